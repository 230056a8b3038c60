/** The evaluation on the sheets of a workbook, whatever format they came in and whatever program has saved them: formats/workbook.py in the browser. */
import { IMPRINT, unseenOf } from "../facts.js";
import { ID, readRows } from "../grid.js";
import { Refused } from "../refused.js";
import { UNSEEN } from "./csv.js";
import { found, returned } from "./returned.js";

/** @typedef {Map<string, string[][]>} Sheets the cells of each sheet, as a person sees them */

const START = "Start", META = "_meta", NOT_READ = [META, "_lists", "Summary"], MOST_ROWS = 20_000, MOST_SHEETS = 60;
export const MOST_COLUMNS = 2_000;

/** Throws Refused when it is none of ours. @param {Sheets} sheets @param {import("./returned.js").Find} find @param {string[]} [noticed]
 * @returns {Promise<import("./returned.js").Return>} */
export async function evaluationIn(sheets, find, noticed) {
  const told = toldBy(sheets), form = await found(find, told.get("form") ?? "", told.get("version") ?? "");
  const rows = [...sheets].filter(([name]) => !NOT_READ.includes(name)).flatMap(([name, rows]) => [...fromFirstId(name, rows), []]);
  const { texts, loose } = readRows(rows, form);
  return returned(form, texts, unseenOf(told.get(UNSEEN) ?? ""), loose, noticed);
}

/** What the workbook says of itself: on its hidden sheet, or in the line that is printed on the first. @param {Sheets} sheets */
function toldBy(sheets) {
  /** @type {Map<string, string>} */
  const told = new Map();
  for (const row of sheets.get(META) ?? []) if (row.length > 1) told.set(row[0], row[0] === UNSEEN ? (told.get(row[0]) ?? "") + row[1] : row[1]);
  if (told.get("form")) return told;
  for (const rows of sheets.values()) for (const row of rows) for (const cell of row) {
    const line = IMPRINT.exec(cell);
    if (line) return told.set("form", line[1]).set("version", line[2]);
  }
  return told;
}

/** The rows from the first head of a section on: above it stand instructions. @param {string} name @param {string[][]} rows */
function fromFirstId(name, rows) {
  const start = rows.findIndex(row => row[0] === ID);
  return rows.slice(start >= 0 ? start : name === START ? rows.length : 0);
}

/** Throws Refused for more sheets than a form can have. @param {number} sheets */
export function fewSheets(sheets) {
  if (sheets > MOST_SHEETS) throw new Refused(`It has ${sheets} sheets; a form has about ten. It may be another workbook.`);
}

/** Throws Refused for more rows than a form can have. @param {string} name @param {number} rows */
export function fewRows(name, rows) {
  if (rows > MOST_ROWS) throw new Refused(`The sheet “${name.slice(0, 31)}” has ${rows.toLocaleString("en-GB")} rows; a form has a few hundred. It may be another workbook.`);
}

/** A number as Python writes it. @param {number} number */
export function figure(number) {
  if (Number.isInteger(number)) return BigInt(number).toString();
  const [digits, power] = number.toExponential().split("e"), exponent = Number(power);
  return exponent < -4 || exponent >= 16 ? `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}` : String(number).includes("e") ? number.toFixed(Math.max(0, digits.replace(/[-.]/gu, "").length - 1 - exponent)) : String(number);
}
