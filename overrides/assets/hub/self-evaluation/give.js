/** Giving the reader a file of their own. */
import { make } from "../elements/kept.js";

/** Gives the reader a file. @param {BlobPart} data @param {string} type @param {string} name */
export function give(data, type, name) {
  const link = make("a", { href: URL.createObjectURL(new Blob([data], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
