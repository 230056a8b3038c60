"""`make relevance`: how well our search, stock Material's and Pagefind answer the same practitioners' queries on the same pages.

All three run as readers run them, in Chromium: ours and Pagefind over our pages, Material's over the export that it drew
itself. A page counts once, whatever part of it was found; words of the glossary count as the page that holds them for all three.
Stock Material shows at most as many results as it likes; the first ten count.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), *(str(ROOT / "tests" / name) for name in ("search", "browser", "site"))]

from browsing import serving  # noqa: E402
from built_site import plain_environment  # noqa: E402
from ensure import ARGUMENTS, browser  # noqa: E402
from relevance import DEPTH, Figures, Query, fresh, held_out, measure, queries, second  # noqa: E402

OUTSIDE = ROOT / ".venv/outside/bin/python"
OURS = """async words => {
  window.index ??= new stemhubSearch.Index(new URL("../", location.href).href);
  return (await stemhubSearch.search(index, words, 20)).shown.map(one => one.url);
}"""
PAGEFIND = """async words => {
  window.pagefind ??= await import("/pagefind/pagefind.js");
  const { results } = await pagefind.search(words);
  return (await Promise.all(results.slice(0, 20).map(one => one.data()))).map(one => one.url.slice(1));
}"""


def ours(page: Page, base: str) -> None:
    """Opens our search."""
    page.goto(f"{base}search/")
    page.locator("#search-words").focus()
    page.wait_for_load_state("networkidle")


def material(page: Page, words: str) -> list[str]:
    """What stock Material lists for some words, in its order."""
    box = page.locator(".md-search__input")
    box.fill(words)
    box.dispatch_event("keyup")
    page.wait_for_timeout(350)
    page.wait_for_function("!/Type to start|Initializing/.test(document.querySelector('.md-search-result__meta').textContent)", timeout=20000)
    page.wait_for_timeout(150)
    return page.evaluate(
        "[...document.querySelectorAll('.md-search-result__item > a:first-child, .md-search-result__item > .md-search-result__link')]"
        ".map(a => new URL(a.href).pathname.slice(1))"
    )


def as_pages(found: list[str]) -> list[str]:
    """Addresses without their anchors, each once."""
    return list(dict.fromkeys(one.split("#")[0].split("?")[0] for one in found))[:DEPTH]


def of_pages(query: Query) -> Query:
    """The query with its answers as pages."""
    answers: dict[str, int] = {}
    for address, grade in query.answers.items():
        page = address.split("#")[0]
        answers[page] = max(grade, answers.get(page, 0))
    return Query(query.text, query.form, answers)


def run(what: list[str], **options) -> None:
    """A program that must succeed; it says what went wrong if it did not."""
    subprocess.run(what, check=True, capture_output=True, env=plain_environment(), **options)


def found_by_all(work: Path, asked: list[Query]) -> dict[str, dict[str, list[str]]]:
    """For each search, the pages it finds for each query."""
    site, export, stock = work / "site", work / "export", work / "stock"
    run([sys.executable, "-m", "stemhub", "build", "--root", str(ROOT), "--site-dir", str(site)])
    run([sys.executable, "-m", "stemhub", "export", "--root", str(ROOT), str(export)])
    run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(export / "mkdocs.yml"), "-d", str(stock)])
    run([str(OUTSIDE), "-m", "pagefind", "--site", str(site), "--root-selector", "main", "--output-path", str(site / "pagefind")])
    found: dict[str, dict[str, list[str]]] = {}
    with serving(site) as base, serving(stock) as theirs, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=list(ARGUMENTS))
        page = chromium.new_context(bypass_csp=True).new_page()
        ours(page, base)
        found["ours"] = {one.text: as_pages(page.evaluate(OURS, one.text)) for one in asked}
        found["Pagefind"] = {one.text: as_pages(page.evaluate(PAGEFIND, one.text)) for one in asked}
        page.goto(theirs)
        page.locator(".md-search__input").focus()
        found["stock Material"] = {one.text: as_pages(material(page, one.text)) for one in asked}
        chromium.close()
    return found


def line(name: str, figures: Figures) -> str:
    """One row of the table."""
    return f"  {name:16} {figures.ndcg:7.3f} {figures.mrr:7.3f} {figures.none:10.1%}"


def main() -> None:
    """Measure and print."""
    parts = {
        "tuned by": [of_pages(one) for one in queries()],
        "held out until the first ranking was done": [of_pages(one) for one in second()],
        "held out, never tuned by": [of_pages(one) for one in held_out()],
        "written without sight of the pages, never tuned by": [of_pages(one) for one in fresh()],
    }
    with tempfile.TemporaryDirectory(prefix="stemhub-relevance-") as name:
        found = found_by_all(Path(name), [one for part in parts.values() for one in part])
    for title, part in parts.items():
        print(f"{len(part)} queries ({title}), pages:   nDCG@{DEPTH}     MRR   no result")
        for search, results in found.items():
            print(line(search, measure(part, results.__getitem__)))


if __name__ == "__main__":
    main()
