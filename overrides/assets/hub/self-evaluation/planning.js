/** The action plan, all evidence and more notes of an evaluation. */
import { make } from "../elements/kept.js";
import { button } from "./buttons.js";
import { TABLES, rowsOf } from "./rows.js";
import { address } from "./ways.js";

/** @param {import("./asked.js").Asked} asked @param {import("./sheet.js").Sheet} sheet @param {() => void} kept */
export function rowsView(asked, sheet, kept) {
  const items = asked.parts.flatMap(part => part.items.map(item => /** @type {[string, string]} */ ([item.id, item.text])));
  const tables = ["plan", "evidence", "notes"].map(name => ({ name, rows: rowsOf(sheet, name, kept, { items }) }));
  const evaluation = sheet.evaluation();
  const steps = [
    ...asked.parts.flatMap(part => [...part.items.map(item => ({ text: item.text, code: item.id, step: evaluation.answers?.[item.id]?.next_steps })),
      { text: part.title, code: "", step: evaluation.elements?.[part.id]?.next_steps }]),
  ].filter(one => one.step);
  const last = asked.parts.at(-1);
  const turn = make("nav", { className: "hub-turn" },
    make("a", { rel: "prev", href: address("fill-in", sheet.id, "part", last?.id ?? "") }, make("span", { textContent: "Previous" }), last?.title ?? ""),
    make("a", { rel: "next", href: address("fill-in", sheet.id, "learning") }, make("span", { textContent: "Next" }), "Learning that helps"));
  turn.setAttribute("aria-label", "Previous and next part");
  const element = make("div", {},
    make("p", {}, make("a", { href: address("fill-in", sheet.id), textContent: "Overview of this evaluation" })),
    make("h2", { textContent: "Action plan and evidence", tabIndex: -1 }),
    ...(steps.length ? [make("details", {}, make("summary", { textContent: `Next steps that you noted (${steps.length})` }),
      make("ul", { className: "hub-helps" }, ...steps.map(({ text, code, step }) => make("li", {}, make("p", {}, make("span", { className: "hub-note", textContent: step }), " ", make("span", { className: "hub-muted", textContent: text })),
        button("Make it an action", () => tables[0].rows.begin({ action: step ?? "", items: code }), step)))))] : []),
    ...tables.flatMap(({ name, rows }) => [make("h3", { textContent: TABLES[name].title }), rows.element]), turn);
  return {
    element,
    title: "Action plan and evidence",
    heard: (/** @type {string} */ part) => { for (const { name, rows } of tables) if (part.startsWith(`${name}/`)) rows.refresh(); },
  };
}
