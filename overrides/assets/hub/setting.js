/**
 * A reader's setting, chosen once: lists show first what suits it, and hide nothing. It is kept where everything else of a reader is: on this
 * device if they said that it is theirs alone, else in this tab. It is read at once and not from the database, so that nothing jumps.
 */
const KEY = "hub.setting", MINE = "hub.device";

/** A store of the browser, or nothing where naming it throws. @param {"localStorage" | "sessionStorage"} name */
function stored(name) {
  try {
    globalThis[name].length;
    return globalThis[name];
  } catch { return undefined; }
}
const own = stored("localStorage"), tab = stored("sessionStorage");
const place = () => (own?.getItem(MINE) ? own : tab);

const status = document.getElementById("page-status"), select = document.getElementById("setting");
const lists = [...document.querySelectorAll("[data-by-setting]")].map(list => ({ list, written: [...list.children] }));

/** What suits a setting first, the rest after it, each in the order in which it was written. @param {string} setting */
function order(setting) {
  for (const { list, written } of lists) {
    const suits = written.filter(one => one instanceof HTMLElement && setting && (one.dataset.sector ?? "").split(" ").includes(setting));
    const wanted = [...suits, ...written.filter(one => !suits.includes(one))];
    if (wanted.some((one, at) => list.children[at] !== one)) list.append(...wanted);
  }
}

if (select instanceof HTMLSelectElement) {
  const kept = tab?.getItem(KEY) ?? own?.getItem(KEY) ?? "";
  /* A select holds only what it offers: a setting that is no longer there is none. */
  select.value = kept;
  if (select.selectedIndex < 0) select.value = "";
  if (kept) keep(select.value);
  order(select.value);
  select.addEventListener("change", () => {
    keep(select.value);
    order(select.value);
    const where = place() === own && own ? " Kept on this device." : tab ? " Kept in this tab until you close it." : " This browser blocks storage: it holds for this page only.";
    if (status) status.textContent = (select.value ? `What suits this setting comes first: ${select.selectedOptions[0]?.textContent}.` : "In the usual order.") + where;
  });
}

/** Keeps it in one place only. @param {string} setting */
function keep(setting) {
  for (const store of [own, tab]) store?.removeItem(KEY);
  if (setting) place()?.setItem(KEY, setting);
}

export {};
