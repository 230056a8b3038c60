/**
 * An evaluation as texts by field, and back: all that formats need to know of it. model/values.py in the reader's browser.
 *
 * The id of a field is a path into the evaluation. What people wrote has a path and is printed; what they did not write (ids, lineage, fields
 * that a newer program added) is `hidden` and travels unseen where a format has room for it.
 *
 * @typedef {import("./evaluation.js").Evaluation} Evaluation @typedef {import("./evaluation.js").Answer} Answer
 * @typedef {import("./form.js").Form} Form @typedef {import("./form.js").Field} Field @typedef {import("./form.js").Section} Section
 */
import { FORMAT, NOUNS, NotAnEvaluation, evaluationOf, isMapping, neat, same, signed } from "./evaluation.js";
import { NOT_APPLICABLE, fieldsOf, numbered } from "./form.js";
import { normal } from "./verbatim.js";
import { tidy } from "./wording.js";

export const LEFT_OVER = "left-over", LEFT_OVER_TITLE = "Also kept with this form";
export const LEFT_OVER_ABOUT = "Kept from another form or an earlier edition, so that nothing is lost when you change the form or the file.";
/* Written by programs and not by people. */
const UNSEEN = new Set(["id", "form", "made_from", "language", "audience", "edited", "carried", "derived_from"]);
/* Fields that hold a noun, nouns by id, or a list of nouns, wherever they stand. */
const held = Object.values(NOUNS).flatMap(fields => Object.entries(fields));
const ONE = new Map(held.filter(([, holds]) => /^[A-Z]/.test(holds)));
const BY_ID = new Map(held.filter(([, holds]) => holds.startsWith("{")).map(([name, holds]) => [name, holds.slice(1, -1)]));
const MANY = new Map(held.filter(([, holds]) => holds.startsWith("[")).map(([name, holds]) => [name, holds.slice(1, -1)]));
const isNumber = (/** @type {string} */ text) => /^\d+$/.test(text);

/** A path as the id of a field; `/` inside a name is written as in a JSON pointer (RFC 6901). @param {readonly string[]} path */
export const fieldId = path => path.map(part => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
/** @param {string} key */
export const pathOf = key => key.split("/").map(part => part.replaceAll("~1", "/").replaceAll("~0", "~"));

/** Every text of an evaluation by path. The answer to an item of the form is one text, as its list of choices says it.
 * @param {Form} form @param {Evaluation} evaluation @returns {Map<string, string>} */
export function values(form, evaluation) {
  const fields = fieldsOf(form);
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [path, text] of leaves("Evaluation", evaluation, [])) found.set(fieldId(path), text);
  for (const [item, answer] of Object.entries(evaluation.answers ?? {})) {
    const key = fieldId(["answers", item, "answer"]), [text, covered] = inOneText(fields.get(key), answer);
    for (const name of covered) found.delete(fieldId(["answers", item, name]));
    if (text) found.set(key, text);
  }
  for (const [key, text] of found) {
    const one = key.startsWith("answers/") ? undefined : fieldAt(fields, key);
    if (one) found.set(key, labelOf(one, text));
  }
  return found;
}

/** The evaluation as data without its texts. Lists keep their length, so that rows find their hidden fields again.
 * @param {Form} form @param {Evaluation} evaluation @returns {Record<string, any>} */
export function hidden(form, evaluation) {
  const fields = fieldsOf(form), seen = new Set([...leaves("Evaluation", evaluation, [])].map(([path]) => fieldId(path)));
  for (const [item, answer] of Object.entries(evaluation.answers ?? {})) {
    const [, covered] = inOneText(fields.get(fieldId(["answers", item, "answer"])), answer);
    for (const name of covered) seen.add(fieldId(["answers", item, name]));
  }
  const { tables: _, ...kept } = without(neat(evaluation), seen, []);
  return kept;
}

/** The form with a field for every text of the evaluation, and the texts by field. @param {Form} form @param {Evaluation} evaluation
 * @returns {{form: Form, texts: Map<string, string>}} */
export function filled(form, evaluation) {
  const texts = values(form, evaluation);
  const sections = form.sections.map(section => withRows(section, texts));
  const known = fieldsOf({ ...form, sections });
  const rows = [...texts.keys()].filter(key => !known.has(key)).map(key => ({
    code: key,
    text: key.replaceAll("/", " › "),
    fields: [{ id: key, label: `Also kept: ${key}`, kind: /** @type {const} */ ("text"), choices: [], scale: "", lines: 2 }],
    stages: [],
    prompts: [],
    evidence: [],
  }));
  if (rows.length) sections.push({ id: LEFT_OVER, title: LEFT_OVER_TITLE, layout: "list", columns: ["Text"], rows, summary: LEFT_OVER_ABOUT, scale: [] });
  return { form: { ...form, sections }, texts };
}

/** The evaluation that a document holds: `texts` as read from its fields, `unseen` as `hidden` gave it. A choice that the form does not know
 * is kept in the words it was written in, and a text at a place that no evaluation has becomes a note. Throws NotAnEvaluation when `unseen` is none.
 * @param {Form} form @param {Map<string, string>} texts @param {Record<string, any>} [unseen] @returns {Evaluation} */
export function evaluationFrom(form, texts, unseen) {
  const data = copied(unseen ?? { format: FORMAT }, ""), fields = fieldsOf(form), strange = [];
  for (const [key, written] of texts) {
    const text = normal(written), path = pathOf(key);
    if (!text) continue;
    if (!isPlace(key)) strange.push({ where: key, text });
    else if (path.at(-1) === "answer" && path.length === 3) {
      const field = fields.get(key);
      for (const [name, value] of Object.entries(field ? ofOneText(field, text) : { said: text })) put(data, [path[0], path[1], name], value);
    } else {
      const field = fieldAt(fields, key);
      put(data, path, (field && choiceOf(field, text)) || text);
    }
  }
  const made = evaluationOf(closed(data));
  const places = new Map([...fields.keys()].filter(key => key.startsWith("answers/")).map((key, _, all) => [pathOf(key)[1], all.indexOf(key)]));
  const place = (/** @type {string} */ item) => places.get(item) ?? fields.size;
  const answers = Object.fromEntries(Object.entries(made.answers ?? {}).sort(([one], [other]) => place(one) - place(other)));
  const { made_from, ...rest } = made, { kind: _k, id: _i, version: _v, digest: _d, ...more } = made_from ?? {};
  return signed({ ...rest, made_from: more, answers, notes: [...(made.notes ?? []), ...strange] }, form);
}

/** Whether an id is the place of a text in an evaluation, whatever the form. @param {string} key */
export const isPlace = key => leads("Evaluation", pathOf(key));

/** What of an evaluation belongs to a form about some elements: the answers to others stay behind. @param {Form} form @param {Evaluation} evaluation */
export function partFor(form, evaluation) {
  const named = (/** @type {string} */ kind) => new Set([...fieldsOf(form).keys()].map(pathOf).filter(path => path[0] === kind).map(path => path[1]));
  const items = named("answers"), elements = named("elements");
  return neat({
    ...evaluation,
    answers: Object.fromEntries(Object.entries(evaluation.answers ?? {}).filter(([key]) => items.has(key))),
    elements: Object.fromEntries(Object.entries(evaluation.elements ?? {}).filter(([key]) => elements.has(key))),
  });
}

/* One text for an answer. */

/** The text of an answer's field, and the fields of the answer that it tells; what it cannot tell keeps a path of its own.
 * @param {Field | undefined} field @param {Answer} answer @returns {[string, string[]]} */
export function inOneText(field, answer) {
  if (!field) return ["", []];
  if (!field.choices.length) return [answer.text ?? "", ["text"]];
  const chosen = answer.not_applicable ? NOT_APPLICABLE : answer.point;
  const text = chosen ? labelOf(field, chosen) : (answer.said ?? "");
  const told = ofOneText(field, text);
  /** @type {Record<string, any>} */
  const own = { scale: answer.scale || field.scale, point: answer.point ?? "", said: answer.said ?? "", not_applicable: answer.not_applicable ?? false };
  return text && Object.entries(told).every(([name, value]) => own[name] === value) ? [text, Object.keys(told)] : ["", []];
}

/** What of an answer its one text says. @param {Field} field @param {string} text @returns {Record<string, any>} */
export function ofOneText(field, text) {
  if (!field.choices.length) return { text };
  const found = choiceOf(field, text);
  return !found ? { said: text } : found === NOT_APPLICABLE ? { not_applicable: true } : { scale: field.scale, point: found };
}

/** The field at a place; in a row that people added to a table, the field of its first row. @param {Map<string, Field>} fields @param {string} key */
function fieldAt(fields, key) {
  const path = pathOf(key);
  return fields.get(key) ?? (path[0] === "tables" && path.length === 4 ? fields.get(fieldId([path[0], path[1], "1", path[3]])) : undefined);
}

/** The id of the choice that a text names, by its label or its id; nothing when it is none of the list. @param {Field} field @param {string} text */
export function choiceOf(field, text) {
  const said = tidy(text);
  return field.choices.find(choice => said === tidy(choice.label) || said === choice.id)?.id ?? "";
}

/** @param {Field} field @param {string} chosen */
const labelOf = (field, chosen) => field.choices.find(choice => choice.id === chosen)?.label ?? chosen;

/* Paths. */

/** Every text that people wrote, with its path; numbers count from 1. @param {string} kind @param {Record<string, any>} noun @param {string[]} path
 * @returns {Iterable<[string[], string]>} */
function* leaves(kind, noun, path) {
  for (const [name, holds] of Object.entries(NOUNS[kind])) if (!UNSEEN.has(name) && noun[name] !== undefined) yield* inside(holds, noun[name], [...path, name]);
}

/** @param {string} holds @param {any} value @param {string[]} path @returns {Iterable<[string[], string]>} */
function* inside(holds, value, path) {
  if (typeof value === "string") {
    if (value) yield [path, value];
  } else if (holds === "tables") {
    for (const [table, rows] of Object.entries(value)) for (const [i, row] of rows.entries()) for (const [column, text] of Object.entries(row)) if (text) yield [[...path, table, String(i + 1), column], /** @type {string} */ (text)];
  } else if (holds.startsWith("{")) {
    for (const [key, child] of Object.entries(value)) yield* leaves(holds.slice(1, -1), child, [...path, key]);
  } else if (holds.startsWith("[")) {
    for (const [i, child] of value.entries()) yield* leaves(holds.slice(1, -1), child, [...path, String(i + 1)]);
  } else if (holds in NOUNS) yield* leaves(holds, value, path);
}

/** Whether a path leads to a text that people write; an answer in one text is one too. @param {string} kind @param {string[]} path @returns {boolean} */
function leads(kind, path) {
  const [name, ...rest] = path, types = NOUNS[kind], known = Object.hasOwn(types, name);
  if (UNSEEN.has(name) || (!known && name !== "answer")) return false;
  if (types[name] === "text") return !rest.length; // `notes` are a text of an answer and a list of an evaluation
  const byId = BY_ID.get(name), many = MANY.get(name), one = ONE.get(name);
  if (byId !== undefined && rest.length === 2 && rest[1] === "answer") return true;
  if (byId !== undefined || many !== undefined) return rest.length > 1 && (byId !== undefined || isNumber(rest[0])) && leads(byId ?? many ?? "", rest.slice(1));
  if (one !== undefined) return rest.length > 0 && leads(one, rest);
  return name === "tables" && rest.length === 3 && isNumber(rest[1]);
}

/** @param {any} value @param {Set<string>} seen @param {string[]} path @returns {any} */
function without(value, seen, path) {
  if (Array.isArray(value)) return value.map((child, i) => without(child, seen, [...path, String(i + 1)]));
  if (!isMapping(value)) return value;
  /** @type {[string, any][]} */
  const kept = [];
  for (const [key, child] of Object.entries(value)) {
    const here = [...path, key];
    if (seen.has(fieldId(here))) continue;
    const left = without(child, seen, here), nothing = typeof left === "object" && left !== null && !Object.keys(left).length;
    if (!nothing || same(left, child)) kept.push([key, left]);
  }
  return Object.fromEntries(kept);
}

/** Rows by number. @extends {Map<string, any>} */
class Rows extends Map {}

/** A copy in which rows go by number, so that texts can be put in by path. @param {any} value @param {string} key @returns {any} */
function copied(value, key) {
  if (isMapping(value)) return new Map(Object.entries(value).map(([name, child]) => [name, copied(child, name)]));
  if (MANY.has(key) && Array.isArray(value) && value.every(isMapping)) return new Rows(value.map((one, i) => [String(i + 1), copied(one, "")]));
  return value;
}

/** @param {Map<string, any>} data @param {string[]} path @param {any} value */
function put(data, path, value) {
  for (const [place, part] of path.slice(0, -1).entries()) {
    if (!(data instanceof Map)) throw new NotAnEvaluation(`\`${path.slice(0, place).join(".")}\` should be fields of its own`);
    if (!data.has(part)) data.set(part, isNumber(path[place + 1]) && (MANY.has(part) || (place === 1 && path[0] === "tables")) ? new Rows() : new Map());
    data = data.get(part);
  }
  if (!(data instanceof Map)) throw new NotAnEvaluation(`\`${path.slice(0, -1).join(".")}\` should be fields of its own`);
  data.set(path.at(-1) ?? "", value);
}

/** Rows by number become lists again, in the order of their numbers and without empty ones. @param {any} data @returns {any} */
function closed(data) {
  if (!(data instanceof Map)) return data;
  const entries = [...data].map(([key, child]) => /** @type {[string, any]} */ ([key, closed(child)]));
  if (!(data instanceof Rows)) return Object.fromEntries(entries);
  const rank = (/** @type {string} */ number) => isNumber(number) ? Number(number) : 0;
  const rows = entries.sort(([one], [other]) => Number(!isNumber(one)) - Number(!isNumber(other)) || rank(one) - rank(other));
  return rows.map(([, row]) => row).filter(row => row && (typeof row !== "object" || Object.keys(row).length));
}

/** A table with a row for each number that the texts speak of. @param {Section} section @param {Map<string, string>} texts @returns {Section} */
function withRows(section, texts) {
  if (section.layout !== "table" || !section.rows.length) return section;
  const start = `${section.rows[0].fields[0].id.split("/1/")[0]}/`;
  const used = [...texts.keys()].filter(key => key.startsWith(start)).map(key => key.slice(start.length).split("/")[0]).filter(isNumber).map(Number);
  const wanted = used.reduce((most, number) => Math.max(most, number), 0), rows = [...section.rows];
  while (rows.length < wanted) rows.push(numbered(rows[0], rows.length + 1));
  return { ...section, rows };
}
