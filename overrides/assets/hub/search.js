/** Fetches the search when the reader turns to it, and not before. A classic script: it also runs where a page is opened from a disk. */
(() => {
  const box = document.querySelector("[data-search]"), here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  if (!(box instanceof HTMLInputElement)) return;
  // @ts-ignore - not every browser has trusted types
  const policy = globalThis.trustedTypes?.createPolicy("stemhub", { createScriptURL: url => url });
  let fetched = false;
  const fetchOnce = () => {
    if (fetched) return;
    fetched = true;
    for (const name of ["search-engine.js", box.dataset.search]) {
      const script = document.createElement("script"), url = new URL(name ?? "", here).href;
      script.async = false;
      script.src = policy ? policy.createScriptURL(url) : url;
      document.head.append(script);
    }
  };
  let handed = window.name.startsWith("hub.search:");
  try { handed ||= sessionStorage.getItem("hub.search") !== null; } catch { /* blocked: the words came by the other way, or not at all */ }
  if (box.id === "search-words" && (handed || location.search)) fetchOnce();
  for (const turn of ["focus", "input", "pointerdown"]) box.addEventListener(turn, fetchOnce);
  if (document.activeElement === box) fetchOnce();
})();
