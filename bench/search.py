"""`make bench-search`: what a search costs at 100, 1,000 and 5,000 pages, beside stock Material and Pagefind on the same text.

Pages are made of sentences of this hub and of Python's own manual, mixed by a fixed dice: about 700 words in six sections. Bytes
are as a server sends them (brotli; what Pagefind compressed itself as it is) and count everything fetched for one query with five
results shown, code apart. Times are medians in Chromium with the processor slowed down four times, files on the same machine.
"""

from __future__ import annotations

import gc
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from pydoc_data.topics import topics
from statistics import median, quantiles
from typing import Any, NamedTuple

import brotli
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests/browser"), str(ROOT / "tests/site")]

from browsing import serving  # noqa: E402
from built_site import plain_environment  # noqa: E402
from engine import assets  # noqa: E402
from ensure import ARGUMENTS, browser  # noqa: E402
from stemhub import build, search  # noqa: E402
from stemhub.model import site as made  # noqa: E402
from stemhub.search.rank import search as ranked  # noqa: E402
from stemhub.search.reader import Index  # noqa: E402
from stemhub.search.sections import plain  # noqa: E402

SIZES = (100, 1000, 5000)
QUERIES, TIMED, SHOWN = 200, 24, 5
OUTSIDE = ROOT / ".venv/outside/bin/python"
CODE = ("search.js", "search-engine.js", "search-box.js")


def code(name: str) -> str:
    """A script as it is published."""
    folder = ROOT / "overrides/assets/hub"
    return assets.search_script(folder / "search") if f"{assets.FOLDER}{name}" == assets.SEARCH_SCRIPT else assets.smaller(f"{assets.FOLDER}{name}", folder / name)


def sentences() -> list[str]:
    """Real English: this hub's and the manual's."""
    texts = [path.read_text("utf-8") for folder in ("content", "modules") for path in sorted((ROOT / folder).rglob("*.md"))]
    found = re.findall(r"[A-Z][^.!?\n]{30,220}[.!?]", plain("\n".join([*texts, *(topics[name] for name in sorted(topics))])))
    return list(dict.fromkeys(found))


def pages(count: int) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Address, title and sections of each page."""
    dice, stock = random.Random(count), sentences()
    for number in range(count):
        start = dice.randrange(len(stock))
        sections = []
        for part in range(6):
            # Half of a page is about one thing: neighbouring sentences; the other half is from anywhere.
            near = [stock[(start + part * 4 + step) % len(stock)] for step in range(4)]
            body = [*near, *dice.sample(stock, 3)]
            dice.shuffle(body)
            sections.append((" ".join(dice.choice(body).split()[:5]).strip(".,;:()"), " ".join(body)))
        title = " ".join(stock[start].split()[1:6]).strip(".,;:()") + f" {number}"
        yield f"part-{number // 40}/module-{number // 8}/unit-{number}/", title, sections


def as_page(address: str, title: str, sections: list[tuple[str, str]]) -> made.Page:
    """A compiled page of ours."""
    body = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in sections)
    return made.Page(address, title, sections[0][1][:150], body, "unit", "bench")


def asked(of: list[tuple[str, str, list[tuple[str, str]]]]) -> list[str]:
    """One to three words of some page; a third ends in a word that is not finished, a third holds a slip."""
    dice, found = random.Random(5), []
    while len(found) < QUERIES:
        _, title, sections = dice.choice(of)
        heading, text = dice.choice(sections)
        words = re.findall(r"[a-z]{4,}", dice.choice([title, heading, text]).lower())
        if not words:
            continue
        take = dice.sample(words, min(len(words), dice.randint(1, 3)))
        last = take[-1]
        if len(found) % 3 == 1:
            take[-1] = last[: max(3, len(last) - 2)]
        if len(found) % 3 == 2 and len(last) > 4:
            take[-1] = last[:2] + last[3:]
        found.append(" ".join(take))
    return found


def spread(values: list[float], unit: float = 1024) -> str:
    """Median and 95th percentile."""
    return f"{median(values) / unit:6.1f} / {quantiles(values, n=20)[-1] / unit:5.1f}"


def ours(work: Path, of: list[tuple[str, str, list[tuple[str, str]]]]) -> None:
    """Write our index; run in a process of its own so that its memory is its own."""
    hub = build.check(ROOT).hub
    drawn = [as_page(*page) for page in of]
    gc.disable()  # as a build does
    before, began, worked = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter(), time.process_time()
    files = search.index(hub, drawn)
    taken, worked = time.perf_counter() - began, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for file in files:
        path = work / file.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    shards = [file for file in files if file.address.endswith(".br")]
    print(json.dumps({"taken": taken, "cpu": worked, "peak": peak / 1024, "before": before / 1024, "files": len(shards), "bytes": sum(len(f.data) for f in shards)}))


def bytes_of_queries(work: Path, queries: list[str]) -> tuple[list[float], list[float], list[float]]:
    """Bytes of a first query, of the next one (root known, nothing else), and requests of a first query."""
    root = (work / "search/root.js.br").stat().st_size
    first, following, requests = [], [], []
    for query in queries:
        index = Index(work)
        for result in ranked(index, query).results[:SHOWN]:
            index.record(result.entry)
        used = sum((work / f"search/{index.root['at']}/{name}.js.br").stat().st_size for name in index._shards)
        first.append(root + used)
        following.append(used)
        requests.append(1 + len(index._shards))
    return first, following, requests


class Times(NamedTuple):
    """Milliseconds with the processor slowed down, to the first result and to all five: of a page that has read nothing, of one whose reader
    has come to the box, and of the next query."""

    cold: float
    cold_five: float
    typed: float
    typed_five: float
    next: float
    next_five: float

    def __str__(self) -> str:
        pairs = (("nothing read", self.cold, self.cold_five), ("come to the box", self.typed, self.typed_five), ("next", self.next, self.next_five))
        return "first result (all five) at 4 x, ms: " + ", ".join(f"{name} {one:.0f} ({all_:.0f})" for name, one, all_ in pairs)


def slowed(chromium: Browser, base: str) -> Page:
    """A fresh reader with a slow processor."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(base)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return page


# Each gives the time to the first result and to all five, from the beginning or, as when a reader has come to the box, from what every
# query needs.
FIND = """async ([words, base, ready]) => {
  let began = performance.now(), first = 0;
  const line = () => { first ||= performance.now() - began; };
  globalThis.index ??= new stemhubSearch.Index(base);
  if (ready) { await index.begin(); began = performance.now(); }
  await stemhubSearch.search(index, words, 5, undefined, line).then(line);
  return [first, performance.now() - began];
}"""
PAGEFIND = """async ([words, base, ready]) => {
  let began = performance.now();
  globalThis.pagefind ??= await import("/pagefind/pagefind.js");
  if (ready) { await pagefind.init(); began = performance.now(); }
  const { results } = await pagefind.search(words);
  const shown = results.slice(0, 5).map(one => one.data());
  await shown[0];
  const first = performance.now() - began;
  await Promise.all(shown);
  return [first, performance.now() - began];
}"""


def times(chromium: Browser, work: Path, script: str, queries: list[str], prepare: str = "") -> Times:
    """Medians in ms."""
    cold, typed, following = [], [], []
    with serving(work) as base:
        for one, two in zip(queries[:TIMED], queries[TIMED : 2 * TIMED], strict=True):
            for rows in (((one, False, cold), (two, False, following)), ((one, True, typed),)):
                page = slowed(chromium, base + "blank.html")
                if prepare:
                    page.add_script_tag(url=base + prepare)
                for words, ready, taken in rows:
                    taken.append(page.evaluate(script, [words, base, ready]))
                page.context.close()
    return Times(*(median(row[place] for row in rows) for rows in (cold, typed, following) for place in (0, 1)))


def pagefind(work: Path, of: list[tuple[str, str, list[tuple[str, str]]]], chromium: Browser, queries: list[str]) -> dict[str, Any]:
    """The same pages with Pagefind."""
    for address, title, sections in of:
        (work / address).mkdir(parents=True)
        parts = "".join(f'<h2 id="s{n}">{heading}</h2><p>{text.replace("<", "&lt;")}</p>' for n, (heading, text) in enumerate(sections))
        (work / address / "index.html").write_text(f'<!doctype html><html lang="en"><title>{title}</title><main><h1>{title}</h1>{parts}</main></html>')
    began = time.perf_counter()
    subprocess.run([str(OUTSIDE), "-m", "pagefind", "--site", str(work)], check=True, capture_output=True, env=plain_environment())
    taken = time.perf_counter() - began
    (work / "blank.html").write_text("<!doctype html><title>blank</title>")
    (work / "404.html").write_text("<!doctype html><title>missing</title>")
    sizes = []
    with serving(work) as base:
        for query in queries[:TIMED]:
            page = chromium.new_context(bypass_csp=True).new_page()
            fetched: list[str] = []
            page.on("request", lambda request, fetched=fetched: fetched.append(request.url))
            page.goto(base + "blank.html")
            fetched.clear()
            page.evaluate(PAGEFIND, [query, base, False])
            files = [work / url.removeprefix(base).split("?")[0] for url in fetched]
            # The index and fragments are compressed by Pagefind; its code is compressed by the server.
            sizes.append(sum(f.stat().st_size if ".pf_" in f.name else len(brotli.compress(f.read_bytes())) for f in files if f.is_file()))
            page.context.close()
    return {"bytes": median(sizes), "times": times(chromium, work, PAGEFIND, queries), "build": taken}


def material(of: list[tuple[str, str, list[tuple[str, str]]]]) -> int:
    """The bytes that stock Material fetches before any search: its index, as its plugin writes it."""
    docs = []
    for address, title, sections in of:
        docs.append({"location": address, "title": title, "text": ""})
        docs += [{"location": f"{address}#s{n}", "title": heading, "text": f"<p>{text}</p>"} for n, (heading, text) in enumerate(sections)]
    whole = {"config": {"lang": ["en"], "separator": "[\\s\\-]+", "pipeline": ["stopWordFilter"]}, "docs": docs}
    return len(brotli.compress(json.dumps(whole, separators=(",", ":")).encode(), quality=5))


def measure(size: int, chromium: Browser) -> dict[str, float]:
    """All figures at a number of pages, printed."""
    of = list(pages(size))
    queries = asked(of)
    with tempfile.TemporaryDirectory(prefix="stemhub-search-") as name:
        work, theirs = Path(name) / "ours", Path(name) / "theirs"
        command = [sys.executable, __file__, "--index", str(size), str(work)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, env=plain_environment()).stdout)
        for asset in CODE:
            (work / asset).write_text(code(asset), "utf-8")
        for page in ("blank.html", "404.html"):
            (work / page).write_text("<!doctype html><title>blank</title>")
        first, following, requests = bytes_of_queries(work, queries)
        ms = times(chromium, work, FIND, queries, "search-engine.js")
        other = pagefind(theirs, of, chromium, queries)
    theirs_ms: Times = other["times"]
    scripts = sum(len(brotli.compress(code(name).encode())) for name in CODE)
    stock = material(of)
    print(f"{size:,} pages   (KB, median / 95th percentile of {QUERIES} queries; code of ours, once: {scripts / 1024:.1f})")
    print(f"  ours        first query {spread(first)}   next {spread(following)}   requests {spread(requests, 1)}")
    print(f"              {ms}; index {told['taken']:.1f} s ({told['cpu']:.1f} of processor), {told['peak']:.0f} MB, {told['bytes'] / 1e6:.1f} MB in {told['files']:,} files")
    print(f"  Pagefind    first query {other['bytes'] / 1024:6.1f}          {theirs_ms}; index {other['build']:.1f} s")
    ratios = ", ".join(f"{name} {ours / theirs:.2f} x" for name, ours, theirs in zip(Times._fields, ms, theirs_ms, strict=True))
    print(f"  Material    before any search {stock / 1024:,.0f}")
    print(f"  ours is     {median(first) / other['bytes']:.2f} x Pagefind's and {median(first) / stock:.4f} x Material's bytes; beside Pagefind's time: {ratios}", flush=True)
    return {"first": median(first), "taken": told["taken"]}


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--index"]:
        return ours(Path(sys.argv[3]), list(pages(int(sys.argv[2]))))
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=list(ARGUMENTS))
        found = [measure(size, chromium) for size in sizes]
        chromium.close()
    grown = sizes[-1] / sizes[0]
    print(f"growth: {grown:.0f} x the pages, {found[-1]['first'] / found[0]['first']:.1f} x the bytes of a first query, {found[-1]['taken'] / found[0]['taken']:.0f} x the time of the index")
    return None


if __name__ == "__main__":
    main()
