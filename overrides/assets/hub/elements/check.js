/** A knowledge check: choose, check, read why, try again as often as you like. */
import { Kept, day, make } from "./kept.js";

customElements.define("hub-check", class extends Kept {
  #status = make("div", { className: "hub-verdict", role: "status" });
  /** @type {{item: HTMLLIElement, input: HTMLInputElement, why: HTMLDetailsElement}[]} */
  #options = [];

  build() {
    const list = this.querySelector("ol"), asked = this.querySelector(".hub-question");
    if (!list || !asked) return;
    const right = list.querySelectorAll(".hub-right").length;
    for (const item of list.querySelectorAll("li")) {
      const text = item.querySelector(".hub-option"), why = item.querySelector("details");
      if (!text || !why) return;
      const input = make("input", { type: right > 1 ? "checkbox" : "radio", name: this.key, autocomplete: "off" });
      item.prepend(make("label", {}, input, text));
      why.hidden = true;
      this.#options.push({ item, input, why });
    }
    const hint = this.querySelector(".hub-muted");
    if (hint) hint.textContent = right > 1 ? "More than one answer is right. Choose all of them." : "Choose one answer.";
    const form = make("form", {}, make("fieldset", {}, make("legend", {}, ...asked.childNodes), ...(hint ? [hint] : []), list),
      make("button", { className: "md-button", textContent: "Check my answer" }), this.#status);
    asked.remove();
    this.prepend(form);
    form.addEventListener("submit", event => {
      event.preventDefault();
      const chosen = this.#options.flatMap(({ input }, place) => (input.checked ? [place] : []));
      if (!chosen.length) {
        this.#status.replaceChildren(make("p", { textContent: "Choose an answer first." }));
        return this.#options[0]?.input.focus();
      }
      const right = this.#explain();
      this.keep({ kind: "check", asked: form.querySelector("legend")?.textContent?.trim(), chosen, right });
    });
  }

  /** Says of each chosen answer why it is right or not; the others can be opened. */
  #explain() {
    const wanted = this.#options.filter(({ why }) => why.querySelector(".hub-right"));
    const chosen = this.#options.filter(({ input }) => input.checked);
    const hits = chosen.filter(one => wanted.includes(one)).length;
    const right = hits === wanted.length && chosen.length === hits;
    const verdict = right ? "Right." : hits && hits === chosen.length ? "Right so far: there is more to find." : "Not quite. Choose again if you like.";
    this.#status.replaceChildren(make("p", {}, make("strong", { textContent: verdict })));
    for (const one of this.#options) {
      const reason = one.why.querySelector("p");
      one.why.hidden = one.input.checked;
      if (one.input.checked && reason) this.#status.append(reason.cloneNode(true));
    }
    return right;
  }

  /** @param {{chosen: number[]}} value @param {string} edited @param {boolean} old */
  show({ chosen }, edited, old) {
    if (old) {
      this.#status.replaceChildren(make("p", { textContent: `This question has changed since you answered it on ${day(edited)}.` }));
      return;
    }
    this.#options.forEach(({ input }, place) => { input.checked = chosen.includes(place); });
    this.#explain();
  }
});
