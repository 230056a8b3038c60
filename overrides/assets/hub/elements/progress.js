/** A unit: done or not, and where the reader was. Nothing is noted of those who keep nothing. */
import { Kept, day, kept, make, page } from "./kept.js";

customElements.define("hub-progress", class extends Kept {
  #done = make("button", { type: "button", className: "md-button" });
  #when = make("span");
  #value = { kind: "unit", asked: document.querySelector("h1")?.textContent ?? "", of: [...document.querySelectorAll(".md-path a")].at(-1)?.textContent ?? "", done: "", at: "" };

  get key() { return page; }

  build() {
    this.append(this.#done, " ", this.#when);
    this.#draw();
    this.#done.addEventListener("click", () => {
      this.#value.done = this.#value.done ? "" : new Date().toISOString();
      this.#draw();
      this.keep({ ...this.#value });
      this.#follow();
    });
    kept().then(({ size }) => { if (size) this.#follow(); });
  }

  #follow = async () => {
    this.#follow = async () => {};
    (await import("./place.js")).follow(at => {
      if (at === this.#value.at) return;
      this.#value.at = at;
      this.keep({ ...this.#value });
    });
  };

  #draw() {
    const { done } = this.#value;
    this.#done.textContent = done ? "Not done after all" : "Mark this unit as done";
    this.#when.textContent = done ? `Done on ${day(done)}.` : "";
  }

  /** @param {{done: string, at: string, digest: string}} value @param {string} _edited @param {boolean} old */
  show({ done, at, digest }, _edited, old) {
    Object.assign(this.#value, { done, at });
    this.#draw();
    if (done && old && digest) this.#when.append(" The module has changed since.");
    const head = at && !location.hash ? document.getElementById(at) : undefined;
    if (head) this.#when.append(" ", make("a", { href: `#${at}`, textContent: `Go on at “${head.textContent}”` }));
  }
});
