/** The search box of the header: a combobox whose list shows the best results as the reader types. */
(() => {
  const base = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const box = /** @type {HTMLInputElement} */ (document.getElementById("search-box")), list = /** @type {HTMLElement} */ (document.getElementById("search-list"));
  const status = document.getElementById("page-status"), { Index, search, marked, growing, kindName, address, hand } = stemhubSearch, index = new Index(base);
  const MOST = 5, PAUSE = 120;
  let asked = 0, timer = 0, told = 0;
  /** @type {HTMLAnchorElement | undefined} */
  let active;

  const options = () => /** @type {HTMLAnchorElement[]} */ ([...list.children]);
  /** @param {HTMLAnchorElement} [option] */
  const choose = option => {
    active?.removeAttribute("aria-selected");
    active = option;
    if (option) {
      option.setAttribute("aria-selected", "true");
      box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  };
  /** @param {boolean} open */
  const show = open => {
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    if (!open) choose();
  };
  /** Said once the reader has stopped typing. @param {string} text */
  const say = text => {
    clearTimeout(told);
    told = setTimeout(() => { if (status) status.textContent = text; }, 600);
  };
  /** @param {string} url @param {(string | Node)[]} parts @param {string} [kind] */
  const option = (url, parts, kind = "") => {
    const made = document.createElement("a");
    made.id = `search-option-${list.children.length}`;
    made.href = address(base, url);
    made.setAttribute("role", "option");
    made.tabIndex = -1;
    made.className = kind;
    made.append(...parts);
    list.append(made);
  };
  /** @param {string} name @param {string | Node} inner */
  const span = (name, inner) => {
    const made = document.createElement("span");
    made.className = name;
    made.append(inner);
    return made;
  };

  const clear = () => {
    choose();
    list.replaceChildren();
  };

  async function find() {
    const mine = ++asked, text = box.value.trim();
    if (!text) return show(false);
    const grow = growing(clear, (one, terms) => {
      const parts = [span("hub-found__title", marked(one.title, terms)), " ", span("hub-found__kind", kindName(index, one.kind))];
      option(one.url, [...parts, span("hub-found__summary", one.reason ? `Put first by the editors: ${one.reason}` : marked(one.summary, terms))]);
    });
    /** @param {import("./search/search.js").Answer} answer */
    const draw = answer => {
      if (mine !== asked) return;
      grow(answer);
      list.ariaBusy = "true";
      if (answer.shown.length) show(true);
    };
    const answer = await search(index, text, MOST, undefined, draw).catch(() => undefined);
    if (mine !== asked) return undefined;
    if (answer) draw(answer);
    list.ariaBusy = null;
    if (!answer) {
      clear();
      option("a-z/", ["The search could not be loaded. Go to the A–Z"]);
      say("The search could not be loaded. The A–Z lists everything.");
      return show(true);
    }
    const { results, asked: { mended } } = answer;
    const instead = [...mended].map(([word, near]) => `“${near}” for “${word}”`).join(", ");
    const count = results.length === 1 ? "1 result" : `${results.length} results`;
    if (results.length) option("search/", [`All ${count}, with filters`, instead && ` (shown: ${instead})`], "hub-found__all");
    else {
      option("a-z/", ["Nothing found. Go to the A–Z of everything"], "hub-found__all");
      option("topics/", ["Browse by sector, level, topic or time"], "hub-found__all");
    }
    say(results.length ? `${[count, instead].filter(Boolean).join(", ")}. Use the arrow keys.` : "Nothing found. The list offers other ways.");
    return show(true);
  }
  const later = () => { clearTimeout(timer); timer = setTimeout(find, PAUSE); };

  /** @param {HTMLAnchorElement} link */
  const follow = link => {
    if (link.classList.contains("hub-found__all")) hand(box.value.trim());
    location.assign(link.href);
  };
  box.addEventListener("input", later);
  box.addEventListener("focus", () => { if (list.children.length && box.value.trim()) show(true); });
  box.addEventListener("keydown", event => {
    const all = options(), place = active ? all.indexOf(active) : -1;
    if (event.key === "Escape") {
      if (list.hidden) box.value = "";
      show(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden || !all.length) { find(); } else {
        const next = place + (event.key === "ArrowDown" ? 1 : -1);
        choose(next < -1 ? all.at(-1) : all[next]); /* before the first and after the last stands the box */
      }
    } else if (event.key === "Enter") {
      if (active) follow(active);
      else if (box.value.trim()) { hand(box.value.trim()); location.assign(address(base, "search/")); }
    } else return;
    event.preventDefault();
  });
  list.addEventListener("click", event => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link?.classList.contains("hub-found__all")) hand(box.value.trim());
  });
  list.addEventListener("pointerdown", event => event.preventDefault()); /* focus stays in the box */
  box.closest(".hub-search")?.addEventListener("focusout", event => {
    const to = /** @type {FocusEvent} */ (event).relatedTarget;
    if (!(to instanceof Node) || !list.contains(to)) show(false);
  });
  if (box.value.trim()) find();
  else index.begin().catch(() => undefined); /* the reader has come to the box: what every query needs is on its way while they type */
})();
