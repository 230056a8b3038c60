/**
 * A workbook with every answer of an evaluation: the published blank workbook of its form, filled in. Lists, protection, summary and chart stay;
 * what has no place in it gets rows and sheets of its own, as formats/xlsx.py gives it.
 */
import { unseenText } from "../facts.js";
import { CONTINUED_HEAD, cells, continued, head, rowId } from "../grid.js";
import { UNSEEN } from "../reading/csv.js";
import { columnOf, sheetPaths } from "../reading/xlsx.js";
import { Refused } from "../refused.js";
import { LEFT_OVER, filled, hidden } from "../values.js";
import { guarded } from "../verbatim.js";
import { child, elements, parsed, part as bytes } from "../xml.js";
import { part, parts, zipped } from "../zip.js";

/** @typedef {import("../xml.js").Node} Node @typedef {{path: string, root: Node, data: Node}} Sheet */

export const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PIECE = 30_000;
const letters = (/** @type {number} */ column) => column < 26 ? String.fromCharCode(65 + column) : String.fromCharCode(64 + Math.floor(column / 26), 65 + (column % 26));

/** @param {import("../form.js").Form} form @param {import("../evaluation.js").Evaluation} evaluation @param {Uint8Array} blank the form as it is published
 * @returns {Promise<Uint8Array>} */
export async function fill(form, evaluation, blank) {
  const entries = parts(blank), { book, paths } = await sheetPaths(blank, entries);
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  for (const name of entries.keys()) files.set(name, await part(blank, entries, name));
  const get = (/** @type {string} */ name) => parsed(files.get(name) ?? new Uint8Array());
  const shared = elements(get("xl/sharedStrings.xml")).map(one => elements(one).map(t => t.children.join("")).join(""));
  /** @type {Map<string, Sheet>} */
  const sheets = new Map();
  for (const [name, path] of paths) {
    const root = get(path), data = child(root, "x:sheetData");
    if (data) sheets.set(name, { path, root, data });
  }
  const styles = get("xl/styles.xml"), formats = child(styles, "x:cellXfs") ?? styles;
  /** @type {Map<string, string>} */
  const marked = new Map();
  /** A style like another one that keeps a spreadsheet from taking the text for a formula. @param {string} style */
  const asText = style => {
    const like = elements(formats)[Number(style)];
    if (!marked.has(style) && like) {
      marked.set(style, String(elements(formats).length));
      formats.children.push({ ...like, attributes: { ...like.attributes, quotePrefix: "1" } });
      formats.attributes.count = String(elements(formats).length);
    }
    return marked.get(style) ?? style;
  };
  /** @param {Node} row @param {number} column @param {string} text @param {string} [style] */
  const set = (row, column, text, style) => {
    const cell = cellOf(row, column), own = style ?? cell.attributes.s ?? "0";
    const kept = text && guarded(text) !== text ? asText(own) : own;
    cell.attributes = { r: cell.attributes.r, s: kept, ...(text ? { t: "inlineStr" } : {}) };
    cell.children = text ? [inline(text)] : [];
  };
  const said = (/** @type {Node | undefined} */ cell) => !cell ? "" : cell.attributes.t === "s" ? (shared[Number(child(cell, "x:v")?.children.join(""))] ?? "") : (child(cell, "x:is", "x:t")?.children.join("") ?? "");
  /** @type {Map<string, {sheet: Sheet, row: Node}>} */
  const places = new Map();
  for (const sheet of sheets.values()) for (const row of elements(sheet.data)) {
    const first = elements(row).find(cell => columnOf(cell.attributes.r) === 0), id = said(first);
    if (id) places.set(id, { sheet, row });
  }

  const { form: grown, texts } = filled(form, evaluation);
  for (const section of grown.sections) {
    if (section.id === LEFT_OVER) continue;
    let before = places.get(rowId(section, section.rows[0]));
    for (const row of section.rows) {
      const [id, words, ...values] = cells(section, row, texts).slice(0, 2 + row.fields.length);
      let place = places.get(id);
      if (!place) {
        if (!before) throw new Refused(`The blank workbook has no row for ${id}.`);
        place = { sheet: before.sheet, row: rowAfter(before.sheet.data, before.row) };
        const like = before.row;
        for (const [column, text] of [id, words].entries()) set(place.row, column, text, cellOf(like, column).attributes.s);
        for (const column of values.keys()) set(place.row, column + 2, "", cellOf(like, column + 2).attributes.s);
      }
      for (const [i, value] of values.entries()) if (value) set(place.row, i + 2, value);
      if (values.some(Boolean)) grow(place.row, values, section.layout === "list" ? 90 : 34);
      before = place;
    }
  }
  const style = places.get(rowId(grown.sections[0], grown.sections[0].rows[0]))?.row, look = style ? cellOf(style, 1).attributes.s : "0";
  const left = grown.sections.find(section => section.id === LEFT_OVER), long = continued(texts);
  if (left) addSheet("Also kept", [[left.summary], head(left), ...left.rows.map(row => cells(left, row, texts))], [14, 40, 80]);
  if (long.length) addSheet("Long texts", [CONTINUED_HEAD, ...long], [14, 14, 14, 100]);
  const unseen = unseenText(hidden(form, evaluation)), meta = sheets.get("_meta");
  if (meta) for (let at = 0; at < unseen.length; at += PIECE) {
    const row = rowAfter(meta.data, elements(meta.data).at(-1));
    for (const [column, text] of [UNSEEN, unseen.slice(at, at + PIECE)].entries()) set(row, column, text);
  }
  count(sheets, said);
  for (const { path, root } of sheets.values()) {
    root.children = root.children.filter(one => typeof one === "string" || one.name !== "x:dimension");
    files.set(path, bytes(root));
  }
  files.set("xl/styles.xml", bytes(styles));
  return zipped(files);

  /** @param {string} name @param {string[][]} rows @param {number[]} widths */
  function addSheet(name, rows, widths) {
    const number = sheets.size + 1, path = `xl/worksheets/sheet${number}.xml`, link = `rIdKept${number}`;
    const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("");
    const root = parsed(new TextEncoder().encode(`<worksheet xmlns="${SPACE}"><cols>${columns}</cols><sheetData/></worksheet>`)), data = child(root, "x:sheetData");
    if (!data) return;
    sheets.set(name, { path, root, data });
    for (const told of rows) {
      const row = rowAfter(data, elements(data).at(-1));
      for (const [column, text] of told.entries()) set(row, column, text, look);
    }
    const list = child(book, "x:sheets"), id = Math.max(...elements(list ?? book).map(one => Number(one.attributes.sheetId))) + 1;
    list?.children.push({ name: "x:sheet", raw: "sheet", attributes: { name, sheetId: String(id), "r:id": link }, children: [] });
    const links = get("xl/_rels/workbook.xml.rels"), types = get("[Content_Types].xml");
    links.children.push({ name: "", raw: "Relationship", attributes: { Id: link, Type: `${OFFICE}/worksheet`, Target: `worksheets/sheet${number}.xml` }, children: [] });
    types.children.push({ name: "", raw: "Override", attributes: { PartName: `/${path}`, ContentType: `${TYPE.replace(/\.sheet$/u, ".worksheet")}+xml` }, children: [] });
    for (const [file, node] of /** @type {[string, Node][]} */ ([["xl/workbook.xml", book], ["xl/_rels/workbook.xml.rels", links], ["[Content_Types].xml", types]])) files.set(file, bytes(node));
  }
}

/** @param {string} text @returns {Node} */
const inline = text => ({ name: "x:is", raw: "is", attributes: {}, children: [{ name: "x:t", raw: "t", attributes: { "xml:space": "preserve" }, children: [text] }] });

/** The cell of a row in a column, made where there is none. @param {Node} row @param {number} column */
function cellOf(row, column) {
  const all = elements(row), there = all.find(cell => columnOf(cell.attributes.r) === column);
  if (there) return there;
  const place = all.findIndex(cell => columnOf(cell.attributes.r) > column);
  /** @type {Node} */
  const made = { name: "x:c", raw: "c", attributes: { r: letters(column) + row.attributes.r, s: "0" }, children: [] };
  row.children.splice(place < 0 ? row.children.length : place, 0, made);
  delete row.attributes.spans;
  return made;
}

/** The row under another one, made where there is none. @param {Node} data @param {Node} [before] */
function rowAfter(data, before) {
  const number = String(Number(before?.attributes.r ?? 0) + 1), place = before ? data.children.indexOf(before) + 1 : 0, there = data.children[place];
  if (there && typeof there !== "string" && there.attributes.r === number) return there;
  /** @type {Node} */
  const made = { name: "x:row", raw: "row", attributes: { r: number }, children: [] };
  data.children.splice(place, 0, made);
  return made;
}

/** A row as high as its texts ask. @param {Node} row @param {string[]} values @param {number} width in letters */
function grow(row, values, width) {
  const lines = Math.max(...values.map(value => value.slice(0, 2000).split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / width), 0)));
  row.attributes.ht = String(Math.max(Number(row.attributes.ht ?? 0), Math.min(400, 15 * lines + 6)));
}

/** The figures of the summary, which some programs show before they reckon anew. @param {Map<string, Sheet>} sheets @param {(cell: Node | undefined) => string} said */
function count(sheets, said) {
  const list = sheets.get("Checklist"), summary = sheets.get("Summary");
  if (!list || !summary) return;
  const answers = new Map(elements(list.data).map(row => [Number(row.attributes.r), said(elements(row).find(cell => columnOf(cell.attributes.r) === 2))]));
  for (const row of elements(summary.data)) for (const cell of elements(row)) {
    const formula = child(cell, "x:f"), value = child(cell, "x:v");
    const [, kind, first, last, label] = /^(COUNTIF|COUNTBLANK)\(Checklist!\$C\$(\d+):\$C\$(\d+)(?:,"(.*)")?\)$/u.exec(formula?.children.join("") ?? "") ?? [];
    if (!kind || !value) continue;
    const wanted = kind === "COUNTIF" ? label.replaceAll('""', '"') : "";
    value.children = [String([...answers].filter(([number, answer]) => number >= Number(first) && number <= Number(last) && answer === wanted).length)];
  }
}
