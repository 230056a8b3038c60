/** An evaluation in a JSON file: formats/json.py in the browser. */
import { parse } from "../evaluation.js";
import { Refused } from "../refused.js";
import { found } from "./returned.js";

/** The evaluation in a JSON file, exactly. Throws Refused. @param {Uint8Array} data @param {import("./returned.js").Find} find @returns {Promise<import("./returned.js").Return>} */
export async function read(data, find) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch { throw new Refused("It is not UTF-8 text. Save it as UTF-8 and try again."); }
  const { evaluation, problems } = parse(text);
  if (!evaluation) throw new Refused(problems[0]);
  return { form: await found(find, evaluation.form ?? "", evaluation.made_from?.version ?? ""), evaluation, noticed: [] };
}
