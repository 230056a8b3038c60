/** Numbers and sorted words as text: what hooks/stemhub/search/coding.py writes, read again. */

const ENDS = 60;

export const VALUE = new Uint8Array(128);
let more = -ENDS;
for (let code = 33; code < 127; code++) if (!'"\\<'.includes(String.fromCharCode(code))) VALUE[code] = ENDS + more++;
/** @param {string} text */
export const numbers = text => {
  const found = [];
  for (let i = 0, total = 0, scale = 1; i < text.length; i++) {
    const digit = VALUE[text.charCodeAt(i)];
    total += scale * digit;
    if (digit < ENDS) { found.push(total); total = 0; scale = 1; } else scale *= more;
  }
  return found;
};
/** @param {string} text */
export const unfront = text => {
  const found = [];
  let before = "";
  for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) found.push(before = before.slice(0, shared.charCodeAt(0) - 65) + rest);
  return found;
};
/** Where a value would stand after its equals. @template T @param {T[]} sorted @param {T} value */
export const after = (sorted, value) => {
  let low = 0, high = sorted.length;
  while (low < high) { const middle = low + high >> 1; if (sorted[middle] <= value) low = middle + 1; else high = middle; }
  return low;
};
/** @param {number[]} counts */
export const sums = counts => { let total = 0; return counts.map(count => (total += count) - count); };
/** A key as it is sorted: what is told of a word, and the phrases that it begins, right after the word. @param {string} key */
export const placed = key => /[#&]$/.test(key) ? key.replace(" ", "\t").replace(/.$/, "\t") : key.replace(/[!%*=~^]$/, "\t");
