/** An evaluation on paper: head, drawings, every statement with its answer, evidence, plan. */
import { printAlone } from "../elements/alone.js";
import { day, make } from "../elements/kept.js";
import { STATUSES } from "../evaluation/evaluation.js";
import { dateInWords } from "../evaluation/wording.js";
import { windowInWords } from "./element.js";
import { legend, small } from "./glyphs.js";
import { TABLES } from "./rows.js";
import { inWords, isAnswered, toConfirm } from "./standing.js";
import { formInWords } from "./views.js";

/** @typedef {import("./asked.js").Asked} Asked @typedef {import("./records.js").Evaluation} Evaluation */

/** Pairs of a name and a text, those without a text left out. @param {[string, string | undefined][]} pairs */
const list = pairs => {
  const shown = pairs.filter(([, text]) => text);
  return shown.length ? [make("dl", { className: "hub-sheet__facts" }, ...shown.map(([name, text]) => make("div", {}, make("dt", { textContent: name }), make("dd", { className: "hub-note", textContent: text }))))] : [];
};

/** @param {Asked} asked @param {import("./asked.js").Part} part @param {Evaluation} evaluation */
function partOf(asked, part, evaluation) {
  const state = evaluation.elements?.[part.id] ?? {};
  return make("section", { className: "hub-sheet__part" }, make("h2", { textContent: part.title }), small(asked, part, [{ name: "", evaluation }]),
    ...part.items.map(item => {
      const answer = evaluation.answers?.[item.id] ?? {};
      const offers = (answer.offers ?? []).map(offer => /** @type {[string, string]} */ ([["Also said", offer.question && `of “${offer.question}”`].filter(Boolean).join(" "), [inWords(asked, item, offer.answer), offer.answer?.notes, offer.answer?.next_steps].filter(Boolean).join("\n")]));
      return make("article", { className: "hub-sheet__item" },
        make("p", {}, item.text, " ", make("span", { className: "hub-code", textContent: item.id })),
        make("p", { className: "hub-sheet__answer" }, make("strong", { className: isAnswered(answer) ? "" : "hub-sheet__blank", textContent: inWords(asked, item, answer) }), toConfirm(answer) ? " (still to confirm)" : ""),
        ...list([["In words", item.scale ? answer.text : ""], ["What we do and how we know", answer.notes], ["Our strengths", answer.strengths], ["The difference it makes", answer.impact], ["Next step", answer.next_steps], ["Answered by", answer.author], ...offers]));
    }),
    ...list([["Our strengths", state.strengths], ["The difference it makes", state.impact], ["What we will do next", state.next_steps],
      ["Where we are with this part", STATUSES[state.status ?? ""] ?? state.status], ["Date achieved", dateInWords(state.achieved ?? "")]]));
}

/** The whole of it as one section. @param {Asked} asked @param {Evaluation} evaluation */
export function sheetOf(asked, evaluation) {
  const tables = Object.entries(TABLES).flatMap(([name, table]) => {
    const rows = /** @type {any[]} */ (/** @type {any} */ (evaluation)[name] ?? []);
    const said = (/** @type {import("./fields.js").Field} */ field, /** @type {string} */ value) => field.choices?.find(([key]) => key === value)?.[1] ?? value;
    return rows.length ? [make("section", {}, make("h2", { textContent: table.title }), ...rows.map((row, i) => make("article", { className: "hub-sheet__item" },
      make("h3", { textContent: `${table.one} ${i + 1}` }), ...list(table.fields.map(field => /** @type {[string, string]} */ ([field.label, said(field, row[field.name])]))))))] : [];
  });
  const kept = (evaluation.archive ?? []).map(one => make("article", { className: "hub-sheet__item" }, make("p", { textContent: one.question || one.item || "" }),
    ...list([["Answer", one.answer?.point ?? one.answer?.said], ["In words", one.answer?.text], ["Notes", one.answer?.notes], ["Our strengths", one.answer?.strengths], ["The difference it makes", one.answer?.impact], ["Next step", one.answer?.next_steps]])));
  return make("section", { className: "hub-sheet" },
    make("h1", { textContent: evaluation.name || asked.framework.title }), make("p", { className: "hub-sheet__form", textContent: formInWords(asked, evaluation) }),
    ...list([["Setting", evaluation.setting?.name], ["Local authority", evaluation.setting?.council], ["People involved", evaluation.people],
      ["Begun", dateInWords(evaluation.started ?? "")], ["Completed", dateInWords(evaluation.finished ?? "")], ["Printed", day(new Date().toISOString())]]),
    legend(asked), ...asked.parts.map(part => partOf(asked, part, evaluation)),
    ...(windowInWords(asked, evaluation) ? [make("p", { textContent: windowInWords(asked, evaluation) })] : []), ...tables,
    ...(kept.length ? [make("section", {}, make("h2", { textContent: "Kept from before" }), ...kept)] : []),
    make("p", { className: "hub-sheet__end", textContent: `${asked.framework.authority_statement ?? ""} The statements of this edition stay at ${asked.page}` }));
}

/** @param {Asked} asked @param {Evaluation} evaluation */
export function printSheet(asked, evaluation) {
  const sheet = sheetOf(asked, evaluation), box = document.getElementById("sheet");
  box?.replaceChildren(sheet);
  printAlone(sheet);
}
