/** Answers as drawings: a circle fills with the scale, so that a chart can be read without its colours, and in print. */
import { make } from "../elements/kept.js";
import { join } from "../evaluation/wording.js";
import { inWords, isAnswered, placeOf, pointsOf } from "./standing.js";

/** @typedef {import("./asked.js").Asked} Asked @typedef {import("./asked.js").Item} Item @typedef {import("./asked.js").Part} Part
 * @typedef {import("../evaluation/evaluation.js").Answer} Answer @typedef {import("./records.js").Evaluation} Evaluation */

/** A new element of a drawing. @param {string} tag @param {Record<string, string | number>} [attributes] @param {...(Node | string)} children @returns {SVGElement} */
export function draw(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

const R = 9, CELL = 27, WIDE = 11;

/** What stands for an answer, round the middle of a cell: `share` from 0 to 1 fills the circle from below; “no” has a dot, “none” a bar, “text” a square.
 * @param {number} x @param {number} y @param {number | "no" | "none" | "text"} share */
function sign(x, y, share) {
  if (share === "no") return draw("circle", { cx: x, cy: y, r: 2.5, class: "hub-sign-dot" });
  if (share === "none") return draw("path", { d: `M${x - 7} ${y}h14`, class: "hub-sign-edge" });
  if (share === "text") return draw("rect", { x: x - 7, y: y - 7, width: 14, height: 14, class: "hub-sign-full" });
  const edge = draw("circle", { cx: x, cy: y, r: R, class: "hub-sign-edge" });
  if (!share) return edge;
  if (share === 1) return draw("circle", { cx: x, cy: y, r: R, class: "hub-sign-full hub-sign-edge" });
  const level = y + R - 2 * R * share, half = Math.sqrt(R * R - (level - y) ** 2);
  return draw("g", {}, edge, draw("path", { d: `M${x - half} ${level}A${R} ${R} 0 ${share > .5 ? 1 : 0} 0 ${x + half} ${level}Z`, class: "hub-sign-full" }));
}

/** @param {Asked} asked @param {Item} item @param {Answer} [answer] */
function shareOf(asked, item, answer) {
  if (!isAnswered(answer)) return "no";
  if (answer?.not_applicable) return "none";
  const place = placeOf(asked, item, answer), points = pointsOf(asked, item).length;
  return place < 0 ? "text" : points < 2 ? 1 : place / (points - 1);
}

/** Answers to the items of a part in a row, cell by cell; long rows go on below. @param {Asked} asked @param {Part} part @param {Evaluation} evaluation @param {number} top
 * @returns {{drawn: SVGElement, height: number}} */
export function signs(asked, part, evaluation, top) {
  const drawn = draw("g", {}, ...part.items.map((item, i) =>
    sign(CELL * (i % WIDE) + CELL / 2, top + CELL * Math.floor(i / WIDE) + CELL / 2, shareOf(asked, item, evaluation.answers?.[item.id]))));
  return { drawn, height: CELL * Math.ceil(part.items.length / WIDE) };
}
/** The width of a drawing in its own units. */
export const WIDTH = CELL * WIDE;

/** How many answers of each kind a part has: label → number, in the order of the scale. @param {Asked} asked @param {Part} part @param {Evaluation} evaluation */
export function counted(asked, part, evaluation) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const point of part.items.flatMap(item => pointsOf(asked, item))) found.set(point.label, 0);
  for (const item of part.items) {
    const answer = evaluation.answers?.[item.id];
    const label = item.scale || !isAnswered(answer) ? (answer?.said && !answer.point ? "In other words" : inWords(asked, item, answer)) : "Answered in words";
    found.set(label, (found.get(label) ?? 0) + 1);
  }
  return found;
}

/** The counts as a sentence. @param {Map<string, number>} counts */
export const told = counts => join([...counts].filter(([, number]) => number).map(([label, number]) => `${number} × ${label.charAt(0).toLowerCase()}${label.slice(1)}`));

/** What the signs mean. @param {Asked} asked */
export function legend(asked) {
  const scales = Object.values(asked.scales).filter(scale => asked.parts.some(part => part.items.some(item => asked.scales[item.scale] === scale)));
  /** @type {[number | "no" | "none" | "text", string][]} */
  const known = scales.flatMap(scale => scale.points.map((point, i) => /** @type {[number, string]} */ ([i / Math.max(1, scale.points.length - 1), point.label])));
  if (asked.parts.some(part => part.items.some(item => !item.scale))) known.push(["text", "Answered in words"]);
  return make("ul", { className: "hub-legend" }, ...known.concat([["none", "Not applicable"], ["no", "No answer yet"]]).map(([share, label]) => {
    const drawing = draw("svg", { viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": "true" }, sign(12, 12, share));
    return make("li", {}, /** @type {any} */ (drawing), ` ${label}`);
  }));
}

/** Each part of one or two evaluations as small drawings of one kind, with a sentence for those who do not see them.
 * @param {Asked} asked @param {Part} part @param {{name: string, evaluation: Evaluation}[]} sides */
export function small(asked, part, sides) {
  let top = 0;
  const children = sides.flatMap(({ name, evaluation }) => {
    const label = sides.length > 1 ? [draw("text", { x: 0, y: top + 14, class: "hub-chart-label" }, name)] : [];
    top += sides.length > 1 ? 20 : 0;
    const { drawn, height } = signs(asked, part, evaluation, top);
    top += height + 6;
    return [...label, drawn];
  });
  const words = sides.map(({ name, evaluation }) => [sides.length > 1 ? name : "", told(counted(asked, part, evaluation))].filter(Boolean).join(": ")).join(". ");
  const drawing = draw("svg", { viewBox: `0 0 ${WIDTH} ${Math.max(top, CELL)}`, role: "img", "aria-label": `${part.title}. ${words}.`, class: "hub-signs" }, ...children);
  return /** @type {any} */ (drawing);
}
