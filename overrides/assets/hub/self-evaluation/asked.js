/** What a checklist asks, and what helps with it: fetched when a page needs it, from this site alone. */
import { SHORT, WHOLE, elementsOf, minutesFor, scaleOf } from "../evaluation/form.js";
import { audienceOf, itemsFor, textFor, titleFor } from "../evaluation/framework.js";
import { ROOT, framework, frameworks } from "../evaluation/published.js";
import { count, minutesInWords, plain } from "../evaluation/wording.js";

/**
 * @typedef {import("../evaluation/framework.js").Framework & {within_years?: number, scheme?: string}} Framework
 * @typedef {import("../evaluation/framework.js").Point} Point
 * @typedef {import("./records.js").Evaluation} Evaluation
 * @typedef {{id: string, scale: string, text: string, short: boolean, stages: Record<string, string>, prompts: string[], evidence: string[]}} Item `scale` is empty for a question
 * @typedef {{id: string, title: string, summary: string, items: Item[]}} Part an element of the framework, in the words of the audience
 * @typedef {{framework: Framework, version: string, edition: string, digest: string, page: string, audience: import("../evaluation/framework.js").Audience,
 *   scales: Record<string, import("../evaluation/framework.js").Scale>, parts: Part[]}} Asked `edition` is its name in words, `page` where it stays
 */
export const root = ROOT;

/** The frameworks of this hub by id, without their texts. */
export const listed = async () => new Map((await frameworks()).map(one => [one.id, one]));

/** The name of an edition in words. @param {import("../evaluation/framework.js").Release[] | undefined} editions @param {string} [version] */
export const editionName = (editions, version) => editions?.find(one => one.version === version)?.name ?? `version ${version || "unknown"}`;

/** What is asked of an audience in an edition; nothing when this hub has none such. @param {string} [id] of the framework @param {string} [version] @param {string} [audienceId]
 * @returns {Promise<Asked | undefined>} */
export async function asked(id = "", version = "", audienceId = "") {
  /** @type {Framework | undefined} */
  const found = await framework(id, [version]);
  const audience = found && audienceOf(found, audienceId), edition = found?.editions[version];
  if (!found || !audience || !edition) return undefined;
  const parts = edition.elements.map(element => ({
    id: element.id, title: titleFor(element, audience), summary: plain(element.summary),
    items: itemsFor(element, audience).map(item => ({
      id: item.id, scale: scaleOf(edition, item)?.[0] ?? "", text: plain(textFor(item, audience)), short: Boolean(item.short),
      stages: Object.fromEntries(Object.entries(item.stages ?? {}).map(([point, text]) => [point, plain(text)])),
      prompts: (item.prompts ?? []).map(plain), evidence: (item.evidence ?? []).map(plain),
    })),
  }));
  return {
    framework: found, version, edition: editionName(found.releases, version), digest: edition.digest ?? "", audience,
    page: new URL(edition.pages?.[audience.id] ?? `self-evaluation/${id}/v/${version}/`, root).href,
    scales: edition.answer_scales ?? {}, parts: parts.filter(part => part.items.length),
  };
}

/** What an evaluation was made to ask; nothing when this hub has no such edition. @param {Evaluation} evaluation */
export async function askedBy(evaluation) {
  const made = evaluation.made_from;
  const whole = made?.kind && made.kind !== "framework" ? undefined : await asked(made?.id, made?.version, evaluation.audience);
  return whole && within(whole, evaluation);
}

/** @param {Evaluation} evaluation */
const scopeOf = evaluation => evaluation.form?.split("/").slice(2).join("/") || WHOLE;

/** The parts and items of an evaluation's scope, or those that people chose. What was answered beyond them stays visible. @param {Asked} whole @param {Evaluation} evaluation @returns {Asked} */
export function within(whole, evaluation) {
  const scope = scopeOf(evaluation), some = elementsOf(scope), chosen = evaluation.asked && new Set(evaluation.asked);
  const marked = scope === SHORT && whole.parts.some(part => part.items.some(item => item.short));
  /** @param {Part} part @param {Item} item */
  const wanted = (part, item) => evaluation.answers?.[item.id] || (chosen ? chosen.has(item.id) : (!some.length || some.includes(part.id)) && (!marked || item.short));
  const parts = whole.parts.map(part => ({ ...part, items: part.items.filter(item => wanted(part, item)) }));
  return { ...whole, parts: parts.filter(part => part.items.length) };
}

/** How much of a checklist, in words. @param {Asked} here what it asks @param {Evaluation} evaluation */
export function howMuch(here, evaluation) {
  const scope = scopeOf(evaluation), items = here.parts.reduce((sum, part) => sum + part.items.length, 0);
  const how = evaluation.asked ? "our own choice" : scope === SHORT ? "short form" : scope === WHOLE ? "whole checklist" : here.parts.length === 1 ? "one part" : "some parts";
  return `${how}, ${count(items, "statement")}`;
}

/** How long it takes a team, in words. @param {number} items @param {string} [scope] */
export const timeFor = (items, scope) => `about ${minutesInWords(minutesFor(items, scope))}`;

/** Ids of the elements and items that are asked, in order. @param {Asked} [what] */
export const order = what => what?.parts.flatMap(part => [part.id, ...part.items.map(item => item.id)]) ?? [];

/** @typedef {{title: string, address: string, minutes: number, kind: string, sectors: string[]}} Help */
/** What helps with items, named `framework/item`. @param {string[]} items @returns {Promise<Map<string, Help[]>>} */
export async function helpFor(items) {
  const answer = await fetch(new URL("self-evaluation/learning.json", root));
  if (!answer.ok) throw new Error(`learning.json: ${answer.status}`);
  const { places, items: known } = await answer.json();
  return new Map(items.filter(name => known[name]).map(name => [name, known[name].map((/** @type {number} */ place) => {
    const [title, address, minutes, kind, sectors] = places[place];
    return { title, address, minutes, kind, sectors };
  })]));
}
