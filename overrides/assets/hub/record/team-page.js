/** The summary of a team: reads colleagues' files on this page only, and draws, prints and saves what was counted. */
import { printAlone } from "../elements/alone.js";
import { day, make } from "../elements/kept.js";
import { asTable, fromFile } from "./format.js";
import { give } from "./give.js";
import { WORDS_OF } from "./points.js";
import { LEAST, summary, told } from "./team.js";

/** @param {string} id */
const input = id => /** @type {HTMLInputElement} */ (document.getElementById(id));
const SMALL = `Groups of fewer than ${LEAST} people are not shown.`;
const HEAD = ["Module", "What", "People", ...WORDS_OF];

/** Reads the files that were chosen. @param {Iterable<File>} files */
async function readAll(files) {
  /** @type {import("./team.js").Brought[]} */
  const brought = [];
  const wrong = [];
  for (const file of files) {
    try {
      const read = fromFile(await file.text());
      brought.push({ file: file.name, read });
      if (read.left.length) wrong.push(`${file.name}: ${read.left.join(" ")} The rest is counted.`);
    } catch (error) {
      wrong.push(`${file.name} is not counted. ${error instanceof Error ? error.message : error}`);
    }
  }
  return { brought, wrong };
}

/** What was counted, as tables; `all`: small groups too. @param {import("./team.js").Summary} found @param {boolean} all */
export function tables(found, all) {
  const titles = [...new Set(found.rows.map(({ module }) => module))];
  const table = (/** @type {string} */ caption, /** @type {string[]} */ head, /** @type {string[][]} */ rows) => make("div", { className: "md-typeset__scrollwrap" },
    make("table", {}, make("caption", { textContent: caption }), make("thead", {}, make("tr", {}, ...head.map(textContent => make("th", { scope: "col", textContent })))),
      make("tbody", {}, ...rows.map(([first = "", ...rest]) => make("tr", {}, make("th", { scope: "row", textContent: first }), ...rest.map(textContent => make("td", { textContent })))))));
  return titles.flatMap(title => {
    const rows = found.rows.filter(({ module }) => module === title), spread = rows.filter(row => row.spread.length);
    return [
      make("h3", { textContent: title }),
      table(["How many people marked it as done:", title].join(" "), ["Unit", "People"], rows.filter(row => !row.spread.length).map(row => [row.line, told(row, all)[0] ?? ""])),
      ...(spread.length ? [table(["Confidence, each discipline by itself:", title].join(" "), HEAD.slice(1), spread.map(row => [row.line, ...told(row, all)]))] : []),
    ];
  });
}

/** What scrolls sideways can be reached by keyboard, and has a name. @param {Element} wide */
function reachable(wide) {
  if (wide.scrollWidth <= wide.clientWidth) return;
  const label = [wide.querySelector("caption")?.textContent, "scrolls sideways"].join(", ");
  for (const [key, value] of Object.entries({ tabindex: "0", role: "region", "aria-label": label })) wide.setAttribute(key, value);
}
const sideways = new ResizeObserver(entries => { for (const { target } of entries) reachable(target); });

/** Sees to it for all tables of a box. @param {Element} box */
export function within(box) {
  for (const wide of box.querySelectorAll(".md-typeset__scrollwrap")) {
    reachable(wide);
    sideways.observe(wide);
  }
}

/** Begins. @param {import("./team.js").Module[]} modules */
export function team(modules) {
  const [files, small, names] = [input("team-files"), input("team-small"), input("team-names")];
  const [said, box] = [input("team-said"), input("team-summary")];
  /** @type {import("./team.js").Brought[]} */
  let brought = [];
  const draw = () => {
    const found = summary(brought, modules), all = small.checked;
    box.hidden = !brought.length;
    const print = make("button", { type: "button", className: "md-button", textContent: "Print the summary" });
    print.addEventListener("click", () => printAlone(box));
    const save = make("button", { type: "button", className: "md-button", textContent: "Save the summary as a table (CSV)" });
    save.addEventListener("click", () => give(asTable([HEAD, ...found.rows.map(row => [row.module, row.line, ...told(row, all)])]), "text/csv", ["team-summary"], "csv"));
    box.replaceChildren(
      make("h2", { textContent: "Our team’s learning", tabIndex: -1 }),
      make("p", { textContent: [`Counted on ${day(new Date().toISOString())} from the files of`, found.people, found.people === 1 ? "person." : "people.", "People noted this themselves; nobody has assessed it.",
        all ? "Small groups are shown: for your own use only, not to be passed on." : SMALL].join(" ") }),
      ...(names.checked && found.names.length ? [make("p", { textContent: `Names given: ${found.names.join(", ")}.` })] : []),
      ...(found.rows.length ? tables(found, all) : [make("p", { textContent: "These files hold no unit and no answer about confidence." })]), print, " ", save);
    within(box);
  };
  const count = async () => {
    const { brought: read, wrong } = await readAll(files.files ?? []);
    brought = read;
    const { twice, people } = summary(brought, modules);
    said.replaceChildren(
      make("p", { textContent: people === 1 ? "The files of one person are counted below." : ["The files of", people, "people are counted below."].join(" ") }),
      ...[...twice.map(some => `Counted once, because one person wrote them: ${some}.`), ...wrong].map(textContent => make("p", { textContent })));
    draw();
  };
  files.addEventListener("change", count);
  /* Chosen while this was still on its way. */
  if (files.files?.length) count();
  for (const box of [small, names]) box.addEventListener("change", draw);
}
