/**
 * A query and its first results.
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./rank.js").Result} Result
 */
import { ask } from "./ask.js";
import { rank } from "./rank.js";

/** The first results of a query with their records. A published index may be replaced while a reader reads: then it is opened anew, once.
 * @typedef {Result & import("./index.js").Entry} Line
 * @typedef {{asked: ReturnType<typeof ask>, all: Result[], results: Result[], shown: Line[]}} Answer
 * @param {Index} index @param {string} query @param {number} most @param {(results: Result[]) => Result[]} [keep]
 * @param {(answer: Answer) => void} [soon] is given the first lines, in their last order, while the records of others are on their way
 * @returns {Promise<Answer>} */
export async function search(index, query, most, keep = results => results, soon = undefined) {
  /** What needs no record is worked out once. @type {{asked: ReturnType<typeof ask>, all: Result[], results: Result[]} | undefined} */
  let ranked;
  const work = () => {
    if (!ranked) {
      const asked = ask(index, query), all = rank(index, asked), results = keep(all);
      index.barrier();
      ranked = { asked, all, results };
    }
    const first = ranked.results.slice(0, most), records = first.map(result => index.record(result.entry)), known = records.indexOf(undefined);
    const shown = first.slice(0, known < 0 ? most : known).map((result, i) => ({ ...result, .../** @type {import("./index.js").Entry} */ (records[i]) }));
    if (known > 0) soon?.({ ...ranked, shown });
    return { ...ranked, shown };
  };
  await index.begin();
  return index.complete(work).catch(async () => {
    ranked = undefined;
    index.missing.clear();
    await index.open("reload"); /* fails without a network: then what was read before stays */
    index.shards.clear();
    index.read.clear();
    index.terms.clear();
    index.records.clear();
    index.coming.clear();
    return index.complete(work);
  });
}
