/**
 * The index: what it holds of a term, a word, an entry. What hooks/stemhub/search/reader.py does.
 *
 * @typedef {import("./postings.js").Found} Found
 * @typedef {{url: string, title: string, kind: string, summary: string, more: boolean, lang: string}} Entry
 * @typedef {{anchor: string, heading: string, kind: string, text: string}} Section
 */
import { VALUE, after, numbers, placed, sums, unfront } from "./coding.js";
import { load } from "./files.js";
import { found, rowsOf } from "./postings.js";
import { order } from "./words.js";

const VERSION = 4, LAST = "\uffff", FEW = 3, FREQUENT = 400, OFTEN = "+", NEAR = 5;

class Missing extends Error {}

/** The index of the site at `base`, its folder `search/`. Reads what is asked for, nothing twice. */
export class Index {
  /** @param {string} base */
  constructor(base) {
    this.base = `${base}search/`;
    /** @type {Map<string, any>} */
    this.shards = new Map();
    /** @type {Map<string, {postings: import("./postings.js").Rows, others: Map<string, any>}>} */
    this.read = new Map();
    /** Records that were read, an entry's own and those beside it. @type {Map<number, any[]>} */
    this.records = new Map();
    /** Terms that were read. @type {Map<string, Found | undefined>} */
    this.terms = new Map();
    /** @type {Set<string>} */
    this.missing = new Set();
    /** @type {Map<string, Promise<void>>} */
    this.coming = new Map();
    /** @type {Promise<Index> | undefined} */
    this.begun = undefined;
    /** @type {Record<string, string>} */
    this.kinds = {};
    this.folder = "";
    this.sections = 0;
    this.otherLanguages = false;
    /** @type {Set<string>} */
    this.stopWords = new Set();
    /** @type {Set<string>} */
    this.weakStems = new Set();
    /** @type {string[]} */
    this.splits = [];
    /** @type {Record<"d" | "r", string[]>} */
    this.ends = { d: [], r: [] };
    /** The first section of each entry, the entry of each section, what entries are worth. @type {number[]} */
    this.first = [];
    /** @type {Int32Array} */
    this.entryOf = new Int32Array();
    /** @type {number[]} */
    this.worth = [];
  }

  /** Opens the index, once. */
  begin() { return this.begun ??= this.open().catch(failed => { this.begun = undefined; throw failed; }); }

  /** @param {RequestCache} [cache] */
  async open(cache) {
    const root = await load(`${this.base}root.js`, "root", cache);
    if (root.v !== VERSION) throw new Error("version");
    const sizes = numbers(root.s), worth = numbers(root.w);
    this.kinds = root.k;
    this.folder = `${this.base}${root.at}/`;
    this.sections = root.n;
    this.stopWords = new Set(root.stop.split(" "));
    this.weakStems = new Set([...root.weak.split(" "), ...this.stopWords]);
    this.otherLanguages = root.l.length > 0;
    this.splits = unfront(root.t);
    this.ends = { d: unfront(root.d), r: unfront(root.r) };
    this.first = sums(sizes);
    this.entryOf = new Int32Array(root.n);
    this.first.forEach((first, entry) => this.entryOf.fill(entry, first, first + sizes[entry]));
    this.worth = [];
    for (let i = 0; i < worth.length; i += 2) for (let k = 0; k < worth[i + 1]; k++) this.worth.push(worth[i] / 100);
    return this;
  }

  /** The data of a file, or nothing until it has been fetched. @param {string} name */
  shard(name) {
    if (!this.shards.has(name)) this.missing.add(name);
    return this.shards.get(name);
  }

  /** A file that is on its way already, for the query before this one, is waited for and not asked for again. @param {string} name */
  fetched(name) {
    const coming = this.coming.get(name);
    if (coming) return coming;
    const { folder } = this;
    const made = load(`${folder}${name}.js`, name).then(data => { if (folder === this.folder) this.shards.set(name, data); }).finally(() => { if (this.coming.get(name) === made) this.coming.delete(name); });
    this.coming.set(name, made);
    return made;
  }

  /** Stops here while files are missing. */
  barrier() { if (this.missing.size) throw new Missing(); }

  /** Works until nothing is missing any more. @template T @param {() => T} work @returns {Promise<T>} */
  async complete(work) {
    for (;;) {
      try {
        const made = work();
        this.barrier();
        return made;
      } catch (stopped) {
        if (!(stopped instanceof Missing)) throw stopped;
        const names = [...this.missing];
        this.missing.clear();
        await Promise.all(names.map(name => this.fetched(name)));
      }
    }
  }

  /** @param {string} name */
  opened(name) {
    let made = this.read.get(name);
    if (made) return made;
    const data = this.shard(name);
    if (!data) return undefined;
    const [terms, sizes, gaps, kinds, counts, others, values] = data;
    made = { postings: rowsOf(terms, sizes, gaps, kinds, counts), others: new Map(unfront(others).map((key, i) => [key, values[i]])) };
    this.read.set(name, made);
    return made;
  }

  /** @param {string} key */
  place(key) { return `t${Math.max(0, after(this.splits, placed(key)) - 1)}`; }
  /** @param {string} term */
  term(term) {
    if (!this.terms.has(term)) {
      const shard = this.opened(this.place(term));
      if (!shard) return undefined;
      this.terms.set(term, found(this, shard.postings, term));
    }
    return this.terms.get(term);
  }
  /** Phrases, titles, best bets, beginnings. @param {string} key @returns {any} */
  extra(key) { return this.opened(this.place(key))?.others.get(key); }

  /** Terms and words of phrases that begin so, and whether each is too frequent to go with another word. @param {string} prefix @param {number} most @returns {[string, boolean][]} */
  beginning(prefix, most) {
    const listed = this.extra(`${prefix}*`);
    if (listed) return listed.split(" ").slice(0, most).map((/** @type {string} */ term) => [term.replace(OFTEN, ""), term.endsWith(OFTEN)]);
    const first = Math.max(0, after(this.splits, prefix) - 1), last = after(this.splits, prefix + LAST);
    if (last - first > FEW) return [];
    /** @type {Map<string, number>} */
    const held = new Map();
    for (let place = first; place < last; place++) {
      const shard = this.opened(`t${place}`);
      for (const term of shard?.postings.rows.keys() ?? []) if (term.startsWith(prefix) && !/[ ^]/.test(term)) held.set(term, this.term(term)?.sections.length ?? 0);
      for (const key of shard?.others.keys() ?? []) {
        if (key.startsWith(prefix) && key.endsWith("#") && !key.includes(" ") && !held.has(key.slice(0, -1))) held.set(key.slice(0, -1), 0);
      }
    }
    return [...held].sort((a, b) => order([-a[1], a[0]], [-b[1], b[0]])).slice(0, most).map(([term, size]) => [term, size >= FREQUENT]);
  }

  /** @param {"d" | "r"} letter @param {string} start @returns {[string, number][]} */
  spellings(letter, start) {
    const ends = this.ends[letter], first = Math.max(0, after(ends, start) - 1), last = after(ends, start + LAST);
    /** @type {[string, number][]} */
    const found = [];
    for (let place = first; place < last; place++) {
      const [listed, signs] = this.shard(letter + place) ?? ["", ""];
      unfront(listed).forEach((word, i) => found.push([word, VALUE[signs.charCodeAt(i)]]));
    }
    return found;
  }

  /** @param {number} entry @returns {Entry | undefined} */
  record(entry) {
    const row = this.row(entry);
    if (!row) return undefined;
    const [url, title, kind, summary, more, , lang = "en"] = row;
    return { url, title, kind, summary, more: more === 1, lang };
  }
  /** @param {number} entry @returns {any[] | undefined} */
  row(entry) { return this.records.get(entry) ?? this.own(entry)?.row; }
  /** The neighbours of an entry with how near they are. @param {number} entry @returns {[number, number][]} */
  near(entry) { return this.own(entry)?.near ?? []; }
  /** What an entry's own file holds; the records of its nearest are kept. @param {number} entry @returns {{row: any[], near: [number, number][]} | undefined} */
  own(entry) {
    /** @type {any[][]} */
    const [row, ...copies] = this.shard(`x${entry}`) ?? [];
    if (!row) return undefined;
    /** @type {[number, number][]} */
    const near = [];
    const pairs = numbers(row[NEAR]);
    for (let i = 0; i < pairs.length; i += 2) near.push([pairs[i], pairs[i + 1]]);
    this.records.set(entry, row);
    copies.forEach((copy, i) => this.records.set(near[i][0], copy));
    return { row, near };
  }

  /** The sections of an entry, for words in context. @param {number} entry @returns {Section[] | undefined} */
  text(entry) { return this.shard(`p${entry}`)?.map((/** @type {string[]} */ [anchor, heading, kind, text]) => ({ anchor, heading, kind, text })); }

  /** Values of a facet with label and entries. @param {string} facet @returns {{value: string, label: string, held: Set<number>}[]} */
  facet(facet) {
    return (this.shard(`f-${facet}`) ?? []).map((/** @type {[string, string, string]} */ [value, label, runs]) => {
      const held = new Set(), pairs = numbers(runs);
      for (let i = 0, place = 0; i < pairs.length; i += 2) {
        place += pairs[i];
        for (const end = place + pairs[i + 1]; place <= end; place++) held.add(place);
      }
      return { value, label, held };
    });
  }
}
