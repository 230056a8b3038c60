/** Files chosen or dropped on a page, read one after the other without holding the page up, and named with the reason where they cannot be. */
import { make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { ask } from "../evaluation/desk.js";
import { count } from "../evaluation/wording.js";

/** @typedef {import("../evaluation/work.js").Got} Got @typedef {import("../evaluation/work.js").Left} Left */

/** @param {string} id */
export const byId = id => /** @type {HTMLElement} */ (document.getElementById(id));
/** Lets the browser draw, and people type. */
export const breath = () => new Promise(done => setTimeout(done));

/** The files of a page. `changed` is told when all that were chosen have been read, or some were taken away. @param {(got: Got[], left: Left[]) => Promise<unknown>} changed */
export function collecting(changed) {
  const input = /** @type {HTMLInputElement} */ (byId("files")), drop = byId("drop"), bar = /** @type {HTMLProgressElement} */ (byId("progress")), told = byId("told");
  /** @type {(Got | Left)[]} */
  let all = [];
  let stopped = false, busy = false;

  /** A name that no other file has. @param {string} name */
  const free = name => {
    let other = name;
    for (let i = 2; all.some(one => one.name === other); i++) other = name.replace(/(\.[^.]+)?$/u, ending => ` (${i})${ending}`);
    return other;
  };
  const tell = () => changed(all.filter(one => "text" in one), all.filter(one => "reason" in one));
  /** @param {File[]} files */
  async function add(files) {
    if (busy || !files.length) return;
    [busy, stopped] = [true, false];
    byId("reading").hidden = false;
    [bar.max, bar.value] = [files.length, 0];
    say(`Reading ${count(files.length, "file")}.`);
    for (const [i, file] of files.entries()) {
      if (stopped) break;
      told.textContent = `Reading ${i + 1} of ${files.length}: ${file.name}`;
      const name = free(file.name);
      try {
        all.push(await ask("get", name, file));
      } catch (wrong) {
        all.push({ name, reason: wrong instanceof Error ? wrong.message : String(wrong), forward: "" });
      }
      bar.value = i + 1;
    }
    byId("reading").hidden = true;
    busy = false;
    input.value = "";
    await tell();
  }

  byId("stop").addEventListener("click", () => { stopped = true; });
  byId("again").addEventListener("click", async () => { all = []; await tell(); say("All files are taken away."); input.focus(); });
  input.addEventListener("change", () => add([...input.files ?? []]));
  for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.add("hub-drop--over"); });
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("hub-drop--over"));
  drop.addEventListener("drop", event => { event.preventDefault(); add([...event.dataTransfer?.files ?? []]); });
  /* A file dropped beside the box would take people away from the page. */
  for (const kind of ["dragover", "drop"]) addEventListener(kind, event => event.preventDefault());
}

/** The files that were left out, each with the reason and the way forward. @param {{name: string, reason: string, forward?: string}[]} left */
export function leftOut(left) {
  const list = left.map(one => make("li", {}, make("strong", { textContent: one.name }), `: ${[one.reason, one.forward].filter(Boolean).join(" ")}`));
  return left.length ? make("section", { className: "hub-notice hub-notice--changed" }, make("h2", { textContent: `Left out: ${count(left.length, "file")}` }), make("ul", {}, ...list)) : "";
}

/** Rows of a table that are made or taken away in one go. */
export const AT_ONCE = 40;
/** Columns that hold sentences, and need the room. */
const WIDE = new Set(["Statement", "Text", "Why"]);
/** A table whose rows come a few at a time, so that a long one does not hold the page up.
 * @param {import("../evaluation/work.js").Part} sheet @returns {{element: HTMLElement, drawn: () => Promise<void>}} */
export function tableOf(sheet) {
  const body = make("tbody"), head = make("tr", {}, ...sheet.head.map(textContent => make("th", { scope: "col", textContent })));
  const table = make("table", {}, make("caption", { textContent: sheet.about }), make("thead", {}, head), body);
  const element = make("div", { className: "md-typeset__scrollwrap hub-sums", tabIndex: 0 }, table);
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", sheet.name);
  /** @type {Promise<void> | undefined} */
  let work;
  const draw = async () => {
    for (let i = 0; i < sheet.many; i += AT_ONCE) {
      const rows = sheet.rows?.slice(i, i + AT_ONCE) ?? await ask("rows", sheet.name, i, i + AT_ONCE);
      body.append(...rows.map(row => make("tr", {}, ...row.map((cell, place) =>
        place || cell === "" ? make("td", { textContent: String(cell), className: /^(?:\d+%?|hidden)$/u.test(String(cell)) ? "hub-end" : WIDE.has(sheet.head[place]) ? "hub-wide" : "" }) : make("th", { scope: "row", textContent: String(cell) })))));
      await breath();
    }
  };
  return { element, drawn: () => work ??= draw() };
}
