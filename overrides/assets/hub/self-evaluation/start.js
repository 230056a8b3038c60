/** The start page: evaluations on this device, beginning one, bringing one in. */
import { day, make } from "../elements/kept.js";
import { WORDS, say } from "../elements/said.js";
import { answer } from "../local/moving.js";
import { onChange, toAsk, where } from "../local/store.js";
import { count } from "../evaluation/wording.js";
import { askedBy, editionName, listed, order } from "./asked.js";
import { beginning } from "./begin.js";
import { button, link } from "./buttons.js";
import { saveJson, unsaved } from "./saving.js";
import { Sheet, remove, shelf } from "./sheet.js";
import { isAnswered, toConfirm } from "./standing.js";
import { address, inPlace } from "./ways.js";

/** @typedef {import("./sheet.js").Shelved} Shelved */
/** @param {string} id */
const byId = id => /** @type {HTMLElement} */ (document.getElementById(id));

/** How far an evaluation is, in words. @param {Shelved} one */
async function progressOf({ evaluation }) {
  const answers = Object.values(evaluation.answers ?? {}), done = answers.filter(isAnswered).length, confirm = answers.filter(toConfirm).length;
  const asked = await askedBy(evaluation).catch(() => undefined);
  const all = asked?.parts.flatMap(part => part.items) ?? [];
  const told = asked ? `${all.filter(item => isAnswered(evaluation.answers?.[item.id])).length} of ${count(all.length, "statement")} answered` : `${count(done, "answer")}`;
  return told + (confirm ? `, ${confirm} to confirm` : "");
}

/** @param {Shelved} one */
async function cardOf(one) {
  const { id, name, evaluation, edited, at } = one, known = (await listed()).get(evaluation.made_from?.id ?? "");
  const audience = known?.audiences.find(each => each.id === evaluation.audience)?.title;
  const go = link(address("fill-in", id, ...at.split("/").map(decodeURIComponent)), at ? "Go on" : "Open", "md-button hub-main");
  go.append(make("span", { className: "md-visually-hidden", textContent: `: ${name}` }));
  const print = async () => {
    const asked = await askedBy(evaluation);
    if (asked) (await import("./paper.js")).printSheet(asked, (await Sheet.open(id))?.evaluation(order(asked)) ?? evaluation);
    else location.assign(address("fill-in", id));
  };
  const gone = async () => {
    const back = await remove(id);
    const undo = button("Undo", async () => {
      await back();
      byId("undo").replaceChildren("It is back.");
      await draw();
      byId("mine-title").focus();
    });
    byId("undo").replaceChildren(`“${name}” is deleted. `, undo);
    await draw();
    undo.focus();
  };
  return make("li", { className: "hub-card" }, make("h3", {}, link(address("fill-in", id), name)),
    make("p", { className: "hub-muted", textContent: [known?.title ?? evaluation.made_from?.id, audience, editionName(known?.editions, evaluation.made_from?.version)].filter(Boolean).join(" · ") }),
    make("p", { textContent: `${await progressOf(one)}. Changed on ${day(edited)}.` }),
    make("p", { className: "hub-actions" }, go, button("Save to a file", () => saveJson(evaluation), name), button("Print", print, name), button("Delete", gone, name)));
}

/** Where things are kept: said once there is something, or at once when nothing can be kept. @param {boolean} some */
async function drawKeeping(some) {
  byId("keeping").hidden = !some && (await where()) !== "page";
  byId("where").textContent = `${WORDS[await where()]}${toAsk() ? " Is this device shared?" : ""}`;
  byId("keeping").querySelectorAll("button").forEach(one => one.remove());
  if (!toAsk()) return;
  for (const [text, mine] of /** @type {[string, boolean][]} */ ([["Only I use this device: keep it here", true], ["Others use it: forget when I close the tab", false]])) {
    byId("keeping").append(button(text, async () => {
      await answer(mine);
      await draw();
      byId("where").tabIndex = -1;
      byId("where").focus();
    }), " ");
  }
}

async function draw() {
  const found = await shelf();
  byId("evaluations").replaceChildren(...await Promise.all(found.map(cardOf)));
  byId("none").hidden = found.length > 0;
  byId("compare-link").hidden = found.length < 2;
  await drawKeeping(found.length > 0);
}

/* Where nothing is kept from page to page, the other views are drawn here. */
const VIEWS = { "fill-in": () => import("./fill-in.js"), compare: () => import("./compare.js"), together: () => import("./together.js") };
async function showInPlace() {
  const name = /** @type {keyof typeof VIEWS} */ (location.hash.slice(1).split("/")[0]), view = VIEWS[name];
  byId("start").hidden = Boolean(view);
  byId("here").hidden = !view;
  if (view) return (await view()).show(true);
  byId("view").replaceChildren();
  await draw();
  byId("mine-title").focus();
}
if (inPlace) {
  for (const view of Object.keys(VIEWS)) for (const one of document.querySelectorAll(`#main a[href$="self-evaluation/${view}/"], #main a[href="${view}/"]`)) one.setAttribute("href", address(/** @type {keyof typeof VIEWS} */ (view)));
  addEventListener("hashchange", showInPlace);
  addEventListener("beforeunload", event => { if (unsaved()) event.preventDefault(); });
}
beginning();
/* What reads files is fetched when somebody chooses one. */
byId("bring").addEventListener("change", async event => (await import("./bring.js")).bring(/** @type {HTMLInputElement} */ (event.target), draw));
onChange(draw);
/* Another tab that goes on to the form at once has no time to tell this one: people who come back see what is there now. */
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible" && !byId("evaluations").contains(document.activeElement)) draw(); });
draw().catch(() => say("Your evaluations could not be shown. Load the page again."));
