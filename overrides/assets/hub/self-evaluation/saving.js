/** Saving an evaluation to a file of the reader's own. */
import { make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { write } from "../evaluation/evaluation.js";
import { button } from "./buttons.js";
import { give } from "./give.js";
import { latest } from "./sheet.js";

let saved = latest();
/** Whether something was written on this page since it was last saved to a file. */
export const unsaved = () => saved !== latest();

/** The name of a file, without the ending: letters and figures of its own name, and today. @param {import("./records.js").Evaluation} evaluation */
export const fileName = evaluation =>
  [(evaluation.name || "evaluation").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "evaluation", new Date().toISOString().slice(0, 10)].join("-");

/** Saves an evaluation as JSON, which keeps all of it. @param {import("./records.js").Evaluation} evaluation */
export async function saveJson(evaluation) {
  const now = latest();
  // On a line that is down the answers go to the file at once, without the words about them.
  const data = await Promise.race([withAbout(evaluation), new Promise(done => setTimeout(done, 2000, undefined))]) ?? write(evaluation);
  give(data, "application/json", `${fileName(evaluation)}.json`);
  saved = now;
  say("The file is saved.");
}

/** The file as the command line writes it: it says to people what it is. @param {import("./records.js").Evaluation} evaluation */
async function withAbout(evaluation) {
  try {
    const [{ fill }, { find }] = await Promise.all([import("../evaluation/writing/json.js"), import("../evaluation/published.js")]);
    const form = await find(evaluation.form ?? "", evaluation.made_from?.version ?? "");
    return form && /** @type {BlobPart} */ (fill(form, evaluation));
  } catch { return undefined; }
}

/** Saves an evaluation in a format that other programs open; the form and its writer are fetched when somebody asks.
 * @param {"xlsx" | "docx" | "csv"} kind @param {import("./records.js").Evaluation} evaluation @param {HTMLElement} says */
async function saveAs(kind, evaluation, says) {
  says.textContent = "The file is being made …";
  try {
    const [{ write: make_ }, { find }] = await Promise.all([import("../evaluation/writing/index.js"), import("../evaluation/published.js")]);
    const form = await find(evaluation.form ?? "", evaluation.made_from?.version ?? "");
    if (!form) throw new Error("This hub does not have its form. Save it as a file for this site instead.");
    const { bytes, type } = await make_(kind, form, evaluation);
    give(/** @type {BlobPart} */ (bytes), type, `${fileName(evaluation)}.${kind}`);
    saved = latest();
    says.textContent = "The file is saved.";
  } catch (wrong) {
    says.textContent = wrong instanceof Error ? wrong.message : String(wrong);
  }
}

/** What other programs open. @type {["xlsx" | "docx" | "csv", string][]} */
const OTHERS = [["xlsx", "Save as a spreadsheet"], ["docx", "Save as a Word document"], ["csv", "Save as a table (CSV)"]];

/** @param {() => import("./records.js").Evaluation} now the evaluation as it is when people press */
export function savingBox(now) {
  const says = make("p");
  says.setAttribute("role", "status");
  return make("div", {}, make("p", { className: "hub-muted", textContent: "Browsers forget: some delete what a page kept after a week without a visit. A file is safer, and goes to colleagues too. Each of these can be brought in again; the file for this site keeps most exactly what you wrote." }),
    make("p", { className: "hub-actions" }, button("Save to a file", () => saveJson(now())), ...OTHERS.map(([kind, label]) => button(label, () => saveAs(kind, now(), says)))), says);
}
