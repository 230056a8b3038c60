/** The overview of an evaluation: where to go on, how far each part is, what is to confirm, and what can be done with it. */
import { make } from "../elements/kept.js";
import { count } from "../evaluation/wording.js";
import { order } from "./asked.js";
import { button, link } from "./buttons.js";
import { windowInWords } from "./element.js";
import { fieldFor, set, textIn, whenWritten } from "./fields.js";
import { savingBox } from "./saving.js";
import { isOlder, low, progress, toConfirm } from "./standing.js";
import { chartOf, formInWords, progressLine } from "./views.js";
import { address } from "./ways.js";

/** @typedef {import("./asked.js").Asked} Asked @typedef {import("./sheet.js").Sheet} Sheet @typedef {import("./records.js").Evaluation} Evaluation */

/** Field → its place in the evaluation. @type {{field: import("./fields.js").Field, path: [string] | [string, string]}[]} */
const ABOUT = [
  { field: { name: "name", label: "Name of this evaluation", help: "Only to find it again. No names of children." }, path: ["name"] },
  { field: { name: "setting", label: "Name of the setting" }, path: ["setting", "name"] },
  { field: { name: "council", label: "Local authority" }, path: ["setting", "council"] },
  { field: { name: "people", label: "People involved (roles)" }, path: ["people"] },
  { field: { name: "started", label: "Date begun", control: "date" }, path: ["started"] },
  { field: { name: "finished", label: "Date completed", control: "date" }, path: ["finished"] },
];

/** @param {Asked} asked @param {Sheet} sheet @param {() => void} kept @param {import("./newer.js").Again} again */
export function overview(asked, sheet, kept, again) {
  const heading = make("h2", { tabIndex: -1 }), go = make("p"), parts = make("ol", { className: "hub-steps" }), confirm = make("div"), chart = make("div");
  const learn = make("p"), award = make("p", { className: "hub-muted" }), facts = make("p", { className: "hub-muted" });
  const about = aboutBox(sheet, () => { draw(); kept(); });
  const hash = (/** @type {string[]} */ ...rest) => address("fill-in", sheet.id, ...rest);
  const now = () => sheet.evaluation(order(asked));
  function draw() {
    const evaluation = now(), at = sheet.get("at");
    heading.textContent = evaluation.name || "An evaluation without a name";
    facts.textContent = formInWords(asked, evaluation);
    const next = asked.parts.find(part => progress(part, evaluation).done < part.items.length);
    const begun = asked.parts.some(part => progress(part, evaluation).done);
    go.replaceChildren(make("a", { className: "md-button hub-main", href: hash(...(at ? at.split("/").map(decodeURIComponent) : next ? ["part", next.id] : ["plan"])), textContent: at || begun ? "Go on where you were" : "Begin" }));
    parts.replaceChildren(...asked.parts.map(part => make("li", {}, make("a", { href: hash("part", part.id), textContent: part.title }), " ", progressLine(progress(part, evaluation)))),
      make("li", {}, make("a", { href: hash("plan"), textContent: "Action plan and evidence" }), make("span", { className: "hub-progress-line", textContent: [["action", evaluation.plan], ["piece", evaluation.evidence]].map(([noun, rows]) => count(rows?.length ?? 0, /** @type {string} */ (noun))).join(", ").replace("pieces", "pieces of evidence").replace(/piece$/, "piece of evidence") })));
    const waits = asked.parts.flatMap(part => part.items.filter(item => toConfirm(evaluation.answers?.[item.id])).map(item => ({ part, item })));
    confirm.replaceChildren(...(waits.length ? [make("section", { className: "hub-notice hub-notice--changed" },
      make("h3", { textContent: `Still to confirm: ${count(waits.length, "answer")}` }),
      make("p", { textContent: "These came from an older edition or from colleagues. Look at each once more." }),
      make("ul", {}, ...waits.map(({ part, item }) => make("li", {}, make("a", { href: hash("part", part.id, item.id), textContent: item.text })))))] : []));
    chart.replaceChildren(chartOf(asked, evaluation));
    const below = low(asked, evaluation).length;
    learn.replaceChildren(...(below ? [make("a", { href: hash("learning"), textContent: "Learning that helps" }), ` with the ${count(below, "statement")} rated below the top of the scale.`] : ["When statements are rated below the top of their scale, learning that helps is proposed here."]));
    award.textContent = windowInWords(asked, evaluation);
    archive.replaceChildren(...kept_(evaluation));
  }
  const archive = make("div"), newest = make("div");
  if (again.undo || isOlder(asked.framework.releases, asked.framework.current, sheet.evaluation())) import("./newer.js").then(({ newer }) => newest.append(...newer(sheet, again)));
  const element = make("div", {}, heading, facts, newest, go, confirm, parts, award,
    make("h3", { textContent: "How it looks so far" }), chart, make("h3", { textContent: "From rating to learning" }), learn,
    make("h3", { textContent: "Save, print, talk about it" }), savingBox(() => now()),
    make("p", { className: "hub-actions" }, button("Print all of it", async () => (await import("./paper.js")).printSheet(asked, now())), link(address("together", sheet.id), "Talk it through together", "md-button"),
      link(address("compare", sheet.id), "Compare with another", "md-button"), link(address(""), "My evaluations", "md-button")),
    about.element, archive,
    make("div", { className: "hub-notice hub-notice--own" }, make("p", { textContent: asked.framework.authority_statement ?? "" })));
  draw();
  return { element, title: "Overview", heard: (/** @type {string} */ part) => { if (!part) about.refresh(); draw(); } };
}

/** What is kept beside the form. @param {Evaluation} evaluation */
function kept_(evaluation) {
  const lines = (evaluation.archive ?? []).map(one => make("li", {}, make("strong", { textContent: one.question || one.item || "An answer" }),
    make("p", { className: "hub-note", textContent: [one.answer?.point, one.answer?.said, one.answer?.text, one.answer?.notes, one.answer?.strengths, one.answer?.impact, one.answer?.next_steps].filter(Boolean).join("\n") })));
  return lines.length ? [make("details", {}, make("summary", { textContent: `Kept from before: ${count(lines.length, "answer")}` }), make("ul", {}, ...lines))] : [];
}

/** What people may say of the whole. @param {Sheet} sheet @param {() => void} kept */
function aboutBox(sheet, kept) {
  /** @param {any} head @param {string[]} path */
  const at = (head, [first, second]) => (second ? head?.[first]?.[second] : head?.[first]) ?? "";
  const fields = ABOUT.map(({ field, path }) => ({ path, ...fieldFor(field, at(sheet.get(""), path)) }));
  const element = make("details", {}, make("summary", { textContent: "About this evaluation" }), make("p", { className: "hub-muted", textContent: "All of this is optional. Write roles, not names." }), ...fields.map(one => one.element));
  whenWritten(element, () => sheet.touch(""), () => {
    const head = { ...sheet.get("") };
    for (const { path: [first, second], control } of fields) {
      if (second) head[first] = { ...head[first], [second]: textIn(control) };
      else head[first] = textIn(control);
    }
    sheet.put("", head);
    kept();
  });
  return { element, refresh: () => { for (const { path, control } of fields) set(control, at(sheet.get(""), path)); } };
}

/** An evaluation whose form this hub does not have: all that it says can be read, saved and printed. @param {Sheet} sheet */
export function stranger(sheet) {
  const evaluation = sheet.evaluation(), made = evaluation.made_from;
  const answers = Object.entries(evaluation.answers ?? {}).map(([id, answer]) => make("div", {}, make("dt", { textContent: id }),
    make("dd", { className: "hub-note", textContent: Object.entries(answer).filter(([key, value]) => typeof value === "string" && key !== "scale").map(([, value]) => value).join("\n") })));
  const element = make("div", {}, make("h2", { textContent: evaluation.name || "An evaluation", tabIndex: -1 }),
    make("p", { textContent: `It was made from ${made?.kind === "template" ? "the template" : "the framework"} “${made?.id ?? "?"}”, version ${made?.version ?? "?"}, which cannot be filled in on this page. Nothing of it is lost: you can read, save and print it.` }),
    savingBox(() => sheet.evaluation()), make("p", {}, button("Print this page", () => print()), " ", link(address(""), "My evaluations")), make("dl", {}, ...answers));
  return { element, title: "An evaluation", heard: () => {} };
}
