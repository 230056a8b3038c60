/** Where an evaluation stands: what is answered, what is low, what is to confirm, how it differs from another. Pure rules. */

/** @typedef {import("./asked.js").Asked} Asked
 * @typedef {import("./asked.js").Item} Item
 * @typedef {import("./asked.js").Part} Part
 * @typedef {import("./asked.js").Point} Point
 * @typedef {import("../evaluation/evaluation.js").Answer} Answer
 * @typedef {import("./records.js").Evaluation} Evaluation */

/** Whether an item has an answer; notes alone are none. @param {Answer} [answer] */
export const isAnswered = answer => Boolean(answer && (answer.point || answer.not_applicable || answer.said || answer.text));

/** The points of an item's scale, lowest first; none for a question. @param {Asked} asked @param {Item} item @returns {Point[]} */
export const pointsOf = (asked, item) => asked.scales[item.scale]?.points ?? [];

/** The place of an answer on the scale of its item, from 0; -1 when it has none. An answer on another scale has none. @param {Asked} asked @param {Item} item @param {Answer} [answer] */
export const placeOf = (asked, item, answer) =>
  !answer?.point || (answer.scale && answer.scale !== item.scale) ? -1 : pointsOf(asked, item).findIndex(point => point.id === answer.point);

/** An answer in words. @param {Asked} asked @param {Item} item @param {Answer} [answer] */
export function inWords(asked, item, answer) {
  if (!isAnswered(answer) || !answer) return "No answer yet";
  if (answer.not_applicable) return "Not applicable";
  if (answer.point) return pointsOf(asked, item)[placeOf(asked, item, answer)]?.label ?? answer.point;
  return answer.said || answer.text || "";
}

/** How far people are with a part. @param {Part} part @param {Evaluation} evaluation */
export function progress(part, evaluation) {
  const answers = part.items.map(item => evaluation.answers?.[item.id]);
  return { done: answers.filter(isAnswered).length, total: part.items.length, confirm: answers.filter(toConfirm).length };
}

/** Whether an answer was carried over and is to be looked at again. @param {Answer} [answer] */
export const toConfirm = answer => Boolean(answer?.carried?.confirm || answer?.offers?.length);

/** Items that are rated below the top of their scale, lowest first. @param {Asked} asked @param {Evaluation} evaluation */
export function low(asked, evaluation) {
  const found = asked.parts.flatMap(part => part.items.map(item => ({ part, item, place: placeOf(asked, item, evaluation.answers?.[item.id]) })))
    .filter(({ item, place }) => place >= 0 && place < pointsOf(asked, item).length - 1);
  return found.sort((one, other) => one.place - other.place);
}

export const CHANGES = {
  further: "Further on", same: "The same", back: "Further back", "only-first": "Answered only in the first", "only-second": "Answered only in the second",
  neither: "No answer in either", apart: "Cannot be compared", words: "In words: read both",
};

/** How the second of two answers differs from the first: a key of CHANGES. @param {Asked} asked @param {Item} item @param {Answer} [first] @param {Answer} [second] @returns {keyof typeof CHANGES} */
export function change(asked, item, first, second) {
  if (!isAnswered(first)) return isAnswered(second) ? "only-second" : "neither";
  if (!isAnswered(second)) return "only-first";
  if (!item.scale) return first?.text === second?.text ? "same" : "words";
  if (first?.not_applicable && second?.not_applicable) return "same";
  const [from, to] = [placeOf(asked, item, first), placeOf(asked, item, second)];
  if (from < 0 || to < 0) return first?.said && first.said === second?.said ? "same" : "apart";
  return from === to ? "same" : from < to ? "further" : "back";
}

/** The last day on which all parts count together, from the first day that a part was recognised; days as texts that begin with ISO dates.
 * @param {string[]} days @param {number} years */
export function lastDay(days, years) {
  const first = days.filter(day => /^\d{4}-\d\d-\d\d$/.test(day)).sort()[0];
  if (!first || !years) return undefined;
  const year = Number(first.slice(0, 4)) + years, leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return { first, last: `${String(year).padStart(4, "0")}${leap ? first.slice(4) : first.slice(4).replace("-02-29", "-02-28")}` };
}

/** Whether this hub has a newer edition than the one an evaluation was made from. @param {import("../evaluation/framework.js").Release[]} releases newest first
 * @param {string} current @param {import("./records.js").Evaluation} evaluation */
export function isOlder(releases, current, evaluation) {
  const versions = releases.map(release => release.version);
  return versions.indexOf(evaluation.made_from?.version ?? "") > versions.indexOf(current);
}
