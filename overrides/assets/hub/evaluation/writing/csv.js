/** A form as a CSV file with every answer of an evaluation: formats/csv.py in the browser, byte for byte. */
import { facts, unseenText } from "../facts.js";
import { CONTINUED_HEAD, cells, continued, head } from "../grid.js";
import { UNSEEN } from "../reading/csv.js";
import { filled, hidden } from "../values.js";
import { guarded } from "../verbatim.js";

export const TYPE = "text/csv";

/** UTF-8 with a byte order mark, which spreadsheets need, and CRLF between rows.
 * @param {import("../form.js").Form} form @param {import("../evaluation.js").Evaluation} evaluation @returns {Uint8Array} */
export function fill(form, evaluation) {
  const { form: grown, texts } = filled(form, evaluation), unseen = unseenText(hidden(form, evaluation)), more = continued(texts);
  const rows = Object.entries({ ...facts(form), ...(unseen ? { [UNSEEN]: unseen } : {}) }).map(([name, value]) => [name, guarded(value)]);
  for (const section of grown.sections) rows.push([], head(section), ...section.rows.map(row => cells(section, row, texts).map(guarded)));
  if (more.length) rows.push([], CONTINUED_HEAD, ...more.map(row => row.map(guarded)));
  return new TextEncoder().encode(table(rows));
}

/** Rows as CSV. @param {string[][]} rows */
export const table = rows => "\ufeff" + rows.map(row => row.map(quoted).join(",") + "\r\n").join("");

/** A cell in quotes where it must be. @param {string} cell */
const quoted = cell => /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
