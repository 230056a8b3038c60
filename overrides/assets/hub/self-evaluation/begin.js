/** Beginning an evaluation: which checklist, for whom, how much, under what name. */
import { make } from "../elements/kept.js";
import { SHORT, WHOLE, formId } from "../evaluation/form.js";
import { neat } from "../evaluation/evaluation.js";
import { count } from "../evaluation/wording.js";
import { asked, listed, timeFor, within } from "./asked.js";
import { uniqueId } from "./fields.js";
import { fresh, shelve } from "./sheet.js";
import { address } from "./ways.js";

/** @typedef {import("./asked.js").Asked} Asked */
const form = /** @type {HTMLFormElement} */ (document.getElementById("begin")), much = /** @type {HTMLElement} */ (document.getElementById("how-much"));
const nameIt = /** @type {HTMLElement} */ (document.getElementById("name-it")), name = /** @type {HTMLInputElement} */ (document.getElementById("name"));
const says = /** @type {HTMLElement} */ (document.getElementById("begin-says"));
/** What was chosen of a group. @param {string} group */
const chosen = group => /** @type {HTMLInputElement | null} */ (form.querySelector(`input[name="${group}"]:checked`))?.value ?? "";

/** A choice with what it takes. @param {string} type @param {string} group @param {string} value @param {string} label @param {string} about */
function choice(type, group, value, label, about) {
  const id = uniqueId("how");
  return make("p", { className: "hub-choice" }, make("input", { type, name: group, value, id }), make("label", { htmlFor: id }, label, make("span", { className: "hub-muted", textContent: about })));
}

/** @param {Asked} all */
function howMuch(all) {
  const items = (/** @type {string} */ scope) => within(all, { form: formId(all.framework.id, all.audience.id, scope) }).parts.reduce((sum, part) => sum + part.items.length, 0);
  const told = (/** @type {string} */ scope) => `${count(items(scope), "statement")}, ${timeFor(items(scope), scope)}`;
  const parts = make("fieldset", { id: "which-parts", hidden: true }, make("legend", { textContent: "Which part, or which ones?" }),
    ...all.parts.map(part => choice("checkbox", "part", part.id, part.title, told(`element-${part.id}`))));
  const own = make("fieldset", { id: "which-items", hidden: true }, make("legend", { textContent: "Which statements?" }),
    ...all.parts.map(part => make("details", {}, make("summary", { textContent: part.title }), ...part.items.map(item => choice("checkbox", "item", item.id, item.text, "")))),
    make("p", { id: "own-time", className: "hub-muted" }));
  much.replaceChildren(make("fieldset", {}, make("legend", { textContent: "3. How much of it?" }),
    choice("radio", "scope", WHOLE, "All of it", `${told(WHOLE)}; over several meetings`), choice("radio", "scope", SHORT, "The short form", told(SHORT)),
    choice("radio", "scope", "parts", "One part at a time", "a good way to begin"), choice("radio", "scope", "own", "My own choice of statements", "")), parts, own);
}

/** Shows what has still to be chosen. */
async function step() {
  const framework = chosen("framework"), audience = chosen(`audience-${framework}`);
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("fieldset[data-framework]"))) one.hidden = one.dataset.framework !== framework;
  const now = `${framework}/${audience}`;
  if (audience && much.dataset.shown !== now) {
    much.dataset.shown = now;
    try {
      const all = await asked(framework, (await listed()).get(framework)?.current, audience);
      if (much.dataset.shown === now && all) howMuch(all);
    } catch {
      much.dataset.shown = "";
      says.textContent = "The statements could not be fetched. Try again when you are connected.";
      return;
    }
  } else if (!audience) {
    much.replaceChildren();
    much.dataset.shown = "";
  }
  const scope = chosen("scope");
  for (const [id, wanted] of [["which-parts", "parts"], ["which-items", "own"]]) {
    const box = document.getElementById(id);
    if (box) box.hidden = scope !== wanted;
  }
  const items = form.querySelectorAll("input[name=item]:checked").length, time = document.getElementById("own-time");
  if (time) time.textContent = items ? `${count(items, "statement")}, ${timeFor(items)}` : "None chosen yet.";
  nameIt.hidden = !scope;
}

export function beginning() {
  form.addEventListener("change", () => { says.textContent = ""; step(); });
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const framework = chosen("framework"), audience = chosen(`audience-${framework}`), how = chosen("scope");
    const all = how && await asked(framework, (await listed()).get(framework)?.current, audience);
    if (!all) return;
    const ticked = (/** @type {string} */ group) => [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`input[name=${group}]:checked`))].map(one => one.value);
    const parts = ticked("part"), items = ticked("item");
    if (how === "parts" && !parts.length || how === "own" && !items.length) {
      says.textContent = how === "parts" ? "Choose at least one part first." : "Choose at least one statement first.";
      return /** @type {HTMLElement | null} */ (form.querySelector(how === "parts" ? "input[name=part]" : "#which-items summary"))?.focus();
    }
    const scope = how === "parts" ? `element-${parts.join("+")}` : how === "own" ? WHOLE : how;
    const begun = new Date().toISOString().slice(0, 10);
    /** @type {import("./records.js").Evaluation} */
    const evaluation = {
      id: fresh(), name: name.value.trim() || all.framework.short_title || all.framework.title, form: formId(framework, audience, scope), audience, language: "en", started: begun,
      made_from: { kind: "framework", id: framework, version: all.version, digest: all.digest }, ...(how === "own" ? { asked: items } : {}),
    };
    const id = await shelve(neat(evaluation));
    location.assign(address("fill-in", id));
  });
  /* A browser may bring back what was chosen when people come back. */
  step();
}
