/** Confidence in each discipline, before and after: four answers, never one figure. */
import { Kept, day, make } from "./kept.js";

/** As they are kept. */
export const POINTS = ["not-yet", "a-little", "fairly", "very"];

customElements.define("hub-confidence", class extends Kept {
  /** @type {Record<string, string>} */
  #points = {};
  #change = make("p", { className: "hub-muted", role: "status" });

  build() {
    const words = [...this.querySelectorAll("thead th")].slice(1).map(head => head.textContent ?? "");
    for (const row of this.querySelectorAll("tbody tr")) {
      const discipline = /** @type {HTMLElement} */ (row).dataset.of ?? "", name = row.querySelector("th")?.textContent;
      row.querySelectorAll("td").forEach((cell, place) => {
        const point = POINTS[place] ?? "";
        const input = make("input", { type: "radio", name: `${this.key} ${discipline}`, value: point, autocomplete: "off", ariaLabel: `${name}: ${words[place]}` });
        cell.replaceChildren(input);
        input.addEventListener("change", () => {
          this.#points = { ...this.#points, [discipline]: point };
          this.keep({ kind: "confidence", when: this.dataset.when, points: this.#points });
          this.#compare();
        });
      });
    }
    this.querySelector("p.hub-muted")?.replaceWith(this.#change);
  }

  /** After the module: where each discipline stood before. */
  async #compare() {
    if (this.dataset.when === "after") this.#change.textContent = await (await import("./compare.js")).compared(this, this.#points);
  }

  /** @param {{points: Record<string, string>}} value @param {string} edited @param {boolean} old */
  show({ points }, edited, old) {
    this.#points = points;
    for (const input of this.querySelectorAll("input")) input.checked = points[input.name.split(" ").at(-1) ?? ""] === input.value;
    if (old) this.#change.textContent = `This question has changed since you answered it on ${day(edited)}.`;
    else this.#compare();
  }
});
