/**
 * Postings of terms, with lunr's weights: what hooks/stemhub/search/postings.py says of them.
 *
 * @typedef {{sections: Int32Array, weights: Float64Array, rarity: number}} Found a term's sections, in order, with lunr's weights; lunr's idf
 */
import { VALUE } from "./coding.js";

const BODY_ONLY = 26, BOOSTS = [16, 3, 5, 3, 4, 1], BODY = 5, K1 = 1.2;

/** @param {number} all sections of the whole index @param {string[]} terms @param {number[]} sizes @param {number[]} gaps @param {string} kinds @param {number[]} counts */
export function postings(all, terms, sizes, gaps, kinds, counts) {
  /** @type {Map<string, Found>} */
  const found = new Map();
  let gap = 0, kind = 0, count = 0;
  terms.forEach((term, place) => {
    const size = sizes[place], sections = new Int32Array(size), weights = new Float64Array(size);
    /* lunr's idf counts a section once for each field. */
    let mentions = 0;
    for (let i = 0; i < size; i++) {
      const sort = VALUE[kinds.charCodeAt(kind + i)];
      if (sort < BODY_ONLY) mentions++;
      else for (let bits = sort - BODY_ONLY; bits; bits >>= 1) mentions += bits & 1;
    }
    const rarity = Math.log(1 + Math.abs((all - mentions + 0.5) / (mentions + 0.5)));
    /* Its weights have three decimals. */
    const weight = (/** @type {number} */ field, /** @type {number} */ times) => Math.floor(1000 * (rarity * ((K1 + 1) * times) / (K1 + times) * BOOSTS[field]) + 0.5) / 1000;
    /** @type {number[]} */
    const inBody = [];
    for (let i = 0, section = -1; i < size; i++) {
      sections[i] = section += gaps[gap++] + 1;
      const sort = VALUE[kinds.charCodeAt(kind++)];
      if (sort < BODY_ONLY) weights[i] = inBody[sort] ??= weight(BODY, sort + 1);
      else for (let field = 0; field <= BODY; field++) if (sort - BODY_ONLY >> field & 1) weights[i] += weight(field, counts[count++] + 1);
    }
    found.set(term, { sections, weights, rarity });
  });
  return found;
}
