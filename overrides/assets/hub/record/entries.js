/** The professional learning record: a form that keeps as it is written, and a list of what it holds. */
import { day, make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { put, version, write } from "../local/store.js";

/** @typedef {import("../local/store.js").Item} Item */
const form = /** @type {HTMLFormElement} */ (document.getElementById("entry")), list = /** @type {HTMLElement} */ (document.getElementById("entries"));
const add = /** @type {HTMLElement} */ (document.getElementById("new-entry")), remove = /** @type {HTMLElement} */ (document.getElementById("delete-entry"));
const title = /** @type {HTMLElement} */ (document.getElementById("entry-heading"));
const chooser = /** @type {HTMLSelectElement} */ (document.getElementById("record-for"));
const PREFIX = "record/", FOR = "record-for";
/** @type {import("../local/versions.js").Clock | undefined} */
let chosen;
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
  fit();
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
  chooser.addEventListener("change", async () => {
    fit();
    await write(FOR, { kind: "for", body: chooser.value }, chosen);
    await draw();
  });
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

/** What one body asks for: its fields and schemes of standards, by the option that is chosen; all of them when none is. */
const wanted = () => [chooser.selectedOptions[0]?.dataset.fields, chooser.selectedOptions[0]?.dataset.schemes].map(names => names?.split(" "));

/** In the form stands what is asked for, and whatever is filled in already. */
function fit() {
  const [names, schemes] = wanted();
  for (const one of fields()) {
    if (one.type !== "checkbox") /** @type {HTMLElement} */ (one.parentElement).hidden = Boolean(names && !names.includes(one.name) && !one.value);
  }
  for (const group of form.querySelectorAll("details")) {
    group.hidden = Boolean(schemes && !schemes.includes(group.dataset.scheme ?? "") && !group.querySelector(":checked"));
  }
}

/** What is asked → what an entry says, as far as the chosen body asks for it. @param {any} entry @param {ReturnType<typeof wanted>} [asked] @returns {[string, string][]} */
function facts(entry, [names, schemes] = wanted()) {
  const codes = new Map([...form.querySelectorAll("input[name=standards]")].map(one => [/** @type {HTMLInputElement} */ (one).value, one.parentElement?.textContent?.trim() ?? ""]));
  const standards = (entry.standards ?? []).filter((/** @type {string} */ code) => !schemes || schemes.includes(code.split("/")[0] ?? ""));
  /** @type {[string, string][]} */
  const told = fields().filter(one => one.type !== "checkbox" && one.name !== "title" && entry[one.name] && (!names || names.includes(one.name)))
    .map(one => [one.labels?.[0]?.textContent ?? one.name, one.type === "date" ? day(entry[one.name]) : entry[one.name]]);
  return standards.length ? [...told, ["Standards", standards.map((/** @type {string} */ code) => codes.get(code) ?? code).join("; ")]] : told;
}

/** All that an entry says. @param {any} entry @returns {[string, string][]} */
export const said = entry => [["Title", entry.title || "Untitled"], ...facts(entry, [undefined, undefined])];

/** Each version of each entry, newest first. @param {Item[]} items */
const versionsOf = items => items.filter(item => item.id.startsWith(PREFIX)).flatMap(item => item.versions.filter(version => version.value).map(version => ({ item, version })))
  .sort((one, other) => ((other.version.value.from ?? "") < (one.version.value.from ?? "") ? -1 : 1));

/** The record as a document has it. @param {Item[]} items @returns {{body: string, parts: import("./word.js").Part[]}} */
export const recorded = items => ({
  body: chooser.value && (chooser.selectedOptions[0]?.textContent ?? ""),
  parts: versionsOf(items).map(({ version }) => ({ title: version.value.title || "Untitled", rows: facts(version.value) })),
});

/** Shows all entries. @param {Item[]} items */
export function listEntries(items) {
  const kept = items.find(item => item.id === FOR)?.versions[0];
  if (kept) [chooser.value, chosen] = [kept.value?.body ?? "", kept.clock];
  list.replaceChildren(...versionsOf(items).map(({ item, version }) => {
    const entry = version.value, name = entry.title || "Untitled";
    const change = make("button", { type: "button", className: "md-button", textContent: "Change" });
    change.append(make("span", { className: "md-visually-hidden", textContent: `: ${name}` }));
    change.addEventListener("click", () => open(entry, item.id, version.clock));
    const card = make("section", { className: "hub-card" }, make("h3", { textContent: name }),
      make("dl", {}, ...facts(entry).map(([asked, text]) => make("div", {}, make("dt", { textContent: asked }), make("dd", { textContent: text })))), change);
    return card;
  }));
}
