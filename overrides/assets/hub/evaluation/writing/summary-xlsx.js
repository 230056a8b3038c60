/** A collation as a workbook: a sheet for each table, headings that stay in sight, nothing that is run. report/collated/xlsx.py has a chart too. */
import { facts, sheets } from "../summary.js";
import { escaped, inPieces } from "../verbatim.js";
import { escape, quoted } from "../xml.js";
import { zipped } from "../zip.js";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", PACKAGE = "http://schemas.openxmlformats.org/package/2006", TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** The wide columns, in characters. @type {Record<string, number>} */
const WIDE = { Statement: 60, Text: 70, Element: 30, Why: 70, File: 28, Setting: 28, Group: 26, Sector: 26, Item: 26 };
const PLAIN = 0, BOLD = 1, WRAPPED = 2, SHARE = 3, TITLE = 4;

/** @typedef {import("../summary.js").Cell} Cell */

/** @param {import("../collate.js").Collation} collation @returns {Promise<Uint8Array>} */
export async function workbook(collation) {
  const about = sheet([[["Summary of returns", TITLE]], [], ...facts(collation).map(([name, value]) => /** @type {[Cell, number][]} */ ([[name, BOLD], [escaped(value), WRAPPED]]))], [20, 90]);
  const all = sheets(collation), names = ["About", ...all.map(one => one.name)];
  const tables = all.map(({ about, head, rows }) => sheet(
    [[[about, PLAIN]], [], head.map(name => /** @type {[Cell, number]} */ ([name, BOLD])), ...rows.flatMap(pieces)],
    head.map(name => WIDE[name] ?? 14), `A3:${letters(head.length - 1)}${rows.length + 3}`));
  const parts = [about, ...tables].map((xml, i) => /** @type {[string, string]} */ ([`xl/worksheets/sheet${i + 1}.xml`, xml]));
  const font = (/** @type {string} */ more, /** @type {number} */ size) => `<font>${more}<sz val="${size}"/><name val="Arial"/></font>`;
  const wrap = '<alignment vertical="top" wrapText="1"/>', xf = (/** @type {string} */ told, /** @type {string} */ inside) => `<xf ${told} xfId="0" applyAlignment="1">${inside}</xf>`;
  const styles = `<styleSheet xmlns="${MAIN}"><fonts count="3">${font("", 11)}${font("<b/>", 11)}${font("<b/>", 14)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF4EDE1"/></patternFill></fill></fills>`
    + '<borders count="2"><border/><border><bottom style="medium"><color rgb="FF0E5C68"/></bottom></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">'
    + xf('numFmtId="0" fontId="0" fillId="0" borderId="0"', '<alignment vertical="top"/>') + xf('numFmtId="0" fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1"', wrap)
    + xf('numFmtId="0" fontId="0" fillId="0" borderId="0"', wrap) + xf('numFmtId="9" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"', '<alignment vertical="top"/>')
    + xf('numFmtId="0" fontId="2" fillId="0" borderId="0" applyFont="1"', '<alignment vertical="top"/>') + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
  const listed = names.map((name, i) => `<sheet name=${quoted(name)} sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("");
  const titles = all.map((one, i) => `<definedName name="_xlnm.Print_Titles" localSheetId="${i + 1}">'${escape(one.name)}'!$3:$3</definedName>`).join(""), filters = titles && `<definedNames>${titles}</definedNames>`;
  const links = [...names.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`]), ["styles", "styles.xml"]].map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join("");
  const types = [...parts.map(([name]) => [name, "worksheet"]), ["xl/workbook.xml", "sheet.main"], ["xl/styles.xml", "styles"]].map(([name, kind]) => `<Override PartName="/${name}" ContentType="${TYPE}.${kind}+xml"/>`).join("");
  return zipped(new Map([
    ["[Content_Types].xml", `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${types}</Types>`],
    ["_rels/.rels", `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed}</sheets>${filters}</workbook>`],
    ["xl/_rels/workbook.xml.rels", `<Relationships xmlns="${PACKAGE}/relationships">${links}</Relationships>`],
    ["xl/styles.xml", styles],
    ...parts,
  ].map(([name, xml]) => [name, new TextEncoder().encode(HEAD + xml)])));
}

/** What exceeds a cell goes on in the next row. @param {Cell[]} row @returns {[Cell, number][][]} */
function pieces(row) {
  const cut = row.map(cell => typeof cell === "string" && !/^\d+%$/u.test(cell) ? inPieces(escaped(cell)) : [cell]);
  const many = cut.reduce((most, one) => Math.max(most, one.length), 1);
  return Array.from({ length: many }, (_, i) => cut.map(one => /** @type {[Cell, number]} */ ([one[i] ?? "", WRAPPED])));
}

/** @param {[Cell, number][][]} rows @param {number[]} widths @param {string} [filter] */
function sheet(rows, widths, filter = "") {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("");
  const held = rows.map((row, i) => `<row r="${i + 1}">${row.map(([cell, style], column) => cellOf(letters(column) + (i + 1), cell, style)).join("")}</row>`).join("");
  const filtered = filter && `<autoFilter ref="${filter}"/>`;
  const frozen = filter ? '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>' : "";
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${frozen}<cols>${columns}</cols><sheetData>${held}</sheetData>${filtered}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** @param {string} place @param {Cell} cell @param {number} style */
function cellOf(place, cell, style) {
  if (cell === "") return "";
  if (typeof cell === "number") return `<c r="${place}" s="${style}"><v>${cell}</v></c>`;
  if (/^\d+%$/u.test(cell)) return `<c r="${place}" s="${SHARE}"><v>${parseInt(cell, 10) / 100}</v></c>`;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
}

/** @param {number} column */
const letters = column => column < 26 ? String.fromCharCode(65 + column) : String.fromCharCode(64 + Math.floor(column / 26), 65 + (column % 26));
