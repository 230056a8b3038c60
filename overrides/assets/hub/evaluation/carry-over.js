/**
 * Carry-over: an evaluation brought to a newer edition of its framework. No character of any answer is lost on the way.
 * answers/carry_over.py says what becomes of an answer; tests/vectors/carry-over and a property test hold the two equal.
 *
 * @typedef {{fate: string, change: string, item: string, question: string, version: string, to: string, answered: boolean, items: string[]}} Line what became
 *   of one item in one step: `fate` is kept, noted, confirm, moved, offered, archived or new; `change` the class of its change; `items` where it lives on
 * @typedef {import("./evaluation.js").Evaluation} Evaluation @typedef {import("./evaluation.js").Answer} Answer
 * @typedef {import("./evaluation.js").Archived} Archived @typedef {import("./evaluation.js").Carried} Carried
 * @typedef {import("./framework.js").Framework} Framework @typedef {import("./framework.js").Item} Item
 */
import { neat, neatNoun, same } from "./evaluation.js";
import { answersTo, audienceOf, itemsOf, textFor } from "./framework.js";
import { count, split } from "./wording.js";

const OFFERING = ["split", "merged"], WORDING = ["editorial", "clarified", "changed"];
/** Why an answer is archived: no edition at hand has its item; its item is no longer asked of its audience. */
export const UNKNOWN = "unknown", NOT_ASKED = "not-asked";

/** The evaluation cannot be brought to that edition; the message says why and what can be done. */
export class CannotCarry extends Error {}

/** The evaluation brought to the edition `to` of its framework, and what became of each item that was touched or answered. All editions
 * on the way must have been fetched. Throws CannotCarry. @param {Evaluation} evaluation @param {Framework} framework @param {string} to
 * @returns {{evaluation: Evaluation, report: Line[]}} */
export function carryOver(evaluation, framework, to) {
  let made = neat(evaluation);
  /** @type {Line[]} */
  const report = [], versions = way(made, framework, to);
  for (let i = 1; i < versions.length; i++) {
    const [after, lines] = step(made, framework, versions[i - 1], versions[i]);
    made = after;
    report.push(...lines);
  }
  return { evaluation: made, report };
}

/** The versions from the edition that the evaluation was made from to the wanted one, both included. @param {Evaluation} evaluation @param {Framework} framework @param {string} to */
export function way(evaluation, framework, to) {
  const { kind = "framework", id = "", version = "" } = evaluation.made_from ?? {};
  if (kind !== "framework" || id !== framework.id) throw new CannotCarry(`It was made from ${kind} \`${id}\`, not from the framework \`${framework.id}\`.`);
  const versions = framework.releases.map(release => release.version).reverse();
  for (const one of [version, to]) if (!versions.includes(one)) throw new CannotCarry(`There is no edition \`${one}\` of \`${framework.id}\` here. There is ${versions.join(", ")}.`);
  const first = versions.indexOf(version), last = versions.indexOf(to);
  if (last < first) throw new CannotCarry(`It was made from edition ${version}, which is newer than ${to}. Answers are only brought forward.`);
  return versions.slice(first, last + 1);
}

/** From one edition to the next. @param {Evaluation} evaluation @param {Framework} framework @param {string} before @param {string} now @returns {[Evaluation, Line[]]} */
function step(evaluation, framework, before, now) {
  const editions = framework.editions, audience = audienceOf(framework, evaluation.audience ?? "");
  const past = itemsOf(editions[before]), next = itemsOf(editions[now]), scales = editions[now].scales;
  const given = new Map(Object.entries(evaluation.answers ?? {}));

  /** Whether an item is asked of the audience. @param {Item | undefined} item */
  const asked = item => Boolean(item && !item.withdrawn && (!audience || answersTo(audience, item.applies_to)));
  /** The items in which an item lives on, its own id among them when it was split and kept. @param {string} name */
  const heirsOf = name => [...next.values()].filter(item => {
    const { class: kind = "", from } = item.change ?? {};
    return OFFERING.includes(kind) && asked(item) && (from?.length ? from : [item.id]).includes(name);
  });
  /** Whether the answer stays with its own item. One that was split or merged with others offers it instead. @param {string} name */
  const stays = name => asked(next.get(name)) && !heirsOf(name).some(heir => heir.id === name);
  /** The class of an item's change; none when only wordings for others differ. @param {string} name */
  const changeOf = name => {
    const item = next.get(name), was = past.get(name), kind = item?.change?.class ?? "";
    if (!WORDING.includes(kind) || !was || !item || !audience) return kind;
    return textFor(was, audience) === textFor(item, audience) && same(was.stages ?? {}, item.stages ?? {}) && asked(was) ? "" : kind;
  };
  /** @param {Item | undefined} item */
  const worded = item => !item ? "" : audience ? textFor(item, audience) : item.text;
  /** @param {string} name */
  const question = name => worded(past.get(name));
  /** Whether the answer is a point of another scale than the newer edition answers its item on. @param {string} name @param {Answer} answer */
  const rescaled = (name, answer) => Boolean(answer.point && answer.scale) && answer.scale !== (scales[next.get(name)?.kind ?? ""] ?? "");
  /** @param {string} item @param {Answer} answer @param {string} why @returns {Archived} */
  const archived = (item, answer, why) => neatNoun("Archived", { item, version: before, question: question(item), answer, why });
  /** @param {string} name */
  const why = name => {
    const item = next.get(name);
    return !item ? UNKNOWN : item.withdrawn ? (item.change?.class ?? "withdrawn") : NOT_ASKED;
  };
  /** With the mark of how it came over. What still waits to be confirmed keeps its own mark. @param {Answer} answer @param {string} change @param {string} name @param {boolean} confirm @returns {Answer} */
  const marked = (answer, change, name, confirm) =>
    answer.carried?.confirm ? answer : neatNoun("Answer", { ...answer, carried: { ...answer.carried, change, version: before, items: [name], confirm } });
  /** @param {string} name @param {Answer} answer @returns {Answer} */
  const kept = (name, answer) => {
    let kind = changeOf(name);
    if (rescaled(name, answer)) { // scales are never converted into each other
      const { scale, point, ...rest } = answer;
      answer = neatNoun("Answer", { ...rest, offers: [...(answer.offers ?? []), archived(name, { scale, point }, "changed")] });
      kind = "changed";
    }
    if (!past.has(name)) return marked(answer, UNKNOWN, name, true);
    return kind ? marked(answer, kind, name, kind === "changed" || OFFERING.includes(kind)) : answer;
  };
  /** The answer to an heir, with one more offer: the answer itself and those that it was still offering. @param {Item} heir @param {Answer} soFar @param {string} name @param {Answer} answer @returns {Answer} */
  const offered = (heir, soFar, name, answer) => {
    const { offers = [], ...own } = answer, { carried: _, ...said } = own, kind = heir.change?.class ?? "";
    const offer = Object.keys(said).length ? [archived(name, own, kind)] : [];
    const from = soFar.carried?.version === before ? (soFar.carried.items ?? []) : [];
    const carried = { ...soFar.carried, change: kind, version: before, confirm: true, items: [...new Set([...from, name])] };
    return neatNoun("Answer", { ...soFar, offers: [...(soFar.offers ?? []), ...offers, ...offer], carried });
  };
  /** What became of an item: nothing to say of one that was neither answered nor touched nor asked. @param {string} name @returns {Line[]} */
  const line = name => {
    const item = next.get(name), answer = given.get(name), answered = answer !== undefined;
    let was = past.get(name), change = changeOf(name), fate;
    if (was && !answered && (was.withdrawn || (audience && !answersTo(audience, was.applies_to)))) was = undefined;
    const heirs = heirsOf(name);
    if (!was && !answered) fate = asked(item) && !heirs.length && change === "new" ? "new" : "";
    else if (heirs.length) [fate, change] = ["offered", heirs[0].change?.class ?? ""];
    else if (!stays(name)) [fate, change] = ["archived", why(name)];
    else {
      if (answer && rescaled(name, answer)) change = "changed";
      fate = ({ "": "kept", editorial: "noted", clarified: "noted", moved: "moved" })[change] ?? "confirm";
    }
    const told = { fate, change, item: name, question: question(name) || worded(item), version: before, to: now, answered, items: heirs.map(heir => heir.id) };
    return fate && (answered || fate !== "kept") ? [told] : [];
  };

  /** @type {Map<string, Answer>} */
  const answers = new Map();
  const archive = [...(evaluation.archive ?? [])];
  for (const [name, answer] of given) if (stays(name)) answers.set(name, kept(name, answer));
  for (const [name, answer] of given) {
    const heirs = heirsOf(name);
    for (const heir of heirs) answers.set(heir.id, offered(heir, answers.get(heir.id) ?? {}, name, answer));
    if (!heirs.length && !stays(name)) archive.push(archived(name, answer, why(name)));
  }
  const lines = [...new Set([...past.keys(), ...given.keys(), ...next.keys()])].flatMap(line);
  const digest = framework.releases.find(release => release.version === now)?.digest ?? "";
  const came = { id: evaluation.id ?? "", version: before, date: evaluation.finished || evaluation.started || "", how: "carried over" };
  const order = [...new Set([...next.keys(), ...answers.keys()])].filter(key => answers.has(key));
  const carried = neat({
    ...evaluation,
    made_from: { ...evaluation.made_from, version: now, digest },
    answers: Object.fromEntries(order.map(key => [key, answers.get(key) ?? {}])),
    archive,
    derived_from: [...(evaluation.derived_from ?? []), came],
  });
  return [carried, lines];
}

/** What became of answers, in the order in which people want to know: what they must do first. @type {[string, string][]} */
export const FATES = [
  ["confirm", "Read again and confirm"],
  ["offered", "Choose from what is offered"],
  ["new", "New, not answered yet"],
  ["moved", "Moved with its statement"],
  ["noted", "Kept; the statement is worded anew"],
  ["archived", "Kept in the archive of the file"],
  ["kept", "Kept as they were"],
];
/** @type {Record<string, string>} */
const WHY = {
  split: "split into several",
  merged: "merged with others",
  withdrawn: "withdrawn",
  [UNKNOWN]: "no edition at hand has this statement",
  [NOT_ASKED]: "no longer asked of your sector",
};

/** A report in words, part by part: report/carried.py in the browser. @param {Line[]} report
 * @returns {{summary: string, parts: {fate: string, heading: string, lines: {line: Line, why: string}[]}[], untouched: number}} */
export function reportInWords(report) {
  if (!report.length) return { summary: "Nothing was answered and nothing has changed.", parts: [], untouched: 0 };
  const answered = new Set(report.filter(line => line.answered).map(line => line.item)).size;
  const todo = report.filter(line => line.answered && ["confirm", "offered"].includes(line.fate)).length;
  const steps = [...new Set([...report.map(line => line.version), ...report.map(line => line.to)])];
  const parts = FATES.map(([fate, heading]) => ({
    fate,
    heading,
    lines: report
      .filter(line => line.fate === fate && (line.answered || fate === "new"))
      .map(line => ({ line, why: ["archived", "offered"].includes(fate) ? (WHY[line.change] ?? "") : "" })),
  })).filter(part => part.lines.length);
  const untouched = report.filter(line => !line.answered && line.fate !== "new" && line.fate !== "kept").length;
  return { summary: `${count(answered, "answer")} carried over, ${steps.join(" to ")}. None was lost; ${count(todo, "answer")} to look at again.`, parts, untouched };
}

/** A report as a text, as the command line prints it. @param {Line[]} report */
export function reportText(report) {
  const { summary, parts, untouched } = reportInWords(report);
  const told = parts.map(({ heading, lines }) => [`${heading} (${lines.length})`, ...lines.map(({ line, why }) => {
    const where = line.items.length ? ` → ${line.items.join(", ")}` : "";
    return `  ${line.item}${where}: ${split(line.question).join(" ") || "the wording is not known"}` + (why && ` (${why})`);
  })].join("\n"));
  return [summary, ...told, ...(untouched ? [`${count(untouched, "statement")} changed that you had not answered.`] : [])].join("\n\n") + "\n";
}
