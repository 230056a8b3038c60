/** Parts that several views of an evaluation share: its head, its chart with the table, where things are kept. */
import { make } from "../elements/kept.js";
import { WORDS } from "../elements/said.js";
import { toAsk, where } from "../local/store.js";
import { count } from "../evaluation/wording.js";
import { howMuch, root } from "./asked.js";
import { counted, legend, small } from "./glyphs.js";

/** @typedef {import("./asked.js").Asked} Asked @typedef {import("./records.js").Evaluation} Evaluation */

/** A link within the site. @param {string} address from its root @param {string} textContent */
export const linkTo = (address, textContent) => make("a", { href: new URL(address, root).href, textContent });

/** Which form an evaluation is. @param {Asked} asked @param {Evaluation} evaluation */
export const formInWords = (asked, evaluation) => `${asked.framework.title}, ${asked.audience.title}, ${asked.edition} (${howMuch(asked, evaluation)})`;

/** The chart of all parts: drawings beside the counts in words, and the same as a table. @param {Asked} asked @param {Evaluation} evaluation */
export function chartOf(asked, evaluation) {
  const rows = asked.parts.map(part => ({ part, counts: counted(asked, part, evaluation) }));
  const columns = [...new Set(rows.flatMap(({ counts }) => [...counts.keys()]))].filter(label => rows.some(({ counts }) => counts.get(label)) || rows.some(({ counts }) => counts.has(label)));
  const table = make("table", { className: "hub-counts" },
    make("caption", { textContent: "How many answers of each kind" }),
    make("thead", {}, make("tr", {}, ...["Part", ...columns].map(textContent => make("th", { scope: "col", textContent })))),
    make("tbody", {}, ...rows.map(({ part, counts }) => make("tr", {}, make("th", { scope: "row", textContent: part.title }), ...columns.map(label => make("td", { textContent: String(counts.get(label) ?? 0) }))))));
  const numbers = make("div", { className: "md-typeset__scrollwrap", tabIndex: 0 }, table);
  numbers.setAttribute("role", "region");
  numbers.setAttribute("aria-label", "How many answers of each kind");
  return make("figure", { className: "hub-chart" },
    make("figcaption", { className: "hub-muted", textContent: "Each sign is one statement, in the order of the form. Nothing is added up into a grade." }),
    legend(asked),
    make("div", { className: "hub-chart__parts" }, ...rows.map(({ part }) => make("div", {}, make("p", { className: "hub-chart__title", textContent: part.title }), small(asked, part, [{ name: "", evaluation }])))),
    make("details", {}, make("summary", { textContent: "The same as a table" }), numbers));
}

/** How far people are, as a bar and in words. @param {{done: number, total: number, confirm: number}} progress */
export function progressLine({ done, total, confirm }) {
  const bar = make("progress", { max: total, value: done });
  bar.setAttribute("aria-hidden", "true");
  return make("span", { className: "hub-progress-line" }, bar, ` ${done} of ${total} answered`, confirm ? `, ${count(confirm, "answer")} to confirm` : "");
}

/** Says where things are kept, and asks once whose device it is. @param {HTMLElement | null} note */
export async function sayWhere(note) {
  if (!note) return;
  note.textContent = WORDS[await where()];
  if (toAsk()) (await import("../elements/whose.js")).ask(/** @type {HTMLElement} */ (note.parentElement));
}
