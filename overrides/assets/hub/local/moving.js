/** What is done with all that is kept: moved to this device, brought in from a file, cleared. */
import { ASKED, DATABASE, MINE, change, channel, forget, inTab, own, place, tab, where } from "./store.js";
import { newest } from "./versions.js";

/** Brings items in beside what is kept. @param {import("./store.js").Item[]} items */
export async function merge(items) {
  for (const { id, versions } of items) await change(id, kept => newest([...kept, ...versions]));
}

/** Whose device is it? If the reader's own, what this tab holds moves there. @param {boolean} mine */
export async function answer(mine) {
  tab?.setItem(ASKED, "1");
  if (!mine || !own) return;
  own.setItem(MINE, "1");
  forget();
  if (await where() !== "device") return own.removeItem(MINE);
  await merge(await inTab.all());
  await inTab.clear();
}

/** Leaves nothing: every key of ours in every store, and on this device in all tabs. */
export async function clear() {
  await (await place()).clear();
  await inTab.clear();
  for (const store of [own, tab]) for (const key of Object.keys(store ?? {})) if (key.startsWith("hub.")) store?.removeItem(key);
  forget();
  try { indexedDB.deleteDatabase(DATABASE); } catch { /* There is none where naming it throws. */ }
  channel?.postMessage("");
}
