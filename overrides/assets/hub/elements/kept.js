/** What all learning elements share: the finished HTML of a block becomes something to answer, and the answer is kept. */
import { all, onChange, put, state, version } from "../local/store.js";

/** @typedef {import("../local/store.js").Version} Version */

export const root = new URL("../../../", import.meta.url);
/** The address of this page, as in links from the site's root. */
export const page = decodeURI(location.pathname).slice(decodeURI(root.pathname).length).replace(/index\.html$/, "");

/** A new element with properties and children. @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Partial<HTMLElementTagNameMap[T]>} [properties] @param {...(Node | string)} children @returns {HTMLElementTagNameMap[T]} */
export function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** A moment as a day in words. @param {string} moment */
export const day = moment => new Date(moment).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** Reads all items; what cannot be read is said. */
async function read() {
  const items = new Map((await all()).map(({ id, versions }) => [id, versions]));
  if (state.unread) import("./unread.js").then(({ tell }) => tell());
  return items;
}
let reading = read();
onChange(() => { reading = read(); });
/** All items as they were last read, once for all elements. */
export const kept = () => reading;

export class Kept extends HTMLElement {
  /** @type {Version | undefined} What is shown was this version, or is a change of it. */
  seen;
  #written = 0;

  /** The block's heading carries its id. */
  get key() { return `${page}#${this.parentElement?.getAttribute("aria-labelledby")}`; }

  connectedCallback() {
    const finished = this.cloneNode(true);
    this.build();
    /* Nobody answers before it is known what they answered before. */
    this.inert = true;
    this.#look().finally(() => { this.inert = false; });
    onChange(async id => {
      if (id ? id === this.key && !this.contains(document.activeElement) : this.isConnected) await this.#look();
      /* All was cleared. */
      if (!id && this.seen && !(await kept()).size) this.replaceWith(finished);
    });
  }

  /** Shows what is kept; read again if the reader has meanwhile written. @returns {Promise<void>} */
  async #look() {
    const before = this.#written, versions = (await kept()).get(this.key) ?? [], one = versions.find(({ value }) => value);
    if (before !== this.#written) {
      reading = read();
      return this.#look();
    }
    if (one && this.show(one.value, one.edited, one.value.digest !== this.dataset.digest) !== false) this.seen = one;
    if (versions.length > 1) await (await import("./said.js")).twice(this, versions);
  }

  /** Makes what the reader uses. */
  build() {}

  /** Shows what was kept; false if it would cover what the reader is writing.
   * @param {any} _value @param {string} _edited @param {boolean} _old whether the block has changed since @returns {boolean | void} */
  show(_value, _edited, _old) {}

  /** Keeps a value at once, and then says where. @param {object} value */
  async keep(value) {
    this.#written++;
    this.seen = version(this.key, { ...value, digest: this.dataset.digest }, this.seen?.clock);
    const kept = put(this.key, this.seen);
    (await import("./said.js")).said(this, kept);
  }
}
