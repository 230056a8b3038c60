/**
 * Files that people filled in, read in their browser whatever they are called; nothing of them leaves the device. formats/sniff.py tells what a
 * file is by the same signs.
 *
 * @typedef {import("./returned.js").Return} Return @typedef {import("./returned.js").Find} Find
 * @typedef {Partial<Return> & {reason?: string, forward?: string}} Read what was read, or the reason why not and the way forward
 */
import { find as published } from "../published.js";
import { Refused } from "../refused.js";
import { parts } from "../zip.js";

export const MOST_BYTES = 30_000_000;
/* What people send by mistake: how the file begins, and what it is. */
/** @type {[string, string][]} */
const OTHER = [
  ["\x89png", "a picture"], ["\xff\xd8\xff", "a photograph"], ["gif8", "a picture"], ["{\\rtf", "an RTF document"], ["<!doctype html", "a web page"],
  ["<html", "a web page"], ["rar!", "a RAR archive"], ["7z\xbc\xaf", "a 7-Zip archive"], ["\x1f\x8b", "a compressed archive"], ["mz", "a program"],
];
/** The readers, each fetched when the first file of its kind comes. @type {Record<string, () => Promise<{read: (data: Uint8Array, find: Find) => Promise<Return>}>>} */
const READERS = { json: () => import("./json.js"), csv: () => import("./csv.js"), xlsx: () => import("./xlsx.js"), ods: () => import("./ods.js"), docx: () => import("./docx.js"), pdf: () => import("./pdf.js") };

/** Reads a file, or says why it cannot be read and what to do. It never throws for what is in a file. @param {Blob | Uint8Array} file @param {Find} [find] @returns {Promise<Read>} */
export async function read(file, find = published) {
  try {
    const size = file instanceof Uint8Array ? file.length : file.size;
    if (size > MOST_BYTES) throw new Refused(`It has ${Math.round(size / 1e6)} MB; a filled-in form has less than ${MOST_BYTES / 1e6}. Take large pictures out and send it again.`);
    const data = file instanceof Uint8Array ? file : new Uint8Array(await file.arrayBuffer());
    return await (await READERS[await sniff(data)]()).read(data, find);
  } catch (wrong) {
    if (wrong instanceof Refused) return { reason: wrong.message, ...(wrong.forward ? { forward: wrong.forward } : {}) };
    if (wrong instanceof DOMException && wrong.name === "NotReadableError") return { reason: "The file cannot be opened.", forward: "Close it in other programs and choose it again." };
    return { reason: `It cannot be read: ${wrong instanceof Error ? wrong.message : wrong}.`, forward: "Save it anew as a spreadsheet (.xlsx) in your own program and choose it again." };
  }
}

/** The kind of a file. Throws Refused for one that is none of ours. @param {Uint8Array} data */
export async function sniff(data) {
  const start = [...data.subarray(0, 1024)].map(byte => String.fromCharCode(byte)).join("");
  const begins = [...data.subarray(0, 4096)].findIndex(byte => byte !== 32 && (byte < 9 || byte > 13));
  if (begins < 0 && data.length <= 4096) throw new Refused("The file is empty.");
  if (start.includes("%PDF-")) return "pdf";
  if (start.startsWith("PK")) return office(data);
  if (start.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) throw new Refused("It is an old Office file (.xls, .doc) or one with a password. Save it as .xlsx or .docx without a password and send it again.");
  const head = start.slice(Math.max(0, begins)).slice(0, 64).replace(/[A-Z]/gu, letter => letter.toLowerCase());
  for (const [begin, what] of OTHER) if (head.startsWith(begin)) throw new Refused(`It is ${what}, not a filled-in form.`);
  return /^(?:\xef\xbb\xbf)?\s*[{[]/u.test(start) ? "json" : "csv";
}

/** @param {Uint8Array} data */
async function office(data) {
  const names = parts(data);
  if (names.has("word/document.xml")) return "docx";
  if (names.has("xl/workbook.xml")) return "xlsx";
  if (names.has("content.xml") || names.has("encrypted-package")) {
    if (await (await import("./ods.js")).isSpreadsheet(data, names)) return "ods";
    throw new Refused("It is an OpenDocument text or presentation. Save it as .docx and send it again.");
  }
  throw new Refused("It is a zip file, not a filled-in form. Unpack it and send what is in it.");
}
