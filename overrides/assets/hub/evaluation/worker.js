/** The worker in which many files are read and summed up, so that the page stays awake. */
import * as work from "./work.js";

const ways = /** @type {Record<string, (...given: any[]) => Promise<any>>} */ (/** @type {unknown} */ (work));
const desk = /** @type {{postMessage: (message: any) => void}} */ (/** @type {unknown} */ (globalThis));
addEventListener("message", async ({ data: { id, name, given } }) => {
  try {
    desk.postMessage({ id, made: await ways[name](...given) });
  } catch (wrong) {
    desk.postMessage({ id, wrong: wrong instanceof Error ? wrong.message : String(wrong) });
  }
});
desk.postMessage({ ready: true });
