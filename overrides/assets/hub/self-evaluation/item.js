/** One statement to answer: the choice, what shows it, the next step; what was carried over, and what another tab wrote. */
import { day, make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { NOT_APPLICABLE } from "../evaluation/form.js";
import { plain } from "../evaluation/wording.js";
import { fieldFor, set, textIn, uniqueId, whenWritten } from "./fields.js";
import { itemsOf, rowsOf } from "./rows.js";
import { inWords, isAnswered, pointsOf, toConfirm } from "./standing.js";

/** @typedef {import("./asked.js").Asked} Asked @typedef {import("./asked.js").Item} Item @typedef {import("./sheet.js").Sheet} Sheet
 * @typedef {import("../evaluation/evaluation.js").Answer} Answer */

/** How an answer came from an older edition, by the class of the change. @type {Record<string, string>} */
const CAME = {
  changed: "The statement has changed since this was answered. Read it again: does the answer still hold?",
  split: "The statement was split. Choose from what was answered before, or answer anew.",
  merged: "Several statements became this one. Choose from what was answered before, or answer anew.",
  unknown: "This was answered in an edition that the hub does not know. Does it still hold?",
};
/** @type {import("./fields.js").Field[]} */
const TEXTS = [
  { name: "notes", label: "What we do and how we know", control: "long" },
  { name: "next_steps", label: "Next step", control: "long" },
];

/** A folded list that helps to answer. @param {string} title @param {string} of @param {string[]} lines */
const helpful = (title, of, lines) => lines.length
  ? [make("details", {}, make("summary", {}, title, make("span", { className: "md-visually-hidden", textContent: `: ${of}` })), make("ul", {}, ...lines.map(textContent => make("li", { textContent }))))]
  : [];

/** What the points of a scale mean, once for all items that do not say it themselves. @param {Asked} asked @param {Item[]} items */
export function scaleExplained(asked, items) {
  const scales = [...new Set(items.filter(item => !Object.keys(item.stages).length).map(item => asked.scales[item.scale]).filter(Boolean))];
  return scales.map(scale => make("details", { open: true }, make("summary", { textContent: "How to answer" }),
    make("dl", { className: "hub-meanings" }, ...scale.points.map(point => make("div", {}, make("dt", { textContent: point.label }), make("dd", { textContent: plain(point.descriptor) }))))));
}

/** The choice on the scale of an item, or room for an answer in words. @param {Asked} asked @param {Item} item @param {string} legend */
function choiceOf(asked, item, legend) {
  const scale = asked.scales[item.scale];
  if (!scale) {
    const { element, control } = fieldFor({ name: "text", label: "Our answer", control: "long" }, "");
    return { element, read: () => ({ text: textIn(control) }), show: (/** @type {Answer} */ answer) => set(control, answer.text ?? "") };
  }
  const name = uniqueId(item.id);
  /** @type {[string, string, string][]} */
  const choices = [...scale.points.map(point => /** @type {[string, string, string]} */ ([point.id, point.label, item.stages[point.id] ?? ""])),
    ...(scale.not_applicable ? [/** @type {[string, string, string]} */ ([NOT_APPLICABLE, "Not applicable", Object.keys(item.stages).length ? "It does not fit our setting. Say why in the notes." : ""])] : [])];
  const inputs = choices.map(([value]) => make("input", { type: "radio", name, value, id: uniqueId("point") }));
  const clear = make("button", { type: "button", className: "hub-quiet", textContent: "Clear this answer", hidden: true });
  clear.append(make("span", { className: "md-visually-hidden", textContent: `: ${legend}` }));
  const lines = choices.map(([, label, about], i) => {
    const help = make("span", { className: "hub-muted", id: uniqueId("about"), textContent: about });
    if (about) inputs[i].setAttribute("aria-describedby", help.id);
    return make("div", { className: "hub-option" }, inputs[i], make("label", { htmlFor: inputs[i].id, textContent: label }), ...(about ? [help] : []));
  });
  const said = make("p", { className: "hub-muted", hidden: true });
  const element = make("fieldset", { className: choices.some(([, , about]) => about) ? "hub-rate" : "hub-rate hub-rate--short" }, make("legend", { className: "md-visually-hidden", textContent: `Our answer: ${legend}` }), ...lines, said, clear);
  clear.addEventListener("click", () => {
    for (const input of inputs) input.checked = false;
    inputs[0].focus();
    inputs[0].dispatchEvent(new Event("change", { bubbles: true }));
    say("The answer is cleared.");
  });
  element.addEventListener("change", () => { clear.hidden = !inputs.some(input => input.checked); });
  /** @returns {Partial<Answer>} */
  const read = () => {
    const chosen = inputs.find(input => input.checked)?.value;
    if (!chosen) return { scale: "", point: "", not_applicable: false };
    return chosen === NOT_APPLICABLE ? { scale: "", point: "", not_applicable: true, said: "" } : { scale: item.scale, point: chosen, not_applicable: false, said: "" };
  };
  /** @param {Answer} answer */
  const show = answer => {
    const mine = !answer.scale || answer.scale === item.scale;
    for (const input of inputs) input.checked = input.value === (answer.not_applicable ? NOT_APPLICABLE : mine ? answer.point : "");
    clear.hidden = !inputs.some(input => input.checked);
    const other = answer.said || (mine ? "" : answer.point) || (answer.point && clear.hidden ? answer.point : "");
    said.hidden = !other;
    said.textContent = other ? `In the file it says: “${other}”. It stays until you choose.` : "";
  };
  return { element, read, show };
}

/** @param {Asked} asked @param {Item} item @param {Sheet} sheet @param {() => void} kept called when something was kept @returns {{element: HTMLElement, refresh: () => void}} */
export function itemOf(asked, item, sheet, kept) {
  const part = `answers/${item.id}`, id = uniqueId("item");
  const choice = choiceOf(asked, item, item.text);
  const texts = TEXTS.map(field => ({ field, ...fieldFor(field, "") }));
  for (const { control } of texts) control.setAttribute("aria-describedby", id);
  const answer = () => /** @type {Answer} */ (sheet.get(part) ?? {});
  const write = (/** @type {Answer} */ value, chosen = false) => {
    sheet.put(part, value, { chosen });
    kept();
  };
  const body = make("div", {}, choice.element, ...texts.map(one => one.element));
  let loose = false; // a choice on another scale is replaced only when people choose
  choice.element.addEventListener("change", () => { loose = true; });
  const now = whenWritten(body, () => sheet.touch(part), () => {
    write({ ...answer(), ...(loose || !item.scale ? choice.read() : {}), ...Object.fromEntries(texts.map(({ field, control }) => [field.name, textIn(control)])) });
    loose = false;
    mark();
  });
  const evidence = rowsOf(sheet, "evidence", () => { kept(); count(); }, { item: item.id, about: item.text });
  const evidenceTitle = make("summary"), evidenceBox = make("details", { className: "hub-evidence" }, evidenceTitle, evidence.element);
  const count = () => {
    const number = sheet.rows("evidence").filter(row => itemsOf(sheet.get(row)).includes(item.id)).length;
    evidenceTitle.replaceChildren(number ? `Evidence (${number})` : "Evidence", make("span", { className: "md-visually-hidden", textContent: `: ${item.text}` }));
  };
  const waits = make("div"), twice = make("div"), other = make("div", { className: "hub-also" });
  const element = make("section", { className: "hub-item", id: `item-${item.id}` },
    make("h3", { className: "hub-item__text", id, textContent: item.text, tabIndex: -1 }), twice, waits,
    ...helpful("Questions that help", item.text, item.prompts), ...helpful("What could show it", item.text, item.evidence), body, other, evidenceBox);
  element.setAttribute("aria-labelledby", id);

  /** What another answer says, in words. @param {Answer} said */
  const inside = said => [
    isAnswered(said) ? make("p", {}, make("strong", { textContent: inWords(asked, item, said) })) : "",
    ...["notes", "strengths", "impact", "next_steps"].flatMap(name => {
      const text = /** @type {any} */ (said)[name];
      return text ? [make("p", { className: "hub-note", textContent: text })] : [];
    }),
  ];
  /** @param {string} textContent @param {() => void} does */
  const button = (textContent, does) => {
    const made = make("button", { type: "button", className: "md-button", textContent });
    made.addEventListener("click", () => { now(); does(); refresh(); made.isConnected || element.querySelector("h3")?.focus(); });
    return made;
  };
  /** Takes another answer over: a choice where there is none yet, and its texts below ours. @param {Answer} said */
  const takenOver = said => {
    const mine = answer();
    const chosen = said.not_applicable || pointsOf(asked, item).some(point => point.id === said.point && (said.scale ?? item.scale) === item.scale);
    const { scale, point, not_applicable, said: words, text } = said;
    const joined = Object.fromEntries(["notes", "strengths", "impact", "next_steps", ...(item.scale ? [] : ["text"])].map(name => {
      const [one, two] = [/** @type {any} */ (mine)[name] ?? "", /** @type {any} */ (said)[name] ?? ""];
      return [name, !two || one.includes(two) ? one : one ? `${one}\n${two}` : two];
    }));
    return { ...mine, ...joined, ...(chosen ? { scale, point, not_applicable, said: "" } : words && !isAnswered(mine) ? { said: words } : {}), ...(item.scale && text && !joined.notes.includes(text) ? { notes: [joined.notes, text].filter(Boolean).join("\n") } : {}) };
  };
  function mark() {
    const { carried, offers = [] } = answer();
    element.classList.toggle("hub-item--waits", toConfirm(answer()));
    /* One question asked twice is answered once: what was chosen from is kept in the archive. */
    const settled = () => {
      const { offers: were = [], carried: came, ...rest } = answer();
      const head = sheet.get("");
      if (were.length) sheet.put("", { ...head, archive: [...(head.archive ?? []), ...were] });
      write({ ...rest, ...(came ? { carried: { ...came, confirm: false } } : {}) });
      say("Confirmed.");
    };
    waits.replaceChildren(...(toConfirm(answer()) ? [make("div", { className: "hub-notice hub-notice--changed" },
      make("p", {}, make("strong", { textContent: offers.some(one => one.why === "differs") ? "Colleagues or another device answered this differently. Talk about it, then choose." : CAME[carried?.change ?? ""] ?? "Look at this again." })),
      ...offers.map(offer => make("div", { className: "hub-offer" },
        make("p", { className: "hub-muted", textContent: offer.question && offer.item !== item.id || offer.question !== item.text && offer.question ? `To the statement “${offer.question}”` : [offer.answer?.author, "also said"].filter(Boolean).join(" ") || "Also said" }),
        ...inside(offer.answer ?? {}), button("Take this over", () => { write(takenOver(offer.answer ?? {})); say("Taken over."); }))),
      button("This answer holds", settled))] : []));
  }
  function refresh() {
    const value = answer();
    choice.show(value);
    for (const { field, control } of texts) set(control, /** @type {any} */ (value)[field.name] ?? "");
    mark();
    evidence.refresh();
    count();
    twice.replaceChildren(...sheet.others(part).map(version => make("div", { className: "hub-notice hub-notice--changed" },
      make("p", {}, make("strong", { textContent: `Written in two places. What stands in the form, and this, of ${day(version.edited)}:` })), ...inside(version.value.value),
      button("Keep what is in the form", () => write(answer(), true)), " ", button("Keep this instead", () => write(version.value.value, true)), " ",
      button("Keep the texts of both", () => write(takenOver(version.value.value), true)))));
    const also = [["strengths", "Our strengths"], ["impact", "The difference it makes"], ...(item.scale ? [["text", "In words"]] : [["said", "Choice in words"]]), ["author", "Answered by"]]
      .filter(([name]) => /** @type {any} */ (value)[name]);
    other.replaceChildren(...also.map(([name, label]) => make("p", { className: "hub-note" }, make("strong", { textContent: `${label}: ` }), /** @type {any} */ (value)[name])));
  }
  refresh();
  return { element, refresh };
}
