/** Porter's stemmer as the lunr package for Python has it; lunr.js itself stems 432 words differently. */

export const [STEP2, STEP3] = [
  "ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble logi:log",
  "icate:ic ative: alize:al iciti:ic ical:ic ful: ness:",
].map(step => step.split(" ").map(pair => pair.split(":")));
const STEP4 = "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize".split(" ");
/** @param {string} word */
const shape = word => {
  let made = "";
  for (let i = 0; i < word.length; i++) made += "aeiou".includes(word[i]) || (word[i] === "y" && made[i - 1] === "c") ? "v" : "c";
  return made;
};
/** @param {string} word */
const measure = word => (shape(word).match(/vc/g) ?? []).length;
/** @param {string} word */
const short = word => shape(word).endsWith("cvc") && !/[wxy]$/.test(word);
/** @type {Map<string, string>} */
const stems = new Map();
/** @param {string} word */
export const stem = word => {
  let made = stems.get(word);
  if (made === undefined) stems.set(word, made = porter(word));
  return made;
};
/** @param {string} word */
function porter(word) {
  if (word.length < 3) return word;
  if (/(sses|ies)$/.test(word)) word = word.slice(0, -2);
  else if (/[^s]s$/.test(word)) word = word.slice(0, -1);
  const ending = /^(.*)(ed|ing)$/.exec(word);
  if (word.endsWith("eed")) { if (measure(word.slice(0, -3)) > 0) word = word.slice(0, -1); }
  else if (ending && shape(ending[1]).includes("v")) {
    word = ending[1];
    if (/(at|bl|iz)$/.test(word)) word += "e";
    else if (word.length > 1 && word.at(-1) === word.at(-2) && shape(word).endsWith("c")) { if (!/[lsz]$/.test(word)) word = word.slice(0, -1); }
    else if (measure(word) === 1 && short(word)) word += "e";
  }
  if (word.endsWith("y") && shape(word.slice(0, -1)).includes("v")) word = `${word.slice(0, -1)}i`;
  for (const step of [STEP2, STEP3]) {
    const [from, to] = step.find(([from]) => word.endsWith(from)) ?? [];
    if (from !== undefined && measure(word.slice(0, -from.length)) > 0) word = word.slice(0, -from.length) + to;
  }
  const last = STEP4.find(end => word.endsWith(end) && (end !== "ion" || /[st]ion$/.test(word)));
  if (last && measure(word.slice(0, -last.length)) > 1) word = word.slice(0, -last.length);
  if (word.endsWith("e")) {
    const start = word.slice(0, -1), size = measure(start);
    if (size > 1 || (size === 1 && !short(start))) word = start;
  }
  return word.endsWith("ll") && measure(word) > 1 ? word.slice(0, -1) : word;
}
