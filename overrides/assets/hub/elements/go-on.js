/** Where the reader was: which units of a list are done or begun, and a link to go on. */
import { onChange } from "../local/store.js";
import { unsaved } from "../record/unsaved.js";
import { day, kept, make, root } from "./kept.js";
import { latest } from "./latest.js";

const steps = document.querySelector(".hub-steps"), lead = document.querySelector(".hub-lead");
/** The units that this page lists. */
const units = [...steps?.querySelectorAll("a") ?? []].map(link => ({ link, id: decodeURI(link.pathname.slice(root.pathname.length)), title: link.textContent ?? "" }))
  .filter(({ id }) => /^modules\/[^/]+\/[^/]+\/$/.test(id));
const line = make("p", { className: "hub-notice" });

async function draw() {
  const items = await kept(), was = latest(items, steps ? units : undefined);
  for (const { link, id } of units) {
    link.parentElement?.querySelector(".hub-state")?.remove();
    const { done, begun } = was.of(id), text = done ? `Done on ${day(done)}.` : begun ? "Begun." : "";
    if (text) link.after(" ", make("span", { className: "hub-state hub-muted", textContent: text }));
  }
  const reminder = unsaved([...items].map(([id, versions]) => ({ id, versions }))).reminder;
  line.replaceChildren(...was.id ? [was.done ? "Next: " : "Go on where you were: ", make("a", { href: new URL(was.id + (was.at && `#${was.at}`), root).href, textContent: was.title || "the unit that you began" })] : [],
    ...was.all ? ["You have done all these units. ", make("a", { href: new URL("my-learning/", root).href, textContent: "Add them to your record" })] : [],
    ...reminder ? [" ", reminder, " ", make("a", { href: new URL("my-learning/#files", root).href, textContent: "Save a file" })] : []);
  if (was.id || was.all) lead?.after(line);
  else line.remove();
}

onChange(draw);
draw();
