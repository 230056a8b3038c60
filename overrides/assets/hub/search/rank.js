/**
 * From the weights of sections to ranked entries: what hooks/stemhub/search/rank.py does.
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Found} Found
 * @typedef {{entry: number, score: number, section: number, reason: string}} Result
 */
import { order } from "./words.js";

const ANYWHERE = 0.5, TOGETHER = 0.5, PAIR = 0.42, TITLED = 50;

/** @param {Index} index @param {ReturnType<typeof import("./ask.js").ask>} asked @returns {Result[]} */
export function rank(index, asked) {
  const groups = asked.groups.filter(one => one.lists.length), rarities = groups.map(one => Math.max(...one.lists.map(([found]) => found.rarity)));
  const unknown = Math.max(0, ...rarities), rare = groups.map((one, i) => rarities[i] * one.share);
  let whole = 0, known = 0;
  for (const one of asked.groups) whole += one.share * (one.lists.length ? rarities[known++] : unknown);
  /** @type {Map<number, Float64Array>} */
  const held = new Map();
  groups.forEach((one, place) => {
    for (const [found, factor] of one.lists) {
      const counts = factor * one.share * Math.sqrt(found.rarity);
      for (const [section, weight] of found.weights) {
        let row = held.get(section);
        if (!row) held.set(section, row = new Float64Array(groups.length));
        row[place] = Math.max(row[place], counts * weight);
      }
    }
  });
  /** @type {Map<number, number[]>} */
  const entries = new Map();
  for (const section of [...held.keys()].sort((a, b) => a - b)) {
    const entry = index.entryOf[section], sections = entries.get(entry);
    if (sections) sections.push(section);
    else entries.set(entry, [section]);
  }
  for (const entry of asked.bets.keys()) if (!entries.has(entry)) entries.set(entry, []);
  /** @type {Map<number, number>} */
  const pairs = new Map();
  for (const found of asked.pairs) {
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const [section, weight] of found.weights) best.set(index.entryOf[section], Math.max(best.get(index.entryOf[section]) ?? 0, weight));
    for (const [entry, weight] of best) pairs.set(entry, (pairs.get(entry) ?? 0) + weight);
  }
  /** @type {Result[]} */
  const results = [];
  for (const [entry, sections] of entries) {
    const row = new Float64Array(groups.length);
    let top = 0, section = sections[0] ?? 0;
    for (const one of sections) {
      const held_ = /** @type {Float64Array} */ (held.get(one));
      let sum = 0;
      held_.forEach((value, place) => { sum += value; row[place] = Math.max(row[place], value); });
      if (sum > top) { top = sum; section = one; }
    }
    let sum = 0, covered = 0;
    row.forEach((value, place) => { sum += value; if (value > 0) covered += rare[place]; });
    let score = (ANYWHERE * sum + TOGETHER * top + PAIR * (pairs.get(entry) ?? 0)) * (whole ? covered / whole : 1);
    score = (score + TITLED * (asked.titled.get(entry) ?? 0)) * index.worth[entry];
    results.push({ entry, score: Math.round(score * 1e6) / 1e6, section: sections.length ? section - index.first[entry] : 0, reason: asked.bets.get(entry) ?? "" });
  }
  const last = (/** @type {Result} */ one) => asked.bets.has(one.entry) ? 0 : 1;
  return results.sort((a, b) => order([last(a), -a.score, a.entry], [last(b), -b.score, b.entry]));
}
