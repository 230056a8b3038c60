/**
 * Postings of terms, with lunr's weights: what hooks/stemhub/search/postings.py says of them.
 *
 * @typedef {{weights: Map<number, number>, rarity: number}} Found a term's sections with lunr's weights, and lunr's idf
 */
import { VALUE } from "./coding.js";

const BODY_ONLY = 26, BOOSTS = [16, 3, 5, 3, 4, 1], BODY = 5, K1 = 1.2;

/** @param {number} sections of the whole index @param {string[]} terms @param {number[]} sizes @param {number[]} gaps @param {string} kinds @param {number[]} counts */
export function postings(sections, terms, sizes, gaps, kinds, counts) {
  /** @type {Map<string, Found>} */
  const found = new Map();
  let gap = 0, kind = 0, count = 0;
  terms.forEach((term, place) => {
    /** @type {number[]} section, field, count; section, field, count … */
    const rows = [];
    for (let i = 0, section = -1; i < sizes[place]; i++) {
      section += gaps[gap++] + 1;
      const sort = VALUE[kinds.charCodeAt(kind++)];
      if (sort < BODY_ONLY) rows.push(section, BODY, sort + 1);
      else for (let field = 0; field <= BODY; field++) if (sort - BODY_ONLY >> field & 1) rows.push(section, field, counts[count++] + 1);
    }
    /* lunr's idf counts a section once for each field; its weights have three decimals. */
    const mentions = rows.length / 3, rarity = Math.log(1 + Math.abs((sections - mentions + 0.5) / (mentions + 0.5)));
    /** @type {Map<number, number>} */
    const weights = new Map();
    for (let i = 0; i < rows.length; i += 3) {
      const weight = Math.floor(1000 * (rarity * ((K1 + 1) * rows[i + 2]) / (K1 + rows[i + 2]) * BOOSTS[rows[i + 1]]) + 0.5) / 1000;
      weights.set(rows[i], (weights.get(rows[i]) ?? 0) + weight);
    }
    found.set(term, { weights, rarity });
  });
  return found;
}
