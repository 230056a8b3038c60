/**
 * From the weights of sections to ranked entries: what hooks/stemhub/search/rank.py does.
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Found} Found
 * @typedef {{entry: number, score: number, section: number, reason: string}} Result
 */
const ANYWHERE = 0.5, TOGETHER = 0.5, PAIR = 1.5, TITLED = 50, LENDERS = 3, LENT = 0.3, WHOLE = 40;

/** @param {Index} index @param {ReturnType<typeof import("./ask.js").ask>} asked @returns {Result[]} */
export function rank(index, asked) {
  const groups = asked.groups.filter(one => one.lists.length), rarities = groups.map(one => Math.max(...one.lists.map(([found]) => found.rarity)));
  const unknown = Math.max(0, ...rarities), rare = groups.map((one, i) => rarities[i] * one.share);
  let whole = 0, known = 0;
  for (const one of asked.groups) whole += one.share * (one.lists.length ? rarities[known++] : unknown);
  /* Section by section, the best list of each word. */
  const width = groups.length, held = new Float64Array(index.sections * width), touched = new Uint8Array(index.entryOf.length);
  groups.forEach((one, place) => {
    for (const [{ sections, weights, rarity }, factor] of one.lists) {
      const counts = factor * one.share * Math.sqrt(rarity);
      for (let i = 0; i < sections.length; i++) {
        const at = sections[i] * width + place, value = counts * weights[i];
        if (value > held[at]) held[at] = value;
        touched[sections[i]] = 1;
      }
    }
  });
  /** @type {Map<number, number>} */
  const pairs = new Map();
  for (const { sections, weights } of asked.pairs) {
    /** @type {Map<number, number>} */
    const best = new Map();
    sections.forEach((section, i) => best.set(index.entryOf[section], Math.max(best.get(index.entryOf[section]) ?? 0, weights[i])));
    for (const [entry, weight] of best) pairs.set(entry, (pairs.get(entry) ?? 0) + weight);
  }
  /** @type {Map<number, Result>} */
  const results = new Map();
  const row = new Float64Array(width);
  for (let entry = 0; entry < index.first.length; entry++) {
    const end = index.first[entry + 1] ?? index.entryOf.length;
    let top = 0, section = -1;
    row.fill(0);
    for (let one = index.first[entry]; one < end; one++) {
      if (!touched[one]) continue;
      if (section < 0) section = one;
      let sum = 0;
      for (let place = 0; place < width; place++) {
        const value = held[one * width + place];
        sum += value;
        if (value > row[place]) row[place] = value;
      }
      if (sum > top) { top = sum; section = one; }
    }
    if (section < 0 && !asked.bets.has(entry)) continue;
    let sum = 0, covered = 0;
    for (let place = 0; place < width; place++) { sum += row[place]; if (row[place] > 0) covered += rare[place]; }
    let score = (ANYWHERE * sum + TOGETHER * top + PAIR * (pairs.get(entry) ?? 0)) * (whole ? covered / whole : 1);
    score = (score + TITLED * (asked.titled.get(entry) ?? 0)) * index.worth[entry];
    results.set(entry, { entry, score: Math.round(score * 1e6) / 1e6, section: section < 0 ? 0 : section - index.first[entry], reason: asked.bets.get(entry) ?? "" });
  }
  lend(index, results);
  const last = (/** @type {Result} */ one) => asked.bets.has(one.entry) ? 0 : 1;
  return [...results.values()].sort((a, b) => last(a) - last(b) || b.score - a.score || a.entry - b.entry);
}

/** The first results lend to their neighbours, found or not. @param {Index} index @param {Map<number, Result>} results */
function lend(index, results) {
  const lenders = [...results.values()].sort((a, b) => b.score - a.score || a.entry - b.entry).slice(0, LENDERS).filter(one => one.score > 0).map(one => ({ ...one }));
  const near = lenders.map(({ entry }) => index.near(entry));
  index.barrier();
  lenders.forEach(({ score }, place) => {
    const lent = LENT / WHOLE * score * (score / lenders[0].score);
    for (const [entry, steps] of near[place]) {
      const one = results.get(entry) ?? { entry, score: 0, section: 0, reason: "" };
      one.score = Math.round((one.score + lent * steps * index.worth[entry]) * 1e6) / 1e6;
      results.set(entry, one);
    }
  });
}
