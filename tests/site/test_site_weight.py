"""What a reader's device has to fetch and to hold: bytes as a server compresses them, and numbers of elements. No timings."""

from __future__ import annotations

import gzip
from statistics import median
from urllib.parse import urljoin

import pytest
from built_site import file_of

KB = 1024
NEXT_PAGE = 7 * KB
FIRST_VISIT = 20 * KB
ELEMENTS = 600


def packed(octets: bytes) -> int:
    """Bytes on the way to the reader."""
    return len(gzip.compress(octets, 9, mtime=0))


def first_visit(site, page) -> int:
    """A page with all that it fetches."""
    fetched = [e.get("src") for e in page.all("script")]
    fetched += [e.get("href") for e in page.all("link") if e.get("rel") in ("stylesheet", "icon")]
    assets = {urljoin(f"/{page.address}", name).removeprefix("/") for name in fetched}
    return packed(page.source.encode()) + sum(packed((site / name).read_bytes()) for name in assets)


@pytest.fixture(scope="module")
def units(pages):
    """Pages with learning elements."""
    return [page for page in pages.values() if 'class="hub-kind-unit"' in page.source]


def test_the_median_page_is_light_once_the_site_is_known(pages):
    assert median(packed(page.source.encode()) for page in pages.values()) <= NEXT_PAGE


def test_a_first_visit_to_any_unit_stays_within_its_budget(site, units):
    assert len(units) >= 7
    assert {page.address: size for page in units if (size := first_visit(site, page)) > FIRST_VISIT} == {}


def test_a_unit_page_has_few_elements(units):
    assert {page.address: len(page.elements) for page in units if len(page.elements) > ELEMENTS} == {}


def test_the_menu_does_not_grow_with_the_number_of_pages(pages):
    def links_in_menu(page) -> int:
        return page.source.partition('id="menu"')[2].partition("</nav>")[0].count("<a ")

    assert max(links_in_menu(page) for page in pages.values()) <= 30


def test_a_page_fetches_at_most_a_handful_of_files(pages):
    for address, page in pages.items():
        fetched = page.all("script", "img") + [e for e in page.all("link") if e.get("rel") != "canonical"]
        assert len(fetched) <= 6, f"{address}: {file_of(address)}"
