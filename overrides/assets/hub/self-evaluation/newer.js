/** A newer edition for an evaluation that is on this device: see what would change, carry it over, undo. */
import { make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { button } from "./buttons.js";
import { preview } from "./carrying.js";
import { replace } from "./sheet.js";

/** @typedef {{show: () => void, undo?: () => Promise<void>}} Again `show` shows the evaluation anew; `undo` is the way back after a carry-over, as long as the page is open */

/** What to say of editions above an evaluation. @param {import("./sheet.js").Sheet} sheet @param {Again} again */
export function newer(sheet, again) {
  const { undo } = again;
  if (undo) {
    return [make("p", { className: "hub-notice" }, "The answers were carried over. ", button("Undo the carry-over", async () => {
      again.undo = undefined;
      await undo();
      say("It is as it was.");
      again.show();
    }))];
  }
  const box = make("section", { className: "hub-notice hub-notice--changed" });
  const look = button("See what would change", async () => {
    const { element, after } = await preview(sheet.evaluation());
    const heading = make("h3", { tabIndex: -1, textContent: "Bring it to the current edition?" });
    box.replaceChildren(heading, element, make("p", { className: "hub-actions" }, button("Carry it over", async () => {
      again.undo = await replace(sheet.id, after);
      say("Carried over.");
      again.show();
    }), button("Not now", () => { box.replaceChildren(...first); look.focus(); })));
    heading.focus();
  });
  const first = [make("p", {}, make("strong", { textContent: "There is a newer edition of these statements." }), " You can carry your answers over: none is lost, and you see first what would happen."), make("p", {}, look)];
  box.append(...first);
  return [box];
}
