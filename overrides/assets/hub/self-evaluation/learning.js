/** From rating to learning: what helps with the statements that are rated low, and a plan of it that goes into My learning. */
import { make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { count, minutesInWords } from "../evaluation/wording.js";
import { all, write } from "../local/store.js";
import { together as clocks } from "../local/versions.js";
import { helpFor } from "./asked.js";
import { button } from "./buttons.js";
import { low, pointsOf } from "./standing.js";
import { linkTo } from "./views.js";
import { address } from "./ways.js";

/** What a thing that helps is called. @type {Record<string, string>} */
const KINDS = { module: "Module", unit: "Unit", activity: "Activity to try" };
/** The id of a planned thing in the store. @param {string} address */
const keyOf = address => `plan/${address}`;

/** Plans to read or try something, or not after all. @param {import("./asked.js").Help} help @param {string[]} statements why, in words @param {boolean} wanted */
async function plan(help, statements, wanted) {
  const versions = (await all()).find(item => item.id === keyOf(help.address))?.versions ?? [];
  await write(keyOf(help.address), wanted ? { kind: "planned", asked: help.title, minutes: help.minutes, what: help.kind, why: statements } : null, clocks(versions));
}

/** @param {import("./asked.js").Asked} asked @param {import("./sheet.js").Sheet} sheet */
export function learningView(asked, sheet) {
  const list = make("div"), element = make("div", {},
    make("p", {}, make("a", { href: address("fill-in", sheet.id), textContent: "Overview of this evaluation" })),
    make("h2", { textContent: "Learning that helps", tabIndex: -1 }), list);
  draw(asked, sheet, list).catch(() => list.replaceChildren(make("p", { textContent: "What helps could not be fetched. Try again when you are connected." })));
  return { element, title: "Learning that helps", heard: () => {} };
}

/** @param {import("./asked.js").Asked} asked @param {import("./sheet.js").Sheet} sheet @param {HTMLElement} list */
async function draw(asked, sheet, list) {
  const found = low(asked, sheet.evaluation()), name = (/** @type {{item: {id: string}}} */ one) => `${asked.framework.id}/${one.item.id}`;
  if (!found.length) {
    list.append(make("p", { textContent: "When you have rated a statement below the top of its scale, what helps with it stands here." }));
    return;
  }
  const help = await helpFor(found.map(name));
  const planned = new Set((await all()).filter(item => item.id.startsWith("plan/") && item.versions.some(version => version.value)).map(item => item.id));
  /** Why each thing helps: the statements. @type {Map<string, string[]>} */
  const why = new Map();
  for (const one of found) for (const { address } of help.get(name(one)) ?? []) why.set(address, [...(why.get(address) ?? []), one.item.text]);
  list.append(make("p", { textContent: "The lowest ratings come first. Choose what fits: it then stands in My learning, with the reason." }), make("p", {}, linkTo("my-learning/#plan", "My learning plan")));
  /** @type {Map<string, HTMLButtonElement[]>} */
  const buttons = new Map();
  /** @param {import("./asked.js").Help} one */
  const lineOf = one => {
    const make_ = button("", async () => {
      const wanted = !planned.has(keyOf(one.address));
      await plan(one, why.get(one.address) ?? [], wanted);
      if (wanted) planned.add(keyOf(one.address)); else planned.delete(keyOf(one.address));
      for (const each of buttons.get(one.address) ?? []) label(each, one);
      say(wanted ? "It is in your plan." : "It is no longer in your plan.");
    });
    buttons.set(one.address, [...(buttons.get(one.address) ?? []), make_]);
    label(make_, one);
    return make("li", {}, linkTo(one.address, one.title), make("span", { className: "hub-muted", textContent: ` ${KINDS[one.kind] ?? one.kind}, ${minutesInWords(one.minutes)} ` }), make_);
  };
  const label = (/** @type {HTMLButtonElement} */ made, /** @type {import("./asked.js").Help} */ one) => {
    made.replaceChildren(planned.has(keyOf(one.address)) ? "In my plan: take it out" : "Add to my plan", make("span", { className: "md-visually-hidden", textContent: `: ${one.title}` }));
  };
  for (const one of found) {
    const all = help.get(name(one)) ?? [], ours = (/** @type {import("./asked.js").Help} */ way) => way.sectors.some(sector => asked.audience.sectors.includes(sector));
    const ways = [...all.filter(ours), ...all.filter(way => !ours(way))], shown = Math.min(4, all.filter(ours).length || 2);
    const lines = ways.map(lineOf), few = lines.slice(0, shown), more = lines.slice(shown);
    list.append(make("section", { className: "hub-item" },
      make("h3", { className: "hub-item__text", textContent: one.item.text }),
      make("p", { className: "hub-muted", textContent: `${one.part.title} · ${pointsOf(asked, one.item)[one.place].label}` }),
      ...(ways.length ? [make("ul", { className: "hub-helps" }, ...few)] : [make("p", { textContent: "The hub has no learning for this statement yet." })]),
      ...(more.length ? [make("details", {}, make("summary", {}, all.some(way => !ours(way)) ? `${count(more.length, "more way")}, some of them written for other sectors` : count(more.length, "more way"), make("span", { className: "md-visually-hidden", textContent: `: ${one.item.text}` })), make("ul", { className: "hub-helps" }, ...more))] : [])));
  }
}
