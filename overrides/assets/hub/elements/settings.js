/** Inside a unit: what is for the setting that the reader chose in a list stands first and says so. Nothing is hidden. */
import { SETTING, own, tab } from "../local/store.js";
import { make } from "./kept.js";

/** @param {string} setting */
export function putFirst(setting) {
  for (const one of [...document.querySelectorAll(`:is(.hub-block, .hub-block li)[data-sector~="${CSS.escape(setting)}"]`)].reverse()) {
    const mark = make("span", { className: "hub-yours", textContent: "Your setting" });
    one.querySelector(".hub-block__kind")?.after(mark);
    if (one.localName !== "li") continue;
    one.parentElement?.prepend(one);
    one.prepend(mark, " ");
  }
}
const chosen = tab?.getItem(SETTING) ?? own?.getItem(SETTING);
if (chosen) putFirst(chosen);
