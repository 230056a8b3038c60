/** What has changed since everything was last saved to a file, and when it is time for a calm word about it. */
import { isMine, own, tab } from "../local/store.js";

const SAVED = "hub.saved";
/** So many changes are worth a file. */
const MANY = 10;
/** Where the day of the last file is noted: beside what it is about. */
const notes = () => isMine() ? own : tab;

/** Notes that everything was saved. @param {string} now moment in UTC */
export const noteSaved = now => notes()?.setItem(SAVED, now);

/** @param {import("../local/store.js").Item[]} items */
export function unsaved(items) {
  const last = notes()?.getItem(SAVED) ?? "", since = items.filter(({ versions }) => versions.some(({ edited }) => edited > last)).length;
  const words = last ? "things have changed since you last saved a file. Now is a good moment to save one." : "things are kept in this browser alone. Now is a good moment to save them to a file.";
  return { last, since, reminder: since < MANY ? "" : [since, words].join(" ") };
}
