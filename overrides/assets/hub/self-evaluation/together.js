/** For a team in one room: one statement at a time, large, with a time box; the agreed answer is kept like any other. Cards for the table. */
import { printAlone } from "../elements/alone.js";
import { day, make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { MINUTES_A_STATEMENT } from "../evaluation/form.js";
import { askedBy } from "./asked.js";
import { button, link } from "./buttons.js";
import { itemOf, scaleExplained } from "./item.js";
import { Sheet, shelf } from "./sheet.js";
import { timeBox } from "./time-box.js";
import { formInWords, sayWhere } from "./views.js";
import { address, here, onItsPage } from "./ways.js";

/** @typedef {import("./asked.js").Asked} Asked @typedef {import("./asked.js").Part} Part @typedef {import("./asked.js").Item} Item */
const box = /** @type {HTMLElement} */ (document.getElementById("view")), paper = /** @type {HTMLElement} */ (document.getElementById("sheet")), note = document.getElementById("kept-where");
/** @type {Sheet | undefined} */
let sheet;
/** @type {Asked | undefined} */
let asked;
/** @type {ReturnType<typeof itemOf> | undefined} */
let shown;
const time = timeBox(MINUTES_A_STATEMENT);
/* It stays from statement to statement, or it could not fill the screen. */
const large = make("div", { className: "hub-large" });
const fill = button("Fill the screen", () => (document.fullscreenElement ? document.exitFullscreen() : large.requestFullscreen()));
document.addEventListener("fullscreenchange", () => { fill.textContent = document.fullscreenElement ? "Leave the full screen" : "Fill the screen"; });
const bar = make("div", { className: "hub-wall" }, time.element);
if (document.fullscreenEnabled) time.element.append(fill);

/* The arrows turn the statements where they mean nothing else; the keys of a clicker do where the page does not scroll by them. */
addEventListener("keydown", event => {
  const { key, target } = event, at = target instanceof Element ? target : document.body;
  if (!large.isConnected || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || at.closest("input, textarea, select") || at.closest("main") === null && at !== document.body && !document.fullscreenElement) return;
  const wide = document.fullscreenElement === large;
  const rel = key === "ArrowRight" || wide && key === "PageDown" ? "next" : key === "ArrowLeft" || wide && key === "PageUp" ? "prev" : "";
  const link = rel && /** @type {HTMLAnchorElement | null} */ (large.querySelector(`a[rel="${rel}"]`));
  if (!link) return;
  event.preventDefault();
  link.click();
});

async function choose() {
  const all = (await shelf()).filter(one => (one.evaluation.made_from?.kind ?? "framework") === "framework");
  box.replaceChildren(...(all.length ? [make("h2", { textContent: "Which evaluation?", tabIndex: -1 }),
    make("ul", {}, ...all.map(one => make("li", {}, make("a", { href: address("together", one.id), textContent: one.name }), make("span", { className: "hub-muted", textContent: ` changed on ${day(one.edited)}` }))))] : [make("p", { textContent: "There is no evaluation in this browser yet." })]),
    make("p", {}, link(address(""), all.length ? "Begin another one" : "Begin one")));
}

/** The cards of a part, for the table: the statement, what each answer means, questions, room to write. @param {Asked} asked @param {Part} part */
function cards(asked, part) {
  const made = make("section", { className: "hub-sheet hub-table-cards" }, ...part.items.map((item, i) => {
    const scale = asked.scales[item.scale];
    return make("article", { className: "hub-table-card" },
      make("p", { className: "hub-muted", textContent: `${part.title} · ${i + 1} of ${part.items.length}` }), make("h2", { textContent: item.text }),
      ...(scale ? [make("dl", {}, ...scale.points.map(point => make("div", {}, make("dt", {}, make("span", { className: "hub-box" }), ` ${point.label}`), make("dd", { textContent: item.stages[point.id] ?? point.descriptor }))))] : []),
      ...(item.prompts.length ? [make("p", {}, make("strong", { textContent: "Talk about" })), make("ul", {}, ...item.prompts.map(textContent => make("li", { textContent })))] : []),
      make("p", { className: "hub-line", textContent: "What we have seen: " }), make("p", { className: "hub-line", textContent: "Agreed next step: " }));
  }));
  paper.replaceChildren(made);
  printAlone(made);
}

/** The notes for whoever leads the talk, on a sheet of their own. */
function notes() {
  const told = /** @type {HTMLDetailsElement} */ (document.getElementById("leading"));
  told.open = true;
  printAlone(told);
}

/** @param {boolean} moved */
export async function show(moved) {
  const [id, wanted] = here();
  if (!id) return choose();
  if (sheet?.id !== id) {
    sheet = await Sheet.open(id);
    asked = sheet && await askedBy(sheet.evaluation());
    if (!sheet || !asked) return choose();
    sheet.heard = part => { if (part === undefined) choose(); else if (part !== "at") shown?.refresh(); };
  }
  const kept = sheet, form = /** @type {Asked} */ (asked);
  const all = form.parts.flatMap(part => part.items.map(item => ({ part, item })));
  const place = Math.max(0, all.findIndex(one => one.item.id === wanted)), { part, item } = all[place];
  shown = itemOf(form, item, kept, () => sayWhere(note));
  for (const one of shown.element.querySelectorAll("details:not(.hub-evidence)")) /** @type {HTMLDetailsElement} */ (one).open = true;
  const turnTo = (/** @type {number} */ step, /** @type {string} */ rel, /** @type {string} */ word) =>
    all[place + step] ? [make("a", { rel, href: address("together", id, all[place + step].item.id) }, make("span", { textContent: word }), all[place + step].item.text)] : [];
  const turn = make("nav", { className: "hub-turn" }, ...turnTo(-1, "prev", "Previous"), ...turnTo(1, "next", "Next"));
  turn.setAttribute("aria-label", "Previous and next statement");
  time.again();
  bar.replaceChildren(make("p", { className: "hub-muted", textContent: `${part.title} · statement ${place + 1} of ${all.length}` }), time.element);
  shown.element.querySelector("details")?.before(...scaleExplained(form, [item]));
  large.replaceChildren(bar, shown.element, turn,
    make("p", { className: "hub-muted hub-keys", textContent: "The keys ← and → turn the statements; on the full screen a clicker does too." }));
  if (!large.isConnected) box.replaceChildren(make("h2", { className: "md-visually-hidden", textContent: kept.evaluation().name || "An evaluation" }), large,
    make("h2", { textContent: "Cards for the table" }), make("p", { textContent: "Each statement on a card of its own, two on a sheet of A4, with what the answers mean and room to write." }),
    make("p", { className: "hub-actions" }, ...form.parts.map(one => button(`Print: ${one.title}`, () => cards(form, one))), ...(document.getElementById("leading") ? [button("Print the notes for whoever leads", notes)] : [])),
    make("p", {}, link(address("fill-in", id), "To the whole evaluation"), make("span", { className: "hub-muted", textContent: ` ${formInWords(form, kept.evaluation())}` })));
  sayWhere(note);
  if (moved) {
    shown.element.querySelector("h3")?.focus({ preventScroll: true });
    large.scrollTop = 0;
    large.scrollIntoView();
  }
}

onItsPage(moved => show(moved).catch(() => say("The statements could not be fetched. Try again when you are connected.")));
