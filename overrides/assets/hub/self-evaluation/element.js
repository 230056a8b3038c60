/** One part of the form: its statements, and a look back at the whole of it. */
import { make } from "../elements/kept.js";
import { STATUSES } from "../evaluation/evaluation.js";
import { NAMES } from "../evaluation/form.js";
import { dateInWords } from "../evaluation/wording.js";
import { fieldFor, set, textIn, whenWritten } from "./fields.js";
import { itemOf, scaleExplained } from "./item.js";
import { lastDay, progress } from "./standing.js";
import { progressLine } from "./views.js";
import { address } from "./ways.js";

/** @typedef {import("./asked.js").Asked} Asked @typedef {import("./sheet.js").Sheet} Sheet */

/** @type {import("./fields.js").Field[]} */
const LOOKING_BACK = [
  { name: "strengths", label: "Our strengths", control: "long" },
  { name: "impact", label: "The difference it makes", control: "long" },
  { name: "next_steps", label: "What we will do next", control: "long" },
  { name: "status", label: "Where we are with this part", control: "choice", choices: Object.entries(STATUSES) },
  { name: "achieved", label: "Date achieved, if it has been recognised", control: "date" },
];

/** How long what was recognised counts, in words; nothing where no scheme says so. @param {Asked} asked @param {import("./records.js").Evaluation} evaluation */
export function windowInWords(asked, evaluation) {
  const found = lastDay(Object.values(evaluation.elements ?? {}).map(one => one.achieved ?? ""), asked.framework.within_years ?? 0);
  const done = asked.parts.filter(part => evaluation.elements?.[part.id]?.achieved).length;
  return found ? `${done} of ${asked.parts.length} parts recognised. The ${asked.framework.scheme} asks for all within ${asked.framework.within_years} years: from ${dateInWords(found.first)} to ${dateInWords(found.last)}. Check with those who run it.` : "";
}

/** @param {Asked} asked @param {string} id @param {Sheet} sheet @param {() => void} kept */
export function elementView(asked, id, sheet, kept) {
  const place = asked.parts.findIndex(part => part.id === id), part = asked.parts[place];
  const line = make("p", { className: "hub-muted" }), all = make("ol", { className: "hub-parts" });
  const hash = (/** @type {string} */ to) => address("fill-in", sheet.id, "part", to);
  const draw = () => {
    const evaluation = sheet.evaluation();
    line.replaceChildren(`Part ${place + 1} of ${asked.parts.length}. `, progressLine(progress(part, evaluation)));
    all.replaceChildren(...asked.parts.map(one => make("li", {}, one === part ? make("strong", { textContent: one.title }) : make("a", { href: hash(one.id), textContent: one.title }), " ", progressLine(progress(one, evaluation)))));
    windowLine.textContent = windowInWords(asked, evaluation);
  };
  const windowLine = make("p", { className: "hub-muted" });
  /** @type {string} */
  let at;
  const done = () => { draw(); kept(); };
  const items = part.items.map(item => ({ item, view: itemOf(asked, item, sheet, done) }));
  const back = looking(part, sheet, done);
  const link = (/** @type {number} */ step, /** @type {string} */ rel, /** @type {string} */ word) => {
    const other = asked.parts[place + step];
    return other ? [make("a", { rel, href: hash(other.id) }, make("span", { textContent: word }), other.title)] : [];
  };
  const turn = make("nav", { className: "hub-turn" }, ...link(-1, "prev", "Previous"),
    ...(asked.parts[place + 1] ? link(1, "next", "Next") : [make("a", { rel: "next", href: address("fill-in", sheet.id, "plan") }, make("span", { textContent: "Next" }), "Action plan and evidence")]));
  turn.setAttribute("aria-label", "Previous and next part");
  const element = make("div", {},
    make("p", {}, make("a", { href: address("fill-in", sheet.id), textContent: "Overview of this evaluation" })),
    make("h2", { textContent: part.title, tabIndex: -1 }), line, make("p", { textContent: part.summary }),
    make("details", {}, make("summary", { textContent: "All parts" }), all),
    make("div", { className: "hub-notice hub-notice--changed" }, make("p", { textContent: NAMES })),
    ...scaleExplained(asked, part.items), ...items.map(one => one.view.element), back.element, windowLine, turn);
  /* People come back to the statement that they wrote to last. */
  element.addEventListener("focusin", event => {
    const item = /** @type {Element} */ (event.target).closest?.(".hub-item")?.id.slice("item-".length) ?? "";
    const now = ["part", id, item].filter(Boolean).map(encodeURIComponent).join("/");
    if (now !== at && event.target instanceof HTMLElement && event.target.matches("input, textarea, select")) sheet.put("at", at = now, { chosen: true });
  });
  draw();
  return {
    element,
    title: part.title,
    heard: (/** @type {string} */ changed) => {
      if (changed === "at") return;
      for (const { item, view } of items) if (changed === `answers/${item.id}` || changed.startsWith("evidence/")) view.refresh();
      if (changed === `elements/${id}`) back.refresh();
      draw();
    },
  };
}

/** The look back at a part. @param {import("./asked.js").Part} part @param {Sheet} sheet @param {() => void} kept */
function looking(part, sheet, kept) {
  const name = `elements/${part.id}`, value = () => sheet.get(name) ?? {};
  const fields = LOOKING_BACK.map(field => ({ field, ...fieldFor(field, value()[field.name] ?? "") }));
  const heading = make("h3", { textContent: `Looking back: ${part.title}` });
  const twice = make("div");
  const element = make("section", { className: "hub-looking-back" }, heading, twice, ...fields.map(one => one.element));
  whenWritten(element, () => sheet.touch(name), () => {
    sheet.put(name, { ...value(), ...Object.fromEntries(fields.map(({ field, control }) => [field.name, textIn(control)])) });
    kept();
  });
  const refresh = () => {
    for (const { field, control } of fields) set(control, value()[field.name] ?? "");
    twice.replaceChildren(...sheet.others(name).map(version => make("div", { className: "hub-notice hub-notice--changed" },
      make("p", {}, make("strong", { textContent: "Written in two places. What stands below, and this:" })),
      ...fields.flatMap(({ field }) => version.value.value[field.name] ? [make("p", { className: "hub-note", textContent: `${field.label}: ${version.value.value[field.name]}` })] : []),
      ...[["Keep what stands below", value()], ["Keep this instead", version.value.value]].map(([textContent, chosen]) => {
        const made = make("button", { type: "button", className: "md-button", textContent });
        made.addEventListener("click", () => { sheet.put(name, chosen, { chosen: true }); refresh(); heading.focus(); });
        return made;
      }))));
  };
  refresh();
  return { element, refresh };
}
