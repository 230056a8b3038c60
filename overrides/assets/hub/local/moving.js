/** What is done with all that is kept: moved to this device, brought in from a file, cleared. */
import { remove } from "./database.js";
import { database, settled, soon } from "./device.js";
import { ASKED, MINE, SETTING, channel, change, inOwn, inTab, isMine, own, rename, state, tab } from "./store.js";
import { newest } from "./versions.js";

/** Brings items in beside what is kept. @param {import("./store.js").Item[]} items */
export async function merge(items) {
  for (const { id, versions } of items) await change(id, kept => newest([...kept, ...versions]));
}

/** Whose device is it? If the reader's own, and it has a database, what this tab holds moves there. @param {boolean} mine */
export async function answer(mine) {
  tab?.setItem(ASKED, "1");
  if (!mine || !own) return;
  /* The setting that was chosen in this tab is the reader's too. */
  const setting = tab?.getItem(SETTING);
  /* From this moment everything written goes to the device; what stands in the tab moves now, or, if the page closes, on the next one. */
  const moved = database().then(() => {
    own?.setItem(MINE, "1");
    state.cleared = false;
    if (setting) own?.setItem(SETTING, setting);
    tab?.removeItem(SETTING);
    return settled();
  });
  await soon(moved).catch(() => { /* There is no database, or not yet: the tab goes on keeping it. */ });
}

/** Forgets what stands in some tables. @param {...import("./store.js").Table} tables */
export function forget(...tables) {
  for (const table of tables) for (const key of Object.keys(table)) if (/^hub[.:]/.test(key)) delete table[key];
  rename();
}

/** Leaves nothing: every key of ours in every store, and on this device in all tabs. Throws where the browser holds on to something. */
export async function clear() {
  const mine = isMine();
  forget(inOwn, inTab);
  channel?.postMessage("");
  try {
    if (mine) (await soon(database())).close();
    await soon(remove());
  } catch (wrong) {
    if (!mine) return; /* Naming a database throws where there is none. */
    own?.setItem(MINE, "1");
    throw wrong;
  }
}
