/**
 * A Word document with every answer of an evaluation: the published blank document of its form, its controls filled in. What has no control in it
 * gets rows and a table of its own, as formats/docx.py gives it.
 */
import { unseenText } from "../facts.js";
import { rowId } from "../grid.js";
import { QUESTION, placeholder, toldApart } from "../opening.js";
import { MOST_IN_A_TAG, tagOf } from "../reading/docx.js";
import { Refused } from "../refused.js";
import { LEFT_OVER, filled, hidden } from "../values.js";
import { escaped } from "../verbatim.js";
import { attribute, child, elements, escape, every, parsed, part as bytes, quoted } from "../xml.js";
import { part, parts, zipped } from "../zip.js";

/** @typedef {import("../xml.js").Node} Node @typedef {import("../form.js").Field} Field */

export const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const ITEM = "{5D1F6C0E-3B7A-4E57-9A54-53544D485542}"; // names the part; any will do, but always the same one
const LETTERS = 0.55, LONG = 20; // letters a millimetre; lines: a row with more may break over pages

/** @param {import("../form.js").Form} form @param {import("../evaluation.js").Evaluation} evaluation @param {Uint8Array} blank the form as it is published
 * @returns {Promise<Uint8Array>} */
export async function fill(form, evaluation, blank) {
  const entries = parts(blank), { form: grown, texts } = filled(form, evaluation);
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  for (const name of entries.keys()) files.set(name, await part(blank, entries, name));
  const root = parsed(files.get("word/document.xml") ?? new Uint8Array()), body = child(root, "w:body");
  if (!body) throw new Refused("The blank document has no text.");
  let number = Math.max(1000, ...[...every(root, "w:id")].map(one => Number(attribute(one, "val")) || 0));
  /** @type {Map<string, {table: Node, row: Node, cell: Node}>} */
  const places = new Map();
  for (const table of every(body, "w:tbl")) for (const row of elements(table)) for (const cell of elements(row)) {
    for (const control of every(cell, "w:sdt")) places.set(attribute(child(control, "w:sdtPr", "w:tag"), "val") ?? "", { table, row, cell });
  }
  /** Puts a control with a text into a cell. @param {Node} row @param {Node} cell @param {Field} field @param {string} text */
  const put = (row, cell, field, text) => {
    cell.children = [...elements(cell).filter(one => one.name === "w:tcPr"), ...fragment(control(field, text, ++number))];
    const settings = child(row, "w:trPr");
    const width = Number(attribute(child(cell, "w:tcPr", "w:tcW"), "w")) / 1440 * 25.4;
    if (text.length / (width * LETTERS) + text.split("\n").length > LONG && settings) settings.children = elements(settings).filter(one => one.name !== "w:cantSplit");
  };
  for (const section of grown.sections) {
    if (section.id === LEFT_OVER) continue;
    let before = places.get(tagOf(section.rows[0].fields[0].id));
    for (const row of section.rows) {
      const place = places.get(tagOf(row.fields[0].id));
      if (!place && before) before = added(before, rowId(section, row), row.fields);
      else before = place ?? before;
      for (const field of row.fields) {
        const text = texts.get(field.id) ?? "", there = places.get(tagOf(field.id));
        if (text && !there) throw new Refused(`The blank document has no place for ${field.id}.`);
        if (text && there) put(there.row, there.cell, field, text);
      }
    }
  }
  const left = grown.sections.find(section => section.id === LEFT_OVER);
  if (left) {
    const rows = left.rows.map(row => `<w:tr>${cell(4000, run(row.code))}${cell(10500, "", control(row.fields[0], texts.get(row.fields[0].id) ?? "", ++number))}</w:tr>`).join("");
    const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(side => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="867A8C"/>`).join("");
    const table = `<w:tbl><w:tblPr><w:tblW w:w="14500" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCaption w:val=${quoted(left.title)}/></w:tblPr>`
      + `<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="10500"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(4000, run(QUESTION))}${cell(10500, run(left.columns[0]))}</w:tr>${rows}</w:tbl>`;
    const heading = `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>${run(left.title)}</w:p><w:p>${run(left.summary)}</w:p>`;
    const end = body.children.findLastIndex(one => typeof one !== "string" && one.name === "w:sectPr");
    const foot = body.children.findLastIndex((one, i) => i < end && typeof one !== "string" && one.name === "w:p"); // the imprint stays at the end
    body.children.splice(foot, 0, ...fragment(`${heading}${table}<w:p/>`));
  }
  const unseen = unseenText(hidden(form, evaluation));
  if (unseen) attach(files, unseen);
  files.set("word/document.xml", bytes(root));
  return zipped(files);

  /** A row more of a table, like the one before it. @param {{table: Node, row: Node}} before @param {string} id @param {Field[]} fields */
  function added(before, id, fields) {
    const row = copy(before.row), [first, ...cells] = elements(row).filter(one => one.name === "w:tc");
    for (const one of every(first, "w:t")) one.children = [id];
    const made = fields.map((field, i) => ({ table: before.table, row, cell: cells[i] }));
    for (const [i, field] of fields.entries()) {
      put(row, cells[i], field, "");
      places.set(tagOf(field.id), made[i]);
    }
    before.table.children.splice(before.table.children.indexOf(before.row) + 1, 0, row);
    return made[0];
  }
}

/** @param {Node} node @returns {Node} */
const copy = node => ({ ...node, attributes: { ...node.attributes }, children: node.children.map(one => typeof one === "string" ? one : copy(one)) });
/** @param {string} xml */
const fragment = xml => parsed(new TextEncoder().encode(`<w:body xmlns:w="${W}">${xml}</w:body>`)).children;
/** @param {number} width @param {string} runs @param {string} [inside] */
const cell = (width, runs, inside = `<w:p>${runs}</w:p>`) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${inside}</w:tc>`;
/** A line as a run, with its tabs as elements. @param {string} line */
const run = line => line && "<w:r>" + line.split("\t").map(piece => piece && `<w:t xml:space="preserve">${escape(piece)}</w:t>`).join("<w:tab/>") + "</w:r>";

/** A control in its cell. One for text stands round whole paragraphs: LibreOffice loses line ends in one inside a line.
 * @param {Field} field @param {string} text @param {number} number */
function control(field, text, number) {
  const letters = [...field.label], label = letters.length <= MOST_IN_A_TAG ? field.label : `${letters.slice(0, MOST_IN_A_TAG - 1).join("")}…`;
  const held = `<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>${placeholder(field)}</w:t></w:r>`;
  const told = `<w:alias w:val=${quoted(escaped(label))}/><w:tag w:val=${quoted(tagOf(field.id))}/><w:id w:val="${number}"/><w:lock w:val="sdtLocked"/>${text ? "" : "<w:showingPlcHdr/>"}`;
  const written = toldApart(escaped(text)), lines = written.split("\n").map(run);
  const paragraphs = (text ? lines : [held]).map(line => `<w:p>${line}</w:p>`).join("");
  if (field.kind !== "choice") return `<w:sdt><w:sdtPr>${told}</w:sdtPr><w:sdtContent>${paragraphs}</w:sdtContent></w:sdt>`;
  // An answer in other words stays in the list, or Word would not show it.
  const labels = new Set([...field.choices.map(choice => escaped(choice.label)), ...(text && written.length < 200 && !written.includes("\n") ? [written] : [])]);
  const items = [...labels].map(one => `<w:listItem w:displayText=${quoted(one)} w:value=${quoted(one)}/>`).join("");
  return `<w:p><w:sdt><w:sdtPr>${told}<w:comboBox>${items}</w:comboBox></w:sdtPr><w:sdtContent>${text ? lines.join("<w:r><w:br/></w:r>") : held}</w:sdtContent></w:sdt></w:p>`;
}

/** What programs keep, as a custom part with the properties that the standard asks for (ISO 29500-1, 15.2.5 and 15.2.6). @param {Map<string, Uint8Array>} files @param {string} unseen */
function attach(files, unseen) {
  const head = '<?xml version="1.0" encoding="UTF-8"?>', encoder = new TextEncoder(), space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
  files.set("customXml/item1.xml", encoder.encode(`${head}<evaluation xmlns="urn:stemhub:evaluation">${escape(unseen)}</evaluation>`));
  files.set("customXml/itemProps1.xml", encoder.encode(`${head}<ds:datastoreItem ds:itemID="${ITEM}" xmlns:ds="${space}"><ds:schemaRefs/></ds:datastoreItem>`));
  const link = (/** @type {string} */ id, /** @type {string} */ kind, /** @type {string} */ target) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  files.set("customXml/_rels/item1.xml.rels", encoder.encode(`${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link("rId1", "customXmlProps", "itemProps1.xml")}</Relationships>`));
  for (const [name, added] of /** @type {[string, Node][]} */ ([
    ["word/_rels/document.xml.rels", { name: "", raw: "Relationship", attributes: { Id: "rIdKept", Type: `${OFFICE}/customXml`, Target: "../customXml/item1.xml" }, children: [] }],
    ["[Content_Types].xml", { name: "", raw: "Override", attributes: { PartName: "/customXml/itemProps1.xml", ContentType: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml" }, children: [] }],
  ])) {
    const root = parsed(files.get(name) ?? new Uint8Array());
    root.children.push(added);
    files.set(name, bytes(root));
  }
}
