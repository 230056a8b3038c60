/**
 * A form as rows of cells, and rows of cells read back: what a workbook and a CSV file have in common. formats/grid.py in the browser.
 *
 * Each section is a head row (`id`, its title, its columns, …) and a row for each of its rows, led by an id that is printed. Reading goes by
 * these ids, wherever rows have moved to. A text too long for one cell goes on in rows led by `continued`.
 *
 * @typedef {import("./form.js").Form} Form @typedef {import("./form.js").Section} Section @typedef {import("./form.js").Row} Row
 */
import { imprint } from "./facts.js";
import { numbered } from "./form.js";
import { LEFT_OVER_ABOUT, LEFT_OVER_TITLE, isPlace } from "./values.js";
import { CELL, escaped, inPieces, unescaped } from "./verbatim.js";
import { strip, tidy } from "./wording.js";

export const ID = "id", CONTINUED = "continued";
const HELP = "Questions that help", STAGES = "What each answer looks like", GOES_ON = "… [goes on under “continued”]";
export const CONTINUED_HEAD = [CONTINUED, "Field", "Part", "Text"];
const isNumber = (/** @type {string} */ text) => /^\d+$/.test(text);

/** The id that is printed at the head of a row. @param {Section} section @param {Row} row */
export const rowId = (section, row) => section.layout === "table" ? `${stem(section)}/${row.code}` : row.code;
/** What the ids of a table's rows begin with: `plan`, `tables/sessions`. @param {Section} section */
export const stem = section => section.rows[0].fields[0].id.split("/1/")[0];
/** @param {Section} section */
const helps = section => section.layout === "statements" && section.rows.some(row => row.stages.length || row.prompts.length);

/** The head row of a section. @param {Section} section */
export const head = section => [ID, section.title, ...section.columns, ...(helps(section) ? [section.rows.some(row => row.prompts.length) ? HELP : STAGES] : [])];

/** A row of a section: id, text, its fields, questions that help. @param {Section} section @param {Row} row @param {Map<string, string>} texts */
export const cells = (section, row, texts) => [
  rowId(section, row), wordsOf(section, row), ...row.fields.map(field => firstPiece(texts.get(field.id) ?? "")), ...(helps(section) ? [[...row.stages, ...row.prompts].join(" ")] : []),
];

/** What a row asks: beside a statement the questions that help have a column of their own. @param {Section} section @param {Row} row */
const wordsOf = (section, row) => section.layout === "statements" ? row.text || row.code : [row.text || row.code, ...row.prompts].join("\n");

/** A choice with what it means. @param {import("./form.js").Choice} choice */
export const scaleLine = choice => choice.descriptor ? `${choice.label}: ${choice.descriptor}` : choice.label;

/** What stands between the rows of a form without being written by anybody, as `tidy` gives it. @param {Form} form */
export const ownWords = form => new Set([
  "", LEFT_OVER_TITLE, LEFT_OVER_ABOUT, imprint(form), ...form.sections.flatMap(section => [section.title, section.summary, ...section.columns, ...section.scale.map(scaleLine)]),
].map(tidy));

/** What of a text stands in its cell. @param {string} text */
export function firstPiece(text) {
  const all = pieces(text);
  return all.length > 1 ? all[0] + GOES_ON : all[0];
}

/** The rows for what has no room in its cell. @param {Map<string, string>} texts */
export const continued = texts => [...texts].flatMap(([key, text]) => pieces(text).slice(1).map((piece, i) => [CONTINUED, key, String(i + 2), piece]));

/* Room for the note that it goes on and for the apostrophe of a CSV file. */
/** @param {string} text */
const pieces = text => text.length > 1000 ? inPieces(escaped(text), CELL - new TextEncoder().encode(GOES_ON).length - 1) : [escaped(text)];

/** Read the rows of a form, in any order. Cells of the form's own words are passed over; any other text is kept: `loose` are texts that
 * belong to no field, with their place. @param {string[][]} rows @param {Form} form @returns {{texts: Map<string, string>, loose: [string, string][]}} */
export function readRows(rows, form) {
  const byId = new Map(form.sections.flatMap(section => section.rows.map(row => [rowId(section, row), /** @type {[Section, Row]} */ ([section, row])])));
  const tables = new Map(form.sections.filter(section => section.layout === "table").map(section => [stem(section), section]));
  const own = ownWords(form), titles = new Map(form.sections.map(section => [tidy(section.title), section]));
  /** @type {Map<string, string>} */
  const texts = new Map();
  /** @type {Map<string, Map<number, string>>} */
  const more = new Map();
  /** @type {[string, string][]} */
  const loose = [];
  /** @type {Section | undefined} */
  let section;
  /** @type {string[]} */
  let columns = [];
  let last = 0;
  /** @param {string} where @param {string[]} told */
  const keep = (where, told) => {
    const text = told.filter(cell => strip(cell)).join("\n");
    if (text) loose.push([where, unescaped(text)]);
  };
  /** The table that a row belongs to and its number; a row that people added under a table has no id. @param {string} name @returns {[Section, number] | undefined} */
  const tableOf = name => {
    const cut = name.lastIndexOf("/"), number = name.slice(cut + 1), table = cut > 0 ? tables.get(name.slice(0, cut)) : undefined;
    if (table && isNumber(number) && number.length < 5) return [table, Number(number)];
    return !name && section?.layout === "table" ? [section, last + 1] : undefined;
  };
  /** @param {string} where @param {Section} of @param {Row} row @param {string[]} told */
  const fields = (where, of, row, told) => {
    if (of.layout === "table" && isNumber(row.code)) last = Math.max(Number(row.code), last);
    const names = of.columns.map(tidy), moved = section === of ? names.filter(name => columns.includes(name)).map(name => columns.indexOf(name)) : [];
    const places = moved.length === names.length ? moved : names.map((_, i) => i + 2);
    for (const [i, place] of places.entries()) if (place < told.length) texts.set(row.fields[i].id, told[place]);
    const known = new Set(["", ...[row.text, wordsOf(of, row), row.code, rowId(of, row), [...row.stages, ...row.prompts].join(" ")].map(tidy)]);
    keep(where, told.filter((cell, place) => !places.includes(place) && !known.has(tidy(cell))));
  };
  for (const [i, row] of rows.entries()) {
    if (!row.some(strip)) { section = undefined; continue; }
    const where = `Row ${i + 1}`, told = [...row, "", ""], name = strip(told[0]), known = byId.get(name), table = tableOf(name);
    if (name === CONTINUED) {
      if (isNumber(told[2])) more.set(told[1], (more.get(told[1]) ?? new Map()).set(Number(told[2]), told[3] ?? ""));
      else if (told.slice(0, 4).map(strip).join("\n") !== CONTINUED_HEAD.join("\n")) keep(where, told);
    } else if (name === ID) {
      [section, columns, last] = [titles.get(tidy(told[1])), told.map(tidy), 0];
    } else if (known) fields(`${where} (${name})`, ...known, told);
    else if (table) fields(where, table[0], numbered(table[0].rows[0], table[1]), told);
    else if (isPlace(name)) texts.set(name, told[2]);
    else if (!told.every(cell => own.has(tidy(cell)))) keep(where, told);
  }
  for (const [key, all] of more) {
    const start = texts.get(key) ?? "", rest = [...all].sort(([one], [other]) => one - other).map(([, text]) => text);
    texts.set(key, (start.endsWith(GOES_ON) ? start.slice(0, -GOES_ON.length) : start) + rest.join(""));
  }
  return { texts: new Map([...texts].map(([key, text]) => [key, unescaped(text)])), loose };
}
