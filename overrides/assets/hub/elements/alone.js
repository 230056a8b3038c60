/** Printing; fetched when somebody asks for it. */

/** Prints one part of the page and nothing else. @param {Element} part */
export function printAlone(part) {
  const marks = /** @type {[Element, string][]} */ ([[document.documentElement, "hub-alone"], [part, "hub-print"]]);
  for (const [element, name] of marks) element.classList.add(name);
  addEventListener("afterprint", () => { for (const [element, name] of marks) element.classList.remove(name); }, { once: true });
  print();
}
