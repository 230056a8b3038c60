/**
 * An evaluation as records of the store and back: one record for each answer, element and row, so that two tabs lose nothing. Pure rules.
 *
 *     ""                    all that is not below: name, setting, people, archive, what a newer program wrote …
 *     answers/<item>        elements/<element>        evidence/<row>        plan/<row>        notes/<row>
 *     at                    where people were; it stays on this device
 *
 * @typedef {import("../evaluation/evaluation.js").Evaluation & {name?: string, asked?: string[]}} Evaluation `asked` are the items that people chose, when they chose
 * @typedef {{kind: "evaluation", order?: number, value: any}} Kept
 */
import { neat, neatNoun } from "../evaluation/evaluation.js";

/** Parts that go by the id of their item or element, and those that are rows, with the noun that they hold. @type {Record<string, string>} */
export const BY_ID = { answers: "Answer", elements: "ElementState" };
/** @type {Record<string, string>} */
export const ROWS = { evidence: "Evidence", plan: "ActionRow", notes: "Note" };
/** @param {string} part */
const split = part => /** @type {[string, string]} */ ([part.slice(0, part.indexOf("/")), part.slice(part.indexOf("/") + 1)]);

/** The records of an evaluation by part. @param {Evaluation} evaluation @returns {Map<string, Kept>} */
export function apart(evaluation) {
  /** @type {Record<string, any>} */
  const rest = { ...evaluation };
  /** @type {Map<string, Kept>} */
  const parts = new Map();
  for (const name of Object.keys(BY_ID)) {
    for (const [id, value] of Object.entries(rest[name] ?? {})) parts.set(`${name}/${id}`, { kind: "evaluation", value });
    delete rest[name];
  }
  for (const name of Object.keys(ROWS)) {
    for (const [order, value] of (rest[name] ?? []).entries()) parts.set(`${name}/${String(order + 1).padStart(4, "0")}`, { kind: "evaluation", order, value });
    delete rest[name];
  }
  parts.set("", { kind: "evaluation", value: rest });
  return parts;
}

/**
 * The evaluation of its records, each with the newest version first. Nothing of the other versions is lost: another answer to an item is
 * offered beside the first, rows stand one under the other, and other texts go to the notes. `order` are ids of items in the order of the form.
 * @param {Map<string, Kept[]>} parts @param {string[]} [order] @returns {Evaluation}
 */
export function together(parts, order = []) {
  const [head, ...heads] = parts.get("") ?? [];
  /** @type {Record<string, any>} */
  const made = { ...head?.value };
  for (const name of [...Object.keys(BY_ID), ...Object.keys(ROWS)]) delete made[name];
  /** @type {any[]} */
  const strays = heads.map(one => ({ where: "Another version of this evaluation", text: texts(one.value).join("\n") }));
  const place = new Map(order.map((id, i) => [id, i]));
  const sorted = [...parts].sort(([a, [one]], [b, [other]]) =>
    (one?.order ?? place.get(split(a)[1]) ?? Infinity) - (other?.order ?? place.get(split(b)[1]) ?? Infinity) || (a < b ? -1 : 1));
  for (const [part, versions] of sorted) {
    const [name, id] = split(part), noun = BY_ID[name] ?? ROWS[name];
    if (!noun) continue;
    const values = versions.map(({ value }) => neatNoun(noun, value)).filter(value => Object.keys(value).length);
    if (!values.length) continue;
    if (name in ROWS) (made[name] ??= []).push(...values);
    else if (name === "answers") made.answers = { ...made.answers, [id]: withOffers(values[0], values.slice(1), id, made.made_from?.version) };
    else {
      made[name] = { ...made[name], [id]: values[0] };
      for (const value of values.slice(1)) strays.push({ where: `Another version of ${id}`, text: texts(value).join("\n") });
    }
  }
  if (strays.length) made.notes = [...(made.notes ?? []), ...strays];
  return neat(made);
}

/** @param {any} answer @param {any[]} others @param {string} item @param {string} [version] */
const withOffers = (answer, others, item, version) => others.length
  ? { ...answer, offers: [...(answer.offers ?? []), ...others.map(other => ({ item, version, answer: other, why: "differs" }))] }
  : answer;

/** Every text in plain data, in order. @param {any} value @returns {string[]} */
export const texts = value => typeof value === "string" ? [value] : value && typeof value === "object" ? Object.values(value).flatMap(texts) : [];
