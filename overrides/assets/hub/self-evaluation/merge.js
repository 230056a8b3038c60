/** Colleagues' files of one setting put together: what all say alike stands once; where they differ, it shows who said what. */
import { make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { ask } from "../evaluation/desk.js";
import { count } from "../evaluation/wording.js";
import { button } from "./buttons.js";
import { byId, collecting, leftOut } from "./files.js";
import { give } from "./give.js";

/** @typedef {import("../evaluation/work.js").Got} Got @typedef {import("../evaluation/work.js").Left} Left @typedef {import("../evaluation/work.js").View} View */

const result = byId("result"), people = byId("people");
/** @type {Map<string, string>} */
const roles = new Map();
/** @type {[import("../evaluation/writing/index.js").Kind, string][]} */
const WAYS = [["json", "Save for this site"], ["xlsx", "Save as a spreadsheet"], ["docx", "Save as a Word document"], ["csv", "Save as a table (CSV)"]];
let turn = 0;

/** What somebody said of a statement. @param {View} view */
const viewOf = ({ who, answer, texts }) => make("div", {}, make("p", {}, make("strong", { textContent: who })), make("p", { className: "hub-note", textContent: answer || "No answer" }),
  ...texts.map(([name, text]) => make("p", { className: "hub-note" }, make("span", { className: "hub-muted", textContent: `${name}: ` }), text)));

/** @param {Got[]} got @param {Left[]} left */
async function draw(got, left) {
  const mine = ++turn;
  if (!got.length) return result.replaceChildren(leftOut(left));
  let made;
  try {
    made = await ask("join", got.map(file => ({ who: roles.get(file.name) || file.name.replace(/\.[^.]+$/u, ""), file })));
  } catch (wrong) {
    if (mine === turn) result.replaceChildren(leftOut(left), make("p", { className: "hub-notice", textContent: `These files cannot be put together. ${wrong instanceof Error ? wrong.message : wrong}` }));
    return;
  }
  if (mine !== turn) return;
  const heading = make("h2", { id: "merged-title", tabIndex: -1, textContent: "Put together" });
  const told = [
    `${count(got.length, "file")}. ${count(made.alike.length, "statement")} said alike or by one alone; ${count(made.differing.length, "statement")} to settle.`,
    made.older.length ? `Brought to the current edition first: ${made.older.join(", ")}.` : "",
    got.length === 1 ? "One file alone stays as it is: choose the others too." : "",
  ].filter(Boolean).map(textContent => make("p", { textContent }));
  const differing = made.differing.map(one => make("section", { className: "hub-compare" }, make("h4", { textContent: one.question }), make("p", { className: "hub-code", textContent: one.item }), make("div", { className: "hub-beside" }, ...one.views.map(viewOf))));
  const alike = make("details", {}, make("summary", {}, make("h3", { textContent: `Said alike, or by one alone (${made.alike.length})` })),
    ...made.alike.map(one => make("section", { className: "hub-compare" }, make("h4", { textContent: one.question }), make("div", { className: "hub-beside" }, viewOf(one.view)))));
  const notes = made.notes.length ? [make("h3", { textContent: "Other texts that differ" }), make("p", { textContent: "Each stands among the notes of the file." }), make("dl", {}, ...made.notes.flatMap(([where, text]) => [make("dt", { textContent: where }), make("dd", { className: "hub-note", textContent: text })]))] : [];
  const says = make("p");
  says.setAttribute("role", "status");
  const save = async (/** @type {import("../evaluation/writing/index.js").Kind} */ kind) => {
    says.textContent = "The file is being made …";
    try {
      const { name, type, bytes } = await ask("file", made.text, kind);
      give(/** @type {BlobPart} */ (bytes), type, `put-together-${name}`);
      says.textContent = "The file is saved.";
    } catch (wrong) {
      says.textContent = wrong instanceof Error ? wrong.message : String(wrong);
    }
  };
  result.replaceChildren(leftOut(left), heading, ...told,
    make("div", { className: "hub-unprinted" }, make("p", { className: "hub-actions" }, ...WAYS.map(([kind, label]) => button(label, () => save(kind))), button("Print", () => { alike.open = true; print(); })), says,
      make("p", { className: "hub-muted", textContent: "In the file, a statement to settle is left open and offers what each of you said. The file for this site can be brought in under “My evaluations”." })),
    make("h3", { textContent: `To settle (${made.differing.length})` }), ...(differing.length ? differing : [make("p", { textContent: "Nothing: nobody contradicts another." })]), ...notes, alike);
  say(`${count(made.alike.length, "statement")} alike, ${made.differing.length} to settle.`);
}

/** Asks who filled in which file: a role is more useful than a file's name. @param {Got[]} got @param {Left[]} left */
function askWho(got, left) {
  byId("after").hidden = !got.length && !left.length;
  people.replaceChildren(...got.map((file, i) => {
    const box = make("input", { id: `who-${i}`, type: "text", value: roles.get(file.name) ?? file.name.replace(/\.[^.]+$/u, ""), autocomplete: "off" });
    box.addEventListener("change", () => { roles.set(file.name, box.value.trim()); draw(got, left); });
    return make("p", {}, make("label", { htmlFor: box.id, textContent: `Who filled in ${file.name}?` }), box);
  }));
  byId("who").hidden = !got.length;
}

collecting(async (got, left) => {
  askWho(got, left);
  await draw(got, left);
  if (got.length || left.length) (document.getElementById("merged-title") ?? byId("again")).focus();
});
