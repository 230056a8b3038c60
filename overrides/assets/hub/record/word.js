/** The professional learning record as a Word document: headings, tables with header rows, its language and its title. Pure rules. */
import { HEAD, PARTS } from "./word-parts.js";
import { zipped } from "./zip.js";

/** @typedef {{title: string, rows: [string, string][]}} Part a piece of learning: what is asked → what was written */

/** Text as XML; characters that XML cannot carry are left out. @param {string} text */
const xml = text => text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Lines of one paragraph. @param {string} text */
const run = text => ["<w:r>", text.split(/\r?\n/).map(line => `<w:t xml:space="preserve">${xml(line)}</w:t>`).join("<w:br/>"), "</w:r>"].join("");
/** @param {string} text @param {string} [style] */
const paragraph = (text, style = "Normal") => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${text ? run(text) : ""}</w:p>`;
/** @param {string} text @param {number} width @param {string} [style] */
const cell = (text, width, style) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(text, style)}</w:tc>`;

/* Twentieths of a point: the text of an A4 sheet with margins of 2 cm. */
const WIDTHS = [2900, 6736];

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  const line = (/** @type {string[]} */ texts, /** @type {string} */ about, /** @type {string} */ style) =>
    ["<w:tr>", about, ...texts.map((text, place) => cell(text, WIDTHS[place] ?? 0, place ? style : "Heads")), "</w:tr>"].join("");
  return ['<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="9636" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:firstColumn="1"/></w:tblPr><w:tblGrid>',
    ...WIDTHS.map(width => `<w:gridCol w:w="${width}"/>`), "</w:tblGrid>", line(head, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", "Heads"),
    ...rows.map(texts => line(texts, "", "Normal")), "</w:tbl>"].join("");
}

/** @param {string} title @param {string[]} lead paragraphs before the parts @param {Part[]} parts @param {string} foot @param {string} made moment in UTC */
export const toWord = (title, lead, parts, foot, made) => zipped({
  ...PARTS,
  "word/document.xml": [HEAD, '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>', paragraph(title, "Title"), ...lead.map(text => paragraph(text)),
    ...parts.flatMap(part => [paragraph(part.title, "Heading1"), table(["Asked", "What I wrote"], part.rows)]), paragraph(""), paragraph(foot), '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'].join(""),
  "docProps/core.xml": `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created></cp:coreProperties>`,
});
