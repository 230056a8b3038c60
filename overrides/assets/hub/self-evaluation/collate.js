/** Many settings' files side by side: who answered what, where elements stand, what people wrote, what is missing; to keep or to share. */
import { make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { ask } from "../evaluation/desk.js";
import { count } from "../evaluation/wording.js";
import { button } from "./buttons.js";
import { AT_ONCE, breath, byId, collecting, leftOut, tableOf } from "./files.js";
import { give } from "./give.js";

/** @typedef {import("../evaluation/work.js").Got} Got @typedef {import("../evaluation/work.js").Left} Left @typedef {import("../evaluation/work.js").Part} Part */

const TYPES = { xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", html: "text/html", csv: "text/csv" };
const ENOUGH = 5;
const result = byId("result"), which = /** @type {HTMLSelectElement} */ (byId("which"));
const sharing = () => /** @type {HTMLInputElement} */ (byId("to-share")).checked;
/** @type {Got[]} */
let got = [];
/** @type {Left[]} */
let left = [];
let turn = 0;

/** What is asked of the worker now. */
const wanted = () => ({ framework: which.value, files: got, left: left.map(({ name, reason }) => ({ name, reason })), share: sharing() });

/** The shares of an element as a bar of named parts; the table below holds the same figures. @param {Part} sheet */
const bars = sheet => make("div", { className: "hub-shares", ariaHidden: "true" }, ...(sheet.rows ?? []).map(([title, ...shares]) => make("div", {}, make("p", { className: "hub-chart__title", textContent: String(title) }),
  make("div", { className: "hub-shares__bar" }, ...shares.flatMap((share, i) => {
    const size = parseInt(String(share), 10);
    const part = make("span", { textContent: `${sheet.head[i + 1]} ${share}`, className: `hub-shares__part hub-shares__part--${i % 5}` });
    part.style.flexGrow = String(size);
    return size ? [part] : [];
  })))));

/** Takes a summary away bit by bit: thousands of rows in one go would hold the page up. */
async function clear() {
  for (const body of result.querySelectorAll("tbody")) {
    while (body.rows.length) {
      for (const row of [...body.rows].slice(-AT_ONCE)) row.remove();
      await breath();
    }
  }
}

async function draw() {
  const mine = ++turn;
  await clear();
  if (mine !== turn) return;
  byId("after").hidden = !got.length && !left.length;
  if (!got.length) return result.replaceChildren(leftOut(left));
  const among = await ask("among", got);
  if (mine !== turn) return;
  const chosen = which.value;
  which.replaceChildren(...among.map(([value, title, many]) => make("option", { value, textContent: `${title} (${count(many, "file")})`, selected: value === chosen })));
  byId("which-line").hidden = among.length < 2;
  byId("shown").hidden = !among.length;
  if (!among.length) return result.replaceChildren(leftOut(left), make("p", { textContent: "None of these files was made from a self-evaluation framework of this hub." }));
  const sum = await ask("sum", wanted());
  if (mine !== turn) return;
  const others = sum.left.map(one => ({ ...one, forward: "" }));
  const heading = make("h2", { id: "summary-title", tabIndex: -1, textContent: "The summary" });
  const facts = make("dl", { className: "hub-facts hub-facts--long" }, ...sum.facts.map(([name, value]) => make("div", {}, make("dt", { textContent: name }), make("dd", { textContent: value }))));
  const notes = [
    sum.older ? `${count(sum.older, "file")} ${sum.older === 1 ? "was" : "were"} filled in for an older edition. For the summary the answers were brought to the current one; the files are not changed.` : "",
    sharing() && sum.counted < ENOUGH ? "Fewer than five returns: nearly everything is hidden, because numbers would tell who answered what." : "",
  ].filter(Boolean).map(textContent => make("p", { textContent }));
  /** @type {(() => Promise<void>)[]} */
  const later = [];
  const parts = sum.sheets.filter(sheet => sheet.name !== "Left out").map(sheet => {
    const { element, drawn } = tableOf(sheet), chart = sheet.name === "Elements" ? bars(sheet) : "";
    later.push(drawn);
    if (sheet.rows) { drawn(); return make("section", {}, make("h3", { textContent: sheet.name }), chart, element); }
    const fold = make("details", {}, make("summary", {}, make("h3", { textContent: sheet.name }), make("span", { className: "hub-muted", textContent: ` ${count(sheet.many, "row")}` })), element);
    fold.addEventListener("toggle", () => { if (fold.open) drawn(); });
    return fold;
  });
  const missing = sum.unanswered.length ? make("section", {}, make("h3", { textContent: "Answered by nobody" }), make("ul", {}, ...sum.unanswered.map(textContent => make("li", { textContent })))) : "";
  const says = make("p");
  says.setAttribute("role", "status");
  /** @param {"xlsx" | "html" | "csv"} kind */
  const save = async kind => {
    says.textContent = "The file is being made …";
    try {
      const asked = wanted(), bytes = await ask("summaryFile", asked, kind);
      give(/** @type {BlobPart} */ (bytes), TYPES[kind], `summary-${asked.share ? "to-share" : "for-my-own-desk"}-${asked.framework}.${kind}`);
      says.textContent = "The file is saved.";
    } catch (wrong) {
      says.textContent = wrong instanceof Error ? wrong.message : String(wrong);
    }
  };
  const print_ = async () => {
    for (const drawn of later) await drawn();
    for (const fold of result.querySelectorAll("details")) fold.open = true;
    print();
  };
  const saving = make("p", { className: "hub-actions" }, button("Save as a spreadsheet", () => save("xlsx")), button("Save as a web page", () => save("html")), button("Save as a table (CSV)", () => save("csv")), button("Print", print_));
  result.replaceChildren(leftOut([...left, ...others]), heading, facts, ...notes, make("div", { className: "hub-unprinted" }, make("p", { className: "hub-muted", textContent: "What is saved is what is shown." }), saving, says));
  for (const part of [...parts, missing]) {
    await breath(); // the page stays awake
    if (mine !== turn) return;
    result.append(part);
  }
  say(`${count(sum.counted, "file")} counted, ${left.length + others.length} left out.`);
}

/** @param {unknown} wrong */
const failed = wrong => { result.replaceChildren(make("p", { className: "hub-notice", textContent: wrong instanceof Error ? wrong.message : String(wrong) })); };
collecting(async (all, unread) => {
  [got, left] = [all, unread];
  await draw().catch(failed);
  if (got.length || left.length) (document.getElementById("summary-title") ?? byId("again")).focus();
});
for (const id of ["which", "to-share", "own-desk"]) byId(id).addEventListener("change", () => draw().catch(failed));
