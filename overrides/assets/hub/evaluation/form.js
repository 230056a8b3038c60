/**
 * What people fill in: Form > Section > Row > Field, made from an edition of a framework for one audience and one scope. model/form.py and
 * model/checklist.py in the reader's browser, field for field; a field's id is the place of its text in an evaluation.
 *
 * @typedef {{id: string, label: string, descriptor: string}} Choice
 * @typedef {{id: string, label: string, kind: "line" | "text" | "choice", choices: Choice[], scale: string, lines: number}} Field
 * @typedef {{code: string, text: string, fields: Field[], stages: string[], prompts: string[], evidence: string[]}} Row
 * @typedef {{id: string, title: string, layout: "list" | "statements" | "table", columns: string[], rows: Row[], summary: string, scale: Choice[], element?: string}} Section
 *   `element` is the id of the element that it belongs to, if it does
 * @typedef {{id: string, title: string, kind: string, source: string, version: string, digest: string, released: string, authority: string, authority_statement: string,
 *   address: string, audience: string, audience_title: string, scope: string, scope_title: string, language: string, minutes: number, advice: string[],
 *   sections: Section[], file_name: string}} Form
 */
import { STATUSES } from "./evaluation.js";
import { audienceOf, itemsFor, textFor, titleFor } from "./framework.js";
import { join, plain } from "./wording.js";

/** @typedef {import("./framework.js").Framework} Framework @typedef {import("./framework.js").Edition} Edition @typedef {import("./framework.js").Item} Item */
/** @typedef {import("./framework.js").Audience} Audience @typedef {import("./framework.js").Element} Element @typedef {import("./framework.js").Scale} Scale */

export const WHOLE = "whole", SHORT = "short", NOT_APPLICABLE = "not-applicable";
/** Our own estimate for a team that talks: a statement with its notes, a statement in the short form, beginning and end. */
export const MINUTES_A_STATEMENT = 6, MINUTES_SHORT = 1, MINUTES_ROUND_IT = 10;

export const NAMES = "Do not write the names of children, young people or learners. Where a group is very small, use words and not figures.";
export const ADVICE = [
  "Talk about each statement together and look for evidence before you choose an answer.",
  "You need not do it all at once. Leave blank what you have not talked about.",
  NAMES,
];

/** The scopes in which there is a checklist for an audience: none when nothing applies to them. @param {Edition} edition @param {Audience} audience */
export function scopes(edition, audience) {
  const elements = edition.elements.filter(one => itemsFor(one, audience).length).map(one => `element-${one.id}`);
  return elements.length ? [WHOLE, SHORT, ...elements] : [];
}

/** @param {string} framework @param {string} audience @param {string} scope */
export const formId = (framework, audience, scope) => `${framework}/${audience}/${scope}`;

/** The ids of the elements that a scope names; none for the whole and the short form. @param {string} scope */
export const elementsOf = scope => scope.startsWith("element-") ? scope.slice("element-".length).split("+") : [];

/** How long a number of statements takes one team. @param {number} statements @param {string} [scope] */
export const minutesFor = (statements, scope = WHOLE) => Math.ceil((statements * (scope === SHORT ? MINUTES_SHORT : MINUTES_A_STATEMENT) + MINUTES_ROUND_IT) / 5) * 5;

/** One checklist. `scope` is one of `scopes`, or `element-a+b` for some elements. @param {Framework} framework @param {string} version @param {Audience} audience @param {string} [scope] @returns {Form} */
export function checklist(framework, version, audience, scope = WHOLE) {
  const edition = framework.editions[version], named = elementsOf(scope);
  const parts = edition.elements
    .filter(one => itemsFor(one, audience).length && (scope === WHOLE || scope === SHORT || named.includes(one.id)))
    .map(one => ({ element: one, asked: asked(edition, one, audience, scope) }))
    .filter(one => one.asked.length);
  const release = framework.releases.find(one => one.version === version);
  const titles = parts.map(one => titleFor(one.element, audience));
  /** @type {Record<string, string>} */
  const called = { [WHOLE]: "Whole checklist", [SHORT]: "Short form" };
  return {
    id: formId(framework.id, audience.id, scope),
    title: plain(framework.title),
    kind: "framework",
    source: framework.id,
    version,
    digest: edition.digest ?? release?.digest ?? "",
    released: release?.date ?? "",
    authority: framework.authority ?? "own",
    authority_statement: plain(framework.authority_statement ?? ""),
    address: edition.pages?.[audience.id] ?? `self-evaluation/${framework.id}/v/${version}/checklists/${audience.id}/`,
    audience: audience.id,
    audience_title: audience.title,
    scope,
    scope_title: called[scope] ?? `${parts.length === 1 ? "One element" : "Some elements"}: ${join(titles)}`,
    language: "en",
    minutes: minutesFor(parts.reduce((sum, one) => sum + one.asked.length, 0), scope),
    advice: [...ADVICE, ...windowOf(framework, scope)],
    sections: [...sections(edition, parts, audience, scope)],
    file_name: [framework.id, audience.id, scope, version].filter(Boolean).join("-"),
  };
}

/** In how many years a scheme asks for all elements, where a form asks for their dates. @param {Framework} framework @param {string} scope */
const windowOf = ({ within_years, scheme }, scope) => within_years && scope !== SHORT
  ? [`The ${scheme} asks for all elements within ${within_years} years. Write the date beside each one that is recognised.`] : [];

/** The checklist with an id, in an edition that was fetched; nothing when there is none such. @param {Framework} framework @param {string} form @param {string} version */
export function checklistOf(framework, form, version) {
  const [name, audienceId, ...rest] = form.split("/"), scope = rest.join("/");
  const edition = Object.hasOwn(framework.editions, version) ? framework.editions[version] : undefined, audience = audienceOf(framework, audienceId);
  if (name !== framework.id || !edition || !audience) return undefined;
  const known = scopes(edition, audience), chosen = elementsOf(scope);
  const there = known.includes(scope) || (chosen.length > 0 && chosen.every(one => known.includes(`element-${one}`)));
  return there ? checklist(framework, version, audience, scope) : undefined;
}

/** All fields by id, in reading order. @param {Form} form @returns {Map<string, Field>} */
export const fieldsOf = form => new Map(form.sections.flatMap(section => section.rows.flatMap(row => row.fields.map(field => [field.id, field]))));

/** The items of an element in a scope. The short form has the items marked for it, or all when none is.
 * @param {Edition} edition @param {Element} element @param {Audience} audience @param {string} scope */
function asked(edition, element, audience, scope) {
  const items = itemsFor(element, audience);
  const marked = scope === SHORT && edition.elements.some(one => itemsFor(one, audience).some(item => item.short));
  return marked ? items.filter(item => item.short) : items;
}

/** @param {Edition} edition @param {Item} item @returns {[string, Scale] | undefined} */
export function scaleOf(edition, item) {
  const id = edition.scales[item.kind] ?? "", scale = edition.answer_scales?.[id];
  return scale ? [id, scale] : undefined;
}

/** @param {Edition} edition @param {{element: Element, asked: Item[]}[]} parts @param {Audience} audience @param {string} scope @returns {Iterable<Section>} */
function* sections(edition, parts, audience, scope) {
  yield ABOUT;
  /** @type {Set<string>} */
  const explained = new Set();
  for (const { element, asked } of parts) {
    const ids = [...new Set(asked.map(item => edition.scales[item.kind] ?? "").filter(Boolean))].sort().filter(id => !explained.has(id));
    for (const id of ids) explained.add(id);
    yield {
      id: element.id,
      title: titleFor(element, audience),
      layout: "statements",
      columns: scope === SHORT ? ["Answer"] : ["Answer", "What we do and how we know", "Next step"],
      rows: asked.map(item => statement(edition, item, audience, scope)),
      summary: plain(element.summary),
      scale: ids.flatMap(id => edition.answer_scales?.[id] ? choices(edition.answer_scales[id]) : []),
      element: element.id,
    };
    yield lookingBack(element, audience, scope);
  }
  if (scope !== SHORT) yield* [EVIDENCE, PLAN, NOTES];
}

/** What can be chosen on a scale, “Not applicable” last. @param {Scale} scale @returns {Choice[]} */
export function choices(scale) {
  const points = scale.points.map(one => ({ id: one.id, label: one.label, descriptor: plain(one.descriptor) }));
  const none = { id: NOT_APPLICABLE, label: "Not applicable", descriptor: "This statement does not fit your setting. If you can, say why." };
  return scale.not_applicable ? [...points, none] : points;
}

/** @param {string} id @param {string} label @param {Field["kind"]} kind @param {Partial<Field>} [more] @returns {Field} */
const field = (id, label, kind, more = {}) => ({ id, label, kind, choices: [], scale: "", lines: 1, ...more });

/** @param {string} code @param {string} text @param {Field[]} fields @param {Partial<Row>} [more] @returns {Row} */
const row = (code, text, fields, more = {}) => ({ code, text, fields, stages: [], prompts: [], evidence: [], ...more });

/** @param {Edition} edition @param {Item} item @param {Audience} audience @param {string} scope */
function statement(edition, item, audience, scope) {
  const text = plain(textFor(item, audience)), where = `answers/${item.id}/`, [id, scale] = scaleOf(edition, item) ?? ["", undefined];
  const answer = scale
    ? field(`${where}answer`, `Answer: ${text}`, "choice", { choices: choices(scale), scale: id })
    : field(`${where}answer`, `Answer: ${text}`, "text", { lines: 4 });
  const stages = (scale?.points ?? []).flatMap(point => Object.hasOwn(item.stages ?? {}, point.id) ? [`${point.label}: ${plain(item.stages?.[point.id] ?? "")}`] : []);
  if (scope === SHORT) return row(item.id, text, [answer], { stages }); // who cannot see what an answer looks like cannot choose it
  const more = [field(`${where}notes`, `What we do and how we know: ${text}`, "text", { lines: 4 }), field(`${where}next_steps`, `Next step: ${text}`, "text", { lines: 2 })];
  return row(item.id, text, [answer, ...more], { stages, prompts: (item.prompts ?? []).map(plain), evidence: (item.evidence ?? []).map(plain) });
}

/** @param {Element} element @param {Audience} audience @param {string} scope @returns {Section} */
function lookingBack(element, audience, scope) {
  const title = titleFor(element, audience), where = `elements/${element.id}/`;
  const statuses = Object.entries(STATUSES).map(([id, label]) => ({ id, label, descriptor: "" }));
  /** @type {[string, string, Field["kind"], number, Choice[]][]} */
  const next = [["next_steps", "What we will do next", "text", 3, []]];
  /** @type {[string, string, Field["kind"], number, Choice[]][]} */
  const wanted = scope === SHORT ? next : [
    ["strengths", "Our strengths", "text", 3, []],
    ["impact", "The difference it makes", "text", 3, []],
    ...next,
    ["status", "Where we are with this element", "choice", 1, statuses],
    ["achieved", "Date achieved, if it has been recognised", "line", 1, []],
  ];
  const rows = wanted.map(([name, label, kind, lines, choices]) => row(where + name, label, [field(where + name, `${label}: ${title}`, kind, { choices, lines })]));
  return { id: `${element.id}-looking-back`, title: `Looking back: ${title}`, layout: "list", columns: ["Your text"], rows, summary: "", scale: [], element: element.id };
}

/** The row of a table with another number, made from its first. @param {Row} first @param {number} number @returns {Row} */
export const numbered = (first, number) => ({
  ...first,
  code: String(number),
  fields: first.fields.map(one => ({ ...one, id: one.id.replace("/1/", () => `/${number}/`), label: one.label.replace(" 1:", () => ` ${number}:`) })),
});

/** @param {string} id @param {string} title @param {string} summary @param {[string, string][]} wanted @returns {Section} */
const list = (id, title, summary, wanted) => ({
  id, title, summary, layout: "list", columns: ["Your text"], rows: wanted.map(([path, label]) => row(path, label, [field(path, label, "line")])), scale: [],
});

/** A table of numbered rows. @param {string} id @param {string} title @param {string} summary @param {number} rows @param {[string, string, Field["kind"]][]} wanted @returns {Section} */
function table(id, title, summary, rows, wanted) {
  const first = row("1", "", wanted.map(([column, label, kind]) => field(`${id}/1/${column}`, `${title} 1: ${label}`, kind, { lines: 2 })));
  const made = Array.from({ length: rows }, (_, i) => numbered(first, i + 1));
  return { id, title, summary, layout: "table", columns: wanted.map(([, label]) => label), rows: made, scale: [] };
}

export const ABOUT = list("about", "About this evaluation", "All of this is optional. Write roles, not names.", [
  ["setting/name", "Name of the setting"],
  ["setting/council", "Local authority"],
  ["people", "People involved (roles)"],
  ["finished", "Date completed"],
]);
export const EVIDENCE = table("evidence", "Evidence", "Say where each piece is kept; do not copy it in. Photographs only with permission, and no names of children or learners.", 5, [
  ["kind", "Kind (photo, plan, data, feedback …)", "line"],
  ["title", "What it shows", "text"],
  ["date", "Date", "line"],
  ["kept", "Where it is kept", "text"],
  ["permission", "Permission (yes, no, not needed)", "line"],
  ["items", "Statements it belongs to", "line"],
]);
export const PLAN = table("plan", "Action plan", "One or two actions are enough. Rows may name statements of several frameworks.", 4, [
  ["priority", "Priority", "text"],
  ["action", "What we will do", "text"],
  ["who", "Who (role)", "line"],
  ["by_when", "By when", "line"],
  ["measure", "How we will know", "text"],
  ["items", "Statements", "line"],
  ["review", "Review note", "text"],
]);
export const NOTES = table("notes", "More notes", "", 2, [["where", "About what", "line"], ["text", "Note", "text"]]);
