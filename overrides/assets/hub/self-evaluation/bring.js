/** Bringing in a file: read here, shown before anything is changed, and undone with one button. */
import { make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { ask } from "../evaluation/desk.js";
import { parse } from "../evaluation/evaluation.js";
import { canonical } from "../local/versions.js";
import { listed } from "./asked.js";
import { button, link } from "./buttons.js";
import { preview } from "./carrying.js";
import { remove, shelf, shelve } from "./sheet.js";
import { isOlder } from "./standing.js";
import { address } from "./ways.js";

/** @typedef {import("./records.js").Evaluation} Evaluation */
const told = /** @type {HTMLElement} */ (document.getElementById("brought"));
const previews = /** @type {HTMLElement} */ (document.getElementById("preview"));

/** Brings in what people chose. @param {HTMLInputElement} input @param {() => Promise<void>} draw shows the list of evaluations anew */
export async function bring(input, draw) {
  /** Puts an evaluation on the shelf and says so, with what undoes it. @param {HTMLElement} line @param {string} said @param {Evaluation} evaluation @param {() => Promise<unknown>} [undone] */
  async function add(line, said, evaluation, undone) {
    const id = await shelve(evaluation);
    const undo = button("Undo", async () => {
      await remove(id);
      await undone?.();
      line.replaceChildren("Undone.");
      await draw();
      input.focus();
    });
    line.replaceChildren(said, " ", link(address("fill-in", id), `Open “${evaluation.name}”`), " ", undo);
    await draw();
    return undo;
  }

  /** @param {File} file */
  async function one(file) {
    const line = make("p", { textContent: `${file.name}: being read …` });
    told.append(line);
    const read = await ask("get", file.name, file);
    if ("reason" in read) {
      line.textContent = [`${file.name}: ${read.reason}`, read.forward].filter(Boolean).join(" ");
      return;
    }
    const { noticed } = read, found = parse(read.text).evaluation ?? {};
    if (noticed.length) told.append(make("ul", { className: "hub-muted" }, ...noticed.map(textContent => make("li", { textContent }))));
    const evaluation = /** @type {Evaluation} */ ({ ...found, name: /** @type {Evaluation} */ (found).name || file.name.replace(/\.[^.]+$/, "") });
    const there = (await shelf()).find(each => canonical({ ...each.evaluation, name: "" }) === canonical({ ...evaluation, name: "" }));
    if (there) {
      line.replaceChildren(`${file.name}: it is here already. `, link(address("fill-in", there.id), `Open “${there.name}”`));
      return;
    }
    const framework = (await listed()).get(evaluation.made_from?.id ?? "");
    if (!framework || !isOlder(framework.editions, framework.current, evaluation)) {
      await add(line, `${file.name}: brought in.`, evaluation);
      return;
    }
    const { element, after } = await preview(evaluation);
    line.textContent = `${file.name}: it was made from an older edition. Below you see what would happen to each answer.`;
    const heading = make("h3", { tabIndex: -1, textContent: `Bring “${evaluation.name}” to the current edition?` });
    const box = make("section", { className: "hub-preview" }, heading, element);
    const done = async (/** @type {string} */ said, /** @type {Evaluation} */ chosen, /** @type {(() => Promise<unknown>) | undefined} */ undone) => {
      const undo = await add(line, `${file.name}: ${said}`, chosen, undone);
      box.remove();
      undo.focus();
      say(said);
    };
    box.append(make("p", { className: "hub-actions" }, button("Carry it over", () => done("carried over.", after, async () => { previews.append(box); })),
      button("Bring it in as it is", () => done("brought in as it is.", evaluation, undefined)),
      button("Leave it", () => { box.remove(); line.textContent = `${file.name}: left alone.`; input.focus(); })));
    previews.append(box);
    heading.focus();
  }

  told.replaceChildren();
  previews.replaceChildren();
  for (const file of [...input.files ?? []]) {
    try { await one(file); } catch (wrong) {
      told.lastElementChild?.replaceChildren(`${file.name}: ${wrong instanceof Error ? wrong.message : wrong}`);
    }
  }
  input.value = "";
}
