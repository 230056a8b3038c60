/** What is said of what was kept: fetched when somebody keeps something for the first time. */
import { toAsk, where } from "../local/store.js";
import { make, root } from "./kept.js";

export const WORDS = {
  device: "Kept on this device.",
  tab: "Kept in this tab until you close it.",
  page: "This browser blocks storage: nothing is kept when you leave this page. Print or copy your answers first.",
};

/** Says something to those who listen to the page. @param {string} text */
export function say(text) {
  const status = document.getElementById("page-status");
  if (status) status.textContent = text;
}

/** Stands at the end of an element. @param {HTMLElement} element @param {...(string | Node)} words */
export function note(element, ...words) {
  const there = element.querySelector(".hub-kept") ?? make("p", { className: "hub-muted hub-kept", tabIndex: -1 });
  there.replaceChildren(...words);
  if (!there.isConnected) element.append(there);
}

/** Says of an element where its value is kept, or that it could not be. @param {HTMLElement} element @param {Promise<unknown>} kept */
export async function said(element, kept) {
  note(element, await kept.then(async () => WORDS[await where()], () => "This could not be kept. Copy it before you leave the page."));
  if (toAsk()) (await import("./whose.js")).ask(element);
}

/** Says of an element that there is more than it shows, if it says something else. @param {HTMLElement} element @param {import("../local/store.js").Version[]} versions */
export async function twice(element, versions) {
  const { choices } = await import("../record/choices.js");
  if (choices(versions).length) note(element, "Another version of this is kept too. ", make("a", { href: new URL("my-learning/#twice", root).href, textContent: "Choose between them in My learning" }), ".");
}
