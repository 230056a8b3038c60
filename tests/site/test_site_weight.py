"""What a reader's device has to fetch and to hold: bytes as a server compresses them, and numbers of elements. No timings."""

from __future__ import annotations

import gzip
import re
from itertools import chain
from statistics import median

import brotli
import pytest
from built_site import ROOT, file_of
from engine.assets import JOINED

KB = 1024
NEXT_PAGE = 7 * KB
FIRST_VISIT = 20 * KB
ELEMENTS = 600
# Self-evaluation: fetched once and kept by the browser. What only some people need (paper, other formats) comes when they ask for it.
FILES, FILES_TO_WORK_WITH = 14, 20
TO_WORK_WITH = 36 * KB
IMPORTED = re.compile(r'"\.[^"]+\.js"')


def packed(octets: bytes) -> int:
    """Bytes on the way to the reader."""
    return len(gzip.compress(octets, 9, mtime=0))


def fetched(site, page):
    """The files that a page fetches by itself, what its scripts import included."""
    names = [e.get("src") for e in page.all("script")]
    names += [e.get("href") for e in page.all("link") if e.get("rel") in ("stylesheet", "icon")]
    wanted = [(site / page.address / name).resolve() for name in names]
    found = set()
    while wanted:
        file = wanted.pop()
        if file not in found:
            found.add(file)
            imports = re.findall(r'(?:from|import)\s*"(\.[^"]+)"', file.read_text("utf-8")) if file.suffix == ".js" else []
            wanted += [(file.parent / name).resolve() for name in imports]
    return found


def first_visit(site, page) -> int:
    """Bytes of a page with all that it fetches, as hosts with brotli send them."""
    return sum(len(brotli.compress(octets)) for octets in [page.source.encode(), *(f.read_bytes() for f in fetched(site, page))])


@pytest.fixture(scope="module")
def units(pages):
    """Pages with learning elements."""
    return [page for page in pages.values() if 'class="hub-kind-unit"' in page.source]


def test_the_median_page_is_light_once_the_site_is_known(pages):
    assert median(packed(page.source.encode()) for page in pages.values()) <= NEXT_PAGE


def test_a_first_visit_to_any_unit_stays_within_its_budget(site, units):
    assert len(units) >= 40
    assert {page.address: size for page in units if (size := first_visit(site, page)) > FIRST_VISIT} == {}


def test_no_page_fetches_the_learning_elements_in_pieces_and_a_page_of_an_earlier_build_meets_the_same_store(site, pages):
    parts = {site / "assets/hub" / module: site / "assets/hub" / file for file, modules in JOINED.items() for module in modules if module != file}
    asked = {file for page in pages.values() if not page.address.endswith(".html") for file in fetched(site, page)}
    for part, whole in parts.items():
        named = re.fullmatch(r'export\*from"(.+)";\n', part.read_text("utf-8"))[1]
        assert (part.parent / named).resolve() == whole.resolve()
        assert whole.resolve() in asked
        assert part.resolve() not in asked


def test_a_unit_page_has_few_elements(units):
    assert {page.address: len(page.elements) for page in units if len(page.elements) > ELEMENTS} == {}


def test_the_menu_does_not_grow_with_the_number_of_pages(pages):
    def links_in_menu(page) -> int:
        return page.source.partition('id="menu"')[2].partition("</nav>")[0].count("<a ")

    assert max(links_in_menu(page) for page in pages.values()) <= 30


def test_a_page_fetches_at_most_fourteen_files_and_one_that_people_work_on_for_an_hour_few_more(site, pages):
    for address, page in pages.items():
        if address == "components/":  # all elements at once
            continue
        most = FILES_TO_WORK_WITH if 'class="hub-kind-evaluation"' in page.source else FILES
        here = page if address.endswith("/") or not address else None
        assert not here or len(fetched(site, page)) + len(page.all("img")) <= most, f"{address}: {file_of(address)}"


def test_no_module_of_a_page_of_self_evaluation_waits_until_another_has_asked_for_it(site, pages):
    for page in pages.values():
        if 'class="hub-kind-evaluation"' in page.source:
            ahead = {(site / page.address / e.get("href")).resolve() for e in page.all("link") if e.get("rel") == "modulepreload"}
            scripts = {(site / page.address / e.get("src")).resolve() for e in page.all("script")}
            modules = {file for file in fetched(site, page) if file.suffix == ".js"} - scripts
            assert ahead == modules, page.address


def test_a_first_visit_to_a_page_of_self_evaluation_stays_within_its_budget(site, pages):
    found = {page.address: first_visit(site, page) for page in pages.values() if 'class="hub-kind-evaluation"' in page.source}
    assert len(found) >= 4
    assert {address: size for address, size in found.items() if size > TO_WORK_WITH} == {}


def test_no_script_has_a_template_inside_a_template_which_would_lose_its_blanks():
    scripts = {path: path.read_text("utf-8") for path in (ROOT / "overrides/assets/hub").rglob("*.js")}
    assert [path for path, text in scripts.items() if re.search(r"`[^`]*\$\{[^`}]*`", text)] == []


@pytest.mark.parametrize("ending", ["*.js", "*.css"])
def test_scripts_and_styles_are_sent_without_comments_and_lose_nothing_else(site, ending):
    for path in (site / "assets/hub").rglob(ending):
        name = path.relative_to(site / "assets/hub").as_posix()
        if name in ("search-engine.js", *chain(JOINED, *JOINED.values())):  # many modules in one file, which the tests of what they do run
            continue
        written = (ROOT / "overrides" / path.relative_to(site)).read_text("utf-8")
        sent = path.read_text("utf-8")
        assert "/*" in written
        assert "/*" not in sent
        bare = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
        if "//" not in bare and "</" not in bare:
            # Only what is imported may be found elsewhere.
            assert re.findall(r"\w+", IMPORTED.sub("", bare)) == re.findall(r"\w+", IMPORTED.sub("", sent)), path
