/** Gives the reader a file. */
import { make } from "../elements/kept.js";

/** The words of a file's name, without what a computer might refuse. @param {string[]} words */
const named = words => words.map(word => word.trim().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "")).filter(Boolean).join("-");

/** @param {BlobPart} content @param {string} type @param {string[]} words of its name @param {string} ending */
export function give(content, type, words, ending) {
  const link = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: `${named(words)}-${new Date().toISOString().slice(0, 10)}.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
