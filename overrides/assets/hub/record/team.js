/**
 * Several people's files counted together, for an in-service day or an inspection: pure rules. Notes and reflections are not read.
 *
 * @typedef {import("./format.js").Read} Read
 * @typedef {{file: string, read: Read}} Brought
 * @typedef {{id: string, title: string, units: {id: string, title: string}[]}} Module
 * @typedef {{module: string, line: string, people: number, spread: number[]}} Row `people` did it or answered; `spread` of their four answers, or none
 * @typedef {{people: number, names: string[], twice: string[], rows: Row[]}} Summary
 */
import { POINTS } from "./points.js";

/** Fewer people than this are not shown to others. Our own rule of thumb, as on the page about confidence surveys. */
export const LEAST = 5;
const FEW = `fewer than ${LEAST}`;

/** The names under which a person's browsers wrote: drawn at random, so two files that share one are from one person. @param {Read} read */
const writers = read => new Set(read.items.flatMap(({ versions }) => versions.flatMap(({ clock }) => Object.keys(clock).map(name => name.replace(/\++$/, "")))));

/** Files by person; a person who handed in two is counted once. @param {Brought[]} brought */
function people(brought) {
  /** @type {{files: Brought[], writers: Set<string>}[]} */
  let found = [];
  for (const one of brought) {
    const mine = writers(one.read), same = found.filter(person => [...mine].some(name => person.writers.has(name)));
    found = [...found.filter(person => !same.includes(person)),
      { files: [...same.flatMap(person => person.files), one], writers: new Set([...same.flatMap(person => [...person.writers]), ...mine]) }];
  }
  return found;
}

/** @param {Brought[]} brought @param {Module[]} modules @returns {Summary} */
export function summary(brought, modules) {
  const everybody = people(brought);
  const values = everybody.map(({ files }) => files.flatMap(({ read }) => read.items).flatMap(({ id, versions }) =>
    [...versions].sort((one, other) => (one.edited < other.edited ? 1 : -1)).slice(0, 1).flatMap(({ edited, value }) => (value ? [{ place: id.split("#")[0] ?? "", edited, value }] : []))));
  for (const one of values) one.sort((a, b) => (a.edited < b.edited ? 1 : -1));
  /** @param {(their: {place: string, value: any}[]) => unknown} did */
  const count = did => values.filter(did).length;
  /** @type {Row[]} */
  const rows = [];
  for (const { title, units } of modules) {
    const places = units.map(unit => unit.id);
    rows.push({ module: title, line: "Began it", people: count(their => their.some(({ place }) => places.includes(place))), spread: [] });
    for (const unit of units) {
      rows.push({ module: title, line: unit.title, people: count(their => their.some(({ place, value }) => place === unit.id && value.kind === "unit" && value.done)), spread: [] });
    }
    rows.push({ module: title, line: "All units", people: count(their => places.every(id => their.some(({ place, value }) => place === id && value.kind === "unit" && value.done))), spread: [] });
    const told = values.map(their => (/** @type {string} */ when) =>
      their.find(({ place, value }) => value.kind === "confidence" && value.when === when && places.includes(place))?.value.points ?? {});
    const disciplines = [...new Set(told.flatMap(points => ["before", "after"].flatMap(when => Object.keys(points(when)))))];
    for (const discipline of disciplines) {
      for (const when of ["before", "after"]) {
        const answers = told.map(points => POINTS.indexOf(points(when)[discipline])).filter(place => place >= 0);
        rows.push({
          module: title, line: `${discipline.charAt(0).toUpperCase() + discipline.slice(1)}, ${when}`, people: answers.length,
          spread: POINTS.map((_, place) => answers.filter(answer => answer === place).length),
        });
      }
    }
  }
  const begun = new Set(rows.filter(({ people }) => people).map(({ module }) => module));
  return {
    people: everybody.length,
    names: [...new Set(brought.map(({ read }) => read.name.trim()).filter(Boolean))].sort(),
    twice: everybody.filter(({ files }) => files.length > 1).map(({ files }) => files.map(({ file }) => file).join(", ")),
    rows: rows.filter(({ module }) => begun.has(module)),
  };
}

/** A row as text: people, then the four answers. Groups that are too small say so. @param {Row} row @param {boolean} all also small groups @returns {string[]} */
export function told({ people, spread }, all) {
  if (!all && people > 0 && people < LEAST) return [FEW, ...POINTS.map(() => spread.length ? "hidden" : "")];
  return [String(people), ...POINTS.map((_, place) => (spread.length && people ? String(spread[place]) : ""))];
}
