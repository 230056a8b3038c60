/** What a page does beyond HTML and CSS. Each part finds its own elements and stands alone. */

const root = document.documentElement;
/** @param {string} id */
const byId = id => document.getElementById(id);

/* The widths at which hub.css sets the contents list, then the menu, beside the text. */
const contentsBeside = matchMedia("(min-width: 64em)");
const menuBeside = matchMedia("(min-width: 80em)");

/* Menu: the browser opens, closes and names it and returns focus (popover). It also has to close when focus walks out of it. */
const menu = byId("menu");
const closeMenu = () => { if (menu?.matches(":popover-open")) menu.hidePopover(); };
menu?.addEventListener("focusout", ({ relatedTarget: to }) => {
  if (to instanceof Element && to.id !== "menu-button" && !menu.contains(to)) closeMenu();
});
menuBeside.addEventListener("change", closeMenu);

/* Colours: the system's, then light, then dark. */
const colours = /** @type {const} */ (["", "default", "slate"]);
const colourNames = { "": "Auto", default: "Light", slate: "Dark" };
const palette = byId("palette-button");
const chosen = () => colours.find(name => name === root.dataset.mdColorScheme) ?? "";
const showColours = () => {
  const name = byId("palette-name");
  if (name) name.textContent = colourNames[chosen()];
};
palette?.addEventListener("click", () => {
  const next = colours[(colours.indexOf(chosen()) + 1) % colours.length];
  if (next) root.dataset.mdColorScheme = next;
  else delete root.dataset.mdColorScheme;
  try {
    if (next) localStorage.setItem("hub.colours", next);
    else localStorage.removeItem("hub.colours");
  } catch { /* Storage is blocked: the choice lasts as long as the page. */ }
  showColours();
  const status = byId("page-status");
  if (status) status.textContent = `Colours: ${colourNames[next ?? ""]}`;
});
showColours();

/* Contents list: open beside the text, folded above it; the part being read is marked. */
const contents = byId("toc");
if (contents instanceof HTMLDetailsElement) {
  const fit = () => { contents.open = contentsBeside.matches; };
  fit();
  contentsBeside.addEventListener("change", fit);

  /** @type {{link: HTMLAnchorElement, head: HTMLElement}[]} */
  const parts = [];
  for (const link of contents.querySelectorAll("a")) {
    const head = byId(decodeURIComponent(link.hash.slice(1)));
    if (head) parts.push({ link, head });
  }
  /** @type {HTMLAnchorElement | undefined} */
  let marked;
  const mark = () => {
    const now = parts.findLast(({ head }) => head.getBoundingClientRect().top < innerHeight / 4)?.link;
    if (now === marked) return;
    marked?.removeAttribute("aria-current");
    now?.setAttribute("aria-current", "location");
    marked = now;
  };
  let asked = 0;
  addEventListener("scroll", () => { asked ||= requestAnimationFrame(() => { asked = 0; mark(); }); }, { passive: true });
  mark();
}

/* What scrolls sideways can be reached and scrolled by keyboard, and only then has a name, one that nothing else on the page has. */
const scrollers = [...document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre")];
const sideways = new ResizeObserver(entries => {
  for (const { target: box } of entries) {
    const overflows = box.scrollWidth > box.clientWidth;
    if (overflows === box.hasAttribute("tabindex")) continue;
    const name = box.querySelector("caption")?.textContent ?? (box.matches("pre") ? "Code" : "Table");
    const label = `${name} (${scrollers.indexOf(box) + 1}), scrolls sideways`;
    for (const [key, value] of Object.entries({ tabindex: "0", role: "region", "aria-label": label })) {
      if (overflows) box.setAttribute(key, value);
      else box.removeAttribute(key);
    }
  }
});
for (const box of scrollers) sideways.observe(box);

/* On a narrow page the rows of a wide table in running text stand as cards: each cell then says what its column is. */
for (const table of document.querySelectorAll(".md-typeset__scrollwrap > table:not(:has(caption), [class], .hub-block *)")) {
  const columns = [...table.querySelectorAll("thead th")].map(head => head.textContent ?? "");
  const fits = table.scrollWidth <= (table.parentElement?.clientWidth ?? 0);
  if (columns.length < 4 && fits) continue;
  table.classList.add("hub-stacks");
  for (const row of table.querySelectorAll("tbody tr")) {
    for (const [place, cell] of [...row.children].entries()) {
      if (place && columns[place]) cell.setAttribute("data-column", columns[place]);
    }
  }
}

/* Where rows stand as cards, a browser may forget that they are a table. */
const roles = { thead: "rowgroup", tbody: "rowgroup", tr: "row", "thead th": "columnheader", "tbody th": "rowheader", td: "cell" };
for (const table of document.querySelectorAll(".hub-checklist, .hub-stacks")) {
  table.setAttribute("role", "table");
  for (const [part, role] of Object.entries(roles)) {
    for (const cell of table.querySelectorAll(part)) cell.setAttribute("role", role);
  }
}

/* Print: what is folded is unfolded on paper, and folded again after. */
/** @type {HTMLDetailsElement[]} */
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details")].filter(part => !part.open);
  for (const part of unfolded) part.open = true;
});
addEventListener("afterprint", () => { for (const part of unfolded) part.open = false; });
