/** An evaluation as a JSON file: what programs and the pages of the hub exchange. It reads back exactly. */
import { signed, write } from "../evaluation.js";
import { about } from "../facts.js";

export const TYPE = "application/json";

/** @param {import("../form.js").Form} form @param {import("../evaluation.js").Evaluation} evaluation @returns {Uint8Array} */
export const fill = (form, evaluation) => new TextEncoder().encode(write(signed(evaluation, form), about(form)));
