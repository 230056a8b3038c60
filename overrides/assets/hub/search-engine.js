/**
 * The site's search in the reader's browser: what hooks/stemhub/search/ does in Python (reader, ask, rank), result for result.
 * A classic script, because modules do not run from file://. Nothing is fetched before a search; no storage, no worker, no eval.
 *
 * @typedef {{weights: Map<number, number>, rarity: number}} Found a term's sections with lunr's weights, and lunr's idf
 * @typedef {{word: string, share: number, lists: [Found, number][]}} Group one word of the query with all that counts as the word
 * @typedef {{entry: number, score: number, section: number, reason: string}} Result
 * @typedef {{url: string, title: string, kind: string, summary: string, more: boolean, lang: string}} Entry
 * @typedef {{anchor: string, heading: string, kind: string, text: string}} Section
 * @typedef {{word: string, stem: string, stop: boolean, others: [string, number][], factor: number, code?: Found}} Placed
 */
"use strict";
// eslint-disable-next-line no-unused-vars
var stemhubSearch = (() => {
  const VERSION = 1, ENDS = 60, BODY_ONLY = 26, LAST = "\uffff", LONGEST = 6, MOST_WORDS = 16, COMPLETIONS = 8;
  const BOOSTS = [16, 3, 5, 4, 4, 1], BODY = 5, K1 = 1.2;
  const MEANT = 0.9, HINTED = 0.7, SPREAD = 0.35, KIN = 0.6, NAMED = 0.6, CALLED = 0.4, COMPLETED = 0.8, COMPLETED_BESIDE = 0.3, MENDED = 0.9, SECOND_MENDED = 0.5, CODE = 4, WEAK = 0.3;
  const ANYWHERE = 0.6, TOGETHER = 0.4, PAIR = 0.3, TITLED = 40;

  /* Numbers and sorted words as text. */
  const VALUE = new Uint8Array(128);
  let more = -ENDS;
  for (let code = 33; code < 127; code++) if (!'"\\<'.includes(String.fromCharCode(code))) VALUE[code] = ENDS + more++;
  /** @param {string} text */
  const numbers = text => {
    const found = [];
    for (let i = 0, total = 0, scale = 1; i < text.length; i++) {
      const digit = VALUE[text.charCodeAt(i)];
      total += scale * digit;
      if (digit < ENDS) { found.push(total); total = 0; scale = 1; } else scale *= more;
    }
    return found;
  };
  /** @param {string} text */
  const unfront = text => {
    const found = [];
    let before = "";
    for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) found.push(before = before.slice(0, shared.charCodeAt(0) - 65) + rest);
    return found;
  };
  /** Where a value would stand after its equals. @template T @param {T[]} sorted @param {T} value */
  const after = (sorted, value) => {
    let low = 0, high = sorted.length;
    while (low < high) { const middle = low + high >> 1; if (sorted[middle] <= value) low = middle + 1; else high = middle; }
    return low;
  };
  /** @param {number[]} counts */
  const sums = counts => { let total = 0; return counts.map(count => (total += count) - count); };

  /* Words. */
  /** @param {string} text */
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  /** @param {string} text @returns {string[]} */
  const words = text => fold(text).replace(/([\p{L}\p{N}])['’](?=[\p{L}\p{N}])/gu, "$1").match(/[\p{L}\p{N}]+/gu) ?? [];

  /* Porter's stemmer as the lunr package for Python has it (lunr.js itself stems 432 words differently). */
  const [STEP2, STEP3] = [
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
  const stem = word => {
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
  /** American endings and words as Scottish content spells them. @type {[RegExp, string][]} */
  const AMERICAN = [
    [/iz(e|ed|es|er|ers|ing|ation|ations)$/, "is$1"], [/yz(e|ed|es|er|ing)$/, "ys$1"],
    [/^(behavi|col|fav|flav|hum|lab|neighb|hon|harb|vap)or/, "$1our"], [/^(cent|met|lit|fib|theat)er(s?)$/, "$1re$2"],
    [/([eaiou])l(ed|ing|er|ers)$/, "$1ll$2"], [/og(s?)$/, "ogue$1"], [/^(program|gram)(s?)$/, "$1me$2"], [/^math$/, "maths"],
    [/^(enrol|fulfil|skil)l(ment|ful)?$/, "$1$2"], [/^inquir/, "enquir"], [/^enquir/, "inquir"], [/^pediatric/, "paediatric"],
    [/^(esthet|archeolog)/, "a$1"], [/^(alumin)um$/, "$1ium"], [/^gray/, "grey"], [/^tire(s?)$/, "tyre$1"],
  ];
  /** @param {string} word */
  const otherSpelling = word => {
    for (const [pattern, british] of AMERICAN) if (pattern.test(word)) return word.replace(pattern, british);
    return "";
  };
  /** Edits and swaps of neighbours; `most + 1` when there are more. @param {string} a @param {string} b @param {number} most */
  const distance = (a, b, most) => {
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
  const turned = word => [...word].reverse().join("");
  /** Least first, part by part. @param {(number | string)[]} a @param {(number | string)[]} b */
  const order = (a, b) => { for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1; return 0; };

  /* Files: by fetch, or by script elements where fetch is refused. */
  /** @type {Map<string, (data: any) => void>} */
  const waiting = new Map();
  // @ts-ignore - the name that every file of the index calls
  globalThis.hubShard = (/** @type {string} */ name, /** @type {any} */ data) => { waiting.get(name)?.(data); waiting.delete(name); };
  const policy = globalThis.trustedTypes?.createPolicy("stemhub-shards", { createScriptURL: (/** @type {string} */ url) => url });
  /** @param {string} url @param {string} name @returns {Promise<any>} */
  const byScript = (url, name) => new Promise((done, failed) => {
    waiting.set(name, done);
    const script = document.createElement("script");
    // @ts-ignore - a trusted URL is one
    script.src = policy ? policy.createScriptURL(url) : url;
    script.onload = () => { script.remove(); if (waiting.delete(name)) failed(new Error(name)); };
    script.onerror = () => { script.remove(); waiting.delete(name); failed(new Error(name)); };
    document.head.append(script);
  });
  /** @param {string} url @param {string} name @param {RequestCache} [cache] @returns {Promise<any>} */
  const load = async (url, name, cache) => {
    if (location.protocol !== "file:") {
      const answer = await fetch(url, { cache }).catch(() => undefined);
      if (answer?.ok) { const text = await answer.text(); return JSON.parse(text.slice(text.indexOf(",") + 1, -1)); }
    }
    return byScript(url, name);
  };

  class Missing extends Error {}

  /** The index of the site at `base`, its folder `search/`. Reads what is asked for, nothing twice. */
  class Index {
    /** @param {string} base */
    constructor(base) {
      this.base = `${base}search/`;
      /** @type {Map<string, any>} */
      this.shards = new Map();
      /** @type {Map<string, {terms: Map<string, Found>, others: Map<string, any>}>} */
      this.read = new Map();
      /** @type {Set<string>} */
      this.missing = new Set();
      /** @type {Map<string, Promise<void>>} */
      this.coming = new Map();
      /** @type {Record<string, string>} */
      this.kinds = {};
    }

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
      this.big = new Map(unfront(root.b).map((term, place) => [term, `b${place}`]));
      this.ends = { d: unfront(root.d), r: unfront(root.r) };
      this.chunks = sums(numbers(root.x));
      this.first = sums(sizes);
      this.entryOf = sizes.flatMap((count, entry) => Array(count).fill(entry));
      /** @type {number[]} */
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
      made = { terms: this.postings(unfront(terms), numbers(sizes), numbers(gaps), kinds, numbers(counts)), others: new Map(unfront(others).map((key, i) => [key, values[i]])) };
      this.read.set(name, made);
      return made;
    }

    /** @param {string[]} terms @param {number[]} sizes @param {number[]} gaps @param {string} kinds @param {number[]} counts */
    postings(terms, sizes, gaps, kinds, counts) {
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
        const mentions = rows.length / 3, rarity = Math.log(1 + Math.abs((this.sections - mentions + 0.5) / (mentions + 0.5)));
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

    /** @param {string} key */
    place(key) { return `t${Math.max(0, after(this.splits, key) - 1)}`; }
    /** @param {string} term */
    term(term) { return this.opened(this.big.get(term) ?? this.place(term))?.terms.get(term); }
    /** Phrases, titles, best bets, beginnings. @param {string} key @returns {any} */
    extra(key) { return this.opened(this.place(key))?.others.get(key); }

    /** Terms and words of phrases that begin so. @param {string} prefix @param {number} most @returns {string[]} */
    beginning(prefix, most) {
      const listed = this.extra(`${prefix}*`);
      if (listed) return listed.split(" ").slice(0, most);
      const first = Math.max(0, after(this.splits, prefix) - 1), last = after(this.splits, prefix + LAST);
      if (last - first > 2) return [];
      /** @type {Map<string, number>} */
      const found = new Map();
      for (const term of this.big.keys()) if (term.startsWith(prefix) && /^\p{L}+$/u.test(term)) found.set(term, this.term(term)?.weights.size ?? 0);
      for (let place = first; place < last; place++) {
        const shard = this.opened(`t${place}`);
        for (const [term, one] of shard?.terms ?? []) if (term.startsWith(prefix) && !term.includes(" ")) found.set(term, one.weights.size);
        for (const key of shard?.others.keys() ?? []) {
          if (key.startsWith(prefix) && key.endsWith("#") && !key.includes(" ") && !found.has(key.slice(0, -1))) found.set(key.slice(0, -1), 0);
        }
      }
      return [...found].sort((a, b) => order([-a[1], a[0]], [-b[1], b[0]])).slice(0, most).map(([term]) => term);
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
      const chunk = after(this.chunks, entry) - 1, records = this.shard(`x${chunk}`);
      if (!records) return undefined;
      const [url, title, kind, summary, more, lang = "en"] = records[entry - this.chunks[chunk]];
      return { url, title, kind, summary, more: more === 1, lang };
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

  /* What a query asks for. */
  /** @param {Index} index @param {string} query */
  function ask(index, query) {
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
    index.barrier();
    if (mended.size || placed.some(one => one.others.length)) meant = concepts(index, placed);
    index.barrier();
    /** @type {Group[]} */
    const groups = [];
    placed.forEach((one, place) => { if (!one.stop) groups.push(group(index, one, meant[place])); });
    const content = placed.filter(one => !one.stop).map(one => one.stem), whole = content.join(" ");
    /** @type {Found[]} */
    const pairs = [];
    for (let i = 0; i + 1 < content.length; i++) { const found = index.term(`${content[i]} ${content[i + 1]}`); if (found) pairs.push(found); }
    const strong = placed.filter(one => !one.stop && !index.weakStems.has(stem(one.word))).map(one => one.stem);
    /** @type {Map<number, number>} */
    const titled = new Map();
    for (const part of [content, strong]) for (const [entry, counts] of called(index, part)) titled.set(entry, Math.max(counts, titled.get(entry) ?? 0));
    /** @type {Map<number, string>} */
    const bets = new Map(whole && index.extra(`${whole}%`));
    index.barrier();
    const terms = new Set(placed.flatMap(one => one.stop ? [] : [one.stem, one.word, ...one.others.map(([term]) => term)]));
    return { groups, pairs, titled, bets, mended, terms };
  }

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
      if (Math.max(a.word.length, b.word.length) > 5 || (a.stop && b.stop)) continue;
      for (const concept of index.extra(`${stem(a.word + b.word)}#`)?.split(" ") ?? []) { meet(place, concept, MEANT); meet(place + 1, concept, MEANT); }
    }
    return found;
  }

  /** What a word may be that the index does not hold as it is written. @param {Index} index @param {Map<string, string>} mended @param {Placed} one @param {boolean} last @param {boolean} meant */
  function recognise(index, mended, one, last, meant) {
    const known = index.term(one.stem) !== undefined || (index.otherLanguages && index.term(one.word) !== undefined);
    const other = otherSpelling(one.word);
    if (other) {
      if (!known && index.term(stem(other))) { one.stem = stem(other); return; }
      one.others.push([stem(other), 1]);
    }
    if (last && one.word.length > 1 && (!known || one.word.length < 4)) {
      const ended = index.beginning(one.word, COMPLETIONS).filter(term => term !== one.stem);
      if (known || meant) one.others.push(...ended.map(term => /** @type {[string, number]} */ ([term, COMPLETED_BESIDE])));
      else if (ended.length) {
        one.stem = ended[0];
        one.factor = COMPLETED;
        one.others.push(...ended.slice(1).map(term => /** @type {[string, number]} */ ([term, COMPLETED])));
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
    for (const [back, seen] of index.spellings("r", turned(root).slice(0, start))) { const form = turned(back); meet(form, form, distance(form, root, most), seen, 1); }
    return [...best].sort((a, b) => order(a[1], b[1])).map(([term, mark]) => [term, mark[4]]);
  }

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
    return { word: one.word, share: index.weakStems.has(stem(one.word)) ? WEAK : 1, lists };
  }

  /* From the weights of sections to ranked entries. */
  /** @param {Index} index @param {ReturnType<typeof ask>} asked @returns {Result[]} */
  function rank(index, asked) {
    const groups = asked.groups.filter(one => one.lists.length), rarities = groups.map(one => Math.max(...one.lists.map(([found]) => found.rarity)));
    const unknown = Math.max(0, ...rarities), rare = groups.map((one, i) => rarities[i] * one.share);
    let whole = 0, known = 0;
    for (const one of asked.groups) whole += one.share * (one.lists.length ? rarities[known++] : unknown);
    /** @type {Map<number, Float64Array>} */
    const held = new Map();
    groups.forEach((one, place) => {
      for (const [found, factor] of one.lists) {
        const counts = factor * one.share * Math.sqrt(found.rarity);
        for (const [section, weight] of found.weights) {
          let row = held.get(section);
          if (!row) held.set(section, row = new Float64Array(groups.length));
          row[place] = Math.max(row[place], counts * weight);
        }
      }
    });
    /** @type {Map<number, number[]>} */
    const entries = new Map();
    for (const section of [...held.keys()].sort((a, b) => a - b)) {
      const entry = index.entryOf[section], sections = entries.get(entry);
      if (sections) sections.push(section);
      else entries.set(entry, [section]);
    }
    for (const entry of asked.bets.keys()) if (!entries.has(entry)) entries.set(entry, []);
    /** @type {Map<number, number>} */
    const pairs = new Map();
    for (const found of asked.pairs) {
      /** @type {Map<number, number>} */
      const best = new Map();
      for (const [section, weight] of found.weights) best.set(index.entryOf[section], Math.max(best.get(index.entryOf[section]) ?? 0, weight));
      for (const [entry, weight] of best) pairs.set(entry, (pairs.get(entry) ?? 0) + weight);
    }
    /** @type {Result[]} */
    const results = [];
    for (const [entry, sections] of entries) {
      const row = new Float64Array(groups.length);
      let top = 0, section = sections[0] ?? 0;
      for (const one of sections) {
        const held_ = /** @type {Float64Array} */ (held.get(one));
        let sum = 0;
        held_.forEach((value, place) => { sum += value; row[place] = Math.max(row[place], value); });
        if (sum > top) { top = sum; section = one; }
      }
      let sum = 0, covered = 0;
      row.forEach((value, place) => { sum += value; if (value > 0) covered += rare[place]; });
      let score = (ANYWHERE * sum + TOGETHER * top + PAIR * (pairs.get(entry) ?? 0)) * (whole ? covered / whole : 1);
      score = (score + TITLED * (asked.titled.get(entry) ?? 0)) * index.worth[entry];
      results.push({ entry, score: Math.round(score * 1e6) / 1e6, section: sections.length ? section - index.first[entry] : 0, reason: asked.bets.get(entry) ?? "" });
    }
    const last = (/** @type {Result} */ one) => asked.bets.has(one.entry) ? 0 : 1;
    return results.sort((a, b) => order([last(a), -a.score, a.entry], [last(b), -b.score, b.entry]));
  }

  /** The first results of a query with their records. A published index may be replaced while a reader reads: then it is opened anew, once.
   * @param {Index} index @param {string} query @param {number} most @param {(results: Result[]) => Result[]} [keep] */
  async function search(index, query, most, keep = results => results) {
    const work = () => {
      const asked = ask(index, query), all = rank(index, asked), results = keep(all);
      index.barrier();
      const shown = results.slice(0, most).map(result => ({ ...result, ...index.record(result.entry) }));
      return { asked, all, results, shown };
    };
    if (!index.folder) await index.open();
    return index.complete(work).catch(async () => {
      index.missing.clear();
      await index.open("reload"); /* fails without a network: then what was read before stays */
      index.shards.clear();
      index.read.clear();
      index.coming.clear();
      return index.complete(work);
    });
  }

  /* What both the box and the page of the search show. */
  /** The name of an entry's kind, after the first answer. @param {Index} index @param {string} kind */
  const kindName = (index, kind) => index.kinds[kind] ?? "Page";

  /** A text with the words that were found marked. @param {string} text @param {Set<string>} terms */
  function marked(text, terms) {
    const made = document.createDocumentFragment();
    for (const piece of text.split(/([\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*)/u)) {
      const [word] = words(piece);
      if (word && (terms.has(stem(word)) || terms.has(word))) made.append(Object.assign(document.createElement("mark"), { textContent: piece }));
      else made.append(piece);
    }
    return made;
  }

  /** The part of a text that holds most of the words, from the beginning of a sentence. @param {string} text @param {Set<string>} terms */
  function excerpt(text, terms) {
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
  const address = (base, url) => {
    const [path, anchor] = url.split("#"), file = location.protocol === "file:" && (path.endsWith("/") || !path) ? "index.html" : "";
    return base + path + file + (anchor ? `#${anchor}` : "");
  };

  /* Words on the way from the box to the page: never in an address. A blocked store throws when it is named. */
  const KEPT = "hub.search";
  /** @param {string} text */
  const hand = text => { try { sessionStorage.setItem(KEPT, text); } catch { window.name = `${KEPT}:${text}`; } };

  return { Index, search, words, stem, marked, excerpt, kindName, address, hand };
})();
