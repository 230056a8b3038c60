/**
 * Keeps what readers write, one record an item: on this device once they have said that it is theirs alone, else in this tab, else, where a
 * browser blocks that, on this page only. Whatever is written stands at once in a table of the browser, so that nothing is lost with a page
 * that closes in the same moment or a database that opens late or never; on the reader's own device it moves on to the database.
 *
 * @typedef {import("./versions.js").Version} Version
 * @typedef {{id: string, versions: Version[]}} Item
 * @typedef {(versions: Version[]) => Version[]} Change
 * @typedef {Record<string, string>} Table
 */
import { changed, newest, together } from "./versions.js";

export const DATABASE = "stemhub", MINE = "hub.device", ASKED = "hub.asked", PREFIX = "hub:", SETTING = "hub.setting";
/** A name of our own for this sitting, and what it wrote of each item. @type {{name: string, lines: Record<string, import("./versions.js").Clock>}} */
let writer;
/** Begins under a new name: after everything was cleared the clocks of older files would cover what is new. */
export const rename = () => { writer = { name: Math.random().toString(36).slice(2, 10), lines: {} }; };
rename();

/** A store of the browser, or nothing where naming it throws. @param {"localStorage" | "sessionStorage"} name */
function stored(name) {
  try {
    globalThis[name].length;
    return globalThis[name];
  } catch { return undefined; }
}
/** The stores that outlive the tab, and that end with it. */
export const [own, tab] = [stored("localStorage"), stored("sessionStorage")];
/** @type {Table} */
export const inOwn = own ?? Object.create(null), inTab = tab ?? Object.create(null);

/** `unread`: what this device keeps could not be read, or not yet; `all` then gives the rest, and `onChange` calls when it has come.
 * `cleared`: another tab has cleared everything, which this one may hear before it sees it. */
export const state = { unread: false, cleared: false };
export const isMine = () => !state.cleared && Boolean(own?.getItem(MINE));

/** Whether the reader has still to be asked whose device this is. */
export const toAsk = () => Boolean(own && tab && !isMine() && !tab.getItem(ASKED));

/** The keys of a table's items. @param {Table} table */
export const keys = table => Object.keys(table).filter(key => key.startsWith(PREFIX));
/** The versions of an item in a table. @param {Table} table @param {string} key @returns {Version[]} */
export function versionsIn(table, key) {
  try { return JSON.parse(table[key] ?? "").versions ?? []; } catch { return []; }
}

/** Where things are kept now. @returns {Promise<"device" | "tab" | "page">} */
export const where = async () => isMine() && !keys(inTab).length ? "device" : tab ? "tab" : "page";

/** What knows the database: fetched only for readers whose own device this is. */
const device = () => import("./device.js");

/** All items. @returns {Promise<Item[]>} */
export async function all() {
  /** @type {Map<string, Version[]>} */
  const each = new Map();
  const add = (/** @type {Item} */ { id, versions }) => { each.set(id, newest([...each.get(id) ?? [], ...versions])); };
  /* The tables first: what moves meanwhile is then seen in both places rather than in none. */
  for (const table of [inOwn, inTab]) for (const key of keys(table)) add({ id: key.slice(PREFIX.length), versions: versionsIn(table, key) });
  if (isMine()) {
    const items = await device().then(({ read }) => read(), () => { state.unread = true; });
    items?.forEach(add);
  }
  return [...each].filter(([, versions]) => versions.length).map(([id, versions]) => ({ id, versions }));
}

/** @type {((id?: string) => void)[]} */
const listeners = [];
/** @param {string} [id] */
export const tell = id => { for (const heard of listeners) heard(id); };
/** Calls back with the id of what another tab changed; with none when all is to be looked at anew. @param {(id?: string) => void} heard */
export const onChange = heard => { listeners.push(heard); };

export const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(DATABASE) : undefined;
channel?.addEventListener("message", async ({ data }) => {
  if (!data) {
    state.cleared = true;
    (await import("./moving.js")).forget(inTab);
  }
  tell(data || undefined);
});
/* A page that comes back as it was left. */
globalThis.addEventListener?.("pageshow", ({ persisted }) => { if (persisted) tell(); });

/** Changes one item, and tells other tabs. `how` only adds versions: it may see those of one place alone. @param {string} id @param {Change} how @returns {Promise<Item>} */
export async function change(id, how) {
  const table = isMine() ? inOwn : inTab, key = PREFIX + id;
  let item = { id, versions: how(versionsIn(table, key)) };
  const post = () => channel?.postMessage(id);
  try { table[key] = JSON.stringify(item); } catch (full) {
    if (!isMine()) throw full;
    item = await (await (await device()).database()).change(id, how);
  }
  if (isMine()) device().then(({ settled }) => settled()).then(post, post);
  else post();
  return item;
}

/** The version that a new value makes. `from` is the clock of what the reader changed.
 * @param {string} id @param {any} value @param {import("./versions.js").Clock} [from] @returns {Version} */
export function version(id, value, from = {}) {
  /* As it will be in a file: nothing is kept that a file would drop. */
  const kept = JSON.parse(JSON.stringify(value));
  const before = { clock: writer.lines[id] ?? {}, edited: "", value };
  const made = /** @type {Version} */ (changed([before], from, kept, writer.name, new Date().toISOString())[0]);
  writer.lines[id] = together([before, made]);
  return made;
}

/** Keeps a version beside those that it did not grow from. @param {string} id @param {Version} made */
export const put = (id, made) => change(id, versions => newest([...versions, made]));

/** Keeps a new value and returns its version. @param {string} id @param {any} value @param {import("./versions.js").Clock} [from] */
export async function write(id, value, from) {
  const made = version(id, value, from);
  await put(id, made);
  return made;
}
