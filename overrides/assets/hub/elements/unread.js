/** Says that what this device keeps could not be read, or not yet, and takes it back when it has come. */
import { onChange, state } from "../local/store.js";
import { kept, make } from "./kept.js";
import { say } from "./said.js";

const again = make("button", { type: "button", className: "md-button", textContent: "Try again" });
again.addEventListener("click", () => location.reload());
const text = "What you kept on this device could not be read yet.";
const notice = make("div", { className: "hub-notice hub-notice--changed hub-unread" }, make("p", {}, make("strong", { textContent: text }),
  " Nothing of it is lost. You can go on: what you write now is kept beside it."), again);
onChange(async () => {
  await kept();
  if (state.unread || !notice.isConnected) return;
  notice.remove();
  say("What you kept has been read now.");
});

/** Stands above the page's text. */
export function tell() {
  if (notice.isConnected || !state.unread) return;
  document.querySelector(".md-typeset")?.prepend(notice);
  say(text);
}
