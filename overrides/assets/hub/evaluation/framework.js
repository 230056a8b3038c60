/**
 * A framework and its editions, as the site publishes them: schemas/v1/published-frameworks.json and published-edition.json say what each field
 * is. model/framework.py has the same questions to them.
 *
 * @typedef {{id: string, title: string, sectors: string[], strand?: string}} Audience a sector or strand that a checklist is made for
 * @typedef {{class: string, from?: string[], note?: string}} Change how an item differs from the edition before
 * @typedef {{id: string, kind: string, text: string, texts?: Record<string, string>, stages?: Record<string, string>, short?: boolean, applies_to: string[],
 *   prompts?: string[], evidence?: string[], change?: Change, withdrawn?: boolean}} Item
 * @typedef {{id: string, title: string, titles?: Record<string, string>, summary: string, items: Item[]}} Element
 * @typedef {{id: string, label: string, descriptor: string}} Point
 * @typedef {{title: string, points: Point[], not_applicable: boolean}} Scale
 * @typedef {{title: string, address: string}} Link an address from the root of the site
 * @typedef {{version?: string, digest?: string, released?: string, scales: Record<string, string>, answer_scales?: Record<string, Scale>, elements: Element[],
 *   pages?: Record<string, string>, element_pages?: Record<string, string>, helps?: Record<string, Link[]>}} Edition `scales` go by kind of item, `answer_scales` by id; `pages` are the addresses of its
 *   checklists by audience, as documents print them; `helps` is what helps with an item today
 * @typedef {{version: string, date: string, digest: string, name?: string, address?: string}} Release
 * @typedef {{id: string, title: string, short_title?: string, authority?: string, authority_statement?: string, current: string, audiences: Audience[],
 *   scheme?: string, within_years?: number, releases: Release[], editions: Record<string, Edition>}} Framework `releases` newest first; `editions` are those that have
 *   been fetched; `scheme` is the award that it serves, which asks for all elements `within_years`
 */

/** Whether `applies_to` names an audience: by `all`, by its own id or by one of its sectors. @param {Audience} audience @param {string[]} names */
export const answersTo = (audience, names) => names.some(name => name === "all" || name === audience.id || audience.sectors.includes(name));

/** The wording for an audience: its own, its sector's, or the common one. @param {string} common @param {Record<string, string> | undefined} others @param {Audience} audience */
const wordsFor = (common, others, audience) => {
  const name = [audience.id, ...audience.sectors].find(one => Object.hasOwn(others ?? {}, one));
  return name === undefined ? common : (others?.[name] ?? common);
};
/** @param {Item} item @param {Audience} audience */
export const textFor = (item, audience) => wordsFor(item.text, item.texts, audience);
/** @param {Element} element @param {Audience} audience */
export const titleFor = (element, audience) => wordsFor(element.title, element.titles, audience);
/** The items of an audience that are in force. @param {Element} element @param {Audience} audience */
export const itemsFor = (element, audience) => element.items.filter(item => !item.withdrawn && answersTo(audience, item.applies_to));

/** All items by id, withdrawn ones too. @param {Edition} edition @returns {Map<string, Item>} */
export const itemsOf = edition => new Map(edition.elements.flatMap(element => element.items.map(item => [item.id, item])));

/** @param {Framework} framework @param {string | undefined} id */
export const audienceOf = (framework, id) => framework.audiences.find(one => one.id === id);
