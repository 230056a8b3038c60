/** The records of a reader's own device, in the browser's database: fetched only where there is such a device. */
import { DATABASE, PREFIX, inOwn, inTab, keys, versionsIn } from "./store.js";
import { newest } from "./versions.js";

/** @typedef {import("./store.js").Item} Item
 * @typedef {{all: () => Promise<Item[]>, change: (id: string, how: import("./store.js").Change) => Promise<Item>, settle: () => Promise<void>, close: () => void}} Database */

/** Opens it. @param {() => void} closed is called when the browser has closed it @returns {Promise<Database>} */
export async function open(closed) {
  /** @type {IDBDatabase} */
  const database = await new Promise((done, failed) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("items", { keyPath: "id" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  database.onclose = closed;
  database.onversionchange = () => { database.close(); closed(); };
  /** Runs to its end or not at all. After a failure the database is opened anew.
   * @template T @param {IDBTransactionMode} mode @param {(items: IDBObjectStore, give: (made: T) => void) => void} what @returns {Promise<T>} */
  const run = (mode, what) => new Promise((done, failed) => {
    /** @type {any} */
    let made;
    const work = database.transaction("items", mode);
    work.oncomplete = () => done(made);
    work.onabort = () => failed(work.error);
    what(work.objectStore("items"), result => { made = result; });
  }).catch(wrong => { closed(); throw wrong; });
  const place = {
    all: () => run("readonly", (items, give) => { const asked = items.getAll(); asked.onsuccess = () => give(asked.result); }),
    /* Read and written in one transaction: another tab cannot come between. */
    change: (/** @type {string} */ id, /** @type {import("./store.js").Change} */ how) => run("readwrite", (items, give) => {
      const asked = items.get(id);
      asked.onsuccess = () => {
        const item = { id, versions: how(asked.result?.versions ?? []) };
        items.put(item);
        give(item);
      };
    }),
    /* Moves here what waits in the tables. What is written while it moves stays there for the next time. */
    async settle() {
      for (const table of [inOwn, inTab]) {
        for (const key of keys(table)) {
          const text = table[key], versions = versionsIn(table, key);
          const moved = !versions.length || await place.change(key.slice(PREFIX.length), kept => newest([...kept, ...versions]));
          if (moved && table[key] === text) delete table[key];
        }
      }
    },
    close: () => { database.close(); closed(); },
  };
  return /** @type {Database} */ (place);
}

/** Deletes it, as soon as no other tab holds it open. @returns {Promise<void>} */
export const remove = () => new Promise((done, failed) => {
  const asked = indexedDB.deleteDatabase(DATABASE);
  asked.onsuccess = () => done();
  asked.onerror = () => failed(asked.error);
});
