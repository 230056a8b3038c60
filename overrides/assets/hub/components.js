/** The page of examples: each element shows the answer that stands beside it, as it would show one that was kept. Nothing is kept. */
import { note } from "./elements/said.js";
import { putFirst } from "./elements/settings.js";
import { ask } from "./elements/whose.js";
import { choices } from "./record/choices.js";
import { choosing } from "./record/choosing.js";
import { POINTS } from "./record/points.js";
import { tables, within } from "./record/team-page.js";
import { summary } from "./record/team.js";

for (const example of document.querySelectorAll("[data-shown]")) {
  const element = [...example.querySelectorAll("*")].find(one => one.localName.startsWith("hub-"));
  if (!(element && example instanceof HTMLElement)) continue;
  await customElements.whenDefined(element.localName);
  /** @type {any} */ (element).show(JSON.parse(example.dataset.shown ?? ""), "2026-11-20T10:00:00Z", "old" in example.dataset);
}

/* The examples are for a reader who has chosen a setting. */
if (!document.querySelector(".hub-yours")) putFirst("elc");

/* What two places changed. */
/** @param {string} title @param {string} place @param {any[]} values */
const twice = (title, place, ...values) => {
  const versions = values.map((value, number) => ({ clock: { [String(number)]: 1 }, edited: `2026-11-20T1${number}:00:00Z`, value }));
  return choosing(title, place, choices(versions, ({ learned }) => [["What I learned", learned]]), () => {});
};
document.getElementById("versions")?.replaceChildren(
  twice("Why does a stone sink?", "A unit", { kind: "check", chosen: [1], right: true }, { kind: "check", chosen: [0, 2], right: false }),
  twice("The unit “Boats”", "A unit", { kind: "unit", done: "2026-11-20T10:00:00Z" }, { kind: "unit", done: "" }),
  twice("My confidence before the module", "A unit", { kind: "confidence", points: { science: "very", technology: "not-yet" } }, { kind: "confidence", points: { science: "fairly", technology: "not-yet" } }),
  twice("What did you see?", "A unit", { kind: "reflection", text: "A leaf." }, { kind: "reflection", text: "A boat, and then the wind took it away." }),
  twice("Play in the puddle", "In my professional learning record", { kind: "entry", learned: "To wait." }, null),
);

/* Six people, of whom four have done one unit. */
const unit = { id: "modules/boats/float/", title: "What floats" };
const person = (/** @type {number} */ number) => ({ file: `${number}.json`, read: { name: "", left: [], items: [
  { id: unit.id, versions: [{ clock: { [`person${number}`]: 1 }, edited: "2026-11-20T10:00:00Z", value: { kind: "unit", done: number > 2 ? "2026-11-20T10:00:00Z" : "" } }] },
  { id: `${unit.id}#before`, versions: [{ clock: { [`person${number}`]: 2 }, edited: "2026-11-20T10:00:00Z", value: { kind: "confidence", when: "before", points: { science: POINTS[number % 4] } } }] },
] } });
const team = document.getElementById("team-example");
team?.replaceChildren(...tables(summary([1, 2, 3, 4, 5, 6].map(person), [{ id: "boats", title: "Boats", units: [unit] }]), false));
if (team) within(team);

const once = document.querySelector("#asked-once hub-reflect");
if (once instanceof HTMLElement) {
  note(once, "Kept in this tab until you close it.");
  ask(once);
}
document.documentElement.classList.add("hub-shown-all");
