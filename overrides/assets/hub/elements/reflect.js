/** A reflection: room for the reader's own words, kept as they are written. */
import { Kept, day, make } from "./kept.js";

export class Reflection extends Kept {
  /** The name of the box. */
  asks = "Your notes";
  #text = make("textarea", { rows: 5, autocomplete: "off", placeholder: " " });
  #hint = make("p", { className: "hub-muted", textContent: "For you alone. Leave out the names of children." });
  #timer = 0;
  #last = "";

  build() {
    const label = make("label", {}, make("span", { textContent: this.asks }), this.#text);
    this.querySelector(".hub-lines")?.before(label, this.#hint);
    const save = () => {
      clearTimeout(this.#timer);
      if (this.#text.value === this.#last) return;
      this.#last = this.#text.value;
      this.keep({ kind: "reflection", asked: this.querySelector("p")?.textContent?.trim(), text: this.#last });
    };
    this.#text.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(save, 600);
    });
    this.#text.addEventListener("change", save);
    /* The last moment at which a browser lets us keep something. */
    document.addEventListener("visibilitychange", save);
  }

  /** @param {{text: string, asked: string}} value @param {string} edited @param {boolean} old */
  show({ text, asked }, edited, old) {
    if (this.#text.value !== this.#last) return false;
    this.#text.value = this.#last = text;
    if (old) this.#hint.textContent = `The question has changed since you wrote this on ${day(edited)}. It was: ${asked}`;
  }
}

customElements.define("hub-reflect", class extends Reflection {});
