/**
 * What a query asks for: what hooks/stemhub/search/ask.py does, result for result.
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Found} Found
 * @typedef {{word: string, share: number, lists: [Found, number][]}} Group one word of the query with all that counts as the word
 * @typedef {{word: string, stem: string, stop: boolean, others: [string, number][], factor: number, code?: Found}} Placed
 */
import { stem } from "./stemmer.js";
import { distance, fold, order, otherSpelling, turned, words } from "./words.js";

const LONGEST = 6, SHORT = 5, MOST_WORDS = 16, COMPLETIONS = 3;
const MEANT = 0.9, HINTED = 0.7, SPREAD = 0.45, KIN = 0.6, NAMED = 0.6, CALLED = 0.4;
const COMPLETED = 0.8, COMPLETED_BESIDE = 0.3, MENDED = 0.9, SECOND_MENDED = 0.5, CODE = 4, WEAK = 0.4;

/** @param {Index} index @param {string} query */
export function ask(index, query) {
  /** @type {Placed[]} */
  const placed = words(query).slice(0, MOST_WORDS).map(word => ({ word, stem: stem(word), stop: index.stopWords.has(word), others: [], factor: 1 }));
  if (placed.every(one => one.stop)) for (const one of placed) one.stop = false;
  /** @type {Map<string, string>} */
  const mended = new Map();
  codes(index, query, placed);
  let meant = concepts(index, placed);
  for (const one of placed) if (!one.stop) index.term(one.stem);
  index.barrier();
  placed.forEach((one, place) => {
    if (!one.stop && !one.code) recognise(index, mended, one, place === placed.length - 1, meant[place].size > 0);
  });
  /* What a word that stays as it is brings with it comes in the same round as the endings and spellings of others. */
  if (index.missing.size) placed.forEach((one, place) => { if (!one.stop) group(index, one, meant[place]); });
  index.barrier();
  if (placed.some(one => one.others.length || one.stem !== stem(one.word))) meant = concepts(index, placed);
  index.barrier();
  /** @type {Group[]} */
  const groups = [];
  placed.forEach((one, place) => { if (!one.stop) groups.push(group(index, one, meant[place])); });
  const content = placed.filter(one => !one.stop).map(one => one.stem), whole = content.join(" ");
  /** @type {Found[]} */
  const pairs = [];
  for (let i = 0; i + 1 < content.length; i++) { const found = index.term(`${content[i]} ${content[i + 1]}`); if (found) pairs.push(found); }
  const strong = placed.filter(one => !one.stop && !weak(index, one)).map(one => one.stem);
  /** @type {Map<number, number>} */
  const titled = new Map();
  for (const part of [content, strong]) for (const [entry, counts] of called(index, part)) titled.set(entry, Math.max(counts, titled.get(entry) ?? 0));
  /** @type {Map<number, string>} */
  const bets = new Map(whole && index.extra(`${whole}%`));
  index.barrier();
  const terms = new Set(placed.flatMap(one => one.stop ? [] : [one.stem, one.word, ...one.others.map(([term]) => term)]));
  return { groups, pairs, titled, bets, mended, terms };
}

/** @param {Index} index @param {Placed} one */
const weak = (index, one) => index.weakStems.has(one.stem) || index.weakStems.has(stem(one.word));

/** Entries that are called what is asked for, and those about the one concept that it names. @param {Index} index @param {string[]} stems */
function called(index, stems) {
  /** @type {Map<number, number>} */
  const found = new Map();
  if (!stems.length) return found;
  for (const entry of index.extra(`${stems.join(" ")}!`) ?? []) found.set(entry, 1);
  for (const concept of index.extra(`${inAnyOrder(stems)}#`)?.split(" ") ?? []) {
    for (const entry of index.extra(`${concept.replace(/^\?/, "")}!`) ?? []) if (!found.has(entry)) found.set(entry, concept[0] === "?" ? CALLED : NAMED);
  }
  return found;
}

/** The key of a phrase, whatever order its words stand in. @param {string[]} stems */
const inAnyOrder = stems => [...stems].sort((a, b) => order([a], [b])).join(" ");

/** Codes and ids in whatever way they are written. @param {Index} index @param {string} query @param {Placed[]} placed */
function codes(index, query, placed) {
  const pieces = new Set(fold(query).split(/\s+/).map(piece => words(piece).join(" ")));
  for (let start = 0; start < placed.length; start++) {
    for (let size = Math.min(LONGEST, placed.length - start); size > 0; size--) {
      const part = placed.slice(start, start + size), joined = part.map(one => one.word).join(""), digit = /\p{N}/u.test(joined);
      if (!((size > 1 && pieces.has(part.map(one => one.word).join(" "))) || (digit && size < 5 && !/^\p{N}+$/u.test(joined)))) continue;
      const found = index.term(joined);
      if (found && (size > 1 || digit)) {
        for (const one of part) one.code ??= found;
        break;
      }
    }
  }
}

/** The concepts that each word is part of a name of. @param {Index} index @param {Placed[]} placed */
function concepts(index, placed) {
  /** @type {Map<string, number>[]} */
  const found = placed.map(() => new Map());
  const all = [...placed.keys()];
  const meet = (/** @type {number} */ place, /** @type {string} */ concept, /** @type {number} */ factor) => {
    const name = concept.replace(/^\?/, "");
    found[place].set(name, Math.max(factor, found[place].get(name) ?? 0));
  };
  for (const row of [all, all.filter(place => !placed[place].stop)]) {
    for (let start = 0; start < row.length; start++) {
      for (let size = 1; size <= Math.min(LONGEST, row.length - start); size++) {
        const part = row.slice(start, start + size);
        if (size === 1 && placed[part[0]].stop) continue;
        const named = index.extra(`${inAnyOrder(part.map(place => placed[place].stem))}#`);
        for (const concept of named?.split(" ") ?? []) {
          const factor = concept.startsWith("?") ? (size === 1 ? HINTED : SPREAD) : MEANT;
          for (const place of part) meet(place, concept, factor);
        }
      }
    }
  }
  /* Short neighbours that are one word elsewhere: `wi fi` for `wifi`. */
  for (let place = 0; place + 1 < placed.length; place++) {
    const [a, b] = [placed[place], placed[place + 1]];
    if (Math.max(a.word.length, b.word.length) > SHORT || (a.stop && b.stop)) continue;
    for (const concept of index.extra(`${stem(a.word)} ${stem(a.word + b.word)}&`)?.split(" ") ?? []) for (const part of [place, place + 1]) meet(part, concept, concept[0] === "?" ? SPREAD : MEANT);
  }
  return found;
}

/** What a word may be that the index does not hold as it is written. @param {Index} index @param {Map<string, string>} mended @param {Placed} one @param {boolean} last @param {boolean} meant */
function recognise(index, mended, one, last, meant) {
  const known = index.term(one.stem) !== undefined || (index.otherLanguages && index.term(one.word) !== undefined);
  const other = index.extra(`${stem(one.word)}=`) ?? otherSpelling(one.word);
  if (other) {
    if (!known && index.term(stem(other))) { one.stem = stem(other); return; }
    one.others.push([stem(other), 1]);
  }
  if (last && one.word.length > 1 && (!known || one.word.length < 4)) {
    const ended = index.beginning(one.word, COMPLETIONS).filter(([term]) => term !== one.stem);
    if (known || meant) one.others.push(...ended.filter(([, often]) => !often).map(([term]) => /** @type {[string, number]} */ ([term, COMPLETED_BESIDE])));
    else if (ended.length) {
      one.stem = ended[0][0];
      one.factor = COMPLETED;
      one.others.push(...ended.slice(1).map(([term]) => /** @type {[string, number]} */ ([term, COMPLETED])));
      return;
    }
  }
  if (known || meant || index.missing.size) return;
  const close = near(index, one.word);
  if (!close.length || index.missing.size) return;
  one.stem = close[0][0];
  one.factor = MENDED;
  mended.set(one.word, close[0][1]);
  if (close[1]) one.others.push([close[1][0], SECOND_MENDED]);
}

/** Stems with their words that differ in as few letters as the length allows. @param {Index} index @param {string} word @returns {[string, string][]} */
function near(index, word) {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2, root = stem(word), start = word.length < 7 ? 2 : 3;
  if (!most) return [];
  /** @type {Map<string, [number, number, number, number, string]>} */
  const best = new Map();
  const meet = (/** @type {string} */ term, /** @type {string} */ form, /** @type {number} */ away, /** @type {number} */ seen, /** @type {number} */ cut) => {
    if (away > most) return;
    const mark = /** @type {[number, number, number, number, string]} */ ([away, form[0] === word[0] ? 0 : 1, cut, -seen, form]), before = best.get(term);
    if (!before || order(mark, before) < 0) best.set(term, mark);
  };
  for (const [form, seen] of index.spellings("d", word.slice(0, start))) meet(stem(form), form, distance(form, word, most), seen, 0);
  /* A word that is one letter away and begins alike cannot be bettered from the back. */
  if (index.missing.size || [...best.values()].some(([away]) => away <= 1)) return nearest(best);
  for (const [back, seen] of index.spellings("r", turned(root).slice(0, start))) { const form = turned(back); meet(form, form, distance(form, root, most), seen, 1); }
  return nearest(best);
}

/** @param {Map<string, [number, number, number, number, string]>} best @returns {[string, string][]} */
const nearest = best => [...best].sort((a, b) => order(a[1], b[1])).map(([term, mark]) => [term, mark[4]]);

/** @param {Index} index @param {Placed} one @param {Map<string, number>} meant @returns {Group} */
function group(index, one, meant) {
  /** @type {[Found, number][]} */
  const lists = one.code ? [[one.code, CODE]] : [];
  /** @type {[string, number][]} */
  const listed = [[one.stem, one.factor], ...one.others];
  for (const kin of index.extra(`${one.stem}~`)?.split(" ") ?? []) listed.push([kin, KIN * one.factor]);
  if (index.otherLanguages && one.word !== one.stem) listed.push([one.word, 1]);
  for (const [term, factor] of [...listed, ...[...meant].sort((a, b) => order([a[0]], [b[0]]))]) {
    const found = index.term(term);
    if (found) lists.push([found, factor]);
  }
  return { word: one.word, share: weak(index, one) ? WEAK : 1, lists };
}
