/** Where a reader was, from what they kept: pure rules. */

/** @typedef {import("../local/store.js").Version} Version @typedef {{id: string, title: string}} Unit */

/** What is known of units, and the one to go on with: the one last touched, or, if that is done, the next of the list that is not.
 * `all`: every unit of the list is done. Without a list only the last one is known.
 * @param {Map<string, Version[]>} items @param {Unit[]} [units] */
export function latest(items, units) {
  /** @type {Map<string, string>} */
  const touched = new Map();
  for (const [id, versions] of items) {
    const place = id.split("#")[0] ?? "", edited = versions[0]?.edited ?? "";
    if (/^modules\/[^/]+\/[^/]+\/$/.test(place) && edited > (touched.get(place) ?? "")) touched.set(place, edited);
  }
  /** @param {string} id @returns {{done: string, at: string, asked: string, of: string, begun: boolean}} */
  const of = id => ({ done: "", at: "", asked: "", of: "", ...items.get(id)?.find(({ value }) => value)?.value, begun: touched.has(id) });
  const last = [...touched].filter(([id]) => !units || units.some(unit => unit.id === id)).sort(([, one], [, other]) => (one < other ? 1 : -1))[0]?.[0];
  const after = units?.findIndex(unit => unit.id === last) ?? -1;
  const open = last && of(last).done && units ? [...units.slice(after + 1), ...units.slice(0, after)].find(unit => !of(unit.id).done)?.id : last;
  const unit = open ? of(open) : undefined;
  if (!units && unit?.done) return { of, last, id: open?.replace(/[^/]+\/$/, ""), at: "", done: true, title: unit.of || ["the module of", unit.asked].join(" "), all: false };
  return { of, last, id: open, at: unit?.at ?? "", done: Boolean(open && open !== last), title: units?.find(({ id }) => id === open)?.title ?? unit?.asked ?? "", all: Boolean(last && !open) };
}
