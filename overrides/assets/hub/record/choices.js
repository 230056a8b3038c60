/**
 * What stands in two versions because two places changed it without knowing of each other: pure rules. Versions that say the same to a reader
 * are one choice: where somebody stopped reading, or when, is nothing to choose between.
 *
 * @typedef {import("../local/store.js").Item} Item
 * @typedef {import("../local/store.js").Version} Version
 * @typedef {{version: Version, facts: [string, string][]}} Choice `facts`: what it says, as pairs of a name and words
 */
import { day } from "../elements/kept.js";
import { POINTS, WORDS_OF } from "./points.js";

const LETTERS = "ABCDEFGHIJ";
/** @param {number} place of an answer */
const letter = place => LETTERS[place] ?? String(place + 1);

/** What each kind says. Kinds that are not here have pages of their own. @type {Record<string, (value: any) => [string, string][]>} */
const FACTS = {
  check: ({ chosen = [], right }) => [["Answer", [chosen.map(letter).join(" and "), right ? "right" : "not yet right"].join(", ")]],
  unit: ({ done }) => [["Unit", done ? `done on ${day(done)}` : "not marked as done"]],
  activity: ({ tried }) => [["Activity", tried ? `tried on ${day(tried)}` : "not marked as tried"]],
  reflection: ({ text }) => [["Note", text || "empty"]],
  planned: () => [["Learning plan", "in it"]],
  confidence: ({ points = {} }) => Object.entries(points).map(([name, point]) => [name.charAt(0).toUpperCase() + name.slice(1), (WORDS_OF[POINTS.indexOf(point)] ?? point).toLowerCase()]),
  for: ({ body }) => [["Record kept for", body || "myself"]],
};

/** What a value says; a file that was changed by hand may hold anything. @param {any} value @param {(value: any) => [string, string][]} facts @returns {[string, string][]} */
function inWords(value, facts) {
  try { return facts(value); } catch { return [["This version", "damaged: it cannot be shown"]]; }
}

/** The choices of an item, newest first, or none if there is nothing to choose. @param {Version[]} versions
 * @param {(entry: any) => [string, string][]} [entry] what an entry of the record says @returns {Choice[]} */
export function choices(versions, entry = ({ kind: _, ...said }) => Object.entries(said).map(([name, text]) => [name, String(text)])) {
  const kind = versions.find(({ value }) => value)?.value.kind, facts = kind === "entry" ? entry : Object.hasOwn(FACTS, kind) ? FACTS[kind] : undefined;
  if (!facts || versions.length < 2) return [];
  /** @type {Map<string, Choice>} */
  const each = new Map();
  for (const version of versions) {
    const said = version.value ? inWords(version.value, facts) : [/** @type {[string, string]} */ (["This version", kind === "planned" ? "taken out of the plan" : "deleted"])];
    const key = JSON.stringify(said.toSorted());
    if (!each.has(key)) each.set(key, { version, facts: said });
  }
  return each.size > 1 ? apart([...each.values()]) : [];
}

/** Of several facts only those in which the choices differ, in each of them. @param {Choice[]} found */
function apart(found) {
  const there = found.filter(({ version }) => version.value);
  const words = (/** @type {Choice} */ { facts }, /** @type {string} */ name) => facts.find(([other]) => other === name)?.[1] ?? "(nothing)";
  const names = [...new Set(there.flatMap(({ facts }) => facts.map(([name]) => name)))].filter(name => new Set(there.map(one => words(one, name))).size > 1 || there.length < 2);
  return found.map(one => (one.version.value ? { ...one, facts: names.map(name => /** @type {[string, string]} */ ([name, words(one, name)])) } : one));
}

/** Items with something to choose, those of one page together. @param {Item[]} items @param {(entry: any) => [string, string][]} [entry] @returns {{item: Item, choices: Choice[]}[]} */
export const toChoose = (items, entry) => items.map(item => ({ item, choices: choices(item.versions, entry) })).filter(({ choices }) => choices.length)
  .sort((one, other) => (one.item.id < other.item.id ? -1 : 1));
