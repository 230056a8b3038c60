/** Workbooks of Office Open XML: formats/xlsx_reading.py in the browser. Nothing in them is run; formulas are not asked. */
import { attribute, child, elements, every, parsed } from "../xml.js";
import { part, parts } from "../zip.js";
import { MOST_COLUMNS, evaluationIn, fewRows, fewSheets, figure } from "./workbook.js";

/** @typedef {import("../xml.js").Node} Node @typedef {Map<string, import("../zip.js").Entry>} Entries */

/** Throws Refused when it is none of ours or has more rows than a form can have. @param {Uint8Array} data @param {import("./returned.js").Find} find
 * @returns {Promise<import("./returned.js").Return>} */
export const read = async (data, find) => evaluationIn(await sheetsOf(data, parts(data)), find);

/** The parts of a workbook that its sheets are in, by their names in order. @param {Uint8Array} data @param {Entries} entries */
export async function sheetPaths(data, entries) {
  const book = parsed(await part(data, entries, "xl/workbook.xml")), links = parsed(await part(data, entries, "xl/_rels/workbook.xml.rels"));
  const targets = new Map(elements(links).map(link => [attribute(link, "Id"), attribute(link, "Target") ?? ""]));
  const sheets = elements(child(book, "x:sheets") ?? book).filter(sheet => sheet.name === "x:sheet");
  fewSheets(sheets.length);
  const since1904 = ["1", "true"].includes(attribute(child(book, "x:workbookPr"), "date1904") ?? "");
  /** @type {[string, string][]} */
  const paths = sheets.map(sheet => {
    const target = targets.get(Object.entries(sheet.attributes).find(([key]) => key.endsWith(":id"))?.[1]) ?? "";
    return [sheet.attributes.name ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`];
  });
  return { book, paths, since1904 };
}

/** @param {Uint8Array} data @param {Entries} entries @returns {Promise<Map<string, string[][]>>} */
async function sheetsOf(data, entries) {
  const { paths, since1904 } = await sheetPaths(data, entries);
  const shared = entries.has("xl/sharedStrings.xml") ? elements(parsed(await part(data, entries, "xl/sharedStrings.xml"))).map(words) : [];
  const dates = entries.has("xl/styles.xml") ? datesOf(parsed(await part(data, entries, "xl/styles.xml"))) : [];
  /** @type {Map<string, string[][]>} */
  const found = new Map();
  for (const [name, path] of paths) {
    if (!path.includes("worksheet")) continue;
    const sheet = await part(data, entries, path);
    fewRows(name, [...new TextDecoder().decode(sheet).matchAll(/<(?:\w+:)?row[\s/>]/gu)].length); // before they are all read
    const rows = rowsOf(name, parsed(sheet), cell => text(cell, shared, dates, since1904));
    found.set(name, rows);
  }
  return found;
}

/** @param {string} name @param {Node} sheet @param {(cell: Node) => string} textOf */
function rowsOf(name, sheet, textOf) {
  /** @type {string[][]} */
  const rows = [];
  const all = elements(child(sheet, "x:sheetData") ?? sheet).filter(row => row.name === "x:row");
  fewRows(name, all.reduce((most, row) => Math.max(most, Number(attribute(row, "r") ?? 0)), 0));
  let width = 0, last = 0;
  for (const row of all) {
    last = Number(attribute(row, "r") ?? last + 1);
    /** @type {string[]} */
    const cells = [];
    for (const cell of elements(row)) {
      const column = cell.attributes.r ? columnOf(cell.attributes.r) : cells.length;
      const said = textOf(cell);
      if (!said || column >= MOST_COLUMNS) continue;
      while (cells.length < column) cells.push("");
      cells[column] = said;
    }
    if (!cells.length) continue;
    while (rows.length < last - 1) rows.push([]);
    rows[last - 1] = cells;
    width = Math.max(width, cells.length);
  }
  return rows.map(row => [...row, ...Array(width - row.length).fill("")]);
}

/** `AB12` → 27. @param {string} place */
export const columnOf = place => [...place.replace(/\d+$/u, "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The words of a text in runs, without how it is pronounced. @param {Node} node */
const words = node => elements(node).map(one => one.name === "x:t" ? own(one) : one.name === "x:r" ? elements(one).filter(t => t.name === "x:t").map(own).join("") : "").join("");
/** @param {Node | undefined} node */
const own = node => node ? node.children.filter(one => typeof one === "string").join("") : "";

/** A cell as a person sees it; a spreadsheet turns “12/5/2026” into a date, and “3” into a number.
 * @param {Node} cell @param {string[]} shared @param {boolean[]} dates @param {boolean} since1904 */
function text(cell, shared, dates, since1904) {
  const kind = cell.attributes.t ?? "n", value = own(child(cell, "x:v"));
  if (kind === "s") return shared[Number(value)] ?? "";
  if (kind === "inlineStr") return words(child(cell, "x:is") ?? cell);
  if (kind === "b") return value === "1" ? "True" : value ? "False" : "";
  if (kind === "str" || kind === "d") return value;
  if (kind === "e" || !value) return "";
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  return dates[Number(cell.attributes.s ?? 0)] ? day(number, since1904) : figure(number);
}

/** A day, with its time where it has one. @param {number} serial @param {boolean} since1904 */
function day(serial, since1904) {
  const days = since1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial; // there was no 29 February 1900
  const moment = new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString().slice(0, 19);
  if (serial < 1 && serial > 0) return moment.slice(11);
  return moment.endsWith("T00:00:00") ? moment.slice(0, 10) : moment.replace("T", " ");
}

/** Which styles show a number as a date. @param {Node} styles */
function datesOf(styles) {
  const own = new Map([...every(styles, "x:numFmt")].map(one => [attribute(one, "numFmtId"), attribute(one, "formatCode") ?? ""]));
  const isDate = (/** @type {string} */ id) => {
    const code = own.get(id);
    if (code === undefined) return (Number(id) >= 14 && Number(id) <= 22) || (Number(id) >= 45 && Number(id) <= 47);
    return /[dmyhs]/iu.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/gu, "")) && !/^general$/iu.test(code);
  };
  return elements(child(styles, "x:cellXfs") ?? styles).filter(one => one.name === "x:xf").map(one => isDate(attribute(one, "numFmtId") ?? "0"));
}
