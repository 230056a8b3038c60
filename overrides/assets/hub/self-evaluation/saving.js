/** Saving an evaluation to a file of the reader's own. */
import { make, say } from "../elements/kept.js";
import { write } from "../evaluation/evaluation.js";
import { latest } from "./sheet.js";
import { button } from "./views.js";

let saved = latest();
/** Whether something was written on this page since it was last saved to a file. */
export const unsaved = () => saved !== latest();

/** Gives the reader a file. @param {BlobPart} data @param {string} type @param {string} name */
export function give(data, type, name) {
  const link = make("a", { href: URL.createObjectURL(new Blob([data], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The name of a file, without the ending: letters and figures of its own name, and today. @param {import("./records.js").Evaluation} evaluation */
export const fileName = evaluation =>
  [(evaluation.name || "evaluation").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "evaluation", new Date().toISOString().slice(0, 10)].join("-");

/** Saves an evaluation as JSON, which keeps all of it. @param {import("./records.js").Evaluation} evaluation */
export function saveJson(evaluation) {
  saved = latest();
  give(write(evaluation), "application/json", `${fileName(evaluation)}.json`);
  say("The file is saved.");
}

/** @param {() => import("./records.js").Evaluation} now the evaluation as it is when people press */
export function savingBox(now) {
  return make("div", {}, make("p", { className: "hub-muted", textContent: "Browsers forget: some delete what a page kept after a week without a visit. A file is safer, and goes to colleagues too." }),
    make("p", {}, button("Save to a file", () => saveJson(now()))));
}
