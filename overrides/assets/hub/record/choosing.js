/** Draws what stands in two versions, so that a reader sees both and chooses, or leaves both. Fetched only when there is something to choose. */
import { make } from "../elements/kept.js";

/** @typedef {import("./choices.js").Choice} Choice */

/** A moment in words, to the minute: two versions may be of one day. @param {string} moment */
const at = moment => new Date(moment).toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });

/** One thing with its choices. @param {string} title @param {Node | string} place where it was written @param {Choice[]} choices
 * @param {(choice: Choice) => void} keep hears which one the reader keeps */
export function choosing(title, place, choices, keep) {
  const cards = choices.map((choice, number) => {
    const button = make("button", { type: "button", className: "md-button", textContent: "Keep only this version" });
    button.append(make("span", { className: "md-visually-hidden", textContent: ` (${number + 1} of ${choices.length}): ${title}` }));
    button.addEventListener("click", () => keep(choice));
    return make("li", { className: "hub-card" }, make("p", { className: "hub-muted", textContent: `Version ${number + 1}, of ${at(choice.version.edited)}` }),
      make("dl", {}, ...choice.facts.map(([name, words]) => make("div", {}, make("dt", { textContent: name }), make("dd", { textContent: words })))), button);
  });
  return make("section", { className: "hub-versions" }, make("h3", { textContent: title }), make("p", { className: "hub-muted" }, place), make("ul", { className: "hub-cards" }, ...cards));
}
