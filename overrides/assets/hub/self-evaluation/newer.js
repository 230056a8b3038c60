/** A newer edition for an evaluation that is on this device: see what would change, carry it over, undo. */
import { make, say } from "../elements/kept.js";
import { isOlder, preview } from "./carrying.js";
import { replace } from "./sheet.js";
import { button } from "./views.js";

/** A notice where there is a newer edition; nothing else. @param {import("./asked.js").Framework} framework @param {import("./sheet.js").Sheet} sheet @param {() => void} again shows the evaluation anew */
export function newer(framework, sheet, again) {
  if (!isOlder(framework.releases, framework.current, sheet.evaluation())) return [];
  const box = make("section", { className: "hub-notice hub-notice--changed" });
  const look = button("See what would change", async () => {
    const { element, after } = await preview(sheet.evaluation());
    const heading = make("h3", { tabIndex: -1, textContent: "Bring it to the current edition?" });
    box.replaceChildren(heading, element, make("p", {}, button("Carry it over", async () => {
      const back = await replace(sheet.id, after);
      sessionUndo = async () => { await back(); say("It is as it was."); again(); };
      say("Carried over.");
      again();
    }), " ", button("Not now", () => { box.replaceChildren(...first); look.focus(); })));
    heading.focus();
  });
  const first = [make("p", {}, make("strong", { textContent: "There is a newer edition of these statements." }), " You can carry your answers over: none is lost, and you see first what would happen."), make("p", {}, look)];
  box.append(...first);
  return [box];
}

/** @type {(() => Promise<void>) | undefined} */
let sessionUndo;
/** The way back after a carry-over, as long as the page is open. */
export const undoing = () => sessionUndo ? [make("p", { className: "hub-notice" }, "The answers were carried over. ", button("Undo the carry-over", () => { const undo = sessionUndo; sessionUndo = undefined; undo?.(); }))] : [];
