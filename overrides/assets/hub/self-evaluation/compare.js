/** Two evaluations side by side: in words first, small drawings beside them, notes next to each other. */
import { day, make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { carryOver } from "../evaluation/carry-over.js";
import { frameworkSince } from "../evaluation/published.js";
import { count, join } from "../evaluation/wording.js";
import { askedBy, editionName, order } from "./asked.js";
import { link } from "./buttons.js";
import { uniqueId } from "./fields.js";
import { legend, small } from "./glyphs.js";
import { shelf } from "./sheet.js";
import { CHANGES, change, inWords, isOlder } from "./standing.js";
import { formInWords } from "./views.js";
import { address, here, onItsPage } from "./ways.js";

/** @typedef {import("./asked.js").Asked} Asked @typedef {import("./records.js").Evaluation} Evaluation @typedef {import("./sheet.js").Shelved} Shelved
 * @typedef {{name: string, evaluation: Evaluation}} Side */
const form = make("form", { className: "hub-begin" }), result = make("div");

/** Names that can be told apart. @param {Shelved} one @param {Shelved} other @returns {[string, string]} */
const names = (one, other) => one.name !== other.name ? [one.name, other.name] : [`${one.name}, ${day(dated(one))}`, `${other.name}, ${day(dated(other))} (second)`];

/** The day of an evaluation: when people finished or began it, else when it was last changed here. @param {Shelved} one */
const dated = ({ evaluation: { finished, started }, edited }) => [finished, started].find(date => /^\d{4}-\d\d-\d\d$/.test(date ?? "")) ?? edited;

/** Brings the older one to the edition of the newer, for this comparison only. @param {Side[]} sides @returns {Promise<{sides: Side[], note: string}>} */
async function inOneEdition(sides) {
  const [first, second] = sides.map(side => side.evaluation.made_from ?? {});
  if (first.id !== second.id) throw new Error("They were made from different checklists, whose statements and scales cannot be compared.");
  if (first.version === second.version) return { sides, note: "" };
  const both = [first, second].map(made => made.version ?? ""), known = await frameworkSince(first.id ?? "", both[0]).then(one => one && isOlder(one.releases, both[1], sides[0].evaluation) ? one : frameworkSince(first.id ?? "", both[1]));
  if (!known) throw new Error("This hub does not have their checklist.");
  const to = isOlder(known.releases, both[1], sides[0].evaluation) ? both[1] : both[0];
  const made = sides.map(side => side.evaluation.made_from?.version === to ? side : { ...side, evaluation: carryOver(side.evaluation, known, to).evaluation });
  const moved = sides.find(side => side.evaluation.made_from?.version !== to);
  return { sides: made, note: `“${moved?.name}” was made from another edition (${editionName(known.releases, moved?.evaluation.made_from?.version)}). For this comparison it was carried over to the ${editionName(known.releases, to)}; the evaluation itself is as it was.` };
}

/** How many statements differ in which way, in one sentence. @param {Asked} asked @param {import("./asked.js").Part[]} parts @param {Side[]} sides */
function summed(asked, parts, sides) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const items = parts.flatMap(part => part.items);
  for (const item of items) {
    const how = change(asked, item, ...changed(item, sides));
    counts.set(how, (counts.get(how) ?? 0) + 1);
  }
  const said = Object.entries(CHANGES).filter(([key]) => counts.get(key)).map(([key, label]) => `${counts.get(key)} ${label.charAt(0).toLowerCase()}${label.slice(1)}`);
  return make("p", { textContent: said.length ? `Of ${count(items.length, "statement")}: ${join(said)}.` : "" });
}

/** The answers of both. @param {import("./asked.js").Item} item @param {Side[]} sides */
const changed = (item, [one, other]) => /** @type {const} */ ([one.evaluation.answers?.[item.id], other.evaluation.answers?.[item.id]]);

/** The texts of both beside each other; nothing when neither has any. @param {[string, string | undefined, string | undefined][]} pairs @param {Side[]} sides */
const beside = (pairs, sides) => pairs.filter(([, one, other]) => one || other).map(([label, ...texts]) => make("div", { className: "hub-beside" }, make("h4", { textContent: label }),
  ...texts.map((text, i) => make("div", {}, make("p", { className: "hub-muted", textContent: sides[i].name }), make("p", { className: "hub-note", textContent: text || "Nothing noted" })))));

/** @param {Asked} asked @param {import("./asked.js").Part} part @param {Side[]} sides */
function partOf(asked, part, sides) {
  const [one, other] = sides.map(side => side.evaluation);
  const items = part.items.map(item => {
    const [first, second] = changed(item, sides), how = change(asked, item, first, second);
    const answers = item.scale ? [first, second].map((answer, i) => make("div", {}, make("dt", { textContent: sides[i].name }), make("dd", { textContent: inWords(asked, item, answer) }))) : [];
    const offered = [first, second].flatMap((answer, i) => answer?.offers?.length ? [make("p", { className: "hub-muted", textContent: `${sides[i].name}: ${count(answer.offers.length, "answer")} from before ${answer.offers.length === 1 ? "waits" : "wait"} to be chosen from.` })] : []);
    return make("section", { className: `hub-compare hub-compare--${how}` }, make("h3", { className: "hub-item__text", textContent: item.text }),
      make("p", {}, make("strong", { textContent: CHANGES[how] })), ...(answers.length ? [make("dl", { className: "hub-facts" }, ...answers)] : []), ...offered,
      ...beside([...(item.scale ? [] : [/** @type {[string, string | undefined, string | undefined]} */ (["Answer", first?.text, second?.text])]), ["What we do and how we know", first?.notes, second?.notes], ["Next step", first?.next_steps, second?.next_steps]], sides));
  });
  const [was, is] = [one.elements?.[part.id], other.elements?.[part.id]];
  return make("section", {}, make("h2", { textContent: part.title }), small(asked, part, sides), summed(asked, [part], sides), ...items,
    ...beside([["Our strengths", was?.strengths, is?.strengths], ["The difference it makes", was?.impact, is?.impact], ["What we will do next", was?.next_steps, is?.next_steps]], sides));
}

/** @param {Shelved} one @param {Shelved} other */
async function compare(one, other) {
  const [name, second] = names(one, other);
  const { sides, note } = await inOneEdition([{ name, evaluation: one.evaluation }, { name: second, evaluation: other.evaluation }]);
  const asked = await askedBy({ ...sides[1].evaluation, asked: undefined, form: undefined });
  if (!asked) throw new Error("This hub does not have their checklist.");
  const answered = new Set(sides.flatMap(side => Object.keys(side.evaluation.answers ?? {})));
  const parts = asked.parts.map(part => ({ ...part, items: part.items.filter(item => answered.has(item.id)) })).filter(part => part.items.length);
  const shown = { ...asked, parts };
  const left = order(asked).length - asked.parts.length - parts.reduce((sum, part) => sum + part.items.length, 0);
  const apart = one.evaluation.audience !== other.evaluation.audience ? "They are for different sectors: some words differ, and some statements stand in one only." : "";
  const heading = make("h2", { textContent: `${name} and ${second}`, tabIndex: -1 });
  result.replaceChildren(make("section", { className: "hub-compared" }, heading,
    make("p", { className: "hub-muted", textContent: formInWords(asked, {}) }), ...[note, apart].filter(Boolean).map(textContent => make("p", { className: "hub-notice", textContent })),
    ...(parts.length ? [summed(shown, parts, sides), legend(shown)] : [make("p", { textContent: "Neither has an answer yet." })]), ...parts.map(part => partOf(shown, part, sides)),
    ...(left ? [make("p", { className: "hub-muted", textContent: `${count(left, "statement")} without an answer in either ${left === 1 ? "is" : "are"} left out.` })] : [])));
  heading.focus();
}

/** @param {string} label @param {Shelved[]} all @param {string} chosen */
function choice(label, all, chosen) {
  const id = uniqueId("side");
  const select = make("select", { id }, ...all.map(one => make("option", { value: one.id, textContent: `${one.name} (${day(dated(one))})`, selected: one.id === chosen })));
  return { select, element: make("p", {}, make("label", { htmlFor: id, textContent: label }), select) };
}

/** @param {boolean} moved whether people went here from another view */
export async function show(moved) {
  document.getElementById("view")?.replaceChildren(form, result);
  result.replaceChildren();
  const all = (await shelf()).filter(one => (one.evaluation.made_from?.kind ?? "framework") === "framework").sort((one, other) => (dated(one) < dated(other) ? 1 : -1));
  if (all.length < 2) {
    form.replaceChildren(make("p", { textContent: `There ${all.length ? "is one evaluation" : "is no evaluation"} in this browser; a comparison needs two. Bring in last year’s file, or that of another setting.` }), make("p", {}, link(address(""), "My evaluations")));
    return;
  }
  const [wanted] = here(), chosen = all.find(one => one.id === wanted) ?? all[0];
  const other = all.find(one => one !== chosen && one.evaluation.made_from?.id === chosen.evaluation.made_from?.id) ?? all.find(one => one !== chosen) ?? chosen;
  const [first, second] = all.indexOf(other) < all.indexOf(chosen) ? [chosen, other] : [other, chosen];
  const sides = [choice("First, for example the earlier one", all, first.id), choice("Second, for example the later one", all, second.id)];
  const says = make("p");
  says.setAttribute("role", "status");
  form.replaceChildren(...sides.map(side => side.element), make("p", {}, make("button", { type: "submit", className: "md-button hub-main", textContent: "Compare" })), says);
  if (moved) sides[0].select.focus();
  form.onsubmit = async event => {
    event.preventDefault();
    const [one, other] = sides.map(side => all.find(each => each.id === side.select.value));
    says.textContent = one === other ? "Choose two different ones." : "";
    if (!one || !other || one === other) return;
    try { await compare(one, other); } catch (wrong) {
      result.replaceChildren();
      says.textContent = wrong instanceof Error ? wrong.message : String(wrong);
    }
  };
}
onItsPage(moved => show(moved).catch(() => say("Your evaluations could not be shown. Load the page again.")));
