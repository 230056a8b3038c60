/** What every document says of itself: formats/facts.py in the browser. */
import { isMapping } from "./evaluation.js";
import { editionName, minutesInWords } from "./wording.js";

/** @typedef {import("./form.js").Form} Form */

/* What a document keeps unseen is small; more than this was not written by a program of the hub. */
const MOST_UNSEEN = 1_000_000;
export const IMPRINT = /Form: (\S+) · version (\S+)/u;

/** Names and values in reading order. `form` and `version` are what a reader goes by. @param {Form} form @returns {Record<string, string>} */
export const facts = form => ({
  form: form.id,
  version: form.version,
  title: form.title,
  for: form.audience_title,
  scope: form.scope_title,
  "time it takes": form.minutes ? `about ${minutesInWords(form.minutes)}` : "",
  edition: form.released ? editionName(form.released) : "not released",
  released: form.released,
  digest: form.digest,
  authority: form.authority === "own" ? "the hub’s own statements" : "official text",
  "is this official?": form.authority_statement,
  "how to use it": form.advice.join(" "),
  page: form.address.includes("://") ? form.address : `/${form.address}`,
  language: form.language,
});

/** What a file of data says of itself to people; what programs go by stands beside the answers. @param {Form} form @returns {Record<string, string>} */
export function about(form) {
  const told = facts(form);
  const names = { title: "title", for: "for", scope: "scope", edition: "edition", released: "released", authority: "authority",
    official: "is this official?", advice: "how to use it", page: "page" };
  return Object.fromEntries(Object.entries(names).map(([name, fact]) => [name, told[fact]]).filter(([, text]) => text));
}

/** The line at the foot of every page. @param {Form} form */
export const imprint = form => `Form: ${form.id} · version ${form.version}`;

/** Hidden fields of an evaluation as one line of ASCII JSON; nothing when there is only its format. @param {Record<string, any>} unseen */
export function unseenText(unseen) {
  const told = Object.keys(unseen).some(key => !["format", "form", "made_from", "language", "audience"].includes(key));
  return told ? JSON.stringify(unseen).replace(/[^\x20-\x7e]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`) : "";
}

/** Hidden fields again; nothing when the text holds none or was damaged. @param {string} text @returns {Record<string, any> | undefined} */
export function unseenOf(text) {
  if (!text || text.length > MOST_UNSEEN) return undefined;
  try {
    const unseen = JSON.parse(text);
    return isMapping(unseen) ? unseen : undefined;
  } catch { return undefined; }
}
