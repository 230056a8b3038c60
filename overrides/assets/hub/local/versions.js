/**
 * Versions of one thing that a reader keeps: pure rules. Each version carries a clock (who → how many changes) that tells which versions it
 * grew from; so tabs and files can meet in any order, any number of times, and nothing is lost or doubled.
 *
 * @typedef {Record<string, number>} Clock
 * @typedef {{clock: Clock, edited: string, value: any}} Version `edited` is a moment in UTC; `value` is null once it was taken away
 */

/** Text that is the same for the same thing, whatever the order of its keys. @param {any} thing @returns {string} */
export const canonical = thing => JSON.stringify(thing, (_, part) =>
  part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part);

/** Whether one clock knows everything that the other knows. @param {Clock} one @param {Clock} other */
const covers = (one, other) => Object.entries(other).every(([who, count]) => (one[who] ?? 0) >= count);

/** The versions that no other grew from, each once, newest first: more than one until the reader has chosen. @param {Version[]} versions */
export function newest(versions) {
  const each = [...new Map(versions.map(one => [canonical(one), one])).entries()];
  return each
    .filter(([, one]) => !each.some(([, other]) => covers(other.clock, one.clock) && !covers(one.clock, other.clock)))
    .sort(([a, one], [b, other]) => (one.edited < other.edited ? 1 : one.edited > other.edited ? -1 : a < b ? -1 : 1))
    .map(([, one]) => one);
}

/** The versions after a change. `base` is the clock of the version that the reader saw; what they did not see stays beside the new one.
 * @param {Version[]} versions @param {Clock} base @param {any} value @param {string} who @param {string} edited */
export function changed(versions, base, value, who, edited) {
  /* Each name counts along one line only: on a second line the same reader gets a second name. */
  let name = who;
  while (versions.some(({ clock }) => (clock[name] ?? 0) > (base[name] ?? 0))) name += "+";
  return newest([...versions, { clock: { ...base, [name]: (base[name] ?? 0) + 1 }, edited, value }]);
}

/** A clock that knows all the versions: to change from it is to choose for good. @param {Version[]} versions @returns {Clock} */
export function together(versions) {
  /** @type {Clock} */
  const all = {};
  for (const { clock } of versions) for (const [who, count] of Object.entries(clock)) all[who] = Math.max(all[who] ?? 0, count);
  return all;
}
