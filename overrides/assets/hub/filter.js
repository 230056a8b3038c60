/**
 * Narrows a finished list by words and by choices. What does not fit is hidden, and so are groups and letters left empty. The choices stand
 * in the address, so that a list can be sent to a colleague and the back button undoes a choice; words never do.
 *
 * @typedef {{input: HTMLInputElement, label: string, count: HTMLElement | null}} Choice
 * @typedef {{name: string, choices: Choice[], told: HTMLElement | null | undefined}} Facet
 */

/** Lower case without accents, so that "gaidhlig" finds "Gàidhlig". @param {string} text */
const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
/** Of a thing's values: it suits whatever is chosen. */
const ANY = "any";

/** @param {HTMLElement} panel */
function narrow(panel) {
  const list = document.querySelector(panel.dataset.list ?? "");
  const status = document.getElementById("page-status");
  const box = panel.querySelector("input[type=search]"), shown = panel.querySelector(".hub-shown"), clear = panel.querySelector(".hub-clear");
  const nothing = panel.querySelector(".hub-nothing"), what = nothing?.querySelector("p"), ways = nothing?.querySelector("ul");
  if (!(list && status && box instanceof HTMLInputElement && shown instanceof HTMLElement && clear instanceof HTMLButtonElement
    && nothing instanceof HTMLElement && what && ways)) return;

  /** @type {NodeListOf<HTMLElement>} */
  const lines = list.querySelectorAll("[data-words]");
  const entries = [...lines].map(entry => ({ entry, words: fold(entry.dataset.words || (entry.textContent ?? "")) }));
  const groups = [...list.querySelectorAll("section")]
    .map(group => ({ group, own: entries.filter(({ entry }) => group.contains(entry)) }))
    .filter(({ own }) => own.length);
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const letters = document.querySelectorAll(".hub-letters a");

  /** @type {Facet[]} */
  const facets = [...panel.querySelectorAll("details")].map(part => {
    const choices = [...part.querySelectorAll("input")].map(input => {
      const [label, count] = input.parentElement?.querySelectorAll("span") ?? [];
      return { input, label: label?.textContent ?? "", count: count ?? null };
    });
    return { name: choices[0]?.input.name ?? "", choices, told: part.querySelector("summary span") };
  });

  /** Whether an entry has a value. @param {HTMLElement} entry @param {string} name @param {string} value */
  const has = (entry, name, value) => {
    const own = (entry.dataset[name] ?? "").split(" ");
    return own.includes(value) || own.includes(ANY);
  };
  const wanted = () => fold(box.value).split(/\s+/).filter(Boolean);
  const chosen = () => facets.flatMap(({ choices }) => choices.filter(({ input }) => input.checked));
  /** The entries with all the words, in every facet with one of its choices. @param {string[]} words @param {Facet} [but] a facet to leave out */
  const fitting = (words, but) => entries.filter(({ entry, words: own }) => words.every(word => own.includes(word))
    && facets.every(facet => {
      const ticked = facet === but ? [] : facet.choices.filter(({ input }) => input.checked);
      return !ticked.length || ticked.some(({ input }) => has(entry, facet.name, input.value));
    }));

  /** A way out of an empty list. @param {string} words @param {() => void} undo */
  const way = (words, undo) => {
    const item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.className = "md-button";
    undo();
    const left = fitting(wanted()).length;
    apply.back();
    button.textContent = `${words} (${left})`;
    button.addEventListener("click", () => {
      undo();
      moved();
      shown.focus();
    });
    item.append(button);
    return item;
  };

  let timer = 0;
  const apply = () => {
    const words = wanted(), fits = new Set(fitting(words).map(({ entry }) => entry)), ticked = chosen();
    for (const { entry } of entries) entry.hidden = !fits.has(entry);
    for (const { group, own } of groups) group.hidden = own.every(({ entry }) => entry.hidden);
    for (const letter of letters) {
      const group = document.getElementById(decodeURIComponent(letter.hash.slice(1)))?.closest("section");
      const place = letter.closest("li") ?? letter;
      place.hidden = Boolean(group?.hidden);
    }
    for (const facet of facets) {
      const others = fitting(words, facet), own = facet.choices.filter(({ input }) => input.checked).length;
      for (const { input, count } of facet.choices) {
        if (count) count.textContent = `(${others.filter(({ entry }) => has(entry, facet.name, input.value)).length})`;
      }
      if (facet.told) facet.told.textContent = own ? ` (${own} chosen)` : "";
    }
    const narrowed = Boolean(words.length || ticked.length);
    shown.textContent = narrowed ? `${fits.size} of ${entries.length} shown.` : `All ${entries.length} shown.`;
    clear.hidden = !narrowed;
    nothing.hidden = fits.size > 0;
    if (!fits.size) {
      what.textContent = ticked.length ? "Nothing fits all of this." : `Nothing found for “${box.value.trim()}”.`;
      const [text, ticks] = [box.value, ticked.map(({ input }) => input)];
      apply.back = () => {
        box.value = text;
        for (const input of ticks) input.checked = true;
      };
      ways.replaceChildren(
        ...(text.trim() && ticked.length ? [way(`Without the words “${text.trim()}”`, () => { box.value = ""; })] : []),
        ...(ticked.length + (text.trim() ? 1 : 0) > 1 ? ticked.map(({ input, label }) => way(`Without “${label}”`, () => { input.checked = false; })) : []),
      );
    }
    /* Said once the reader has stopped typing or choosing. */
    clearTimeout(timer);
    timer = setTimeout(() => { status.textContent = fits.size ? shown.textContent : what.textContent; }, 500);
  };
  apply.back = () => {};

  /** The choices in the address. */
  const search = () => {
    const state = new URLSearchParams(chosen().map(({ input }) => [input.name, input.value])).toString();
    return state && `?${state}`;
  };
  /** A choice was made: another step that the back button undoes. */
  const moved = () => {
    if (search() !== location.search) history.pushState(null, "", location.pathname + search());
    apply();
  };
  const follow = () => {
    const state = new URLSearchParams(location.search);
    for (const { name, choices } of facets) for (const { input } of choices) input.checked = state.getAll(name).includes(input.value);
    apply();
  };
  const reset = () => {
    box.value = "";
    for (const { input } of chosen()) input.checked = false;
    moved();
  };

  box.addEventListener("input", apply);
  box.addEventListener("keydown", event => {
    if (event.key === "Escape" && box.value) {
      event.preventDefault();
      box.value = "";
      apply();
    }
  });
  for (const { choices } of facets) for (const { input } of choices) input.addEventListener("change", moved);
  clear.addEventListener("click", () => {
    reset();
    box.focus();
  });
  addEventListener("popstate", follow);
  /* Browsers bring back what was ticked; the address knows better. */
  addEventListener("pageshow", follow);
  if (box.value || location.search) follow();
}

for (const panel of document.querySelectorAll(".hub-narrow")) if (panel instanceof HTMLElement) narrow(panel);
