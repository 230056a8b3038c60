/** Filters a finished list as the reader types: entries without every word are hidden, and so are groups and letters left empty. */

/** Lower case without accents, so that "gaidhlig" finds "Gàidhlig". @param {string} text */
const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {HTMLInputElement} box */
function filter(box) {
  const list = document.querySelector(box.dataset.filter ?? "");
  const status = document.getElementById("page-status");
  if (!list || !status) return;

  /** @type {NodeListOf<HTMLElement>} */
  const lines = list.querySelectorAll("li, [data-words]");
  const entries = [...lines].map(entry => ({ entry, words: fold(entry.dataset.words ?? entry.textContent) }));
  const groups = [...list.querySelectorAll("section")]
    .map(group => ({ group, own: entries.filter(({ entry }) => group.contains(entry)) }))
    .filter(({ own }) => own.length);
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const letters = document.querySelectorAll(".hub-letters a");

  const nothing = document.createElement("p");
  nothing.className = "hub-nothing";
  nothing.hidden = true;
  const what = document.createElement("span");
  const clear = document.createElement("button");
  clear.type = "button";
  clear.textContent = "Clear the filter";
  nothing.append(what, " ", clear);
  list.before(nothing);

  let timer = 0;
  const apply = () => {
    const wanted = fold(box.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { entry, words } of entries) {
      entry.hidden = !wanted.every(word => words.includes(word));
      if (!entry.hidden) found += 1;
    }
    for (const { group, own } of groups) group.hidden = own.every(({ entry }) => entry.hidden);
    for (const letter of letters) {
      const group = document.getElementById(decodeURIComponent(letter.hash.slice(1)))?.closest("section");
      const place = letter.closest("li") ?? letter;
      place.hidden = Boolean(group?.hidden);
    }
    nothing.hidden = found > 0;
    what.textContent = `Nothing found for “${box.value.trim()}”.`;
    /* Said once the reader has stopped typing. */
    clearTimeout(timer);
    timer = setTimeout(() => {
      status.textContent = !wanted.length ? `All ${entries.length} shown.` : found ? `${found} of ${entries.length} shown.` : what.textContent;
    }, 500);
  };
  const reset = () => {
    box.value = "";
    apply();
    box.focus();
  };

  box.addEventListener("input", apply);
  box.addEventListener("keydown", event => {
    if (event.key === "Escape" && box.value) {
      event.preventDefault();
      reset();
    }
  });
  clear.addEventListener("click", reset);

  const field = box.closest("[hidden]");
  if (field instanceof HTMLElement) field.hidden = false;
  if (box.value) apply();
}

for (const box of document.querySelectorAll("input[data-filter]")) {
  if (box instanceof HTMLInputElement) filter(box);
}
