/** Asks once, when a reader first keeps something, whether others use this device too. */
import { answer } from "../local/moving.js";
import { where } from "../local/store.js";
import { make } from "./kept.js";
import { WORDS, say } from "./said.js";

const yes = make("button", { type: "button", className: "md-button", textContent: "Only I use it: keep my answers here" });
const no = make("button", { type: "button", className: "md-button", textContent: "Others use it: forget when I close the tab" });
const question = make("div", { className: "hub-whose" }, make("p", { textContent: "Is this device shared?" }), yes, " ", no);
question.setAttribute("role", "group");
question.setAttribute("aria-label", "Is this device shared?");

for (const button of [yes, no]) {
  button.addEventListener("click", async () => {
    await answer(button === yes);
    const words = WORDS[await where()], note = question.parentElement?.querySelector(".hub-kept");
    question.remove();
    for (const one of document.querySelectorAll(".hub-kept")) one.textContent = words;
    if (note instanceof HTMLElement) note.focus();
    say(words);
  });
}

/** Stands at the end of the first element that kept something, until it is answered. @param {HTMLElement} element */
export function ask(element) {
  if (question.isConnected) return;
  element.append(question);
  say("Is this device shared? Two buttons follow.");
}
