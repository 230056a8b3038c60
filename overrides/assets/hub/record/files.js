/** Saving everything to a file or a table, bringing a file in, clearing. */
import { day, make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { clear, merge } from "../local/moving.js";
import { all, isMine, own, state, tab } from "../local/store.js";
import { canonical } from "../local/versions.js";
import { fromFile, toFile, toTable } from "./format.js";

const SAVED = "hub.saved";
/** Where the day of the last file is noted: beside what it is about. */
const notes = () => isMine() ? own : tab;
/** @param {string} id */
const byId = id => /** @type {HTMLElement} */ (document.getElementById(id));
const nameBox = /** @type {HTMLInputElement} */ (byId("file-name")), bring = /** @type {HTMLInputElement} */ (byId("bring"));
const [brought, sure, saved] = [byId("brought"), byId("sure"), byId("saved")];

/** Gives the reader a file. @param {string} text @param {string} type @param {string} ending */
function give(text, type, ending) {
  const name = nameBox.value.trim().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: `${["my-learning", name, new Date().toISOString().slice(0, 10)].filter(Boolean).join("-")}.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function save() {
  const now = new Date().toISOString();
  const items = await all(), whole = !state.unread;
  give(toFile(items, nameBox.value.trim(), now), "application/json", "json");
  if (items.length && whole) notes()?.setItem(SAVED, now);
  remind();
  say("The file is saved.");
  if (!whole) brought.replaceChildren(make("p", { textContent: "The file is saved, but without what this device could not read yet. Load this page again and save once more." }));
  return whole;
}

/** When everything was last saved, and whether it is time. */
export async function remind() {
  const items = await all(), last = notes()?.getItem(SAVED) ?? "";
  const since = items.filter(({ versions }) => versions.some(({ edited }) => edited > last)).length;
  saved.textContent = !items.length ? "" : !last ? "Not saved to a file yet."
    : [`Last saved to a file on ${day(last)}.`, !since ? "" : since === 1 ? "One thing has changed since." : `${since} things have changed since.`].join(" ");
}

/** @param {() => Promise<void>} draw draws the page anew */
export function files(draw) {
  byId("save").addEventListener("click", save);
  byId("table").addEventListener("click", async () => give(toTable(await all()), "text/csv", "csv"));
  byId("print").addEventListener("click", () => print());
  bring.addEventListener("change", async () => {
    brought.replaceChildren();
    for (const file of bring.files ?? []) {
      const line = make("p");
      try {
        const { items, left } = fromFile(await file.text());
        const before = new Map((await all()).map(item => [item.id, canonical(item.versions)]));
        await merge(items);
        const after = await all();
        const fresh = items.filter(({ id }) => before.get(id) !== canonical(after.find(item => item.id === id)?.versions)).length;
        const twice = after.filter(({ versions }) => versions.length > 1).length;
        line.textContent = [`${file.name}: ${fresh} of ${items.length} brought in; the rest was here already.`,
          !twice ? "" : twice === 1 ? "One stands beside another version: choose above." : `${twice} stand beside another version: choose above.`, ...left].join(" ");
      } catch (wrong) {
        line.textContent = `${file.name}: ${wrong instanceof Error ? wrong.message : wrong}`;
      }
      brought.append(line);
    }
    bring.value = "";
    await draw();
  });
  byId("clear").addEventListener("click", () => { sure.hidden = false; byId("save-and-clear").focus(); });
  byId("keep-it").addEventListener("click", () => { sure.hidden = true; byId("clear").focus(); });
  const wipe = async () => {
    const said = await clear().then(() => "Everything is cleared.", () => "Not everything could be cleared. Close all other tabs of the hub, load this page again and clear once more.");
    delete document.documentElement.dataset.mdColorScheme;
    nameBox.value = "";
    sure.hidden = true;
    brought.replaceChildren(make("p", { textContent: said }));
    byId("clear").focus();
    await draw();
  };
  byId("just-clear").addEventListener("click", wipe);
  byId("save-and-clear").addEventListener("click", async () => { if (await save()) await wipe(); });
}
