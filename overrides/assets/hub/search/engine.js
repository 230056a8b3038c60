/**
 * The site's search in the reader's browser: what hooks/stemhub/search/ does in Python, result for result. Nothing is fetched before a
 * search; no storage, no worker, no eval. Published as one classic script, `stemhubSearch` (hooks/engine/assets.py).
 */
export { Index } from "./index.js";
export { search } from "./search.js";
export { address, excerpt, growing, hand, kindName, marked } from "./show.js";
export { stem } from "./stemmer.js";
export { words } from "./words.js";
