/** Saving everything to a file or a table, bringing a file in, clearing. */
import { day, make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { all, state } from "../local/store.js";
import { canonical } from "../local/versions.js";
import { recorded, said as entrySaid } from "./entries.js";
import { noteSaved, unsaved } from "./unsaved.js";

const NO_CLAIM = "This record says what its owner did, in their own words. It is not an accreditation, and nobody has checked it.";
/** @param {string} id */
const byId = id => /** @type {HTMLElement} */ (document.getElementById(id));
const nameBox = /** @type {HTMLInputElement} */ (byId("file-name")), bring = /** @type {HTMLInputElement} */ (byId("bring"));
const [brought, sure, saved] = [byId("brought"), byId("sure"), byId("saved")];

/** Gives the reader a file under the name that they chose. @param {BlobPart} content @param {string} type @param {string} ending */
const give = async (content, type, ending) => (await import("./give.js")).give(content, type, ["my-learning", nameBox.value], ending);

async function save() {
  const now = new Date().toISOString();
  const items = await all(), whole = !state.unread;
  await give((await import("./format.js")).toFile(items, nameBox.value.trim(), now), "application/json", "json");
  if (items.length && whole) noteSaved(now);
  remind();
  say("The file is saved.");
  if (!whole) brought.replaceChildren(make("p", { textContent: "The file is saved, but without what this device could not read yet. Load this page again and save once more." }));
  return whole;
}

/** When everything was last saved, and whether it is time. */
export async function remind() {
  const items = await all(), { last, since, reminder } = unsaved(items);
  byId("remind").replaceChildren(...reminder ? [reminder, " ", make("a", { href: "#files", textContent: "Save a file" })] : []);
  saved.textContent = !items.length ? "" : !last ? "Not saved to a file yet."
    : [`Last saved to a file on ${day(last)}.`, !since ? "" : since === 1 ? "One thing has changed since." : `${since} things have changed since.`].join(" ");
}

/** @param {() => Promise<void>} draw draws the page anew */
export function files(draw) {
  byId("save").addEventListener("click", save);
  byId("table").addEventListener("click", async () => give((await import("./format.js")).toTable(await all()), "text/csv", "csv"));
  byId("word").addEventListener("click", async () => {
    const { toWord } = await import("./word.js"), { body, parts } = recorded(await all()), made = new Date().toISOString(), name = nameBox.value.trim();
    const lead = [name && `Name: ${name}`, body && `Kept for: ${body}`, `Written on ${day(made)}`, parts.length ? "" : "Nothing is written in the record yet."].filter(Boolean);
    give(toWord("Professional learning record", lead, parts, NO_CLAIM, made.replace(/\.\d+/, "")), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");
  });
  byId("print").addEventListener("click", () => print());
  bring.addEventListener("change", async () => {
    brought.replaceChildren();
    for (const file of bring.files ?? []) {
      const line = make("p");
      try {
        const { items, left } = (await import("./format.js")).fromFile(await file.text());
        const before = new Map((await all()).map(item => [item.id, canonical(item.versions)]));
        await (await import("../local/moving.js")).merge(items);
        const after = await all();
        const fresh = items.filter(({ id }) => before.get(id) !== canonical(after.find(item => item.id === id)?.versions)).length;
        line.append([`${file.name}: ${fresh} of ${items.length} brought in; the rest was here already.`, ...left].join(" "));
        if (after.some(({ versions }) => versions.length > 1)) {
          const twice = (await import("./choices.js")).toChoose(after, entrySaid).length;
          if (twice) line.append(twice === 1 ? " One thing was changed in two places: " : ` ${twice} things were changed in two places: `, make("a", { href: "#twice", textContent: "choose between the versions" }), ".");
        }
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
    const said = await (await import("../local/moving.js")).clear().then(() => "Everything is cleared.", () => "Not everything could be cleared. Close all other tabs of the hub, load this page again and clear once more.");
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
