/** The parts of a Word document that are the same in each: its styles, its language and what an office suite expects beside them (ECMA-376). */

const WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml", OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** @param {string} id @param {string} name @param {string} after @param {string} look @param {string} [kind] */
const style = (id, name, after, look, kind = "paragraph") => `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${name}"/>${after}${look}</w:style>`;
const BASED = '<w:basedOn w:val="Normal"/>', NEXT = `${BASED}<w:next w:val="Normal"/><w:qFormat/>`;
const bold = (/** @type {number} */ size) => `<w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr>`;
const LINES = ["top", "left", "bottom", "right", "insideH", "insideV"].map(side => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="767676"/>`).join("");
const MARGINS = '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>';
const STYLES = `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>`
  + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
  + style("Title", "Title", NEXT, bold(40))
  + style("Heading1", "heading 1", NEXT, '<w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>' + bold(28))
  + style("Heads", "Heads", BASED, bold(22))
  + style("Grid", "Table Grid", "", `<w:tblPr><w:tblBorders>${LINES}</w:tblBorders>${MARGINS}</w:tblPr>`, "table")
  + "</w:styles>";

const COLOURS = ["dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"]
  .map(name => `<a:${name}><a:srgbClr val="${name.startsWith("lt") ? "FFFFFF" : "000000"}"/></a:${name}>`).join("");
const FONTS = ["majorFont", "minorFont"].map(name => `<a:${name}><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}>`).join("");
const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>', LINE = `<a:ln>${FILL}</a:ln>`, EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>";
const LOOK = [["fillStyleLst", FILL], ["lnStyleLst", LINE], ["effectStyleLst", EFFECT], ["bgFillStyleLst", FILL]].map(([name, one = ""]) => `<a:${name}>${one.repeat(3)}</a:${name}>`).join("");
const THEME = `${HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plain"><a:themeElements><a:clrScheme name="Plain">${COLOURS}</a:clrScheme><a:fontScheme name="Plain">${FONTS}</a:fontScheme><a:fmtScheme name="Plain">${LOOK}</a:fmtScheme></a:themeElements></a:theme>`;

/** What belongs to the document: its name → its content. @type {Record<string, string>} */
const BESIDE = {
  styles: STYLES,
  settings: `${HEAD}<w:settings ${W}><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
  fontTable: `${HEAD}<w:fonts ${W}><w:font w:name="Calibri"><w:family w:val="swiss"/></w:font></w:fonts>`,
};
const part = (/** @type {string} */ path, /** @type {string} */ type) => `<Override PartName="/${path}" ContentType="${type}+xml"/>`;
const relation = (/** @type {string} */ id, /** @type {string} */ type, /** @type {string} */ target) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

/** All of them: path in the file → its text. @type {Record<string, string>} */
export const PARTS = {
  "[Content_Types].xml": [HEAD, `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`, part("word/document.xml", `${WORDS}.document.main`),
    ...Object.keys(BESIDE).map(name => part(`word/${name}.xml`, `${WORDS}.${name}`)), part("word/theme.xml", "application/vnd.openxmlformats-officedocument.theme"), part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties"), "</Types>"].join(""),
  "_rels/.rels": [HEAD, `<Relationships xmlns="${PACKAGE}/relationships">`, relation("rId1", `${OFFICE}/officeDocument`, "word/document.xml"), relation("rId2", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"), "</Relationships>"].join(""),
  "word/_rels/document.xml.rels": [HEAD, `<Relationships xmlns="${PACKAGE}/relationships">`, ...[...Object.keys(BESIDE), "theme"].map((name, place) => relation(`rId${place + 1}`, `${OFFICE}/${name}`, `${name}.xml`)), "</Relationships>"].join(""),
  ...Object.fromEntries(Object.entries(BESIDE).map(([name, text]) => [`word/${name}.xml`, text])),
  "word/theme.xml": THEME,
};
