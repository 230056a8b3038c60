/**
 * The file of a reader's learning, out and in again, and the same as a table: pure rules.
 *
 * @typedef {import("../local/store.js").Item} Item
 * @typedef {{items: Item[], name: string, left: string[]}} Read `left`: what could not be read, in words
 */

export const KIND = "stem-hub-learning";
/** How each version of the format becomes a list of items. Old files stay readable for ever. @type {Record<number, (file: any) => unknown>} */
const FORMATS = { 1: file => file.items };
const NEWEST = 1;

/** In an order that does not depend on the browser. @param {Item[]} items */
const ordered = items => [...items].sort((one, other) => (one.id < other.id ? -1 : 1));

/** @param {Item[]} items @param {string} name of the reader, only if given @param {string} made moment in UTC */
export const toFile = (items, name, made) =>
  `${JSON.stringify({ format: NEWEST, kind: KIND, ...(name && { name }), made, items: ordered(items) }, null, 1)}\n`;

/** @param {any} thing */
const isPlain = thing => Boolean(thing) && typeof thing === "object" && !Array.isArray(thing);

/** @param {any} one */
const isVersion = one => isPlain(one) && isPlain(one.clock) && typeof one.edited === "string" && !Number.isNaN(Date.parse(one.edited))
  && Object.keys(one.clock).length > 0 && Object.values(one.clock).every(count => Number.isInteger(count) && count > 0)
  && (one.value === null || isPlain(one.value));

/** Reads a file. Throws an Error whose message is for people. @param {string} text @returns {Read} */
export function fromFile(text) {
  let file;
  try { file = JSON.parse(text); } catch { throw new Error("This is not a file of My learning: it cannot be read as JSON."); }
  if (!isPlain(file) || file.kind !== KIND) throw new Error("This is not a file of My learning.");
  const read = FORMATS[file.format];
  if (!read) throw new Error(`This file has the format ${file.format}; this page knows 1 to ${NEWEST}. Load the page anew and try again.`);
  const written = read(file);
  if (!Array.isArray(written)) throw new Error("This file of My learning is damaged: it has no list of items.");
  /** @type {Item[]} */
  const items = [];
  const left = [];
  for (const [place, item] of written.entries()) {
    const versions = isPlain(item) && typeof item.id === "string" && item.id && Array.isArray(item.versions) ? item.versions.filter(isVersion) : [];
    if (versions.length) items.push({ id: item.id, versions });
    if (!versions.length || versions.length < item.versions.length) left.push(`Item ${place + 1} (${isPlain(item) && item.id || "without a name"}) is damaged.`);
  }
  return { items, name: typeof file.name === "string" ? file.name : "", left };
}

/** Text that a spreadsheet would take as a formula is kept as text. @param {unknown} value */
const cell = value => {
  const text = Array.isArray(value) ? value.join(" | ") : isPlain(value) ? Object.entries(/** @type {object} */ (value)).map(pair => pair.join(": ")).join(" | ") : String(value ?? "");
  const guarded = (/^[=+\-@\t\r]/.test(text) ? "'" : "") + text;
  return `"${guarded.replaceAll('"', '""')}"`;
};
/** Rows for a spreadsheet, with a byte order mark. @param {unknown[][]} rows */
export const asTable = rows => `\ufeff${rows.map(row => row.map(cell).join(",")).join("\r\n")}\r\n`;
const COLUMNS = ["where", "kind", "changed", "what", "answer", "provider", "from", "to", "minutes", "role", "learned", "practice", "impact", "reflection",
  "next", "discussed", "discussed_on", "verifier", "review_on", "standards"];

/** Everything but self-evaluations, whose own pages make tables, as a table for a spreadsheet: one row a version. @param {Item[]} items */
export function toTable(items) {
  const mine = items.filter(({ id }) => !id.startsWith("evaluation/"));
  const rows = ordered(mine).flatMap(({ id, versions }) => versions.filter(({ value }) => value && value.kind !== "for").map(({ edited, value }) => COLUMNS.map(column => {
    if (column === "where") return value.kind === "entry" ? "" : id;
    if (column === "changed") return edited;
    if (column === "what") return value.asked ?? value.title;
    if (column === "answer") return value.text ?? value.tried ?? value.done ?? value.points ?? (value.kind === "check" ? (value.right ? "right" : "not yet right") : "");
    return value[column];
  })));
  return asTable([COLUMNS, ...rows]);
}
