/** An activity card: mark it as tried; print it alone. */
import { Kept, day, make } from "./kept.js";

customElements.define("hub-activity", class extends Kept {
  #tried = make("button", { type: "button", className: "md-button" });
  #when = make("span");
  #value = { kind: "activity", asked: "", tried: "" };

  build() {
    const card = this.parentElement;
    const print = make("button", { type: "button", className: "md-button", textContent: "Print this card alone" });
    this.append(this.#tried, " ", print, " ", this.#when);
    this.#value.asked = card?.querySelector("[id]")?.textContent ?? "";
    this.#draw();
    this.#tried.addEventListener("click", () => {
      this.#value.tried = this.#value.tried ? "" : new Date().toISOString();
      this.#draw();
      this.keep({ ...this.#value });
    });
    print.addEventListener("click", async () => { if (card) (await import("./alone.js")).printAlone(card); });
  }

  #draw() {
    const { tried } = this.#value;
    this.#tried.textContent = tried ? "Not tried after all" : "Mark as tried";
    this.#when.textContent = tried ? `Tried on ${day(tried)}.` : "";
  }

  /** @param {{tried: string}} value @param {string} _edited @param {boolean} old */
  show({ tried }, _edited, old) {
    this.#value.tried = tried;
    this.#draw();
    if (tried && old) this.#when.append(" The card has changed since.");
  }
});
