/**
 * Postings of terms, with lunr's weights: what hooks/stemhub/search/postings.py says of them.
 *
 * @typedef {{sections: Int32Array, weights: Float64Array, rarity: number}} Found a term's sections, in order, with lunr's weights; lunr's idf
 * @typedef {{start: number, size: number, count: number, mentions: number}} Row where a term's postings begin
 * @typedef {{gaps: number[], kinds: string, counts: number[], rows: Map<string, Row>}} Rows
 */
import { VALUE, numbers, unfront } from "./coding.js";

const BODY_ONLY = 26, BOOSTS = [16, 3, 5, 3, 4, 1], BODY = 5, K1 = 1.2, BY_ENTRY = "^";

/** The rows of a file, to be read when they are asked for. @param {string} terms @param {string} sizes @param {string} gaps @param {string} kinds @param {string} counts @returns {Rows} */
export function rowsOf(terms, sizes, gaps, kinds, counts) {
  const sized = numbers(sizes), all = numbers(counts);
  /** @type {Map<string, Row>} */
  const rows = new Map();
  let start = 0, count = 0;
  unfront(terms).forEach((term, place) => {
    const row = { start, size: sized[place], count, mentions: 0 };
    for (const end = start + row.size; start < end; start++) {
      const sort = VALUE[kinds.charCodeAt(start)];
      if (sort < BODY_ONLY) row.mentions++;
      /* lunr's idf counts a section once for each field. */
      else for (let bits = sort - BODY_ONLY; bits; bits >>= 1) if (bits & 1) { row.mentions++; count++; }
    }
    if (term.endsWith(BY_ENTRY)) row.mentions = all[count++];
    rows.set(term, row);
  });
  return { gaps: numbers(gaps), kinds, counts: all, rows };
}

/** A term's sections; what is told of by entry stands in the entry's first section. @param {import("./index.js").Index} index @param {Rows} of @param {string} term @returns {Found | undefined} */
export function found({ sections: all, first }, of, term) {
  const own = of.rows.get(term), byEntry = of.rows.get(term + BY_ENTRY);
  if (!own) return undefined;
  const mentions = own.mentions + (byEntry?.mentions ?? 0), rarity = Math.log(1 + Math.abs((all - mentions + 0.5) / (mentions + 0.5)));
  /* Its weights have three decimals. */
  const weight = (/** @type {number} */ field, /** @type {number} */ times) => Math.floor(1000 * (rarity * ((K1 + 1) * times) / (K1 + times) * BOOSTS[field]) + 0.5) / 1000;
  /** @type {number[]} */
  const inBody = [];
  const read = (/** @type {Row} */ { start, size, count }) => {
    const sections = new Int32Array(size), weights = new Float64Array(size);
    for (let i = 0, section = -1; i < size; i++) {
      sections[i] = section += of.gaps[start + i] + 1;
      const sort = VALUE[of.kinds.charCodeAt(start + i)];
      if (sort < BODY_ONLY) weights[i] = inBody[sort] ??= weight(BODY, sort + 1);
      else for (let field = 0; field <= BODY; field++) if (sort - BODY_ONLY >> field & 1) weights[i] += weight(field, of.counts[count++] + 1);
    }
    return { sections, weights, rarity };
  };
  const told = read(own);
  if (!byEntry) return told;
  const more = read(byEntry), both = new Map([...more.sections].map((entry, i) => [first[entry], more.weights[i]]));
  told.sections.forEach((section, i) => both.set(section, told.weights[i]));
  const sections = Int32Array.from(both.keys()).sort();
  return { sections, weights: Float64Array.from(sections, section => both.get(section) ?? 0), rarity };
}
