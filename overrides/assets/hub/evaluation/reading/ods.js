/** OpenDocument spreadsheets, ours and those that other programs have saved: formats/ods_reading.py in the browser. Nothing in them is run. */
import { Refused } from "../refused.js";
import { attribute, child, elements, every, parsed } from "../xml.js";
import { BOMB, PASSWORD, PROGRAM, part, parts } from "../zip.js";
import { MOST_COLUMNS, evaluationIn, fewRows, fewSheets, figure } from "./workbook.js";

/** @typedef {import("../xml.js").Node} Node @typedef {Map<string, import("../zip.js").Entry>} Entries */

const LEAST = 4, MOST_CELLS = 500_000, MOST_BLANKS = 100_000, MANIFEST = "META-INF/manifest.xml", KIND = "application/vnd.oasis.opendocument.spreadsheet";
const GROUPS = ["table:table-row-group", "table:table-header-rows", "table:table-rows"], LINKS = ["table:table-source", "table:cell-range-source", "table:dde-link"];
const UNREAD = ["text:ruby-text", "text:note", "office:annotation", "office:annotation-end"];
/** @type {Record<string, string>} */
const LETTERS = { "text:s": " ", "text:tab": "\t", "text:line-break": "\n" };
const LINKED = "It takes words from another file by a link. The link was not followed, and what stands in the other file was not read.";

/** Whether an OpenDocument file is a spreadsheet, or a template of one. @param {Uint8Array} data @param {Entries} entries */
export async function isSpreadsheet(data, entries) {
  const name = ["mimetype", MANIFEST].find(one => entries.has(one));
  return name !== undefined && new TextDecoder().decode(await part(data, entries, name)).includes(KIND);
}

/** Throws Refused when it is damaged, locked, or longer than a form can be. @param {Uint8Array} data @param {import("./returned.js").Find} find
 * @returns {Promise<import("./returned.js").Return>} */
export async function read(data, find) {
  const entries = parts(data), listed = entries.has(MANIFEST) ? new TextDecoder().decode(await part(data, entries, MANIFEST)) : "";
  if (entries.has("encrypted-package") || listed.includes("encryption-data")) throw new Refused(PASSWORD);
  if (listed.toLowerCase().includes("oleobject")) throw new Refused(PROGRAM);
  const book = child(parsed(await part(data, entries, "content.xml")), "office:body", "office:spreadsheet");
  if (!book) throw new Refused("The workbook is damaged and cannot be opened (it has no sheets).");
  const tables = elements(book).filter(one => one.name === "table:table" && !child(one, "table:table-source"));
  fewSheets(tables.length);
  const linked = LINKS.some(name => !every(book, name)[Symbol.iterator]().next().done);
  return evaluationIn(new Map(tables.map(one => [attribute(one, "name") ?? "", rowsOf(one)])), find, linked ? [LINKED] : []);
}

/** The rows of a sheet down to the last that says something: programs write one empty row a million times to fill a sheet. @param {Node} table */
function rowsOf(table) {
  const name = attribute(table, "name") ?? "";
  /** @type {string[][]} */
  const rows = [];
  let cells = 0, at = 0;
  for (const row of inGroups(table)) {
    const again = times(row, "rows"), said = cellsOf(row);
    if (said.some(Boolean)) {
      fewRows(name, at + again);
      while (said.length < LEAST) said.push("");
      cells += again * said.length;
      if (cells > MOST_CELLS) throw new Refused(`The sheet “${name.slice(0, 31)}” has ${cells.toLocaleString("en-GB")} cells; a form has a few thousand. It may be another workbook.`);
      while (rows.length < at) rows.push([]);
      for (let i = 0; i < again; i++) rows.push(said);
    }
    at += again;
  }
  return rows;
}

/** @param {Node} table @returns {Iterable<Node>} */
function* inGroups(table) {
  for (const one of elements(table)) {
    if (one.name === "table:table-row") yield one;
    else if (GROUPS.includes(one.name)) yield* inGroups(one);
  }
}

/** @param {Node} node @param {string} of */
function times(node, of) {
  const told = attribute(node, `number-${of}-repeated`) ?? "1";
  return /^\d{1,9}$/u.test(told) ? Math.max(1, Number(told)) : 1;
}

/** @param {Node} row */
function cellsOf(row) {
  /** @type {string[]} */
  const said = [];
  let at = 0;
  for (const cell of elements(row)) {
    if (cell.name !== "table:table-cell" && cell.name !== "table:covered-table-cell") continue;
    const again = times(cell, "columns"), text = textOf(cell);
    if (text && at < MOST_COLUMNS) {
      while (said.length < at) said.push("");
      for (let i = Math.min(again, MOST_COLUMNS - at); i > 0; i--) said.push(text);
    }
    at += again;
  }
  return said;
}

/** A cell as a person sees it; a spreadsheet turns “12/5/2026” into a date, and “3” into a number. @param {Node} cell */
function textOf(cell) {
  const told = (/** @type {string} */ name) => cell.attributes[`office:${name}`], kind = told("value-type");
  const said = elements(cell).filter(one => one.name === "text:p" || one.name === "text:h").map(words).join("\n");
  if (cell.attributes["calcext:value-type"] === "error") return "";
  if (kind === "date") {
    const [day, time = ""] = (told("date-value") ?? said).split("T");
    return /[^0:.]/u.test(time) ? `${day} ${time}` : day;
  }
  const time = kind === "time" && /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S/u.exec(told("time-value") ?? "");
  if (time) return time.slice(1).map(one => one.padStart(2, "0")).join(":");
  if (kind === "boolean") return told("boolean-value") === "true" ? "True" : "False";
  const value = kind === "float" ? (told("value") ?? said).trim() : "";
  return value && Number.isFinite(Number(value)) ? figure(Number(value)) : said || (told("string-value") ?? "");
}

/** The text of a paragraph: blanks that stand together are one (ODF 1.3 part 3, 6.1.2), unless an element counts them. @param {Node} paragraph */
function words(paragraph) {
  let made = "", blank = true; // whether what stands before is a blank that swallows the next one, as the beginning does
  /** @param {Node} node */
  const walk = node => {
    for (const one of node.children) {
      if (typeof one === "string") {
        const plain = one.replace(/[ \t\r\n]+/gu, " ");
        made += blank ? plain.replace(/^ /u, "") : plain;
        blank = plain.endsWith(" ");
      } else if (LETTERS[one.name]) {
        const many = attribute(one, "c") ?? "1";
        if (!/^\d{1,6}$/u.test(many) || Number(many) > MOST_BLANKS) throw new Refused(BOMB);
        made += LETTERS[one.name].repeat(Number(many));
        blank = false;
      } else if (!UNREAD.includes(one.name)) walk(one);
    }
  };
  walk(paragraph);
  return made;
}
