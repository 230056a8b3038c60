/**
 * Keeps what readers write, one record an item: on this device (IndexedDB) once they have said that it is theirs alone, else in this tab,
 * else, where a browser blocks that, on this page only.
 *
 * @typedef {import("./versions.js").Version} Version
 * @typedef {{id: string, versions: Version[]}} Item
 * @typedef {(versions: Version[]) => Version[]} Change
 * @typedef {{all: () => Promise<Item[]>, change: (id: string, how: Change) => Promise<Item>, clear: () => Promise<void>}} Place
 */
import { changed } from "./versions.js";

export const DATABASE = "stemhub", MINE = "hub.device", ASKED = "hub.asked";
const PREFIX = "hub:";
/** A name of our own for this sitting; after everything was cleared a new one, or the clocks of older files would cover what is new. */
const fresh = () => Math.random().toString(36).slice(2, 10);
let sitting = fresh();

/** A store of the browser, or nothing where naming it throws. @param {"localStorage" | "sessionStorage"} name */
function stored(name) {
  try {
    globalThis[name].length;
    return globalThis[name];
  } catch { return undefined; }
}
/** The stores that outlive the tab, and that end with it. */
export const [own, tab] = [stored("localStorage"), stored("sessionStorage")];

/** Records as text in a plain table: a tab's store, or a page's memory. @param {Record<string, string>} table @returns {Place} */
const inTable = table => ({
  all: async () => Object.keys(table).filter(key => key.startsWith(PREFIX)).map(key => JSON.parse(table[key] ?? "")),
  async change(id, how) {
    const item = { id, versions: how(JSON.parse(table[PREFIX + id] ?? "null")?.versions ?? []) };
    table[PREFIX + id] = JSON.stringify(item);
    return item;
  },
  async clear() { for (const key of Object.keys(table)) if (key.startsWith(PREFIX)) delete table[key]; },
});

/** Records in the browser's database. @returns {Promise<Place>} */
async function inDatabase() {
  /** @type {IDBDatabase} */
  const database = await new Promise((done, failed) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("items", { keyPath: "id" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  database.onversionchange = () => { database.close(); current = undefined; };
  /** Runs to its end or not at all. @template T @param {IDBTransactionMode} mode @param {(items: IDBObjectStore, give: (made: T) => void) => void} what @returns {Promise<T>} */
  const run = (mode, what) => new Promise((done, failed) => {
    /** @type {any} */
    let made;
    const work = database.transaction("items", mode);
    work.oncomplete = () => done(made);
    work.onabort = () => failed(work.error);
    what(work.objectStore("items"), result => { made = result; });
  });
  return {
    all: () => run("readonly", (items, give) => { const asked = items.getAll(); asked.onsuccess = () => give(asked.result); }),
    /* Read and written in one transaction: another tab cannot come between. */
    change: (id, how) => run("readwrite", (items, give) => {
      const asked = items.get(id);
      asked.onsuccess = () => {
        const item = { id, versions: how(asked.result?.versions ?? []) };
        items.put(item);
        give(item);
      };
    }),
    clear: () => run("readwrite", items => { items.clear(); }),
  };
}

export const inTab = inTable(tab ?? Object.create(null));
/** @type {Promise<Place> | undefined} */
let current;
let failed = false;
export const place = () => current ??= own?.getItem(MINE) ? inDatabase().catch(() => { failed = true; return inTab; }) : Promise.resolve(inTab);

/** Where things are kept now. @returns {Promise<"device" | "tab" | "page">} */
export const where = async () => await place() !== inTab ? "device" : tab ? "tab" : "page";

/** Whether the reader has still to be asked whose device this is. */
export const toAsk = () => Boolean(own && tab && !failed && !own.getItem(MINE) && !tab.getItem(ASKED));

/** All items. @returns {Promise<Item[]>} */
export const all = async () => (await place()).all();

export const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(DATABASE) : undefined;
/** Calls back with the id of what another tab changed; with none when all went. @param {(id?: string) => void} heard */
export const onChange = heard => channel?.addEventListener("message", ({ data }) => heard(data || undefined));

onChange(id => { if (!id) forget(); });

/** Looks anew for the place, under a new name. */
export function forget() {
  sitting = fresh();
  current = undefined;
}

/** Changes one item, and tells other tabs. @param {string} id @param {Change} how */
export async function change(id, how) {
  const item = await (await place()).change(id, how);
  channel?.postMessage(id);
  return item;
}

/** Keeps a new value and returns its version. `from` is the clock of what the reader changed.
 * @param {string} id @param {any} value @param {import("./versions.js").Clock} [from] @returns {Promise<Version | undefined>} */
export async function write(id, value, from = {}) {
  /* As it will be in a file: nothing is kept that a file would drop. */
  const kept = JSON.parse(JSON.stringify(value));
  const item = await change(id, versions => changed(versions, from, kept, sitting, new Date().toISOString()));
  return item.versions.find(version => version.value === kept);
}
