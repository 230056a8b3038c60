/** Files of the index: by fetch, or by script elements where fetch is refused. */

/** @type {Map<string, (data: any) => void>} */
const waiting = new Map();
// @ts-ignore - the name that every file of the index calls
globalThis.hubShard = (/** @type {string} */ name, /** @type {any} */ data) => { waiting.get(name)?.(data); waiting.delete(name); };
// @ts-ignore - not every browser has trusted types
const policy = globalThis.trustedTypes?.createPolicy("stemhub-shards", { createScriptURL: (/** @type {string} */ url) => url });
/** @param {string} url @param {string} name @returns {Promise<any>} */
const byScript = (url, name) => new Promise((done, failed) => {
  waiting.set(name, done);
  const script = document.createElement("script");
  // @ts-ignore - a trusted URL is one
  script.src = policy ? policy.createScriptURL(url) : url;
  script.onload = () => { script.remove(); if (waiting.delete(name)) failed(new Error(name)); };
  script.onerror = () => { script.remove(); waiting.delete(name); failed(new Error(name)); };
  document.head.append(script);
});
/** @param {string} url @param {string} name @param {RequestCache} [cache] @returns {Promise<any>} */
export const load = async (url, name, cache) => {
  if (location.protocol !== "file:") {
    const answer = await fetch(url, { cache }).catch(() => undefined);
    if (answer?.ok) { const text = await answer.text(); return JSON.parse(text.slice(text.indexOf(",") + 1, -1)); }
  }
  return byScript(url, name);
};
