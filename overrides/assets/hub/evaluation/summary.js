/**
 * A collation as sheets of cells in words: what the page, the table, the workbook and the printed summary have in common. report/collated/sheets.py
 * in the browser.
 *
 * @typedef {string | number} Cell
 * @typedef {{name: string, about: string, head: string[], rows: Cell[][]}} Sheet a table with its name, a line that explains it, headings and rows
 * @typedef {import("./collate.js").Collation} Collation @typedef {import("./collate.js").Spread} Spread
 */
import { ALL, UNANSWERED } from "./collate.js";
import { STATUSES } from "./evaluation.js";
import { round } from "./shareable.js";
import { guarded } from "./verbatim.js";
import { count } from "./wording.js";
import { table } from "./writing/csv.js";

export const HIDDEN = "hidden";

/** What the whole summary says of itself. @param {Collation} collation @returns {[string, string][]} */
export function facts(collation) {
  const returns = collation.elements.length ? collation.elements[0].statuses[0].settings : 0;
  const privacy = collation.hidden
    ? `Made to be shared: no names and no notes, and numbers from which a group of fewer than ${collation.hidden} could be worked out are hidden. People who know the settings may still guess, so look before you pass it on.`
    : "For your own desk: it holds names, notes and small numbers. Do not pass it on as it is.";
  return [
    ["Framework", collation.title],
    ["Edition", collation.version],
    ["Returns counted", returns === null ? `fewer than ${collation.hidden}` : String(returns)],
    ["Sectors", Object.values(collation.audiences).join("; ") || "none"],
    ["Privacy", privacy],
    ["How to read it", "Nothing here is a grade or a rank. Answers show where to look and whom to ask, and stages are not marks."],
  ];
}

/** The sheets that have something to say, in reading order. @param {Collation} collation @returns {Sheet[]} */
export const sheets = collation => [elements(collation), statuses(collation), items(collation), settings(collation), notes(collation), unread(collation)].filter(sheet => sheet.rows.length);

/** A share in whole per cent. @param {number} share */
export const percent = share => `${round(share * 100)}%`;
/** A number as people see it. @param {number | null} number */
const shown = number => number ?? HIDDEN;
/** @param {Collation} collation @param {string} group */
export const groupName = (collation, group) => group === ALL ? "All" : (collation.audiences[group] ?? group);

/** @param {Collation} collation @returns {Sheet} */
function elements(collation) {
  const labels = [...new Set(collation.elements.flatMap(row => Object.keys(row.shares)))];
  const rows = collation.elements.filter(row => Object.keys(row.shares).length).map(row => [row.title, ...labels.map(label => percent(row.shares[label] ?? 0))]);
  return { name: "Elements", about: `How the items of each element were answered, as shares of all answers${collation.hidden ? ", to the nearest five per cent" : ""}.`, head: ["Element", ...labels], rows };
}

/** @param {Collation} collation @returns {Sheet} */
function statuses(collation) {
  const names = Object.entries({ ...STATUSES, [UNANSWERED]: "Not said" });
  const rows = collation.elements.flatMap(row => row.statuses.map(spread => [row.title, groupName(collation, spread.group), ...names.map(([key]) => shown(spread.counts[key]))]));
  return { name: "Where settings are", about: "How many settings say that they are where with each element.", head: ["Element", "Group", ...names.map(([, name]) => name)], rows };
}

/** @param {Collation} collation @returns {Sheet} */
function items(collation) {
  const titles = new Map(collation.elements.map(row => [row.element, row.title])), labels = [...new Set(collation.items.flatMap(row => row.choices.map(([, label]) => label)))];
  const rows = collation.items.flatMap(row => row.spreads.map(spread => {
    const byLabel = new Map(row.choices.map(([key, label]) => [label, spread.counts[key]]));
    return [
      titles.get(row.element) ?? row.element, row.item, row.text, groupName(collation, spread.group), ...labels.map(label => byLabel.has(label) ? shown(byLabel.get(label) ?? null) : ""),
      shown(spread.settings), spread.group === ALL ? shown(row.confirm) : "",
    ];
  }));
  const about = "How many settings chose what. “To be confirmed” counts answers that came from an older edition and wait for a second look.";
  return { name: "Items", about, head: ["Element", "Item", "Statement", "Group", ...labels, "Settings asked", "To be confirmed"], rows };
}

/** @param {Collation} collation @returns {Sheet} */
function settings(collation) {
  const rows = collation.settings.map(one => [one.source, one.name, one.council, one.audience, one.version, one.finished, one.answered, one.asked, one.confirm]);
  const head = ["File", "Setting", "Local authority", "Sector", "Edition filled in", "Date", "Items answered", "Items asked", "To be confirmed"];
  return { name: "Settings", about: `${count(rows.length, "return")}, and how far each got.`, head, rows };
}

/** @param {Collation} collation @returns {Sheet} */
function notes(collation) {
  const titles = new Map(collation.elements.map(row => [row.element, row.title]));
  const rows = collation.notes.map(one => [titles.get(one.element) ?? one.element, one.item, one.field.replaceAll("_", " "), one.text, one.setting, one.source]);
  return { name: "Notes", about: "What people wrote, with the file it came from.", head: ["Element", "Item", "Field", "Text", "Setting", "File"], rows };
}

/** @param {Collation} collation @returns {Sheet} */
const unread = collation => ({ name: "Left out", about: "Files that were not counted, and why.", head: ["File", "Why"], rows: collation.unread.map(one => [one.source, one.reason]) });

/** A collation as a table for data people: UTF-8 with a byte order mark, CRLF; sheets one below the other, formulas kept as text. @param {Collation} collation */
export function asCsv(collation) {
  const rows = [...facts(collation), ...sheets(collation).flatMap(sheet => [[], [sheet.name, sheet.about], sheet.head, ...sheet.rows.map(row => row.map(cell => typeof cell === "string" ? guarded(cell) : String(cell)))])];
  return new TextEncoder().encode(table(rows).replace(/\p{Cs}/gu, "?"));
}
