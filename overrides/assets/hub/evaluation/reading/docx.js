/**
 * Word documents read back, whatever has become of them: by the tags of controls, or by the ids and heads that are printed. formats/word.py in
 * the browser. LibreOffice may drop tags and Google Docs every control: so a cell is found by its row and its column, a tag is asked only where
 * that fails, and paragraphs that nobody expects are kept as notes.
 */
import { IMPRINT, unseenOf } from "../facts.js";
import { fieldsOf, numbered } from "../form.js";
import { rowId, stem } from "../grid.js";
import { CHOOSE, NUMBER, QUESTION, STATEMENT, WRITE, asWritten, isPageLine, placeholder, staticWords } from "../opening.js";
import { Refused } from "../refused.js";
import { sha256 } from "../sha256.js";
import { isPlace } from "../values.js";
import { normal, unescaped } from "../verbatim.js";
import { strip, tidy } from "../wording.js";
import { attribute, child, elements, every, parsed } from "../xml.js";
import { part, parts } from "../zip.js";
import { found, returned } from "./returned.js";

/** @typedef {import("../xml.js").Node} Node @typedef {import("../form.js").Form} Form @typedef {import("../form.js").Section} Section @typedef {import("../form.js").Row} Row */

/** Word takes no longer tag or title of a content control. */
export const MOST_IN_A_TAG = 64;
/** @type {Record<string, string>} */
const BREAKS = { "w:br": "\n", "w:cr": "\n", "w:tab": "\t", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad" };
const UNREAD = new Set(["mc:Fallback", ...["del", "moveFrom", "sdtPr", "instrText", "tblPr", "trPr", "tcPr", "rPr", "pPr"].map(name => `w:${name}`)]);
const isNumber = (/** @type {string} */ text) => /^\d+$/.test(text);

/** Throws Refused when it is none of ours. @param {Uint8Array} data @param {import("./returned.js").Find} find @returns {Promise<import("./returned.js").Return>} */
export async function read(data, find) {
  const entries = parts(data);
  if (!entries.has("word/document.xml")) throw new Refused("It is no Word document: its text is missing.");
  const body = child(parsed(await part(data, entries, "word/document.xml")), "w:body"), all = body ? [...blocks(body, "w:p", "w:tbl")] : [];
  const told = all.map(block => IMPRINT.exec(text(block))).findLast(Boolean);
  const form = await found(find, told?.[1] ?? "", told?.[2] ?? "");
  const { texts, loose } = readBlocks(all, form);
  let unseen;
  for (const name of entries.keys()) {
    if (unseen || !name.startsWith("customXml/item") || !name.endsWith(".xml")) continue;
    const root = parsed(await part(data, entries, name));
    if (root.name === "hub:evaluation") unseen = unseenOf(root.children.filter(one => typeof one === "string").join(""));
  }
  return returned(form, texts, unseen, loose);
}

/** The tag of a field's control: its id, or a shortened one that no other field has. @param {string} id */
export const tagOf = id => [...id].length <= MOST_IN_A_TAG ? id : `${[...id].slice(0, 50).join("")}~${sha256(id).slice(0, 12)}`;

/** @param {Node[]} all @param {Form} form */
function readBlocks(all, form) {
  const still = staticWords(form).add(tidy(CHOOSE)).add(tidy(WRITE));
  const rows = new Map(form.sections.filter(one => one.layout !== "list").flatMap(one => one.rows.map(row => [tidy(rowId(one, row)), /** @type {[Section, Row]} */ ([one, row])])));
  const tables = new Map(form.sections.filter(one => one.layout === "table").map(one => [stem(one), one]));
  const titles = new Map(form.sections.map(one => [tidy(one.title), one])), tags = new Map([...fieldsOf(form).keys()].map(key => [tagOf(key), key]));
  /** @type {Map<string, string>} */
  const texts = new Map();
  /** @type {[string, string][]} */
  const loose = [];
  /** @type {Section | undefined} */
  let section;
  const placeOf = (/** @type {Node} */ control) => tags.get(tag(control)) ?? (isPlace(tag(control)) ? tag(control) : "");

  /** A paragraph outside tables: a title, words of the form, a field, or a note of somebody's own. @param {Node} block @param {string} [where] */
  const paragraph = (block, where = "") => {
    const tagged = [...every(block, "w:sdt")].filter(placeOf);
    for (const control of tagged) texts.set(placeOf(control), valueOf([control]));
    const said = unescaped(text(block)).replace(/^\n+|\n+$/gu, "");
    section = titles.get(tidy(said)) ?? section;
    if (!tagged.length && strip(said) && !still.has(tidy(said)) && !IMPRINT.test(said) && !isPageLine(form, said)) loose.push([where || (section ? `Under “${section.title}”` : "At the beginning"), said]);
  };
  /** @param {Section | undefined} of @param {Node[]} cells @param {number} last @returns {[Section, Row] | undefined} */
  const rowOf = (of, cells, last) => {
    const lines = cells.length ? [...every(cells[0], "w:p")].map(one => tidy(text(one))) : [];
    for (const line of lines) {
      const known = rows.get(line), cut = line.lastIndexOf("/"), number = line.slice(cut + 1), table = cut > 0 ? tables.get(line.slice(0, cut)) : undefined;
      if (known) return known;
      if (table && isNumber(number) && number.length < 5) return [table, numbered(table.rows[0], Number(number))];
    }
    if (of?.layout === "list") {
      const named = of.rows.find(row => lines.includes(tidy(row.text)));
      return named ? [of, named] : undefined;
    }
    const number = strip(lines.join(""));
    return of?.layout === "table" && cells.length === of.columns.length + 1 && (!number || isNumber(number)) ? [of, numbered(of.rows[0], last + 1)] : undefined;
  };
  /** @param {Section} of @param {Row} row @param {Node[]} cells @param {string[]} order */
  const readCells = (of, row, cells, order) => {
    const names = of.columns.map(tidy), ordered = names.every(name => order.includes(name));
    for (const [i, field] of row.fields.entries()) {
      const place = ordered ? order.indexOf(names[i]) : i + 1;
      if (place < cells.length) texts.set(field.id, valueOf(elements(cells[place]), placeholder(field)));
    }
    if (of.layout === "statements" && cells.length) for (const one of every(cells[0], "w:p")) paragraph(one, `Beside ${row.code}`);
  };
  /** Cells of a row whose id was edited or deleted, by the tags of their controls. @param {Node[]} cells */
  const byTags = cells => {
    let known = false;
    for (const cell of cells) {
      const keys = [...every(cell, "w:sdt")].map(placeOf).filter(Boolean);
      if (keys.length !== 1) continue;
      texts.set(keys[0], valueOf(elements(cell)));
      known = true;
    }
    return known;
  };
  /** @param {Node[]} cells */
  const leftOver = cells => {
    const name = cells.length ? unescaped(strip(text(cells[0]))) : "";
    if (cells.length === 2 && isPlace(name)) { texts.set(name, valueOf(elements(cells[1]))); return; }
    const said = cells.map(cell => valueOf(elements(cell))).filter(one => strip(one) && !still.has(tidy(one)));
    if (said.length) loose.push([section ? `In a table under “${section.title}”` : "In a table", said.join("\n")]);
  };
  /** A table of a section: its head row tells the order of the columns. @param {Node} block */
  const table = block => {
    /** @type {string[]} */
    let order = [], of = section, last = 0;
    for (const line of blocks(block, "w:tr")) {
      const cells = [...blocks(line, "w:tc")], heads = order.length ? [] : cells.map(cell => tidy(text(cell)));
      if (heads.length && [STATEMENT, QUESTION, NUMBER].map(tidy).includes(heads[0])) {
        order = heads;
        of = [...tables.values()].find(one => one.columns.map(tidy).join("\n") === heads.slice(1).join("\n")) ?? section; // its title may be gone
        continue;
      }
      const known = rowOf(of, cells, last);
      if (known) {
        [of] = known;
        if (of.layout === "table") last = Number(known[1].code);
        readCells(of, known[1], cells, order);
      } else if (!byTags(cells)) leftOver(cells);
    }
  };
  for (const block of all) block.name === "w:tbl" ? table(block) : paragraph(block);
  return { texts, loose };
}

/** @param {Node} control */
const tag = control => attribute(child(control, "w:sdtPr", "w:tag"), "val") ?? "";
/** @param {Node} control */
const alias = control => child(control, "w:sdtPr", "w:alias");
/** @param {Node} node */
const isPlaceholder = node => node.name === "w:sdt" && child(node, "w:sdtPr", "w:showingPlcHdr") !== undefined;

/** What somebody wrote: nothing when only the placeholder stands there. @param {Node[]} nodes @param {string} [empty] */
function valueOf(nodes, empty = WRITE) {
  const lines = nodes.flatMap(node => node.name === "w:p" ? [node] : isPlaceholder(node) ? [] : [...blocks(node, "w:p")]);
  const said = lines.length ? lines.map(text).join("\n") : nodes.map(text).join("");
  const tagged = nodes.some(node => [...every(node, "w:sdt")].some(tag));
  return !tagged && tidy(said) === tidy(empty) ? "" : unescaped(asWritten(normal(said)));
}

/** All text in reading order, without placeholders and without what was deleted under “track changes”. @param {Node} node @returns {string} */
function text(node) {
  if (UNREAD.has(node.name) || isPlaceholder(node)) return "";
  if (node.name === "w:t") return node.children.filter(one => typeof one === "string").join("");
  return (BREAKS[node.name] ?? "") + (node.name === "w:p" ? withoutDoubles(node) : elements(node)).map(text).join("");
}

/** LibreOffice 7.4 writes a control again for each stretch of another script; what the first one tells is enough. @param {Node} paragraph */
function withoutDoubles(paragraph) {
  /** @type {Node[]} */
  const kept = [];
  /** @type {Map<string, string>} */
  const said = new Map();
  for (const one of elements(paragraph)) {
    const name = one.name === "w:sdt" && !tag(one) ? alias(one) : undefined;
    if (!name) { kept.push(one); continue; }
    const key = attribute(name, "val") ?? "", first = said.get(key) ?? text(one);
    said.set(key, first);
    const again = kept.some(other => other.name === "w:sdt" && attribute(alias(other), "val") !== undefined && text(other) === first);
    if (!(again && first && first.includes(text(one).replaceAll(first, "")))) kept.push(one);
  }
  return kept;
}

/** The nearest elements with these names, through controls and marks of change that may stand round them. @param {Node} node @param {...string} names @returns {Iterable<Node>} */
function* blocks(node, ...names) {
  for (const one of elements(node)) {
    if (names.includes(one.name)) yield one;
    else if (!UNREAD.has(one.name) && !isPlaceholder(one)) yield* blocks(one, ...names);
  }
}
