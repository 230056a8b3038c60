/**
 * Merge: the files of colleagues in one setting become one evaluation; where they differ, it shows who said what. answers/merge.py in the browser.
 *
 * @typedef {{who: string, evaluation: Evaluation}} Told an evaluation and who filled it in: a role, or the name of its file
 * @typedef {import("./evaluation.js").Evaluation} Evaluation @typedef {import("./evaluation.js").Answer} Answer @typedef {import("./evaluation.js").Note} Note
 */
import { NOUNS, neat, neatNoun, same, write } from "./evaluation.js";
import { sha256 } from "./sha256.js";
import { byCodePoint } from "./wording.js";

/** Why an answer is offered: colleagues answered the item in different ways. */
export const DIFFERS = "differs";
const TEXTS = /** @type {const} */ (["language", "started", "finished", "people", "form"]), ROWS = /** @type {const} */ (["evidence", "plan", "archive"]);
const KNOWN = new Set(["format", ...Object.keys(NOUNS.Evaluation)]);

/** The evaluations do not belong together; the message says which and what can be done. */
export class CannotMerge extends Error {}

/** One evaluation of several. One alone comes back as it is. Throws CannotMerge when there is none, or when they were made from different
 * frameworks, editions, sectors or templates. @param {Told[]} given @returns {Evaluation} */
export function merge(given) {
  const told = given.map(({ who, evaluation }) => ({ who, evaluation: neat(evaluation) }));
  if (!told.length) throw new CannotMerge("There is nothing to merge.");
  for (const one of told.slice(1)) mustFit(told[0], one);
  return new Set(told.map(one => write(one.evaluation))).size === 1 ? told[0].evaluation : merged(told);
}

/** @param {Told} first @param {Told} other */
function mustFit(first, other) {
  const [here, there] = [first, other].map(one => ({ kind: "framework", id: "", version: "", ...one.evaluation.made_from }));
  if (here.kind !== there.kind || here.id !== there.id) throw new CannotMerge(`${first.who} was made from \`${here.id}\` and ${other.who} from \`${there.id}\`.`);
  if (here.version !== there.version) throw new CannotMerge(`${first.who} was made from edition ${here.version} and ${other.who} from ${there.version}. Carry the older one over first.`);
  const [one, two] = [first, other].map(told => told.evaluation.audience ?? "");
  if (one !== two) throw new CannotMerge(`${first.who} is for \`${one}\` and ${other.who} \`${two}\`: their questions differ.`);
}

/** @param {Told[]} told @returns {Evaluation} */
function merged(told) {
  const all = told.map(one => one.evaluation);
  /** @type {Note[]} */
  const notes = [];
  /** The text that all wrote who wrote one. Where they differ, the field is left open and each is noted. @param {string} where @param {[string, string | undefined][]} said */
  const text = (where, said) => {
    const written = said.filter(([, one]) => one);
    if (new Set(written.map(([, one]) => one)).size <= 1) return written[0]?.[1] ?? "";
    notes.push(...written.map(([who, one]) => ({ where: `${where} (${who})`, text: one })));
    return "";
  };
  /** Fields that this program does not know: the first one stands, and others are noted as data. @param {string} where @param {[string, Record<string, any>, Set<string>][]} said */
  const more = (where, said) => {
    /** @type {Map<string, any>} */
    const found = new Map();
    for (const [who, data, known] of said) for (const [key, value] of Object.entries(data)) {
      if (known.has(key)) continue;
      if (!found.has(key)) found.set(key, value);
      if (!same(found.get(key), value)) notes.push({ where: `${where}: ${key} (${who})`, text: typeof value === "string" ? value : dumped(value, false) });
    }
    return Object.fromEntries(found);
  };
  /** A noun of texts: each field as all say it who say anything. @param {string} kind @param {string} where @param {[string, Record<string, any>][]} said */
  const noun = (kind, where, said) => {
    const names = Object.keys(NOUNS[kind]);
    const texts = names.map(name => [name, text(`${where}: ${inWords(name)}`, said.map(([who, one]) => [who, one[name]]))]);
    return neatNoun(kind, { ...Object.fromEntries(texts), ...more(where, said.map(([who, one]) => [who, one, new Set(names)])) });
  };
  const answers = Object.fromEntries(keys(all.map(one => one.answers ?? {})).map(item => [item, answerTo(told, item)]));
  const elements = Object.fromEntries(keys(all.map(one => one.elements ?? {})).map(name => {
    const said = told.flatMap(one => Object.hasOwn(one.evaluation.elements ?? {}, name) ? [/** @type {[string, Record<string, any>]} */ ([one.who, one.evaluation.elements?.[name] ?? {}])] : []);
    return [name, noun("ElementState", name, said)];
  }));
  const setting = noun("Setting", "Setting", told.map(one => [one.who, one.evaluation.setting ?? {}]));
  const tables = Object.fromEntries(keys(all.map(one => one.tables ?? {})).map(key => [key, once(all.flatMap(one => one.tables?.[key] ?? []), true)]));
  // Where colleagues chose which items to be asked, all of them are asked; no choice where one of them was asked the whole form.
  const choices = all.map(one => /** @type {any} */ (one).asked), chosen = choices.every(isChoice) ? { asked: [...new Set(choices.flat())] } : {};
  const known = (/** @type {any} */ one) => isChoice(one.asked) ? new Set([...KNOWN, "asked"]) : KNOWN;
  const unknown = { ...chosen, ...more("File", told.map(one => [one.who, one.evaluation, known(one.evaluation)])) };
  const texts = Object.fromEntries(TEXTS.map(name => [name, text(inWords(name), told.map(one => [one.who, one.evaluation[name]]))]));
  const rows = Object.fromEntries(ROWS.map(name => [name, once(all.flatMap(one => /** @type {any[]} */ (one[name] ?? [])))]));
  const came = all.map(one => neatNoun("Derived", { id: one.id, version: one.made_from?.version, date: one.finished || one.started, how: "merged" }));
  const derived_from = once([...all.flatMap(one => one.derived_from ?? []), ...came]);
  return neat({
    ...unknown, ...pick(all[0], ["made_from", "audience"]), id: idOf(all), answers, elements, setting, tables, ...texts, ...rows, derived_from,
    notes: once([...all.flatMap(one => one.notes ?? []), ...notes]),
  });
}

/** The answer that all gave who gave one; else an open one that offers each, in the order of the files. @param {Told[]} told @param {string} item @returns {Answer} */
function answerTo(told, item) {
  const said = told.flatMap(one => {
    const answer = one.evaluation.answers?.[item];
    return answer && Object.keys(answer).length ? [{ who: one.who, answer }] : [];
  });
  if (new Set(said.map(one => unsigned(one.answer))).size <= 1) {
    return said.length && new Set(said.map(one => key(one.answer))).size === 1 ? said[0].answer : signedByAll(said.map(one => one.answer));
  }
  const version = told[0].evaluation.made_from?.version ?? "", offers = [], seen = new Set();
  for (const { who, answer } of said) {
    const { offers: given = [], ...own } = answer;
    if (!seen.has(unsigned(answer)) || answer.author) {
      offers.push(...given, neatNoun("Archived", { item, version, answer: { ...own, author: answer.author || who }, why: DIFFERS }));
    }
    seen.add(unsigned(answer));
  }
  return neatNoun("Answer", { offers: once(offers) });
}

/** Answers that say the same, by different people or at different times: one of them, with all their authors. @param {Answer[]} said @returns {Answer} */
function signedByAll(said) {
  if (!said.length) return {};
  const author = [...new Set(said.map(one => one.author).filter(Boolean))].join(", ");
  const edited = said.map(one => one.edited ?? "").reduce((latest, one) => byCodePoint(one, latest) > 0 ? one : latest);
  return neatNoun("Answer", { ...said[0], author, edited });
}

/** @param {any} value */
const isChoice = value => Array.isArray(value) && value.every(item => typeof item === "string");
/** @param {Answer} answer */
const unsigned = answer => key(neatNoun("Answer", { ...answer, author: "", edited: "" }));
/** A text that two nouns share when they are equal. @param {any} noun */
const key = noun => JSON.stringify(noun);
/** @param {Record<string, any>[]} many */
const keys = many => [...new Set(many.flatMap(Object.keys))];
/** Rows in their order, each once. @param {any[]} rows @param {boolean} [sorted] whether the order of their fields does not count */
const once = (rows, sorted = false) => [...new Map(rows.map(row => /** @type {[string, any]} */ ([sorted ? dumped(row, false) : key(row), row])).reverse()).values()].reverse();
/** @param {string} name */
const inWords = name => name.replaceAll("_", " ");
/** @param {Record<string, any>} data @param {string[]} names */
const pick = (data, names) => Object.fromEntries(names.filter(name => data[name] !== undefined).map(name => [name, data[name]]));

/** The same for the same evaluations, in whatever order. @param {Evaluation[]} all */
const idOf = all => `merged-${sha256(all.map(one => dumped(one, true)).sort().join("\n")).slice(0, 12)}`;

/** Plain data as Python's json writes it with sorted keys. @param {any} value @param {boolean} ascii @returns {string} */
function dumped(value, ascii) {
  if (Array.isArray(value)) return `[${value.map(one => dumped(one, ascii)).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const told = Object.keys(value).sort(byCodePoint).map(name => `${dumped(name, ascii)}: ${dumped(value[name], ascii)}`);
    return `{${told.join(", ")}}`;
  }
  const text = JSON.stringify(value);
  return ascii ? text.replace(/[^\x20-\x7e]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`) : text;
}
