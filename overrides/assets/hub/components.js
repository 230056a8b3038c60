/** The page of examples: each element shows the answer that stands beside it, as it would show one that was kept. Nothing is kept. */
for (const example of document.querySelectorAll("[data-shown]")) {
  const element = [...example.querySelectorAll("*")].find(one => one.localName.startsWith("hub-"));
  if (!(element && example instanceof HTMLElement)) continue;
  await customElements.whenDefined(element.localName);
  /** @type {any} */ (element).show(JSON.parse(example.dataset.shown ?? ""), "2026-11-20T10:00:00Z", "old" in example.dataset);
}
document.documentElement.classList.add("hub-shown-all");

export {};
