/** What all learning elements share: the finished HTML of a block becomes something to answer, and the answer is kept. */
import { all, onChange, toAsk, where, write } from "../local/store.js";

/** @typedef {import("../local/store.js").Version} Version */

const root = new URL("../../../", import.meta.url);
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

/** Says something to those who listen to the page. @param {string} text */
export function say(text) {
  const status = document.getElementById("page-status");
  if (status) status.textContent = text;
}

/** Prints one part of the page and nothing else. @param {Element} part */
export function printAlone(part) {
  const marks = /** @type {[Element, string][]} */ ([[document.documentElement, "hub-alone"], [part, "hub-print"]]);
  for (const [element, name] of marks) element.classList.add(name);
  addEventListener("afterprint", () => { for (const [element, name] of marks) element.classList.remove(name); }, { once: true });
  print();
}

/** All items as they were when the page was opened. */
export const kept = all().then(items => new Map(items.map(item => [item.id, item.versions]))).catch(() => new Map());

/** What is said of the place where things are kept. */
export const WORDS = {
  device: "Kept on this device.",
  tab: "Kept in this tab until you close it.",
  page: "This browser blocks storage: nothing is kept when you leave this page. Print or copy your answers first.",
};

export class Kept extends HTMLElement {
  /** @type {Version | undefined} What is shown was this version, or is a change of it. */
  seen;
  #note = make("p", { className: "hub-muted hub-kept", tabIndex: -1 });
  #work = Promise.resolve("");

  /** The block's heading carries its id. */
  get key() { return `${page}#${this.parentElement?.getAttribute("aria-labelledby")}`; }

  async connectedCallback() {
    this.build();
    const show = (/** @type {Version[] | undefined} */ versions) => {
      this.seen = versions?.find(({ value }) => value);
      if (this.seen) this.show(this.seen.value, this.seen.edited, this.seen.value.digest !== this.dataset.digest);
    };
    show((await kept).get(this.key));
    onChange(async id => { if (id === this.key && !this.contains(document.activeElement)) show((await all()).find(item => item.id === id)?.versions); });
  }

  /** Makes what the reader uses. */
  build() {}

  /** Shows what was kept. @param {any} _value @param {string} _edited @param {boolean} _old whether the block has changed since */
  show(_value, _edited, _old) {}

  /** Keeps a value, one after the other, and says where. @param {object} value */
  async keep(value) {
    const written = this.#work = this.#work.then(async () => {
      this.seen = await write(this.key, { ...value, digest: this.dataset.digest }, this.seen?.clock);
      return "";
    }).catch(() => "This could not be kept. Copy it before you leave the page.");
    this.#note.textContent = await written || WORDS[await where()];
    if (!this.#note.isConnected) this.append(this.#note);
    /* Fetched only when somebody keeps something for the first time. */
    if (toAsk()) (await import("./whose.js")).ask(this);
  }
}
