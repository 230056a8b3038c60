/** Notes where a reader stopped; fetched only for those who keep something. */
import { state } from "../local/store.js";

/** Calls back with the id of the heading being read whenever the page is left or hidden. @param {(at: string) => void} left */
export function follow(left) {
  const heads = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".md-typeset :is(h2, h3)[id]"));
  document.addEventListener("visibilitychange", () => {
    /* What could not be read must not be covered by a mere place. */
    if (document.visibilityState === "hidden" && !state.unread) left([...heads].findLast(head => head.getBoundingClientRect().top < innerHeight / 3)?.id ?? "");
  });
}
