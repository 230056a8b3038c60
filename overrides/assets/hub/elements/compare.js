/** Confidence after a module beside confidence before it, in words; fetched when somebody has answered both. */
import { all } from "../local/store.js";
import { POINTS } from "./confidence.js";
import { page } from "./kept.js";

/** A sentence for each discipline that was answered twice. @param {HTMLElement} element @param {Record<string, string>} points */
export async function compared(element, points) {
  const module = page.split("/").slice(0, 2).join("/");
  const before = (await all()).find(({ id, versions }) => id.startsWith(`${module}/`) && versions[0]?.value?.when === "before")?.versions[0]?.value.points;
  const words = [...element.querySelectorAll("thead th")].slice(1).map(head => head.textContent ?? "");
  /** @param {string} point */
  const word = point => words[POINTS.indexOf(point)];
  return [...element.querySelectorAll("tbody tr")].flatMap(row => {
    const discipline = /** @type {HTMLElement} */ (row).dataset.of ?? "", one = before?.[discipline], other = points[discipline];
    return one && other ? [`${row.querySelector("th")?.textContent}: ${word(one)} before, ${word(other)} now.`] : [];
  }).join(" ");
}
