/** The evaluation in a CSV file, whatever spreadsheet has saved it: commas, semicolons or tabs, UTF-8 or not. formats/csv.py in the browser. */
import { unseenOf } from "../facts.js";
import { ID, readRows } from "../grid.js";
import { Refused } from "../refused.js";
import { normal, unguarded } from "../verbatim.js";
import { strip } from "../wording.js";
import { found, returned } from "./returned.js";

export const UNSEEN = "kept by programs";
const MOST_ROWS = 100_000;

/** Throws Refused. @param {Uint8Array} data @param {import("./returned.js").Find} find @returns {Promise<import("./returned.js").Return>} */
export async function read(data, find) {
  const rows = rowsOf(textOf(data)).map(row => row.map(cell => unguarded(normal(cell))));
  const cut = rows.findIndex(row => !row.some(Boolean) || row[0] === ID), start = cut < 0 ? rows.length : cut;
  const told = new Map(rows.slice(0, start).filter(row => row.length > 1).map(row => [strip(row[0]), row[1]]));
  const form = await found(find, told.get("form") ?? "", told.get("version") ?? "");
  const { texts, loose } = readRows(rows.slice(start), form);
  return returned(form, texts, unseenOf(told.get(UNSEEN) ?? ""), loose);
}

/** @param {Uint8Array} data */
function textOf(data) {
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder("utf-16le").decode(data);
  if (data[0] === 0xfe && data[1] === 0xff) return new TextDecoder("utf-16be").decode(data);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch { return new TextDecoder("windows-1252").decode(data); } // what Excel for Windows writes as plain CSV
}

/** The rows of a table, told apart as Python's csv module does it. @param {string} text */
function rowsOf(text) {
  const start = text.split("\n", 1)[0].replace(/^"+|"+$/gu, "");
  const separator = [",", ";", "\t"].find(one => start.startsWith(`form${one}`) || start.startsWith(`form"${one}`)) ?? ",";
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let field = "", inQuotes = false, fresh = true, begun = false;
  const endField = () => { row.push(field); [field, fresh] = ["", true]; };
  const endRow = () => {
    if (begun) endField();
    if (rows.push(row) > MOST_ROWS) throw new Refused(`It has more than ${MOST_ROWS} rows; a form has a few hundred. It may be another table.`);
    [row, begun] = [[], false];
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (inQuotes) {
      if (letter !== '"') field += letter;
      else if (text[i + 1] === '"') field += text[++i];
      else inQuotes = false;
    } else if (letter === "\n" || letter === "\r") {
      if (letter === "\r" && text[i + 1] === "\n") i++;
      endRow();
    } else {
      begun = true;
      if (letter === separator) endField();
      else if (letter === '"' && fresh) [inQuotes, fresh] = [true, false];
      else { field += letter; fresh = false; }
    }
  }
  if (begun) endRow();
  return rows;
}
