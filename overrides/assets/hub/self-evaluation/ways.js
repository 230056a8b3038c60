/** Addresses of the views. They carry ids of ours after `#`, and nothing that people wrote. */
import { ROOT } from "../evaluation/published.js";
import { tab } from "../local/store.js";

/** Where a browser keeps nothing from page to page, every view is drawn on the start page, so that nothing is lost between them. */
export const inPlace = !tab && Boolean(document.getElementById("evaluations"));

/** @param {"" | "fill-in" | "compare" | "together"} page the start page, or a view @param {...string} rest ids */
export function address(page, ...rest) {
  const path = rest.filter(Boolean).map(encodeURIComponent).join("/");
  if (inPlace) return `#${[page, path].filter(Boolean).join("/")}`;
  const found = new URL(["self-evaluation", page, ""].join("/").replace("//", "/"), ROOT);
  found.hash = path;
  return found.href;
}

/** The ids after `#`; where every view is on one page, after the name of the view. */
export const here = () => location.hash.slice(1).split("/").map(decodeURIComponent).slice(inPlace ? 1 : 0);

/** Shows a view on its own page, now and whenever people move on it. @param {(moved: boolean) => Promise<unknown>} show */
export function onItsPage(show) {
  if (inPlace) return;
  addEventListener("hashchange", () => show(true));
  show(false);
}
