/**
 * Work on files handed to a worker. A file that takes longer than any form can is given up, and the others go on. Where a browser has no such
 * worker, the page does the work itself.
 *
 * @typedef {typeof import("./work.js")} Work
 */
const SECONDS = 20;
export const STOPPED = "Reading it needed more time than a form can need. It was stopped, and nothing of it was used.";

/** @type {Worker | undefined} */
let worker;
let none = typeof Worker === "undefined", last = 0;
/** @type {Map<number, (told: {made?: any, wrong?: string}) => void>} */
const waiting = new Map();

/** The worker, started when it is first needed; nothing where there is none. @returns {Promise<Worker | undefined>} */
function started() {
  if (none || worker) return Promise.resolve(worker);
  return new Promise(done => {
    const fail = () => { none = true; worker?.terminate(); worker = undefined; done(undefined); };
    try {
      const url = new URL("./worker.js", import.meta.url).href;
      const made = worker = new Worker(/** @type {any} */ (policy ? policy.createScriptURL(url) : url), { type: "module" });
      made.addEventListener("error", fail);
      made.addEventListener("message", ({ data: { ready, id, ...told } }) => {
        if (ready) return done(made);
        waiting.get(id)?.(told);
        waiting.delete(id);
      });
    } catch { fail(); }
  });
}
/** @type {{createScriptURL: (url: string) => any} | undefined} */
// @ts-ignore - not every browser has trusted types
const policy = globalThis.trustedTypes?.createPolicy("stemhub-worker", { createScriptURL: url => url });

/** Has one function of work.js done. Throws, in words, what it threw, or that it took too long.
 * @template {keyof Work} T @param {T} name @param {Parameters<Work[T]>} given @returns {Promise<Awaited<ReturnType<Work[T]>>>} */
export async function ask(name, ...given) {
  const there = await started();
  if (!there) {
    await new Promise(done => setTimeout(done)); // so that the page can say how far it is
    return /** @type {any} */ (await import("./work.js"))[name](...given);
  }
  const id = ++last;
  /** @type {Promise<any>} */
  const told = new Promise((done, failed) => {
    const clock = setTimeout(() => {
      worker?.terminate();
      worker = undefined;
      for (const stopped of waiting.values()) stopped({ wrong: STOPPED });
      waiting.clear();
    }, SECONDS * 1000);
    waiting.set(id, ({ made, wrong }) => {
      clearTimeout(clock);
      if (wrong === undefined) done(made);
      else failed(new Error(wrong));
    });
    there.postMessage({ id, name, given });
  });
  return told;
}
