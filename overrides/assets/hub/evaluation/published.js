/**
 * What the site publishes of its frameworks, fetched when it is needed and once: self-evaluation/frameworks.json and an edition.json for each
 * released edition. Nothing is sent: these are files of the site.
 *
 * @typedef {import("./framework.js").Framework} Framework @typedef {import("./framework.js").Edition} Edition @typedef {import("./form.js").Form} Form
 * @typedef {{id: string, title: string, short_title: string, summary: string, status: string, authority: string, authority_statement: string, page: string,
 *   current: string, audiences: import("./framework.js").Audience[], editions: import("./framework.js").Release[]}} Listed a framework as frameworks.json lists it
 * @typedef {(form: string, version: string) => Promise<Form | undefined>} Find the form with an id in a version, or nothing
 */
import { checklistOf } from "./form.js";

/** The root of the site. */
export const ROOT = new URL("../../../", import.meta.url);
/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** @param {string} address */
function data(address) {
  const asked = fetched.get(address) ?? fetch(new URL(address, ROOT)).then(answer => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  });
  fetched.set(address, asked);
  asked.catch(() => fetched.delete(address)); // a line that was down may be up again
  return asked;
}

/** Every framework of the site, drafts too. @returns {Promise<Listed[]>} */
export const frameworks = async () => (await data("self-evaluation/frameworks.json")).frameworks;

/** A framework with the editions that were fetched. @param {Listed} listed @param {Record<string, Edition>} editions @returns {Framework} */
export const frameworkFrom = (listed, editions) => {
  const { editions: releases, ...facts } = listed;
  return { ...facts, releases, editions };
};

/** A framework with some of its editions, the current one unless others are named; nothing when the site has none such.
 * @param {string} id @param {string[]} [versions] @returns {Promise<Framework | undefined>} */
export async function framework(id, versions) {
  const listed = (await frameworks()).find(one => one.id === id);
  if (!listed) return undefined;
  const wanted = listed.editions.filter(one => (versions ?? [listed.current]).includes(one.version));
  const editions = await Promise.all(wanted.map(async one => [one.version, await data(one.address ?? "")]));
  return frameworkFrom(listed, Object.fromEntries(editions));
}

/** A framework with all editions from a version on: what carry-over needs. @param {string} id @param {string} version */
export async function frameworkSince(id, version) {
  const listed = (await frameworks()).find(one => one.id === id);
  const place = listed?.editions.findIndex(one => one.version === version) ?? -1;
  return framework(id, listed?.editions.slice(0, place + 1).map(one => one.version).concat(listed.current));
}

/** The checklist with an id in a released version. @type {Find} */
export async function find(form, version) {
  const found = await framework(form.split("/")[0], [version]);
  return found && checklistOf(found, form, version);
}
