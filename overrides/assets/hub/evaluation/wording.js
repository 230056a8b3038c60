/** Small things said in words, as wording.py says them, so that files of the browser and of the command line are the same. */

/* The blanks that Python parts words at; JavaScript's own differ in a few. */
const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** The words of a text. @param {string} text @returns {string[]} */
export const split = text => text.split(BLANKS).filter(Boolean);

/** A text without blanks at its ends. @param {string} text */
export function strip(text) {
  let start = 0, end = text.length;
  while (start < end && BLANKS.test(text[start])) start++;
  while (end > start && BLANKS.test(text[end - 1])) end--;
  return text.slice(start, end);
}

/** In small letters, so that “STRASSE” and “straße” are one word. @param {string} text */
const folded = text => text.replace(/[^\x00-\x7f]/gu, letter => /[ıς]/u.test(letter) ? (letter === "ς" ? "σ" : letter) : letter.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ")).toLowerCase();

/** A text as people compare it: in small letters, with single blanks. @param {string} text */
export const tidy = text => folded(split(text).join(" "));

/** An author's Markdown as bare words. @param {string} text */
export const plain = text => split(text.replace(/[\s\x1c-\x1f\x85]*\[@[^\]]+\]/gu, "").replace(/!?\[([^\]]*)\]\([^)]*\)/gu, "$1")).join(" ").replace(/[*_`]/gu, "");

/** "a, b and c". @param {readonly string[]} words @param {string} [last] */
export const join = (words, last = "and") => words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;

/** "1 unit", "3 units". @param {number} number @param {string} noun */
export const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** "2026-11-21" → "21 November 2026". A date that cannot be read comes back as it is. @param {string} date */
export function dateInWords(date) {
  const [, year, month, day] = /^(\d+)-(\d+)-(\d+)$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name ? `${Number(day)} ${name} ${Number(year)}` : date;
}

/** "2026-11-21" → "November 2026 edition". @param {string} date */
export const editionName = date => `${split(dateInWords(date)).slice(1).join(" ")} edition`;

/** 90 → "1 hour 30 minutes". @param {number} minutes */
export function minutesInWords(minutes) {
  const hours = Math.floor(minutes / 60), rest = minutes % 60;
  return [hours ? count(hours, "hour") : "", rest || !hours ? count(rest, "minute") : ""].filter(Boolean).join(" ");
}

/** Texts in the order of their code points, as Python sorts them. @param {string} one @param {string} other */
export function byCodePoint(one, other) {
  for (let i = 0; i < one.length && i < other.length; i++) {
    if (one[i] === other[i]) continue;
    const [a, b] = [one.charCodeAt(i), other.charCodeAt(i)].map(unit => unit >= 0xe000 ? unit - 0x2000 : unit >= 0xd800 ? unit + 0x2000 : unit);
    return a - b;
  }
  return one.length - other.length;
}
