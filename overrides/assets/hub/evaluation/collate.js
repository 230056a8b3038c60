/**
 * Collation: many settings' answers to one edition side by side, for a local authority or a network. answers/collate.py in the browser.
 *
 * @typedef {{source: string, evaluation: Evaluation, version: string}} Returned a file that was read: its name, its evaluation in the edition that all are
 *   compared in, and the edition that it was filled in
 * @typedef {{source: string, reason: string}} Unread a file that was left out, and why
 * @typedef {{source: string, name: string, council: string, audience: string, version: string, finished: string, answered: number, asked: number, confirm: number}} SettingRow
 * @typedef {{group: string, settings: number | null, counts: Record<string, number | null>}} Spread how the settings of a group answered; a number that is null is hidden
 * @typedef {{element: string, item: string, text: string, choices: [string, string][], spreads: Spread[], confirm: number | null}} ItemRow
 * @typedef {{element: string, title: string, shares: Record<string, number>, statuses: Spread[]}} ElementRow `shares` of all answers by the label of the choice, 0 to 1
 * @typedef {{source: string, setting: string, audience: string, element: string, item: string, field: string, text: string}} NoteRow
 * @typedef {{framework: string, title: string, version: string, audiences: Record<string, string>, settings: SettingRow[], items: ItemRow[], elements: ElementRow[],
 *   notes: NoteRow[], unanswered: string[], unread: Unread[], hidden: number}} Collation `hidden` is the size below which groups are hidden, 0 where nothing is
 * @typedef {import("./evaluation.js").Evaluation} Evaluation @typedef {import("./evaluation.js").Answer} Answer
 * @typedef {import("./framework.js").Framework} Framework @typedef {import("./framework.js").Edition} Edition @typedef {import("./framework.js").Item} Item
 * @typedef {import("./framework.js").Audience} Audience
 */
import { NOUNS, STATUSES, write } from "./evaluation.js";
import { NOT_APPLICABLE, scaleOf } from "./form.js";
import { answersTo, audienceOf } from "./framework.js";
import { strip } from "./wording.js";

/** What is counted beside the points of a scale: an answer in other words, no answer; for a question an answer in words. */
export const SAID = "said", UNANSWERED = "unanswered", TEXT = "text";
/** The name of the group of all sectors together. */
export const ALL = "";
const OWN_WORDS = /** @type {const} */ (["text", "said", "notes", "strengths", "impact", "next_steps"]);

/** The returns side by side. Two files that say the very same are counted once, and the second is named among the unread.
 * @param {Framework} framework @param {string} version @param {Returned[]} returns @param {Unread[]} [unread] @returns {Collation} */
export function collate(framework, version, returns, unread = []) {
  const [kept, leftOut] = once(returns), edition = framework.editions[version];
  /* What no return was asked says nothing: statements for other sectors would stand there as answered by nobody. */
  const items = asked(edition).map(([element, item]) => itemRow(framework, edition, element, item, kept)).filter(row => row.spreads[0].settings || !kept.length);
  const here = framework.audiences.filter(one => kept.some(({ evaluation }) => (evaluation.audience ?? "") === one.id));
  return {
    framework: framework.id,
    title: framework.title,
    version,
    audiences: Object.fromEntries(here.map(one => [one.id, one.title])),
    settings: kept.map(one => settingRow(framework, edition, one)),
    items,
    elements: edition.elements.map(one => elementRow(one.id, one.title, items, kept)),
    notes: kept.flatMap(one => noteRows(edition, one)),
    unanswered: items.filter(row => kept.length && row.spreads[0].settings === row.spreads[0].counts[UNANSWERED]).map(row => row.item),
    unread: [...unread, ...leftOut],
    hidden: 0,
  };
}

/** @param {Returned[]} returns @returns {[Returned[], Unread[]]} */
function once(returns) {
  /** @type {Map<string, Returned>} */
  const kept = new Map();
  /** @type {Unread[]} */
  const leftOut = [];
  for (const one of returns) {
    const text = write(one.evaluation), first = kept.get(text);
    if (first) leftOut.push({ source: one.source, reason: `It says the very same as ${first.source}, and is counted once.` });
    else kept.set(text, one);
  }
  return [[...kept.values()], leftOut];
}

/** The items that an audience is asked, with their elements. One that is unknown is asked everything in force. @param {Edition} edition @param {Audience} [audience]
 * @returns {[string, Item][]} */
const asked = (edition, audience) => edition.elements.flatMap(element =>
  element.items.filter(item => !item.withdrawn && (!audience || answersTo(audience, item.applies_to))).map(item => /** @type {[string, Item]} */ ([element.id, item])));

/** Counts by group, each with its sum. @param {Map<string, Map<string, number>>} groups @param {string[]} keys @returns {Spread[]} */
const spreadsOf = (groups, keys) => [...groups].map(([group, counts]) => ({
  group,
  settings: [...counts.values()].reduce((sum, number) => sum + number, 0),
  counts: Object.fromEntries(keys.map(key => [key, counts.get(key) ?? 0])),
}));

/** One more in all and in a group. @param {Map<string, Map<string, number>>} groups @param {string} group @param {string} key */
function add(groups, group, key) {
  for (const name of [ALL, group]) {
    const counts = groups.get(name) ?? new Map();
    groups.set(name, counts.set(key, (counts.get(key) ?? 0) + 1));
  }
}

/** @param {Framework} framework @param {Edition} edition @param {string} element @param {Item} item @param {Returned[]} kept @returns {ItemRow} */
function itemRow(framework, edition, element, item, kept) {
  const [id, scale] = scaleOf(edition, item) ?? ["", undefined], choices = choicesOf(scale);
  /** @type {Map<string, Map<string, number>>} */
  const groups = new Map([[ALL, new Map()]]);
  let confirm = 0;
  for (const { evaluation } of kept) {
    const audience = audienceOf(framework, evaluation.audience ?? "");
    if (audience && !answersTo(audience, item.applies_to)) continue;
    const answer = evaluation.answers?.[item.id] ?? {};
    confirm += Number(answer.carried?.confirm ?? false);
    add(groups, evaluation.audience ?? "", chosen(answer, scale && { id, points: scale.points, not_applicable: scale.not_applicable }));
  }
  return { element, item: item.id, text: item.text, choices, spreads: spreadsOf(groups, choices.map(([key]) => key)), confirm };
}

/** @param {import("./framework.js").Scale | undefined} scale @returns {[string, string][]} */
const choicesOf = scale => [
  ...(scale ? scale.points.map(point => /** @type {[string, string]} */ ([point.id, point.label])) : [/** @type {[string, string]} */ ([TEXT, "Answered in words"])]),
  ...(!scale || scale.not_applicable ? [/** @type {[string, string]} */ ([NOT_APPLICABLE, "Not applicable"])] : []),
  [SAID, "In other words"],
  [UNANSWERED, "No answer"],
];

/** What an answer counts as: a point of the scale, not applicable, words, or nothing.
 * @param {Answer} answer @param {{id: string, points: {id: string}[], not_applicable: boolean}} [scale] */
export function chosen(answer, scale) {
  const { point = "", text = "", said = "", not_applicable = false } = answer;
  if (scale?.points.some(one => one.id === point) && ["", scale.id].includes(answer.scale ?? "")) return point;
  if (not_applicable && (!scale || scale.not_applicable)) return NOT_APPLICABLE;
  if (!scale && strip(text)) return TEXT;
  return strip(said) || point || not_applicable || strip(text) ? SAID : UNANSWERED;
}

/** @param {Framework} framework @param {Edition} edition @param {Returned} one @returns {SettingRow} */
function settingRow(framework, edition, { source, evaluation, version }) {
  const { setting = {}, answers = {} } = evaluation, audience = audienceOf(framework, evaluation.audience ?? ""), names = asked(edition, audience).map(([, item]) => item.id);
  return {
    source,
    name: setting.name ?? "",
    council: setting.council ?? "",
    audience: audience ? audience.title : (evaluation.audience ?? ""),
    version,
    finished: evaluation.finished ?? "",
    answered: names.filter(name => chosen(answers[name] ?? {}) !== UNANSWERED).length,
    asked: names.length,
    confirm: Object.values(answers).filter(answer => answer.carried?.confirm).length,
  };
}

/** @param {string} element @param {string} title @param {ItemRow[]} items @param {Returned[]} kept @returns {ElementRow} */
function elementRow(element, title, items, kept) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const row of items) {
    if (row.element !== element) continue;
    for (const [key, label] of row.choices) if (row.spreads[0].counts[key]) counts.set(label, (counts.get(label) ?? 0) + (row.spreads[0].counts[key] ?? 0));
  }
  const total = [...counts.values()].reduce((sum, number) => sum + number, 0);
  /** @type {Map<string, Map<string, number>>} */
  const groups = new Map([[ALL, new Map()]]);
  for (const { evaluation } of kept) {
    const status = evaluation.elements?.[element]?.status ?? "";
    add(groups, evaluation.audience ?? "", Object.hasOwn(STATUSES, status) ? status : UNANSWERED);
  }
  return { element, title, shares: Object.fromEntries([...counts].map(([label, number]) => [label, number / total])), statuses: spreadsOf(groups, [...Object.keys(STATUSES), UNANSWERED]) };
}

/** Every text that people wrote, in reading order; what waits in offers and archive too. @param {Edition} edition @param {Returned} one @returns {NoteRow[]} */
function noteRows(edition, { source, evaluation }) {
  const home = new Map(edition.elements.flatMap(element => element.items.map(item => [item.id, element.id])));
  /** @type {NoteRow[]} */
  const rows = [];
  const add = (/** @type {string} */ element, /** @type {string} */ item, /** @type {string} */ field, /** @type {string} */ text) =>
    rows.push({ source, setting: evaluation.setting?.name ?? "", audience: evaluation.audience ?? "", element, item, field, text });
  for (const [name, answer] of Object.entries(evaluation.answers ?? {})) {
    for (const [field, text] of wordsOf(answer)) add(home.get(name) ?? "", name, field, text);
    for (const offer of answer.offers ?? []) for (const [field, text] of wordsOf(offer.answer ?? {})) add(home.get(name) ?? "", name, `${field}, offered from ${offer.item ?? ""}`, text);
  }
  for (const [name, state] of Object.entries(evaluation.elements ?? {})) {
    for (const field of /** @type {const} */ (["strengths", "impact", "next_steps"])) if (state[field]) add(name, "", field, state[field] ?? "");
  }
  for (const [table, kind] of /** @type {const} */ ([["evidence", "Evidence"], ["plan", "ActionRow"], ["notes", "Note"]])) {
    for (const [i, row] of (evaluation[table] ?? []).entries()) {
      const told = Object.keys(NOUNS[kind]).map(name => /** @type {Record<string, string>} */ (row)[name]).filter(Boolean).join("; ");
      add("", "", `${table} ${i + 1}`, told);
    }
  }
  for (const kept of evaluation.archive ?? []) for (const [field, text] of wordsOf(kept.answer ?? {})) add("", kept.item ?? "", `${field}, archived from ${kept.version ?? ""}`, text);
  return rows;
}

/** @param {Answer} answer @returns {[string, string][]} */
const wordsOf = answer => OWN_WORDS.filter(field => strip(answer[field] ?? "")).map(field => [field, answer[field] ?? ""]);
