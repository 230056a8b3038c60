/** Carry-over before it is done: what would become of each answer, in words and by class. */
import { make } from "../elements/kept.js";
import { CannotCarry, FATES, carryOver, reportInWords } from "../evaluation/carry-over.js";
import { frameworkSince } from "../evaluation/published.js";
import { count } from "../evaluation/wording.js";
import { editionName } from "./asked.js";

/** @typedef {import("./asked.js").Framework} Framework @typedef {import("./records.js").Evaluation} Evaluation */

/** What would happen, and the evaluation as it would be. Throws CannotCarry. @param {Evaluation} evaluation
 * @returns {Promise<{element: HTMLElement, after: Evaluation}>} */
export async function preview(evaluation) {
  const framework = await frameworkSince(evaluation.made_from?.id ?? "", evaluation.made_from?.version ?? "");
  if (!framework) throw new CannotCarry("This hub does not have its framework.");
  const { evaluation: after, report } = carryOver(evaluation, framework, framework.current);
  const { parts, untouched } = reportInWords(report);
  const from = editionName(framework.releases, evaluation.made_from?.version), to = editionName(framework.releases, framework.current);
  const answers = new Map(report.map(line => [`${line.version} ${line.item}`, line]));
  const todo = [...answers.values()].filter(line => line.answered && ["confirm", "offered"].includes(line.fate)).length;
  const list = parts.map(({ heading, lines }) => make("details", {}, make("summary", { textContent: `${heading} (${lines.length})` }),
    make("ul", {}, ...lines.map(({ line, why }) => make("li", {}, line.question || line.item, why ? make("span", { className: "hub-muted", textContent: ` (${why})` }) : "",
      line.items.length > 1 || line.items[0] && line.items[0] !== line.item ? make("span", { className: "hub-muted", textContent: ` → ${line.items.map(name => wording(framework, name)).join("; ")}` }) : "")))));
  const known = new Set(FATES.map(([fate]) => fate));
  const summary = parts.filter(part => known.has(part.fate)).map(({ heading, lines }) => `${heading.charAt(0).toLowerCase()}${heading.slice(1)}: ${lines.length}`).join("; ");
  return {
    after,
    element: make("div", {}, make("p", {}, make("strong", { textContent: `From the ${from} to the ${to}. ` }), "No answer is lost. ", todo ? `${count(todo, "answer")} to look at again.` : "Nothing to look at again."),
      make("p", { textContent: summary && `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.` }), ...list,
      ...(untouched ? [make("p", { className: "hub-muted", textContent: `${count(untouched, "statement")} changed that you had not answered.` })] : [])),
  };
}

/** The wording of an item in the current edition. @param {Framework} framework @param {string} name */
const wording = (framework, name) => framework.editions[framework.current]?.elements.flatMap(element => element.items).find(item => item.id === name)?.text ?? name;
