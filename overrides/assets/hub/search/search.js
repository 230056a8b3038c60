/**
 * A query and its first results.
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./rank.js").Result} Result
 */
import { ask } from "./ask.js";
import { rank } from "./rank.js";

/** The first results of a query with their records. A published index may be replaced while a reader reads: then it is opened anew, once.
 * @param {Index} index @param {string} query @param {number} most @param {(results: Result[]) => Result[]} [keep] */
export async function search(index, query, most, keep = results => results) {
  /** What needs no record is worked out once. @type {{asked: ReturnType<typeof ask>, all: Result[], results: Result[]} | undefined} */
  let ranked;
  const work = () => {
    if (!ranked) {
      const asked = ask(index, query), all = rank(index, asked), results = keep(all);
      index.barrier();
      ranked = { asked, all, results };
    }
    return { ...ranked, shown: ranked.results.slice(0, most).map(result => ({ ...result, ...index.record(result.entry) })) };
  };
  await index.begin();
  return index.complete(work).catch(async () => {
    ranked = undefined;
    index.missing.clear();
    await index.open("reload"); /* fails without a network: then what was read before stays */
    index.shards.clear();
    index.read.clear();
    index.terms.clear();
    index.coming.clear();
    return index.complete(work);
  });
}
