/**
 * An evaluation as a file for its owner: JSON and CSV are made here, workbook and Word document from the published blank ones. Nothing is sent.
 *
 * @typedef {"json" | "csv" | "xlsx" | "docx"} Kind
 * @typedef {{name: string, type: string, bytes: Uint8Array}} Made a file: its name, its media type and what is in it
 */
import { WHOLE, elementsOf, formId } from "../form.js";
import { ROOT, find as published } from "../published.js";
import { Refused } from "../refused.js";

/** What people call the formats, and what each is good for. @type {Record<Kind, [string, string]>} */
export const KINDS = {
  xlsx: ["Spreadsheet", "for Excel, LibreOffice and Google Sheets, with a summary"],
  docx: ["Word document", "for Word, LibreOffice and Google Docs"],
  csv: ["Table", "for data people, and for spreadsheets that open nothing else"],
  json: ["Data", "for this site and other programs: it comes back exactly"],
};

/** The file. Throws Refused, with the reason in words, when the blank form cannot be fetched.
 * @param {Kind} kind @param {import("../form.js").Form} form @param {import("../evaluation.js").Evaluation} evaluation @param {import("../published.js").Find} [find] @returns {Promise<Made>} */
export async function write(kind, form, evaluation, find = published) {
  const called = (/** @type {string} */ type, /** @type {Uint8Array} */ bytes) => ({ name: `${form.file_name}.${kind}`, type, bytes });
  if (kind === "json") {
    const { TYPE, fill } = await import("./json.js");
    return called(TYPE, fill(form, evaluation));
  }
  if (kind === "csv") {
    const { TYPE, fill } = await import("./csv.js");
    return called(TYPE, fill(form, evaluation));
  }
  // Forms of some elements are not published: the whole one has room for them.
  if (elementsOf(form.scope).length > 1) form = await find(formId(form.source, form.audience, WHOLE), form.version) ?? form;
  const { TYPE, fill } = await (kind === "xlsx" ? import("./xlsx.js") : import("./docx.js"));
  return called(TYPE, await fill(form, evaluation, await blankOf(form, kind)));
}

/** @param {import("../form.js").Form} form @param {Kind} kind */
async function blankOf(form, kind) {
  const address = `self-evaluation/${form.source}/v/${form.version}/checklists/${form.audience}/${form.file_name}.${kind}`;
  const answer = await fetch(new URL(address, ROOT)).catch(() => undefined);
  if (!answer?.ok) throw new Refused("The blank form could not be fetched, so no file was made.", "Nothing is lost: try again when you are online, or save the answers as data (JSON) or as a table (CSV).");
  return new Uint8Array(await answer.arrayBuffer());
}
