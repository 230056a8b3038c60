/** One evaluation as this device keeps it; what another tab writes is heard, and nothing is written over unseen. */
import { all, onChange, state, write } from "../local/store.js";
import { canonical, together as clocks } from "../local/versions.js";
import { apart, together } from "./records.js";

/** @typedef {import("../local/versions.js").Version} Version
 * @typedef {import("./records.js").Evaluation} Evaluation
 * @typedef {{id: string, name: string, evaluation: Evaluation, edited: string, at: string}} Shelved */

const PREFIX = "evaluation/";
/** The id of a record. @param {string} id @param {string} part */
const keyOf = (id, part) => PREFIX + id + (part && `/${part}`);
/** A new id for an evaluation or a row: it says nothing of anybody. */
export const fresh = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

/** All records by evaluation and part. @returns {Promise<Map<string, Map<string, Version[]>>>} */
async function records() {
  /** @type {Map<string, Map<string, Version[]>>} */
  const found = new Map();
  const items = await all();
  if (state.unread) import("../elements/unread.js").then(({ tell }) => tell());
  for (const { id, versions } of items) {
    if (!id.startsWith(PREFIX)) continue;
    const [, name, part] = /^([^/]*)\/?(.*)$/s.exec(id.slice(PREFIX.length)) ?? [];
    const alive = versions.filter(({ value }) => value);
    if (!found.has(name)) found.set(name, new Map());
    if (alive.length) found.get(name)?.set(part, alive);
  }
  for (const [name, parts] of found) if (!parts.has("")) found.delete(name);
  return found;
}

let written = 0;
/** How many times something was written on this page. */
export const latest = () => written;

export class Sheet {
  /** Called with a part that another tab has changed; with none when all went. @type {(part?: string) => void} */
  heard = () => {};
  /** @type {Map<string, import("../local/versions.js").Clock>} */
  #seen = new Map();
  /** Parts that are being written here, with the last touch; what others write to them meanwhile stands beside. @type {Map<string, number>} */
  #open = new Map();
  #touches = 0;
  /** @type {Promise<unknown>} */
  #work = Promise.resolve();

  /** @param {string} id @param {Map<string, Version[]>} parts */
  constructor(id, parts) {
    this.id = id;
    this.parts = parts;
    for (const part of parts.keys()) this.#look(part);
    onChange(async key => {
      if (!key) return this.#anew();
      if (key !== keyOf(id, "") && !key.startsWith(`${keyOf(id, "")}/`)) return;
      const part = key.slice(keyOf(id, "").length + 1);
      await this.#work;
      if (!this.#open.has(part)) await this.#again(part);
    });
  }

  /** The evaluation with an id, if this device has it. @param {string} id */
  static async open(id) {
    const parts = (await records()).get(id);
    return parts && new Sheet(id, parts);
  }

  /** @param {string} part */
  #look(part) {
    const newest = this.parts.get(part)?.[0];
    if (newest) this.#seen.set(part, newest.clock);
  }

  /** Looks at everything again: something came late, or all went. */
  async #anew() {
    await this.#work;
    const found = (await records()).get(this.id);
    if (!found) return state.unread ? undefined : this.heard();
    for (const part of new Set([...found.keys(), ...this.parts.keys()])) {
      if (this.#open.has(part) || canonical(found.get(part) ?? []) === canonical(this.parts.get(part) ?? [])) continue;
      this.#set(part, found.get(part));
      this.heard(part);
    }
  }

  /** @param {string} part */
  async #again(part) {
    const found = (await records()).get(this.id);
    if (!found) return this.heard();
    this.#set(part, found.get(part));
    this.heard(part);
  }

  /** Takes versions over; the one that is shown here stays first. @param {string} part @param {Version[]} [versions] */
  #set(part, versions) {
    const shown = canonical(this.parts.get(part)?.[0]?.value ?? null);
    if (versions) this.parts.set(part, versions.toSorted((one, other) => Number(canonical(other.value) === shown) - Number(canonical(one.value) === shown)));
    else this.parts.delete(part);
    this.#look(part);
  }

  /** What a part holds. @param {string} part @returns {any} */
  get(part) { return this.parts.get(part)?.[0]?.value.value; }

  /** Other versions of a part, until somebody chooses. @param {string} part */
  others(part) { return (this.parts.get(part) ?? []).slice(1); }

  /** Ids of the rows of a table, in order. @param {string} table */
  rows(table) {
    return [...this.parts].filter(([part]) => part.startsWith(`${table}/`))
      .sort(([a, [one]], [b, [other]]) => one.value.order - other.value.order || (a < b ? -1 : 1)).map(([part]) => part);
  }

  /** Somebody begins to write in a part. @param {string} part */
  touch(part) { this.#open.set(part, ++this.#touches); }

  /** Keeps a part, one after the other; null takes it away. `chosen` is true when people saw the other versions and chose.
   * @param {string} part @param {any} value @param {{order?: number, chosen?: boolean}} [how] */
  put(part, value, { order, chosen = false } = {}) {
    const before = this.parts.get(part) ?? [];
    written += 1;
    const kept = value && { kind: "evaluation", ...((order ??= before[0]?.value.order) !== undefined && { order }), value };
    const others = chosen ? [] : before.slice(1), clock = chosen ? clocks(before) : undefined, touched = this.#open.get(part);
    const shown = { clock: before[0]?.clock ?? {}, edited: new Date().toISOString(), value: kept };
    if (kept) this.parts.set(part, [shown, ...others]);
    else this.parts.delete(part);
    const work = this.#work = this.#work.catch(() => {}).then(async () => {
      const version = await write(keyOf(this.id, part), kept, clock ?? this.#seen.get(part));
      if (version) this.#seen.set(part, shown.clock = version.clock);
      if (this.#open.get(part) === touched) this.#open.delete(part);
      const there = (await records()).get(this.id)?.get(part) ?? [];
      if (there.length > others.length + 1) {
        this.#set(part, there);
        this.heard(part);
      }
    });
    return work;
  }

  /** The evaluation as it is now. @param {string[]} [order] ids of items in the order of the form @returns {Evaluation} */
  evaluation(order) { return inOne(this.parts, order); }
}

/** @param {Map<string, Version[]>} parts @param {string[]} [order] */
const inOne = (parts, order) => together(new Map([...parts].map(([part, versions]) => [part, versions.map(({ value }) => value)])), order);

/** Every evaluation on this device, the one changed last first. @returns {Promise<Shelved[]>} */
export async function shelf() {
  const found = [...await records()].map(([id, parts]) => {
    const evaluation = inOne(parts);
    const edited = [...parts.values()].flatMap(versions => versions.map(one => one.edited)).sort().at(-1) ?? "";
    return { id, name: evaluation.name || "Without a name", evaluation, edited, at: parts.get("at")?.[0]?.value.value ?? "" };
  });
  return found.sort((one, other) => (one.edited < other.edited ? 1 : -1));
}

/** Puts an evaluation on this device; its id here. @param {Evaluation} evaluation */
export async function shelve(evaluation) {
  const id = fresh();
  written += 1;
  const parts = [...apart(evaluation)];
  /* What says that it is there comes last: half of an evaluation is never shown. */
  for (const [part, kept] of [...parts.filter(([part]) => part), ...parts.filter(([part]) => !part)]) await write(keyOf(id, part), kept);
  return id;
}

/** Puts what another evaluation says in place of what one says; gives what undoes it. @param {string} id @param {Evaluation} evaluation */
export async function replace(id, evaluation) {
  const before = (await records()).get(id) ?? new Map();
  const after = apart(evaluation);
  for (const part of new Set([...before.keys(), ...after.keys()])) {
    if (part !== "at") await write(keyOf(id, part), after.get(part) ?? null, clocks(before.get(part) ?? []));
  }
  return () => restore(id, before);
}

/** Takes an evaluation away; gives what brings it back. @param {string} id */
export async function remove(id) {
  const parts = (await records()).get(id) ?? new Map();
  for (const [part, versions] of parts) await write(keyOf(id, part), null, clocks(versions));
  return () => restore(id, parts);
}

/** @param {string} id @param {Map<string, Version[]>} parts */
async function restore(id, parts) {
  const now = new Map((await all()).map(item => [item.id, item.versions]));
  for (const key of now.keys()) {
    const part = key.slice(keyOf(id, "").length + 1);
    if (key.startsWith(`${keyOf(id, "")}/`) && !parts.has(part)) await write(key, null, clocks(now.get(key) ?? []));
  }
  for (const [part, versions] of [...parts].reverse()) {
    const base = clocks(now.get(keyOf(id, part)) ?? []);
    for (const { value } of versions.toReversed()) await write(keyOf(id, part), value, base);
  }
}
