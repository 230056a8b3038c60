/**
 * PDFs read back: the fields of a form that any program has filled in. formats/pdf_reading.py in the browser. The reader itself is Mozilla's
 * pdf.js (overrides/assets/vendor/pdfjs), fetched when the first PDF comes and run in this very thread; nothing in the file is run or drawn.
 */
import { IMPRINT, unseenOf } from "../facts.js";
import { fieldsOf } from "../form.js";
import { CHOOSE, asWritten } from "../opening.js";
import { Refused } from "../refused.js";
import { isPlace } from "../values.js";
import { normal, unescaped } from "../verbatim.js";
import { found, returned } from "./returned.js";

/* As published by their makers; their types are no concern of ours. */
const READER = ["../../../vendor/pdfjs/pdf.js", "../../../vendor/pdfjs/pdf.worker.js"];
const MOST_FIELDS = 20_000, DAMAGED = "The PDF is damaged or was cut off. Ask for it again.";
const SAFE = { isEvalSupported: false, enableXfa: false, useWorkerFetch: false, useWasm: false, disableFontFace: true, useSystemFonts: false, isOffscreenCanvasSupported: false, isImageDecoderSupported: false, verbosity: 0 };

/** Throws Refused when it has no fields, is encrypted, or is not ours. @param {Uint8Array} data @param {import("./returned.js").Find} find @returns {Promise<import("./returned.js").Return>} */
export async function read(data, find) {
  const { told, values, unseen } = await held(data);
  const line = IMPRINT.exec(values.get("imprint") ?? "") ?? IMPRINT.exec(told);
  values.delete("imprint");
  const form = await found(find, line?.[1] ?? "", line?.[2] ?? ""), fields = fieldsOf(form);
  /** @type {Map<string, string>} */
  const texts = new Map(), strange = new Map();
  for (const [name, value] of values) {
    const key = unescaped(name.replaceAll("~2", ".")), empty = fields.get(key)?.kind === "choice" && value === CHOOSE;
    (isPlace(key) ? texts : strange).set(key, empty ? "" : unescaped(asWritten(normal(value))));
  }
  for (const [key, text] of strange) if (text) texts.set(key, text);
  return returned(form, texts, unseenOf(unseen));
}

/** What the file says it is, the values of its fields by name, and what programs keep in it. @param {Uint8Array} data */
async function held(data) {
  const [{ getDocument }, worker] = await Promise.all(READER.map(address => import(address))).catch(() => {
    throw new Refused("It is a PDF, and the reader for PDFs could not be fetched.", "Try again when you are online, or save the form as a spreadsheet or Word document.");
  });
  Object.assign(globalThis, { pdfjsWorker: worker }); // so that it starts no worker of its own
  /** @type {any} */
  const task = getDocument({ data: data.slice(), ...SAFE });
  try {
    const pdf = await task.promise, { info } = await pdf.getMetadata(), objects = await pdf.getFieldObjects() ?? {};
    if (info.IsXFAPresent) throw new Refused("This PDF holds an XFA form, which only one program can read. The hub’s forms hold none. It was not read.");
    if (!Object.keys(objects).length) throw new Refused("This PDF has no fields any more: it was printed or “flattened”. Ask for the file in which the form was filled in.");
    if (Object.keys(objects).length > MOST_FIELDS) throw new Refused("It has more fields than a form has. It was not read.");
    const values = new Map(Object.entries(objects).map(([name, all]) => [name, textOf(all)]));
    const kept = Object.values(await pdf.getAttachments() ?? {}).find(one => one.filename === "evaluation.json");
    return { told: String(info.Subject ?? ""), values, unseen: kept ? new TextDecoder().decode(kept.content) : "" };
  } catch (wrong) {
    if (wrong instanceof Refused) throw wrong;
    const name = wrong instanceof Error ? wrong.name : "";
    throw new Refused(name === "PasswordException" ? "It is protected by a password. Save it without one and send it again." : DAMAGED);
  } finally {
    await task.destroy().catch(() => {});
  }
}

/** The value of a field, which may be shown in several places. @param {any[]} places */
function textOf(places) {
  const value = places.map(one => one.value).find(one => one !== undefined && one !== null) ?? "";
  return String(Array.isArray(value) ? (value[0] ?? "") : value);
}
