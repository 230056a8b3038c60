/** Places to write in: each has its label, keeps every character, and says when it changed. */
import { make } from "../elements/kept.js";

let number = 0;
/** An id that no other part of the page has. @param {string} name */
export const uniqueId = name => `f-${name}-${number += 1}`;

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 * @typedef {{name: string, label: string, control?: "text" | "long" | "date" | "choice", help?: string, choices?: [string, string][], options?: (string | [string, string])[]}} Field `options` are proposed, with what they mean */

/** What was shown in a control last, and how it looks there: a line shows no line break, and a day nothing that is none. @type {WeakMap<Control, [string, string]>} */
const shown = new WeakMap();
/** The text of a control; one that nobody has changed is given back as it came. @param {Control} control */
export function textIn(control) {
  const [text, look] = shown.get(control) ?? ["", ""];
  return control.value === look ? text : control.value;
}

/** A field with its label. What is no day stays readable where a day is asked for; a choice that is none of the list is added to it.
 * @param {Field} field @param {string} value @returns {{element: HTMLElement, control: Control}} */
export function fieldFor({ name, label, control = "text", help = "", choices = [], options = [] }, value) {
  const id = uniqueId(name);
  /** @type {Control} */
  let made;
  if (control === "long" || control === "text" && value.includes("\n")) made = make("textarea", { id, rows: 2 });
  else if (control === "choice") {
    const known = [["", "Not said"], ...choices, ...(value && !choices.some(([key]) => key === value) ? [[value, value]] : [])];
    made = make("select", { id }, ...known.map(([key, text]) => make("option", { value: key, textContent: text })));
  } else made = make("input", { id, type: control === "date" && (!value || /^\d{4}-\d\d-\d\d$/.test(value)) ? "date" : "text", autocomplete: "off" });
  made.name = name;
  set(made, value);
  const element = make("div", { className: `hub-write-in hub-write-in--${control}` }, make("label", { htmlFor: id, textContent: label }));
  if (help) {
    element.append(make("span", { id: `${id}-help`, className: "hub-muted", textContent: help }));
    made.setAttribute("aria-describedby", `${id}-help`);
  }
  element.append(made);
  if (options.length) {
    element.append(make("datalist", { id: `${id}-list` }, ...options.map(one => (typeof one === "string" ? make("option", { value: one }) : make("option", { value: one[0], label: one[1] })))));
    made.setAttribute("list", `${id}-list`);
  }
  return { element, control: made };
}

/** Shows a value without moving the reader. @param {Control} control @param {string} value */
export function set(control, value) {
  if (control.value !== value) control.value = value;
  if (control.value !== value && control instanceof HTMLSelectElement) {
    control.append(make("option", { value, textContent: value }));
    control.value = value;
  } else if (control.value !== value && control instanceof HTMLInputElement && control.type === "date") {
    control.type = "text";
    control.value = value;
  }
  shown.set(control, [value, control.value]);
}

/** Calls back at each sign (`touch`) and, a moment after the last or when a field is left, once (`keep`). What waits is kept before the page goes.
 * @param {HTMLElement} within @param {() => void} touch @param {() => void} keep */
export function whenWritten(within, touch, keep) {
  let timer = 0;
  const now = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    keep();
  };
  const soon = () => { touch(); clearTimeout(timer); timer = setTimeout(now, 400); };
  within.addEventListener("input", soon);
  within.addEventListener("change", () => { touch(); clearTimeout(timer); timer = 1; now(); });
  addEventListener("pagehide", now);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") now(); });
  return now;
}
