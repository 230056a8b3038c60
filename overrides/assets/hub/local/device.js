/** A reader's own device: its database, opened once, with patience for one that is slow; fetched only where there is such a device. */
import { open } from "./database.js";
import { isMine, state, tell } from "./store.js";

/** How long readers wait for the database before the page goes on without it, in milliseconds; longer on a device that has proved slow. */
let patience = 3000;
/** @type {Promise<import("./database.js").Database> | undefined} */
let opening;

/** The database. After a failure it is opened anew. */
export const database = () => opening ??= open(() => { opening = undefined; }).catch(wrong => {
  opening = undefined;
  throw wrong;
});

/** The database with all in it that waited in the tables; what cannot be moved now waits on. */
export async function settled() {
  /* Everything was cleared meanwhile: nothing may open the database again. */
  if (!isMine()) throw new Error("This is nobody's device.");
  const place = await database();
  await place.settle().catch(() => {});
  return place;
}

/** Waits for something, but not for ever. @template T @param {Promise<T>} what @returns {Promise<T>} */
export const soon = what => Promise.race([what, new Promise((_, late) => setTimeout(late, patience))]);

/** All items of the database; where that fails or takes long, none for now, and everybody is told when they have come. */
export async function read() {
  const coming = settled().then(place => place.all());
  try {
    const items = await soon(coming);
    state.unread = false;
    return items;
  } catch {
    if (!isMine()) return [];
    state.unread = true;
    coming.then(() => {
      patience *= 4;
      tell();
    }, () => { /* It failed: the page says so. */ });
    return [];
  }
}
