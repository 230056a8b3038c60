/** The words at the head of a printed document, and all words of a form that nobody wrote into it: formats/opening.py in the browser. */
import { facts, imprint } from "./facts.js";
import { ownWords, rowId, scaleLine } from "./grid.js";
import { dateInWords, editionName, minutesInWords, tidy } from "./wording.js";

export const CHOOSE = "Choose an answer", WRITE = "Write here";
export const STATEMENT = "Statement", QUESTION = "Question", NUMBER = "Row";
/** What stands in a field that nobody has filled in. @param {import("./form.js").Field} field */
export const placeholder = field => field.kind === "choice" ? CHOOSE : WRITE;

/** Whether a paragraph tells where the page of the form is, whatever the address of the site was when it was made.
 * @param {import("./form.js").Form} form @param {string} text */
export function isPageLine(form, text) {
  const [, start = "", address = ""] = /^\s*(.*) (\S*)\s*$/u.exec(text) ?? [];
  return start === "This edition stays at" && address.endsWith(form.address.replace(/^\w+:\/\/[^/]*\//u, ""));
}
/** @param {string} text */
const isPlaceholder = text => [CHOOSE, WRITE].map(tidy).includes(tidy(text));
/** An answer that could be taken for a placeholder, with an apostrophe before it, as a table guards a formula. @param {string} text */
export const toldApart = text => isPlaceholder(text.replace(/^'+/u, "")) ? `'${text}` : text;
/** The answer that was told apart. `asWritten(toldApart(text)) === text` for every text. @param {string} text */
export const asWritten = text => text.startsWith("'") && isPlaceholder(text.replace(/^'+/u, "")) ? text.slice(1) : text;

/** Every paragraph of a blank document but its placeholders, as `tidy` gives it. @param {import("./form.js").Form} form */
export function staticWords(form) {
  const edition = form.released ? `${editionName(form.released)}, released ${dateInWords(form.released)}` : `version ${form.version}`;
  const takes = form.minutes ? ` It takes about ${minutesInWords(form.minutes)}; do it in parts if you like.` : "";
  const told = [form.title, [form.audience_title, form.scope_title].filter(Boolean).join(" · "), `${edition}.${takes}`, `This edition stays at ${facts(form).page}`, form.authority_statement, imprint(form), ...form.advice];
  told.push("Is this official?", "How to use it", "What each answer looks like", "Questions that help", "The answers", STATEMENT, QUESTION, NUMBER);
  for (const section of form.sections) {
    told.push(...section.scale.map(scaleLine));
    for (const row of section.rows) told.push(row.text, row.code, rowId(section, row), ...row.stages, ...row.prompts, ...row.evidence);
  }
  return new Set([...ownWords(form), ...told.map(tidy)]);
}
