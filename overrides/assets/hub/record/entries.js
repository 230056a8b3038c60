/** The professional learning record: a form that keeps as it is written, and a list of what it holds. */
import { day, make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { together } from "../local/versions.js";
import { all, put, version, write } from "../local/store.js";

/** @typedef {import("../local/store.js").Item} Item */
const form = /** @type {HTMLFormElement} */ (document.getElementById("entry")), list = /** @type {HTMLElement} */ (document.getElementById("entries"));
const add = /** @type {HTMLElement} */ (document.getElementById("new-entry")), remove = /** @type {HTMLElement} */ (document.getElementById("delete-entry"));
const title = /** @type {HTMLElement} */ (document.getElementById("entry-heading"));
const PREFIX = "record/";
let id = "";
/** @type {import("../local/versions.js").Clock | undefined} */
let clock;
let timer = 0;

const fields = () => /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ ([...form.elements].filter(one => "name" in one && one.name));

function value() {
  /** @type {Record<string, any>} */
  const made = { kind: "entry", standards: [] };
  for (const one of fields()) {
    if (one.type !== "checkbox") { if (one.value) made[one.name] = one.value; }
    else if (/** @type {HTMLInputElement} */ (one).checked) made.standards.push(one.value);
  }
  return made;
}

/** @param {Record<string, any>} entry @param {string} its @param {import("../local/versions.js").Clock} [from] */
function open(entry, its, from) {
  [id, clock] = [its, from];
  for (const one of fields()) {
    if (one.type === "checkbox") /** @type {HTMLInputElement} */ (one).checked = (entry.standards ?? []).includes(one.value);
    else one.value = entry[one.name] ?? "";
  }
  for (const group of form.querySelectorAll("details")) group.open = Boolean(group.querySelector(":checked"));
  remove.textContent = "Delete this entry";
  form.hidden = false;
  title.focus();
}

/** Opens a new entry, begun from what is known. @param {Record<string, any>} [entry] */
export function begin(entry = {}) {
  open(entry, PREFIX + Math.random().toString(36).slice(2, 10));
  if (Object.keys(entry).length) keep();
}

function keep() {
  clearTimeout(timer);
  timer = 0;
  const made = version(id, value(), clock);
  clock = made.clock;
  return put(id, made).catch(() => say("This could not be kept. Save a file or print the page."));
}

/** @param {() => Promise<void>} draw draws the page anew */
export function entries(draw) {
  add.addEventListener("click", () => begin());
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 600); });
  form.addEventListener("change", keep);
  /* The last moment at which a browser lets us keep something. */
  document.addEventListener("visibilitychange", () => { if (timer) keep(); });
  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (Object.keys(value()).length > 2 || value().standards.length) await keep();
    form.hidden = true;
    await draw();
    add.focus();
  });
  remove.addEventListener("click", async () => {
    if (remove.textContent?.endsWith("?")) {
      clearTimeout(timer);
      timer = 0;
      if (clock) await write(id, null, clock);
      form.hidden = true;
      await draw();
      add.focus();
      say("The entry is deleted.");
    } else remove.textContent = "Really delete this entry?";
  });
}

/** Shows all entries, newest first. @param {Item[]} items */
export function listEntries(items) {
  const labels = new Map(fields().filter(one => one.type !== "checkbox").map(one => [one.name, one.labels?.[0]?.textContent ?? one.name]));
  const codes = new Map([...form.querySelectorAll("input[name=standards]")].map(one => [/** @type {HTMLInputElement} */ (one).value, one.parentElement?.textContent?.trim()]));
  const shown = items.filter(item => item.id.startsWith(PREFIX)).flatMap(item => item.versions.filter(version => version.value).map(version => ({ item, version })));
  shown.sort((one, other) => ((other.version.value.from ?? "") < (one.version.value.from ?? "") ? -1 : 1));
  list.replaceChildren(...shown.map(({ item, version }) => {
    const entry = version.value, name = entry.title || "Untitled";
    const facts = make("dl", {}, ...[...labels].filter(([field]) => field !== "title" && entry[field]).map(([field, label]) =>
      make("div", {}, make("dt", { textContent: label }), make("dd", { textContent: /^\d{4}-\d\d-\d\d$/.test(entry[field]) ? day(entry[field]) : entry[field] }))));
    if (entry.standards?.length) {
      facts.append(make("div", {}, make("dt", { textContent: "Standards" }), make("dd", { textContent: entry.standards.map((/** @type {string} */ code) => codes.get(code) ?? code).join("; ") })));
    }
    const change = make("button", { type: "button", className: "md-button", textContent: "Change" });
    change.append(make("span", { className: "md-visually-hidden", textContent: `: ${name}` }));
    change.addEventListener("click", () => open(entry, item.id, version.clock));
    const card = make("section", { className: "hub-card" }, make("h3", { textContent: name }), facts, change);
    if (item.versions.length > 1) {
      const only = make("button", { type: "button", className: "md-button", textContent: "Keep only this version" });
      only.addEventListener("click", async () => {
        await write(item.id, entry, together(((await all()).find(one => one.id === item.id) ?? item).versions));
        document.dispatchEvent(new Event("hub-drawn"));
      });
      card.append(" ", only);
    }
    return card;
  }));
}
