/**
 * An evaluation: what a setting wrote into a form. schemas/v1/evaluation.json describes it field by field; model/evaluation.py and
 * model/evaluation_json.py are the same in Python, and files of both are the same byte for byte.
 *
 * Here an evaluation is the plain data of its file in one shape: empty fields are left out, texts are in normal form, known fields stand in
 * the order of the table NOUNS and fields that this program does not know come after them and survive. So an answer that says nothing is `{}`.
 * (Numbers in such fields are numbers of JavaScript: whole ones beyond 2^53 lose their last figures.)
 * Change one by spreading it (`{...answer, point: "met"}`): never build it anew, and nothing is lost.
 *
 * @typedef {{kind?: string, id?: string, version?: string, digest?: string}} MadeFrom what the form was made from; `kind` is `framework` unless it says otherwise
 * @typedef {{name?: string, code?: string, council?: string}} Setting
 * @typedef {{change?: string, version?: string, items?: string[], confirm?: boolean}} Carried how an answer came from an older edition; `confirm` asks people to look again
 * @typedef {{scale?: string, point?: string, not_applicable?: boolean, said?: string, text?: string, notes?: string, strengths?: string, impact?: string,
 *   next_steps?: string, author?: string, edited?: string, carried?: Carried, offers?: Archived[]}} Answer `scale` and `point` are ids; `said` is a choice in words that are none of the list
 * @typedef {{item?: string, version?: string, question?: string, answer?: Answer, why?: string}} Archived an answer kept beside the form
 * @typedef {{status?: string, achieved?: string, strengths?: string, impact?: string, next_steps?: string}} ElementState `status` is a key of STATUSES
 * @typedef {{kind?: string, title?: string, date?: string, kept?: string, permission?: string, items?: string}} Evidence
 * @typedef {{priority?: string, action?: string, who?: string, by_when?: string, measure?: string, items?: string, review?: string}} ActionRow
 * @typedef {{where?: string, text?: string}} Note
 * @typedef {{id?: string, version?: string, date?: string, how?: string}} Derived
 * @typedef {{format?: 1, id?: string, form?: string, made_from?: MadeFrom, language?: string, audience?: string, setting?: Setting, started?: string, finished?: string,
 *   people?: string, answers?: Record<string, Answer>, elements?: Record<string, ElementState>, evidence?: Evidence[], plan?: ActionRow[],
 *   tables?: Record<string, Record<string, string>[]>, notes?: Note[], archive?: Archived[], derived_from?: Derived[]}} Evaluation
 */
import { normal } from "./verbatim.js";

export const FORMAT = 1;
/** Where an element stands. @type {Record<string, string>} */
export const STATUSES = { "not-started": "Not started", drafting: "Drafting", submitted: "Submitted", achieved: "Achieved" };

/** The data is no evaluation; the message says what is wrong in words, with the field. */
export class NotAnEvaluation extends Error {}

/**
 * The fields of each noun in order, with what they hold: `text`, `flag`, `texts`, `tables`, or a noun: one (`Setting`), by id (`{Answer}`), or a list (`[Note]`).
 * @type {Record<string, Record<string, string>>}
 */
export const NOUNS = {
  Evaluation: {
    id: "text", form: "text", made_from: "MadeFrom", language: "text", audience: "text", setting: "Setting", started: "text", finished: "text", people: "text",
    answers: "{Answer}", elements: "{ElementState}", evidence: "[Evidence]", plan: "[ActionRow]", tables: "tables", notes: "[Note]", archive: "[Archived]", derived_from: "[Derived]",
  },
  MadeFrom: { kind: "text", id: "text", version: "text", digest: "text" },
  Setting: { name: "text", code: "text", council: "text" },
  Carried: { change: "text", version: "text", items: "texts", confirm: "flag" },
  Answer: {
    scale: "text", point: "text", not_applicable: "flag", said: "text", text: "text", notes: "text", strengths: "text", impact: "text", next_steps: "text",
    author: "text", edited: "text", carried: "Carried", offers: "[Archived]",
  },
  Archived: { item: "text", version: "text", question: "text", answer: "Answer", why: "text" },
  ElementState: { status: "text", achieved: "text", strengths: "text", impact: "text", next_steps: "text" },
  Evidence: { kind: "text", title: "text", date: "text", kept: "text", permission: "text", items: "text" },
  ActionRow: { priority: "text", action: "text", who: "text", by_when: "text", measure: "text", items: "text", review: "text" },
  Note: { where: "text", text: "text" },
  Derived: { id: "text", version: "text", date: "text", how: "text" },
};
/* What a field holds when a file leaves it out, where that is not nothing. */
/** @type {Record<string, Record<string, string>>} */
const UNSAID = { MadeFrom: { kind: "framework" }, Evaluation: { language: "en" } };

/** @param {any} value @returns {value is Record<string, any>} */
export const isMapping = value => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether two pieces of plain data are equal; the order of fields does not count. @param {any} one @param {any} other @returns {boolean} */
export function same(one, other) {
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((child, i) => same(child, other[i]));
  if (!isMapping(one) || !isMapping(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every(key => Object.hasOwn(other, key) && same(one[key], other[key]));
}

/** @param {any} value */
const empty = value => value === undefined || value === null || value === "" || value === false || (typeof value === "object" && !Object.keys(value).length);

/** @param {boolean} right @param {string} where @param {string} what */
function must(right, where, what) {
  if (!right) throw new NotAnEvaluation(`\`${where.replace(/\.+$/, "") || "the whole"}\` should be ${what}`);
}

/** A noun in its one shape; `whole` fills in what a file leaves out. @param {string} kind @param {any} data @param {string} where @param {boolean} [whole] @returns {Record<string, any>} */
function noun(kind, data, where, whole = false) {
  must(isMapping(data), where, "fields of its own");
  const known = NOUNS[kind];
  /** @type {Map<string, any>} */
  const found = new Map();
  const given = Object.entries(data).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) if (Object.hasOwn(known, name)) found.set(name, read(known[name], value, where + name, whole));
  /** @type {[string, any][]} */
  const made = [];
  for (const name of Object.keys(known)) {
    const value = found.has(name) || !whole ? found.get(name) : UNSAID[kind]?.[name];
    const said = !empty(value) || (value !== undefined && (name === "carried" || name === "made_from")); // an empty mark is a mark
    if (said && !(name === "made_from" && same(value, UNSAID.MadeFrom))) made.push([name, value]);
  }
  return Object.fromEntries([...made, ...given.filter(([name]) => !Object.hasOwn(known, name))]);
}

/** @param {string} holds @param {any} value @param {string} where @param {boolean} whole @returns {any} */
function read(holds, value, where, whole) {
  if (holds === "text") {
    must(typeof value === "string", where, "text");
    return normal(value);
  }
  if (holds === "flag") {
    must(typeof value === "boolean", where, "true or false");
    return value;
  }
  if (holds === "texts") {
    must(Array.isArray(value) && value.every(child => typeof child === "string"), where, "a list of texts");
    return value;
  }
  if (holds === "tables") return tables(value, where);
  if (holds.startsWith("{")) {
    must(isMapping(value), where, "fields of its own");
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, noun(holds.slice(1, -1), child, `${where}.${key}.`, whole)]));
  }
  if (holds.startsWith("[")) {
    must(Array.isArray(value), where, "a list");
    return value.map((/** @type {any} */ child, /** @type {number} */ i) => noun(holds.slice(1, -1), child, `${where}.${i + 1}.`, whole));
  }
  return noun(holds, value, `${where}.`, whole);
}

/** @param {any} value @param {string} where */
function tables(value, where) {
  must(isMapping(value), where, "fields of its own");
  return Object.fromEntries(Object.entries(value).map(([key, rows]) => {
    const right = Array.isArray(rows) && rows.every(row => isMapping(row) && Object.values(row).every(cell => typeof cell === "string"));
    must(right, `${where}.${key}`, "a list of rows of texts");
    return [key, rows.map((/** @type {Record<string, string>} */ row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, normal(cell)])))];
  }));
}

/** The evaluation in plain data, in its one shape. Throws NotAnEvaluation when a field has another shape than the schema says.
 * @param {any} data @returns {Evaluation} */
export function evaluationOf(data) {
  if (!isMapping(data) || !Object.hasOwn(data, "format")) throw new NotAnEvaluation("it holds no evaluation: the field `format` is missing");
  if (data.format !== FORMAT) throw new NotAnEvaluation(`it has format ${data.format}, and this program reads format ${FORMAT}. A newer program made it`);
  const { format: _, about: __, ...rest } = data;
  return { format: FORMAT, ...noun("Evaluation", rest, "", true) };
}

/** An evaluation that a program has changed, in its one shape again: what became empty is left out. @param {Evaluation} evaluation @returns {Evaluation} */
export function neat(evaluation) {
  const { format: _, ...rest } = evaluation;
  return { format: FORMAT, ...noun("Evaluation", rest, "") };
}

/** A noun inside an evaluation in its one shape. @param {string} kind @param {any} data @returns {any} */
export const neatNoun = (kind, data) => noun(kind, data, "");

/** The evaluation in a JSON file, or what is wrong with it. @param {string} text @returns {{evaluation?: Evaluation, problems: string[]}} */
export function parse(text) {
  try {
    return { evaluation: evaluationOf(JSON.parse(text.replace(/^\ufeff/, ""))), problems: [] };
  } catch (wrong) {
    if (wrong instanceof NotAnEvaluation) return { problems: [`It is JSON, but ${wrong.message}.`] };
    if (wrong instanceof RangeError) return { problems: ["It is nested too deep to be an evaluation."] };
    return { problems: ["It is not whole JSON. The file may have been cut off."] };
  }
}

/** The evaluation as a JSON file: the same text for the same evaluation, here and in Python. `about` says to people what the file is.
 * @param {Evaluation} evaluation @param {Record<string, string>} [about] */
export function write(evaluation, about) {
  const { format, ...rest } = neat(evaluation);
  return `${JSON.stringify({ format, ...(about ? { about } : {}), ...rest }, null, 2)}\n`;
}

/** An evaluation of a form, as it is before anybody has written. @param {import("./form.js").Form} form @param {string} [id] @returns {Evaluation} */
export const blank = (form, id = "") => signed({ id }, form);

/** An evaluation that says which form it belongs to. @param {Evaluation} evaluation @param {import("./form.js").Form} form */
export function signed(evaluation, form) {
  const made_from = { ...evaluation.made_from, kind: form.kind, id: form.source, version: form.version, digest: form.digest };
  return neat({ ...evaluation, form: form.id, made_from, language: form.language, audience: form.audience });
}
