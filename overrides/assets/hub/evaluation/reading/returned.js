/**
 * What the readers share: how a form is found, and what reading gives. formats/common.py in the browser.
 *
 * @typedef {import("../form.js").Form} Form @typedef {import("../published.js").Find} Find
 * @typedef {{form: Form, evaluation: import("../evaluation.js").Evaluation, noticed: string[]}} Return a file that was read: its form, what people wrote, and
 *   sentences about what was noticed on the way
 */
import { NotAnEvaluation, neat } from "../evaluation.js";
import { Refused } from "../refused.js";
import { evaluationFrom } from "../values.js";
import { count } from "../wording.js";

/** The form that a file says it is. Throws Refused when it says nothing or this hub has none such. @param {Find} find @param {string} form @param {string} version */
export async function found(find, form, version) {
  if (!form) throw new Refused("It does not say which form it is: the line with the form's name is missing. It may be another document.");
  const there = await find(form, version);
  if (!there) throw new Refused(`It was made from the form “${form.slice(0, 80)}”, version “${version.slice(0, 20)}”, which this hub does not have.`);
  return there;
}

/** The evaluation of the texts that were read, and a sentence for each answer that the form's lists do not know; text that stood outside the
 * fields is kept as notes. @param {Form} form @param {Map<string, string>} texts @param {Record<string, any> | undefined} unseen @param {[string, string][]} [loose]
 * @param {string[]} [before] what was noticed already @returns {Return} */
export function returned(form, texts, unseen, loose = [], before = []) {
  const noticed = [...before];
  let evaluation;
  try {
    evaluation = evaluationFrom(form, texts, unseen);
  } catch (wrong) {
    if (!(wrong instanceof NotAnEvaluation)) throw wrong;
    noticed.push("What a program had kept unseen in the file was damaged and was left out. Nothing that people wrote is lost.");
    evaluation = evaluationFrom(form, texts);
  }
  for (const [key, answer] of Object.entries(evaluation.answers ?? {})) if (answer.said && !answer.point) noticed.push(`The answer to ${key} is none of the list and was kept in its own words.`);
  if (!loose.length) return { form, evaluation, noticed };
  noticed.push(`${count(loose.length, "text")} outside the fields ${loose.length === 1 ? "was" : "were"} kept as notes.`);
  return { form, noticed, evaluation: neat({ ...evaluation, notes: [...(evaluation.notes ?? []), ...loose.map(([where, text]) => ({ where, text }))] }) };
}
