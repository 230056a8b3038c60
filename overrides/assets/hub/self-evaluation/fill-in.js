/** The form: which view of which evaluation is shown, told by the address after `#`; it carries ids of ours and nothing that people wrote. */
import { make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { onChange } from "../local/store.js";
import { askedBy } from "./asked.js";
import { link } from "./buttons.js";
import { elementView } from "./element.js";
import { overview, stranger } from "./overview.js";
import { Sheet } from "./sheet.js";
import { sayWhere } from "./views.js";
import { address, here, onItsPage } from "./ways.js";

const box = /** @type {HTMLElement} */ (document.getElementById("view")), note = document.getElementById("kept-where");
const title = document.title;
/** @type {Sheet | undefined} */
let sheet;
/** @type {import("./asked.js").Asked | undefined} */
let asked;
/** @typedef {{element: HTMLElement, title: string, heard: (part: string) => void, leave?: () => void}} View */
/** @type {View | undefined} */
let shown;

function nothing() {
  sheet = undefined;
  box.replaceChildren(make("p", { textContent: "This evaluation is not in this browser. It may have been deleted, or kept in another browser or tab." }),
    make("p", {}, link(address(""), "My evaluations: begin one, or bring in a file")));
}

let was = "";
/** @type {import("./newer.js").Again} */
const again = { show: () => { sheet = undefined; show(true); } };

/** @param {boolean} moved whether people went here from another view */
export async function show(moved) {
  const [id, kind = "", ...rest] = here();
  shown?.leave?.();
  shown = undefined;
  if (sheet?.id !== id) {
    if (was !== id) again.undo = undefined;
    was = id;
    sheet = id ? await Sheet.open(id) : undefined;
    if (!sheet) return nothing();
    sheet.heard = part => (part === undefined ? nothing() : shown?.heard(part));
    try { asked = await askedBy(sheet.evaluation()); } catch {
      return box.replaceChildren(make("p", { textContent: "The statements could not be fetched. Your answers are safe: load the page again when you are connected." }));
    }
  }
  const kept = () => { sayWhere(note); };
  shown = !asked ? stranger(sheet) : kind === "part" && asked.parts.some(part => part.id === rest[0]) ? elementView(asked, rest[0], sheet, kept)
    : kind === "plan" ? (await import("./planning.js")).rowsView(asked, sheet, kept) : kind === "learning" ? (await import("./learning.js")).learningView(asked, sheet) : overview(asked, sheet, kept, again);
  box.replaceChildren(shown.element);
  sayWhere(note);
  document.title = `${shown.title} – ${title}`;
  const item = rest[1] && document.getElementById(`item-${rest[1]}`)?.querySelector("h3");
  const head = /** @type {HTMLElement | null} */ (item || box.querySelector("h2"));
  if (moved || item) {
    head?.focus();
    head?.scrollIntoView();
  }
}

/* What is kept may come late. */
onChange(id => { if (!id && !sheet && here()[0]) show(false); });
onItsPage(moved => show(moved).catch(() => say("Something went wrong. Load the page again: your answers are kept.")));
