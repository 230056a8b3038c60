/** A time box of as many minutes as the room wants; people start, stop and begin it again, and it never moves them on. */
import { make } from "../elements/kept.js";
import { say } from "../elements/said.js";
import { count } from "../evaluation/wording.js";
import { button } from "./buttons.js";
import { uniqueId } from "./fields.js";

const MOST = 120;

/** @param {number} minutes to begin with; the room can change them for all that follows */
export function timeBox(minutes) {
  let left = minutes * 60, ends = 0, timer = 0;
  const clock = make("span", { className: "hub-clock" });
  clock.setAttribute("role", "timer");
  const wanted = make("input", { id: uniqueId("minutes"), type: "number", min: "1", max: String(MOST), step: "1", value: String(minutes), inputMode: "numeric" });
  const go = button("", () => (timer ? stop() : start())), more = button("Two minutes more", () => { left += 120; ends += 120_000; draw(); });
  const draw = () => {
    const seconds = timer ? Math.max(0, Math.round((ends - Date.now()) / 1000)) : left;
    clock.textContent = seconds ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : "Time is up";
    go.textContent = timer ? "Stop the clock" : left < minutes * 60 && left ? "Go on" : `Start ${count(minutes, "minute")}`;
    if (timer && !seconds) {
      stop();
      say("Time is up. Agree on an answer, or go on talking.");
    }
  };
  function start() {
    if (!left) left = minutes * 60;
    ends = Date.now() + left * 1000;
    timer = setInterval(draw, 500);
    draw();
  }
  function stop() {
    clearInterval(timer);
    timer = 0;
    left = Math.max(0, Math.round((ends - Date.now()) / 1000));
    draw();
  }
  function again() {
    clearInterval(timer);
    timer = 0;
    left = minutes * 60;
    draw();
  }
  wanted.addEventListener("change", () => {
    const number = Math.round(Number(wanted.value));
    if (number >= 1 && number <= MOST) {
      minutes = number;
      again();
    }
    wanted.value = String(minutes);
  });
  again();
  return { element: make("div", { className: "hub-time" }, clock, go, more, make("p", {}, make("label", { htmlFor: wanted.id, textContent: "Minutes for each" }), wanted)), again };
}
