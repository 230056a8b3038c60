/** The page of the search: all results, words in their context, facets with counts. Facets stand in the address, words never do. */
(() => {
  const base = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const { Index, search, marked, growing, excerpt, kindName, address } = stemhubSearch, index = new Index(base);
  const FACETS = { sector: "Sector", level: "Level", discipline: "Discipline", topic: "Topic", kind: "Kind", time: "Time" };
  const FEW = 10, PAUSE = 150;
  const box = /** @type {HTMLInputElement} */ (document.getElementById("search-words")), list = /** @type {HTMLElement} */ (document.getElementById("search-results"));
  const narrow = /** @type {HTMLElement} */ (document.getElementById("search-facets")), count = /** @type {HTMLElement} */ (document.getElementById("search-count"));
  const more = /** @type {HTMLButtonElement} */ (document.getElementById("search-more")), help = /** @type {HTMLElement} */ (document.getElementById("search-help"));
  const status = document.getElementById("page-status");
  /** @typedef {{value: string, label: string, held: Set<number>}} Value */
  /** @type {Map<string, Value[]>} */
  const values = new Map();
  /** @type {Map<string, Set<string>>} */
  const chosen = new Map(Object.keys(FACETS).map(facet => [facet, new Set(new URLSearchParams(location.search).getAll(facet))]));
  let asked = 0, timer = 0, told = 0, most = FEW;

  /** @param {string} tag @param {Record<string, any>} [fields] @param {(string | Node)[]} inner */
  const make = (tag, fields = {}, ...inner) => {
    const made = Object.assign(document.createElement(tag), fields);
    made.append(...inner);
    return made;
  };
  /** Whether an entry passes all facets but one. @param {number} entry @param {string} [but] */
  const passes = (entry, but) => [...chosen].every(([facet, wanted]) => facet === but || !wanted.size || (values.get(facet) ?? []).some(one => wanted.has(one.value) && one.held.has(entry)));
  const filtered = () => [...chosen.values()].some(wanted => wanted.size);

  /** The state of the facets, and nothing else, in the address. */
  function keep() {
    const state = new URLSearchParams([...chosen].flatMap(([facet, wanted]) => [...wanted].map(value => [facet, value])));
    history.replaceState(null, "", location.pathname + (filtered() ? `?${state}` : ""));
  }

  /** @param {number[]} entries */
  function drawFacets(entries) {
    const open = new Set([...narrow.querySelectorAll("details[open]")].map(one => one.id)), focused = document.activeElement?.id ?? "";
    narrow.replaceChildren(...Object.entries(FACETS).flatMap(([facet, name]) => {
      const wanted = chosen.get(facet) ?? new Set(), here = entries.filter(entry => passes(entry, facet));
      const lines = (values.get(facet) ?? []).map(one => ({ ...one, total: here.filter(entry => one.held.has(entry)).length })).filter(one => one.total || wanted.has(one.value));
      if (!lines.length) return [];
      const boxes = lines.map(({ value, label, total }) => {
        const tick = make("input", { type: "checkbox", id: `facet-${facet}-${value}`, checked: wanted.has(value) });
        tick.addEventListener("change", () => {
          if (/** @type {HTMLInputElement} */ (tick).checked) wanted.add(value);
          else wanted.delete(value);
          keep();
          most = FEW;
          find();
        });
        return make("li", {}, make("label", {}, tick, ` ${label} `, make("span", { className: "hub-found__kind" }, `(${total})`)));
      });
      const summary = make("summary", {}, wanted.size ? `${name} (${wanted.size} chosen)` : name), id = `facet-${facet}`;
      return [make("details", { id, open: open.has(id) }, summary, make("ul", { ariaLabel: name }, ...boxes))];
    }));
    if (focused.startsWith("facet-")) document.getElementById(focused)?.focus();
  }

  /** Words in their context, when a line comes into view. */
  const seen = new IntersectionObserver(async lines => {
    for (const { target, isIntersecting } of lines) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      await /** @type {any} */ (target).inContext?.().catch(() => undefined); /* without it the summary stands */
    }
  });

  /** @param {any} one a result with its record @param {Set<string>} terms */
  function line(one, terms) {
    const summary = make("p", {}, marked(one.summary, terms));
    const made = make("li", {}, make("h2", {}, make("a", { href: address(base, one.url), lang: one.lang }, marked(one.title, terms))), " ", make("span", { className: "hub-found__kind" }, kindName(index, one.kind)), summary);
    if (one.reason) made.append(make("p", { className: "hub-muted" }, `Put first by the editors: ${one.reason}`));
    if (one.more) {
      /** @type {any} */ (made).inContext = async () => {
        const sections = await index.complete(() => index.text(one.entry)), part = sections?.[one.section];
        if (!part?.text) return;
        const context = make("p", { className: "hub-found__context" });
        if (part.anchor) context.append(make("a", { href: address(base, `${one.url}#${part.anchor}`) }, part.heading), ": ");
        const cut = excerpt(part.text, terms);
        context.append(marked(cut, terms));
        /* The beginning of a page that holds none of the words tells less than its summary. */
        if (part.anchor || (context.querySelector("mark") && !one.summary.startsWith(cut.slice(0, 40)))) summary.after(context);
      };
      seen.observe(made);
    }
    return made;
  }

  /** What helps when nothing is found. @param {string} text */
  function drawHelp(text) {
    const drop = make("button", { type: "button", className: "md-button" }, "Drop all filters");
    drop.addEventListener("click", () => { for (const wanted of chosen.values()) wanted.clear(); keep(); find(); box.focus(); });
    const sectors = (values.get("sector") ?? []).map(one => make("li", {}, make("a", { href: address(base, `topics/${one.value}/`), className: "hub-chip" }, one.label)));
    help.replaceChildren(
      make("p", {}, `Nothing found for “${text}”${filtered() ? " with these filters" : ""}. Try fewer words, or other ones.`),
      ...(filtered() ? [drop] : []),
      make("p", {}, "Or browse by sector:"), make("ul", { className: "hub-chips" }, ...sectors),
      make("p", {}, make("a", { href: address(base, "a-z/") }, "The A–Z of everything"), ", or ", make("a", { href: address(base, "topics/") }, "all topics"), "."),
    );
  }

  async function find() {
    const mine = ++asked, text = box.value.trim(), full = !text;
    if (full) { list.replaceChildren(); help.replaceChildren(); narrow.replaceChildren(); count.textContent = ""; more.hidden = true; return; }
    const grow = growing(() => list.replaceChildren(), (one, terms) => list.append(line(one, terms)));
    /** @param {import("./search/search.js").Answer} answer */
    const draw = answer => { if (mine === asked) grow(answer); };
    const answer = await search(index, text, most, all => {
      for (const facet of Object.keys(FACETS)) values.set(facet, index.facet(facet));
      return all.filter(one => passes(one.entry));
    }, draw).catch(() => undefined);
    if (mine !== asked) return;
    if (!answer) {
      count.textContent = "The search could not be loaded. The links below lead to everything.";
      return;
    }
    const { results, all, asked: { mended } } = answer;
    draw(answer);
    help.replaceChildren();
    if (!results.length) drawHelp(text);
    const instead = [...mended].map(([word, near]) => `Nothing here says “${word}”: these are results for “${near}”. `).join("");
    count.textContent = instead + (results.length === 1 ? "1 result" : `${results.length} results`);
    drawFacets(all.map(one => one.entry));
    more.hidden = results.length <= most;
    clearTimeout(told);
    told = setTimeout(() => { if (status) status.textContent = count.textContent; }, 600);
  }

  box.addEventListener("input", () => { clearTimeout(timer); most = FEW; timer = setTimeout(find, PAUSE); });
  box.addEventListener("keydown", event => { if (event.key === "Enter") { clearTimeout(timer); find(); } });
  more.addEventListener("click", async () => {
    const before = most;
    most += FEW;
    await find();
    /** @type {HTMLElement | null} */ (list.children[before]?.querySelector("a"))?.focus();
  });
  let handed = window.name.startsWith("hub.search:") ? window.name.slice(11) : "";
  if (handed) window.name = "";
  try { handed ||= sessionStorage.getItem("hub.search") ?? ""; } catch { /* blocked: the words came by the other way, or not at all */ }
  if (handed && !box.value) box.value = handed;
  if (box.value.trim()) find();
})();
