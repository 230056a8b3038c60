/**
 * What of a collation may leave the desk: no names, no notes, and no number from which a small group can be worked out. answers/shareable.py in
 * the browser. A number from 1 to 4 is hidden, and so is everything about a sector from which fewer than five settings returned; where one number
 * of a row or a column would follow from its total, another is hidden with it. That lowers the risk and does not take it away. Fewer than five is
 * the hub's own threshold, suggested and not official.
 *
 * @typedef {import("./collate.js").Collation} Collation @typedef {import("./collate.js").Spread} Spread
 */
import { byCodePoint } from "./wording.js";

export const LEAST = 5;
const STEP = 0.05, SETTINGS = "settings";

/** To the nearest whole number, halves to the even one, as Python does it. @param {number} number */
export function round(number) {
  const low = Math.floor(number), rest = number - low;
  return rest < 0.5 || (rest === 0.5 && low % 2 === 0) ? low : low + 1;
}

/** The collation without names, files and notes, with small groups hidden. @param {Collation} collation @param {number} [least] @returns {Collation} */
export function shareable(collation, least = LEAST) {
  const enough = collation.settings.length >= least;
  return {
    ...collation,
    settings: [],
    notes: [],
    unread: [],
    items: collation.items.map(row => ({ ...row, spreads: hidden(row.spreads, least), confirm: row.confirm !== null && row.confirm > 0 && row.confirm < least ? null : row.confirm })),
    elements: collation.elements.map(row => ({
      ...row,
      shares: Object.fromEntries(enough ? Object.entries(row.shares).map(([label, share]) => [label, round(share / STEP) * STEP]) : []),
      statuses: hidden(row.statuses, least),
    })),
    hidden: least,
  };
}

/** Spreads of one thing (all together first, then by sector) with their small numbers hidden. @param {Spread[]} spreads @param {number} [least] @returns {Spread[]} */
export function hidden(spreads, least = LEAST) {
  const cell = (/** @type {string} */ group, /** @type {string} */ key) => `${group}\n${key}`;
  /** @type {Map<string, {group: string, key: string, number: number}>} */
  const table = new Map();
  for (const one of spreads) for (const [key, number] of [...Object.entries(one.counts), /** @type {[string, number | null]} */ ([SETTINGS, one.settings])]) table.set(cell(one.group, key), { group: one.group, key, number: number ?? 0 });
  const secret = new Set([...table].filter(([, { number }]) => number > 0 && number < least).map(([name]) => name));
  for (const one of spreads) if ((one.settings ?? 0) < least) for (const key of Object.keys(one.counts)) secret.add(cell(one.group, key));
  const sums = spreads.map(one => [...Object.keys(one.counts), SETTINGS].map(key => cell(one.group, key)));
  if (spreads.length > 1) for (const key of [...Object.keys(spreads[0].counts), SETTINGS]) sums.push(spreads.map(one => cell(one.group, key)));
  for (;;) {
    const found = sums.find(sum => new Set(sum.filter(name => secret.has(name))).size === 1), open = (found ?? []).filter(name => !secret.has(name));
    if (!open.length) break;
    const told = open.map(name => ({ name, ...(table.get(name) ?? { group: "", key: "", number: 0 }) }));
    told.sort((one, other) => Number(one.number === 0) - Number(other.number === 0) || one.number - other.number || byCodePoint(one.group, other.group) || byCodePoint(one.key, other.key));
    secret.add(told[0].name);
  }
  return spreads.map(one => ({
    ...one,
    settings: secret.has(cell(one.group, SETTINGS)) ? null : one.settings,
    counts: Object.fromEntries(Object.entries(one.counts).map(([key, number]) => [key, secret.has(cell(one.group, key)) ? null : number])),
  }));
}
