/** What people press: buttons, and links to views. */
import { make } from "../elements/kept.js";

/** A link to a view. @param {string} href as ways.js gives it @param {string} textContent @param {string} [className] */
export const link = (href, textContent, className = "") => make("a", { href, textContent, className });

/** A button. @param {string} textContent @param {() => unknown} does @param {string} [of] what it is for, to those who hear it alone */
export function button(textContent, does, of = "") {
  const made = make("button", { type: "button", className: "md-button", textContent });
  if (of) made.append(make("span", { className: "md-visually-hidden", textContent: `: ${of}` }));
  made.addEventListener("click", does);
  return made;
}
