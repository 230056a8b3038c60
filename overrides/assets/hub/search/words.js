/** Words of a text, folded, in their other spelling, and how far apart two are: what hooks/stemhub/search/words.py does. */

/** @param {string} text */
export const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
/** @param {string} text @returns {string[]} */
export const words = text => fold(text).replace(/([\p{L}\p{N}])['’](?=[\p{L}\p{N}])/gu, "$1").match(/[\p{L}\p{N}]+/gu) ?? [];
/** American and Scots endings and words as the content spells them. @type {[RegExp, string][]} */
const SPELT = [
  [/iz(e|ed|es|er|ers|ing|ation|ations)$/, "is$1"], [/yz(e|ed|es|er|ing)$/, "ys$1"],
  [/^(behavi|col|fav|flav|hum|lab|neighb|hon|harb|vap)or/, "$1our"], [/^(cent|met|lit|fib|theat)er(s?)$/, "$1re$2"],
  [/([eaiou])l(ed|ing|er|ers|ors?)$/, "$1ll$2"], [/og(s?)$/, "ogue$1"], [/^(program|gram)(s?)$/, "$1me$2"], [/^math$/, "maths"],
  [/^(enrol|fulfil|skil)l(ment|ful)?$/, "$1$2"], [/^inquir/, "enquir"], [/^enquir/, "inquir"], [/^pediatric/, "paediatric"],
  [/^(esthet|archeolog)/, "a$1"], [/^(alumin)um$/, "$1ium"], [/^gray/, "grey"], [/^tire(s?)$/, "tyre$1"],
  [/([a-z]{2}[b-df-hj-np-tv-z])in$/, "$1ing"],
];
/** @param {string} word */
export const otherSpelling = word => {
  for (const [pattern, british] of SPELT) if (pattern.test(word)) return word.replace(pattern, british);
  return "";
};
/** Edits and swaps of neighbours; `most + 1` when there are more. @param {string} a @param {string} b @param {number} most */
export const distance = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [], row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      now[j] = Math.min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    before = row; row = now;
  }
  return row[b.length];
};
/** @param {string} word */
export const turned = word => [...word].reverse().join("");
/** Least first, part by part. @param {(number | string)[]} a @param {(number | string)[]} b */
export const order = (a, b) => { for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1; return 0; };
