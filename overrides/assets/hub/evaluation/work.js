/**
 * What is done with many files, in a worker where the browser has one: read each, put colleagues' files together, put settings' files side by
 * side. Only plain data goes in and out; evaluations travel as the text of their files.
 *
 * @typedef {{name: string, text: string, framework: string, version: string, noticed: string[]}} Got a file that was read
 * @typedef {{name: string, reason: string, forward: string}} Left a file that could not be read
 * @typedef {{framework: string, files: Got[], left: {name: string, reason: string}[], share: boolean}} Wanted what is to be summed up, and whether to be shared
 * @typedef {import("./summary.js").Sheet} Sheet
 * @typedef {Omit<Sheet, "rows"> & {many: number, rows?: Sheet["rows"]}} Part a sheet; the rows of a long one are asked for by `rows`
 * @typedef {{facts: [string, string][], sheets: Part[], counted: number, older: number, unanswered: string[], left: {name: string, reason: string}[]}} Sum
 * @typedef {{who: string, answer: string, texts: [string, string][]}} View what one colleague said of a statement
 * @typedef {{item: string, element: string, question: string, views: View[]}} Differing
 * @typedef {{text: string, alike: {item: string, question: string, view: View}[], differing: Differing[], notes: [string, string][], older: string[]}} Merged
 */
import { carryOver } from "./carry-over.js";
import { collate } from "./collate.js";
import { parse, write } from "./evaluation.js";
import { NOT_APPLICABLE, WHOLE, choices, formId, scaleOf } from "./form.js";
import { audienceOf, itemsOf, textFor } from "./framework.js";
import { DIFFERS, merge } from "./merge.js";
import { find, framework, frameworkSince, frameworks } from "./published.js";
import { read } from "./reading/index.js";
import { Refused } from "./refused.js";
import { shareable } from "./shareable.js";
import { asCsv, facts, sheets } from "./summary.js";
import { plain } from "./wording.js";

/** @typedef {import("./evaluation.js").Evaluation} Evaluation @typedef {import("./framework.js").Framework} Framework */

/** Reads one file. @param {string} name @param {Blob} file @returns {Promise<Got | Left>} */
export async function get(name, file) {
  const { evaluation, noticed = [], reason = "", forward = "" } = await read(file);
  if (!evaluation) return { name, reason, forward };
  const { kind = "framework", id = "", version = "" } = evaluation.made_from ?? {};
  return { name, text: write(evaluation), framework: kind === "framework" ? id : "", version, noticed };
}

/** The frameworks that files were made from, with their titles, the one of most files first. @param {Got[]} files @returns {Promise<[string, string, number][]>} */
export async function among(files) {
  const titles = new Map((await frameworks()).map(one => [one.id, one.title]));
  const counts = new Map();
  for (const one of files) if (titles.has(one.framework)) counts.set(one.framework, (counts.get(one.framework) ?? 0) + 1);
  return [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1)).map(([id, many]) => [id, titles.get(id) ?? id, many]);
}

/** @param {Got} file @returns {Evaluation} */
const evaluationIn = file => parse(file.text).evaluation ?? {};

/** All editions that carry files to the current one. @param {string} id @param {string[]} versions */
async function withAll(id, versions) {
  const listed = (await frameworks()).find(one => one.id === id), order = listed?.editions.map(one => one.version) ?? [];
  const oldest = versions.filter(one => order.includes(one)).sort((one, other) => order.indexOf(other) - order.indexOf(one))[0];
  const found = oldest ? await frameworkSince(id, oldest) : await framework(id);
  if (!found) throw new Refused(`This hub has no framework \`${id}\`.`);
  return found;
}

/** @param {Wanted} wanted */
async function collation({ framework: id, files, left, share }) {
  const found = await withAll(id, files.map(one => one.version));
  /** @type {{source: string, evaluation: Evaluation, version: string}[]} */
  const kept = [];
  const unread = left.map(({ name, reason }) => ({ source: name, reason }));
  for (const file of files) {
    try {
      kept.push({ source: file.name, version: file.version, evaluation: carryOver(evaluationIn(file), found, found.current).evaluation });
    } catch (wrong) {
      unread.push({ source: file.name, reason: wrong instanceof Error ? wrong.message : String(wrong) });
    }
  }
  const whole = collate(found, found.current, kept, unread);
  return { whole, shown: share ? shareable(whole) : whole, older: kept.filter(one => one.version !== found.current).length, found };
}

/* The rows of the last summary: a long table is handed over a few rows at a time. */
/** @type {Map<string, Sheet["rows"]>} */
let long = new Map();
const LONG = 30;
/** Some rows of a table of the last summary. @param {string} sheet @param {number} from @param {number} to */
export const rows = async (sheet, from, to) => (long.get(sheet) ?? []).slice(from, to);

/** The summary of many files, in words. @param {Wanted} wanted @returns {Promise<Sum>} */
export async function sum(wanted) {
  const { whole, shown, older, found } = await collation(wanted), texts = itemsOf(found.editions[found.current]);
  const read = new Set(wanted.files.map(one => one.name)), all = sheets(shown);
  long = new Map(all.map(sheet => [sheet.name, sheet.rows]));
  return {
    facts: facts(shown),
    sheets: all.map(({ rows, ...sheet }) => ({ ...sheet, many: rows.length, ...(rows.length <= LONG ? { rows } : {}) })),
    counted: whole.settings.length,
    older,
    unanswered: whole.unanswered.map(item => plain(texts.get(item)?.text ?? item)),
    left: whole.unread.filter(one => read.has(one.source)).map(({ source, reason }) => ({ name: source, reason })),
  };
}

/** The summary as a file. @param {Wanted} wanted @param {"xlsx" | "html" | "csv"} kind @returns {Promise<Uint8Array>} */
export async function summaryFile(wanted, kind) {
  const { shown } = await collation(wanted);
  if (kind === "csv") return asCsv(shown);
  return kind === "html" ? (await import("./writing/summary-html.js")).page(shown) : (await import("./writing/summary-xlsx.js")).workbook(shown);
}

/** Colleagues' files as one, and who said what. Files of an older edition are carried over first. @param {{who: string, file: Got}[]} given @returns {Promise<Merged>} */
export async function join(given) {
  const ids = new Set(given.map(one => one.file.framework)), versions = new Set(given.map(one => one.file.version)), [id] = ids;
  /** @type {string[]} */
  const older = [];
  let found = id ? await withAll(id, [...versions]) : undefined;
  const told = given.map(({ who, file }) => {
    const evaluation = evaluationIn(file);
    if (!found || ids.size > 1 || versions.size < 2 || file.version === found.current) return { who, evaluation };
    older.push(file.name);
    return { who, evaluation: carryOver(evaluation, found, found.current).evaluation };
  });
  const made = merge(told), version = made.made_from?.version ?? "";
  if (found && !found.editions[version]) found = await framework(found.id, [version]);
  return { text: write(made), older, ...(found ? compared(made, told, found, version) : { alike: [], differing: [], notes: [] }) };
}

/** @param {Evaluation} made @param {{who: string, evaluation: Evaluation}[]} told @param {Framework} framework @param {string} version */
function compared(made, told, framework, version) {
  const edition = framework.editions[version], audience = audienceOf(framework, made.audience ?? ""), items = itemsOf(edition);
  const home = new Map(edition.elements.flatMap(element => element.items.map(item => [item.id, element.title])));
  /** @param {string} id @param {string} who @param {import("./evaluation.js").Answer} answer @returns {View} */
  const view = (id, who, answer) => {
    const item = items.get(id), scale = item && scaleOf(edition, item)?.[1];
    const chosen = answer.not_applicable ? NOT_APPLICABLE : answer.point, label = scale && chosen && choices(scale).find(one => one.id === chosen)?.label;
    const texts = /** @type {[string, string | undefined][]} */ ([["What we do and how we know", answer.notes], ["Strengths", answer.strengths], ["Difference it makes", answer.impact], ["Next step", answer.next_steps]]);
    return { who, answer: label ?? chosen ?? answer.said ?? answer.text ?? "", texts: /** @type {[string, string][]} */ (texts.filter(([, text]) => text)) };
  };
  const question = (/** @type {string} */ id) => {
    const item = items.get(id);
    return item ? plain(audience ? textFor(item, audience) : item.text) : id;
  };
  /** @type {Merged["alike"]} */
  const alike = [];
  /** @type {Differing[]} */
  const differing = [];
  for (const [item, answer] of Object.entries(made.answers ?? {})) {
    if ((answer.offers ?? []).some(offer => offer.why === DIFFERS)) {
      const views = told.flatMap(({ who, evaluation }) => {
        const given = evaluation.answers?.[item];
        return given && Object.keys(given).length ? [view(item, who, given)] : [];
      });
      differing.push({ item, element: home.get(item) ?? "", question: question(item), views });
    } else if (Object.keys(answer).length) {
      const said = told.filter(({ evaluation }) => Object.keys(evaluation.answers?.[item] ?? {}).length).map(one => one.who);
      alike.push({ item, question: question(item), view: view(item, said.join(", "), answer) });
    }
  }
  const before = new Set(told.flatMap(({ evaluation }) => (evaluation.notes ?? []).map(one => JSON.stringify(one))));
  const notes = (made.notes ?? []).filter(one => !before.has(JSON.stringify(one))).map(one => /** @type {[string, string]} */ ([one.where ?? "", one.text ?? ""]));
  return { alike, differing, notes };
}

/** An evaluation as a file in another format. @param {string} text @param {import("./writing/index.js").Kind} kind @returns {Promise<import("./writing/index.js").Made>} */
export async function file(text, kind) {
  const evaluation = parse(text).evaluation ?? {}, { id = "", version = "" } = evaluation.made_from ?? {};
  const form = await find(evaluation.form ?? "", version) ?? await find(formId(id, evaluation.audience ?? "", WHOLE), version);
  if (!form) throw new Refused("This hub does not have its form. Save it as data (JSON) instead.");
  return (await import("./writing/index.js")).write(kind, form, evaluation);
}
