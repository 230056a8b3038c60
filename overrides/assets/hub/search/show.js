/**
 * What both the box and the page of the search show.
 *
 * @typedef {import("./index.js").Index} Index
 */
import { stem } from "./stemmer.js";
import { words } from "./words.js";

/** The name of an entry's kind, after the first answer. @param {Index} index @param {string} kind */
export const kindName = (index, kind) => index.kinds[kind] ?? "Page";

/** A text with the words that were found marked. @param {string} text @param {Set<string>} terms */
export function marked(text, terms) {
  const made = document.createDocumentFragment();
  for (const piece of text.split(/([\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*)/u)) {
    const [word] = words(piece);
    if (word && (terms.has(stem(word)) || terms.has(word))) made.append(Object.assign(document.createElement("mark"), { textContent: piece }));
    else made.append(piece);
  }
  return made;
}

/** Draws answers to one query line by line as they become known: lines that stand there stay; where others come first, all begins anew.
 * @typedef {import("./search.js").Answer} Answer
 * @param {() => void} clear @param {(line: Answer["shown"][number], terms: Set<string>) => void} add @returns {(answer: Answer) => void} */
export function growing(clear, add) {
  /** @type {string[]} */
  let drawn = [];
  return ({ shown, asked: { terms } }) => {
    if (!drawn.length || drawn.some((url, i) => url !== shown[i]?.url)) {
      clear();
      drawn = [];
    }
    for (const one of shown.slice(drawn.length)) add(one, terms);
    drawn = shown.map(one => one.url);
  };
}

/** The part of a text that holds most of the words, from the beginning of a sentence. @param {string} text @param {Set<string>} terms */
export function excerpt(text, terms) {
  const sentences = text.match(/[^.!?]+[.!?]*\s*/g) ?? [text];
  let best = 0, most = -1;
  sentences.forEach((sentence, place) => {
    const held = new Set(words(sentence).map(stem).filter(word => terms.has(word))).size;
    if (held > most) { most = held; best = place; }
  });
  let made = "";
  for (let place = best; place < sentences.length && made.length < 140; place++) made += sentences[place];
  return made.length > 260 ? `${made.slice(0, 250).replace(/\s\S*$/, "")} …` : made.trim();
}

/** Where a link to an address of the site leads; on a disk there is no server to find the index of a folder. @param {string} base @param {string} url */
export const address = (base, url) => {
  const [path, anchor] = url.split("#"), file = location.protocol === "file:" && (path.endsWith("/") || !path) ? "index.html" : "";
  return base + path + file + (anchor ? `#${anchor}` : "");
};

/* Words on the way from the box to the page: never in an address. A blocked store throws when it is named. */
const KEPT = "hub.search";
/** @param {string} text */
export const hand = text => { try { sessionStorage.setItem(KEPT, text); } catch { window.name = `${KEPT}:${text}`; } };
