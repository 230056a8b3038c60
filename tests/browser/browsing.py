"""A server of a built site, a browser, and the question to axe; for tests that look at pages as a reader's browser does."""

from __future__ import annotations

import atexit
import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from ensure import ARGUMENTS, browser
from playwright.sync_api import Browser, Page, sync_playwright

# A frame or two in which the page may answer what was done, such as a table that has become too wide and can now be scrolled.
SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true; })"
# Of neighbours that are made alike, as the rows of a long list are, four stay: the tenth has no fault that these have not. Of blocks
# of one kind four stay too, however many steps they have; the whole guide on one page has dozens.
THIN = """() => {
  const made = part => part.matches("section") ? part.className : `${part.tagName}.${part.className}(${[...part.children].map(made)})`;
  for (const parent of document.querySelectorAll("main :is(ul, ol, tbody, .md-typeset)")) {
    const seen = {};
    for (const child of parent.querySelectorAll(":scope > :is(li, tr, p, section.hub-block)")) if ((seen[made(child)] = (seen[made(child)] ?? 0) + 1) > 4) child.remove();
  }
}"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What is written in one colour and size, by elements of one kind on one ground, has one contrast: axe is given two of each look. It
# spends three quarters of its time on contrasts otherwise. What disabled controls are called is not asked for any.
_LOOKS = """([where, seen]) => {
  const grounds = new Map([[null, ""]]);
  const ground = one => {
    if (!grounds.has(one)) {
      const { backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode } = getComputedStyle(one);
      const own = [backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode].join();
      grounds.set(one, ground(one.parentElement) + (own === "rgba(0, 0, 0, 0),none,1,static,none,normal" ? "" : `|${own}`));
    }
    return grounds.get(one);
  };
  const looks = new Map(seen.map(number => [number, 2]));
  for (const one of document.querySelectorAll("body, body *")) {
    one.removeAttribute("data-look");
    if (!one.closest(where) || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (!one.matches("input, select, textarea") && ![...one.childNodes].some(part => part.nodeType === Node.TEXT_NODE && part.data.trim())) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one);
    const disabled = one.matches(":disabled, :disabled *, [aria-disabled=true] *") || Boolean(one.closest("label")?.control?.disabled);
    const look = [one.localName, one.className, color, fontSize, fontWeight, textShadow, disabled, ground(one)].join();
    const number = [...look].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 16777619), 2166136261);
    looks.set(number, (looks.get(number) ?? 0) + 1);
    if (looks.get(number) <= 2) one.dataset.look = number;
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-look]" }] });
}"""
_ASK = """([where, tags]) => axe.run(where, { runOnly: tags, resultTypes: ["violations", "passes"], elementRef: true }).then(({ violations, passes }) => [
  violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`)),
  passes.flatMap(({ id, nodes }) => id === "color-contrast" ? nodes.map(({ element }) => Number(element.dataset.look)) : []),
])"""


def violations(page: Page, where: str = "html", every_look: bool = False, seen: set[int] | None = None) -> list[str]:
    """What axe finds in a part of a page whose context carries its script; `every_look` has it compare the colours of every
    single text too. The looks that pass are added to those `seen`, which are not asked for again."""
    if not every_look:
        page.evaluate(_LOOKS, [where, list(seen or ())])
    found, passed = page.evaluate(_ASK, [where, TAGS])
    if seen is not None:
        seen |= set(passed)
    return found


# What sticks out of a window, unless it stands in something that scrolls by itself.
STICKS_OUT = """window => {
  const { document, innerWidth } = window;
  if (document.documentElement.scrollWidth <= innerWidth) return "";
  const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > innerWidth + 1);
  return wide.at(-1)?.outerHTML.slice(0, 120) ?? "something";
}"""
# First as readers find the page, then with all its parts open.
UNFOLDED_TOO = f"""window => {{
  const folded = ({STICKS_OUT})(window);
  window.document.querySelectorAll("details").forEach(part => {{ part.open = true; }});
  return folded || ({STICKS_OUT})(window);
}}"""
_FRAMED = """async ([addresses, width, height, scripts]) => {{
  const ask = {ask}, frame = document.createElement("iframe"), said = {{}};
  Object.assign(frame, {{ width, height }});
  frame.style.border = 0;
  if (!scripts) frame.sandbox = "allow-same-origin";
  document.body.append(frame);
  for (const address of addresses) {{
    await new Promise(done => {{ frame.onload = done; frame.src = address; }});
    said[address] = ask(frame.contentWindow);
  }}
  frame.remove();
  return said;
}}"""


def framed(page: Page, base: str, addresses: list[str], ask: str, width: int, height: int = 900, scripts: bool = True) -> dict[str, Any]:
    """What a function says of the window of each page of the site, loaded one after the other into a frame of this size: a third
    quicker than to send a browser from page to page. A page of ours lets no frame be opened on it: an empty one is made."""
    page.route(base + "empty", lambda route: route.fulfill(body="<!doctype html><link rel=icon href=data:,><body>", content_type="text/html"))
    page.goto(base + "empty")
    page.unroute_all()
    said = page.evaluate(_FRAMED.format(ask=ask), [[base + address for address in addresses], width, height, scripts])
    return {address.removeprefix(base): one for address, one in said.items()}


class Handler(SimpleHTTPRequestHandler):
    """Answers as a static host does: files, and the site's own page for what is missing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args) -> None:
        """Requests are not told."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on any free port; its address with the slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@functools.cache
def started_browser() -> Browser:
    """The browser that `ensure.py` found, started once for all tests."""
    playwright = sync_playwright().start()
    atexit.register(playwright.stop)
    return playwright.chromium.launch(executable_path=browser(), args=list(ARGUMENTS))
