/** My learning: what was kept, drawn into the finished lists of the page. */
import { day, make } from "./elements/kept.js";
import { WORDS, say } from "./elements/said.js";
import { all, onChange, state, toAsk, where, write } from "./local/store.js";
import { together } from "./local/versions.js";
import { begin, entries, listEntries, said } from "./record/entries.js";
import { files, remind } from "./record/files.js";

/** @typedef {import("./local/store.js").Item} Item */
const POINTS = { "not-yet": "Not yet", "a-little": "A little", fairly: "Fairly", very: "Very" };
const root = new URL("../../", import.meta.url);
/** @param {string} id */
const byId = id => /** @type {HTMLElement} */ (document.getElementById(id));
const modules = [...document.querySelectorAll(".hub-my-module")].map(element => ({
  element: /** @type {HTMLDetailsElement} */ (element),
  title: element.querySelector("summary span")?.textContent ?? "",
  units: [...element.querySelectorAll("li")].map(line => {
    const link = /** @type {HTMLAnchorElement} */ (line.querySelector("a"));
    return { line, link, id: decodeURI(link.pathname.slice(root.pathname.length)), title: link.textContent ?? "", minutes: Number(/** @type {HTMLElement | null} */ (line.querySelector("[data-minutes]"))?.dataset.minutes) };
  }),
}));
const units = modules.flatMap(module => module.units);

/** The unit or page that an item belongs to. @param {string} id */
const unitOf = id => units.find(unit => unit.id === id.split("#")[0]);
/** A link to where an item was written. @param {string} id */
const placeOf = id => make("a", { href: new URL(id, root).href, textContent: unitOf(id)?.title ?? id.split("#")[0] ?? id });

/** Each version of the items of a kind. @param {Item[]} items @param {string} kind */
const ofKind = (items, kind) => items.flatMap(item => item.versions.filter(({ value }) => value?.kind === kind).map(version => ({ item, version, value: version.value })));

/** What was done of a module, for paper: the name is written by hand, so that it is kept nowhere.
 * @param {string} title @param {string} edition @param {[string, string, number, string][]} done */
const statementOf = (title, edition, done) => make("section", { className: "hub-statement" },
  make("h2", { textContent: "What I did" }),
  make("p", { className: "hub-line", textContent: "Name: " }),
  make("p", { textContent: `noted these units of “${title}” (${edition}) on the STEM professional learning hub as done:` }),
  make("ul", {}, ...done.map(([unit, moment, minutes, version]) => make("li", { textContent: `${unit}: ${day(moment)}, planned for ${minutes} minutes${version}` }))),
  make("p", { textContent: "This sheet says what its owner noted. Nobody has assessed the learning, and no body has accredited it. It is not a certificate or a qualification." }),
  make("p", { className: "hub-line", textContent: "Discussed with: " }), make("p", { className: "hub-line", textContent: "Date: " }));

/** @param {Item[]} items @param {typeof import("./elements/latest.js").latest} latest */
function drawProgress(items, latest) {
  const known = new Map(ofKind(items, "unit").reverse().map(({ item, version, value }) => [item.id, { ...value, edited: version.edited }]));
  const touched = new Map(items.map(({ id, versions }) => [id.split("#")[0], versions[0]?.edited ?? ""]));
  for (const { element, title, units: own } of modules) {
    element.querySelectorAll(".hub-drawn").forEach(one => one.remove());
    const done = own.filter(unit => known.get(unit.id)?.done);
    for (const unit of own) {
      const one = known.get(unit.id), changed = one?.digest && one.digest !== element.dataset.version ? " The module has changed since." : "";
      const text = one?.done ? `Done on ${day(one.done)}.` + changed : touched.has(unit.id) ? "Begun." : "";
      if (text) unit.line.append(make("span", { className: "hub-drawn hub-state", textContent: text }));
    }
    if (!done.length) continue;
    element.querySelector("summary")?.append(make("span", { className: "hub-drawn hub-state", textContent: ` ${done.length} of ${own.length} units done` }));
    const record = make("button", { type: "button", className: "md-button hub-drawn", textContent: "Add this to my record" });
    record.addEventListener("click", () => {
      const days = done.map(unit => known.get(unit.id).done.slice(0, 10)).sort();
      begin({
        title, provider: "STEM professional learning hub", from: days[0], to: days.at(-1) === days[0] ? "" : days.at(-1),
        minutes: String(done.reduce((sum, unit) => sum + unit.minutes, 0)),
        learned: `Units done: ${done.map(unit => unit.title).join("; ")}.`,
        reflection: ofKind(items, "reflection").filter(({ item, value }) => value.text && own.includes(/** @type {any} */ (unitOf(item.id)))).map(({ value }) => value.text).join("\n\n"),
        standards: (element.dataset.codes ?? "").split("|").filter(Boolean),
      });
    });
    const statement = make("button", { type: "button", className: "md-button hub-drawn", textContent: "Print what I did" });
    statement.addEventListener("click", async () => {
      const sheet = statementOf(title, element.dataset.edition ?? "", done.map(unit => {
        const { done: moment, digest } = known.get(unit.id);
        return [unit.title, moment, unit.minutes, digest && digest !== element.dataset.version ? `, as it was in version ${digest}` : ""];
      }));
      byId("statement").replaceChildren(sheet);
      (await import("./elements/alone.js")).printAlone(sheet);
    });
    element.append(record, " ", statement);
  }
  const versions = new Map(items.map(({ id, versions }) => [id, versions])), last = latest(versions, units).last;
  const was = latest(versions, modules.find(module => module.units.some(unit => unit.id === last))?.units ?? []);
  byId("go-on").replaceChildren(...was.id ? [was.done ? "Next: " : "Go on where you were: ", placeOf(was.id + (was.at && `#${was.at}`))]
    : [was.all ? "You have done all units of the module that you were in. Choose another." : "Nothing begun yet. Open a unit, answer a question or write a note, and it appears here."]);
}

/** @param {Item[]} items */
function drawNotes(items) {
  const notes = ofKind(items, "reflection").filter(({ value }) => value.text);
  const box = byId("notes");
  box.hidden = !notes.length;
  box.replaceChildren(/** @type {Node} */ (box.firstElementChild), ...notes.map(({ item, version, value }) =>
    make("section", { className: "hub-card" }, make("h3", { textContent: value.asked }), make("p", { className: "hub-note", textContent: value.text }),
      make("p", { className: "hub-muted" }, placeOf(item.id), `, ${day(version.edited)}`))));

  const tried = ofKind(items, "activity").filter(({ value }) => value.tried);
  byId("tried").hidden = !tried.length;
  byId("tried").querySelector("ul")?.replaceChildren(...tried.map(({ item, value }) =>
    make("li", {}, make("a", { href: new URL(item.id, root).href, textContent: value.asked }), `: tried on ${day(value.tried)}.`)));
}

/** What an item is called, and where it was written. @param {Item} item @returns {[string, Node | string]} */
function named({ id, versions }) {
  const { kind, asked, when, title } = versions.find(({ value }) => value)?.value ?? {};
  if (kind === "entry") return [title || "Untitled", "In my professional learning record"];
  if (kind === "for") return ["Whom I keep my record for", ""];
  if (kind === "planned") return [asked, "In my learning plan"];
  return [kind === "confidence" ? `My confidence ${when} the module` : kind === "unit" ? `The unit “${asked}”` : asked, placeOf(id)];
}

/** What two places changed without knowing of each other. @param {Item[]} items */
async function drawTwice(items) {
  const box = byId("twice"), found = items.some(({ versions }) => versions.length > 1) ? (await import("./record/choices.js")).toChoose(items, said) : [];
  box.hidden = !found.length;
  const drawn = found.length ? (await import("./record/choosing.js")).choosing : undefined;
  byId("twice-list").replaceChildren(...found.flatMap(({ item, choices }) => drawn ? [drawn(...named(item), choices, async ({ version }) => {
    await write(item.id, version.value, together(item.versions));
    await draw();
    say(box.hidden ? "Kept. Nothing more to choose." : "Kept. There is more to choose.");
    byId(box.hidden ? "where" : "twice-title").focus();
  })] : []));
}

/** @param {Item[]} items */
function drawPlan(items) {
  const planned = ofKind(items, "planned"), box = byId("plan");
  box.hidden = !planned.length;
  box.querySelector("ul")?.replaceChildren(...planned.map(({ item, value }) => {
    const address = item.id.slice("plan/".length), done = items.find(one => one.id === address)?.versions[0]?.value?.done;
    const gone = make("button", { type: "button", className: "md-button", textContent: "Take it out" });
    gone.append(make("span", { className: "md-visually-hidden", textContent: `: ${value.asked}` }));
    gone.addEventListener("click", async () => {
      await write(item.id, null, together(item.versions));
      await draw();
      byId(box.hidden ? "where" : "plan-title").focus();
    });
    return make("li", {}, make("a", { href: new URL(address, root).href, textContent: value.asked }), make("span", { className: "hub-muted", textContent: ` ${value.minutes} min ` }),
      done ? make("span", { className: "hub-state", textContent: `Done on ${day(done)}. ` }) : "", gone,
      make("ul", { className: "hub-muted" }, ...value.why.map((/** @type {string} */ textContent) => make("li", { textContent }))));
  }));
}

/** @param {Item[]} items */
function drawConfidence(items) {
  const told = ofKind(items, "confidence"), box = byId("confidence");
  const tables = modules.flatMap(({ title, units: own }) => {
    /** @param {string} when @returns {Record<string, keyof typeof POINTS>} */
    const points = when => told.find(({ item, value }) => value.when === when && own.some(unit => unit.id === item.id.split("#")[0]))?.value.points ?? {};
    const [before, after] = [points("before"), points("after")];
    const disciplines = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    if (!disciplines.length) return [];
    const rows = disciplines.map(name => make("tr", {}, make("th", { scope: "row", textContent: name.charAt(0).toUpperCase() + name.slice(1) }),
      ...[before, after].map(side => make("td", { textContent: POINTS[/** @type {keyof typeof POINTS} */ (side[name])] ?? "–" }))));
    return [make("div", { className: "md-typeset__scrollwrap" }, make("table", {}, make("caption", { textContent: title }),
      make("thead", {}, make("tr", {}, ...["Discipline", "Before", "After"].map(textContent => make("th", { scope: "col", textContent })))), make("tbody", {}, ...rows)))];
  });
  box.hidden = !tables.length;
  box.querySelectorAll(".md-typeset__scrollwrap").forEach(one => one.remove());
  box.append(...tables);
}

async function drawKeeping() {
  const place = await where();
  byId("where").textContent = `${WORDS[place]}${toAsk() ? " Is this device shared?" : ""}`;
  byId("keeping").querySelectorAll("button").forEach(button => button.remove());
  if (!toAsk()) return;
  for (const [text, mine] of /** @type {[string, boolean][]} */ ([["Only I use this device: keep it here", true], ["Others use it: forget when I close the tab", false]])) {
    const button = make("button", { type: "button", className: "md-button", textContent: text });
    button.addEventListener("click", async () => { await (await import("./local/moving.js")).answer(mine); await draw(); byId("where").focus(); });
    byId("keeping").append(button, " ");
  }
}

let asked = 0;
async function draw() {
  const turn = ++asked, items = await all(), { latest } = await import("./elements/latest.js");
  /* Somebody has asked again, and will see what is newer. */
  if (turn !== asked) return;
  if (state.unread) import("./elements/unread.js").then(({ tell }) => tell());
  await drawTwice(items);
  if (turn !== asked) return;
  drawProgress(items, latest);
  drawPlan(items);
  drawNotes(items);
  drawConfidence(items);
  listEntries(items);
  await drawKeeping();
  await remind();
}

/* Fetched only when somebody opens it. */
byId("team").addEventListener("toggle", async () => (await import("./record/team-page.js")).team(modules.map(({ title, units: own }) => ({ id: title, title, units: own }))), { once: true });
entries(draw);
files(draw);
onChange(draw);
document.addEventListener("hub-drawn", draw);
draw();
