/** Evidence, action plan and more notes: rows that people add, write and take away, each a record of its own. */
import { make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { fieldFor, set, textIn, whenWritten } from "./fields.js";
import { fresh } from "./sheet.js";

/** @typedef {import("./sheet.js").Sheet} Sheet
 * @typedef {{title: string, one: string, add: string, about: string, fields: import("./fields.js").Field[]}} Table */

const ITEMS = "Statements it belongs to (their codes)";
/** The fields are those of schemas/v1/evaluation.json; the labels those of every other form of it. @type {Record<string, Table>} */
export const TABLES = {
  evidence: {
    title: "Evidence",
    one: "Piece of evidence",
    add: "Add a piece of evidence",
    about: "Say where each piece is kept; do not copy it in. Photographs only with permission, and no names of children or learners.",
    fields: [
      { name: "title", label: "What it shows", control: "long" },
      { name: "kind", label: "Kind", options: ["Photograph", "Plan", "Data", "Feedback", "Observation", "Record of a meeting", "Work of learners"] },
      { name: "date", label: "Date" },
      { name: "kept", label: "Where it is kept" },
      { name: "permission", label: "Permission of the people in it", control: "choice", choices: [["yes", "Yes"], ["no", "No: do not share it"], ["not needed", "Not needed: nobody is in it"]] },
      { name: "items", label: ITEMS },
    ],
  },
  plan: {
    title: "Action plan",
    one: "Action",
    add: "Add an action",
    about: "One or two actions are enough. Name people by their role.",
    fields: [
      { name: "action", label: "What we will do", control: "long" },
      { name: "priority", label: "Why: our priority" },
      { name: "who", label: "Who (role)" },
      { name: "by_when", label: "By when" },
      { name: "measure", label: "How we will know", control: "long" },
      { name: "items", label: ITEMS },
      { name: "review", label: "Review note", control: "long" },
    ],
  },
  notes: {
    title: "More notes",
    one: "Note",
    add: "Add a note",
    about: "",
    fields: [{ name: "where", label: "About what" }, { name: "text", label: "Note", control: "long" }],
  },
};

/** The ids of items that a row names. @param {any} row @returns {string[]} */
export const itemsOf = row => (row?.items ?? "").split(/[\s,;]+/).filter(Boolean).map((/** @type {string} */ name) => name.split("/").pop() ?? "");

/**
 * The rows of a table. With `item` only those that name it, and new ones do.
 * @param {Sheet} sheet @param {string} name of the table @param {() => void} kept called when something was kept
 * @param {{item?: string, about?: string, items?: [string, string][]}} [only] `items` are the codes that a row can name, with their statements
 */
export function rowsOf(sheet, name, kept, { item = "", about = "", items = [] } = {}) {
  const table = TABLES[name], list = make("div"), add = make("button", { type: "button", className: "md-button", textContent: table.add });
  if (about) add.append(make("span", { className: "md-visually-hidden", textContent: `: ${about}` }));
  /** @type {Map<string, {element: HTMLElement, refresh: () => void}>} */
  const shown = new Map();
  const wanted = () => sheet.rows(name).filter(part => !item || itemsOf(sheet.get(part)).includes(item));

  /** @param {string} part */
  function rowFor(part) {
    const fields = table.fields.filter(field => !item || field.name !== "items").map(field => ({ field, ...fieldFor(field.name === "items" ? { ...field, options: items } : field, sheet.get(part)?.[field.name] ?? "") }));
    const heading = make("legend"), gone = make("button", { type: "button", className: "md-button", textContent: "Take it away" });
    const element = make("fieldset", { className: "hub-row" }, heading, make("div", { className: "hub-row__fields" }, ...fields.map(one => one.element)), gone);
    const keep = () => {
      sheet.put(part, { ...sheet.get(part), ...Object.fromEntries(fields.map(({ field, control }) => [field.name, textIn(control)])) });
      kept();
    };
    const now = whenWritten(element, () => sheet.touch(part), keep);
    gone.addEventListener("click", () => {
      now();
      const value = sheet.get(part), order = sheet.parts.get(part)?.[0]?.value.order;
      sheet.put(part, null, { chosen: true });
      const back = make("button", { type: "button", className: "md-button", textContent: "Undo" });
      const line = make("p", {}, "Taken away. ", back);
      element.replaceWith(line);
      shown.delete(part);
      back.addEventListener("click", () => {
        sheet.put(part, value, { order });
        const row = rowFor(part);
        shown.set(part, row);
        line.replaceWith(row.element);
        row.element.querySelector("button")?.focus();
        name_();
        kept();
      });
      back.focus();
      name_();
      kept();
      say("Taken away. You can undo it.");
    });
    const refresh = () => { for (const { field, control } of fields) set(control, sheet.get(part)?.[field.name] ?? ""); };
    return { element, refresh };
  }
  const name_ = () => { for (const [i, { element }] of [...shown.values()].entries()) element.querySelector("legend")?.replaceChildren(`${table.one} ${i + 1}`); };
  function refresh() {
    for (const part of wanted()) {
      if (shown.has(part)) shown.get(part)?.refresh();
      else {
        const row = rowFor(part);
        shown.set(part, row);
        list.append(row.element);
      }
    }
    for (const [part, row] of shown) {
      if (sheet.parts.has(part)) continue;
      row.element.remove();
      shown.delete(part);
    }
    name_();
  }
  /** A new row, with something in it already. @param {Record<string, string>} [value] */
  const begin = (value = item ? { items: item } : {}) => {
    const part = `${name}/${fresh()}`, last = sheet.rows(name).at(-1);
    sheet.put(part, value, { order: (last ? sheet.parts.get(last)?.[0]?.value.order ?? 0 : -1) + 1 });
    refresh();
    /** @type {HTMLElement | null | undefined} */ (shown.get(part)?.element.querySelector("textarea, input"))?.focus();
    if (Object.keys(value).length) kept();
  };
  add.addEventListener("click", () => begin());
  refresh();
  const element = make("div", { className: "hub-rows" });
  if (table.about) element.append(make("p", { className: "hub-muted", textContent: table.about }));
  element.append(list, make("p", {}, add));
  return { element, refresh, begin };
}
