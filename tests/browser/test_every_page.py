"""On a small phone nothing sticks out, nothing complains and nothing is asked of another host, on every page where that could be: one
of each kind, and those with the longest word or row of all in anything. `tests/outside` looks at every single page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import STICKS_OUT, UNFOLDED_TOO, framed
from built_site import KINDS, file_of
from html_page import Page, read_pages

# Where a word may be broken.
GAPS = re.compile(r"[\s\u200b\u00ad-]+")


def demands(page: Page) -> Iterator[tuple[str, int]]:
    """What could make a page wide: by kind of element the longest word in it, and the number of cells in a row."""
    cells = 0
    for element in page.elements:
        yield f"{element.tag}.{element.get('class')}", max(map(len, GAPS.split(element.text)))
        cells = 0 if element.tag == "tr" else cells + (element.tag in ("td", "th"))
        yield "cells", cells


def hardest(pages: dict[str, Page]) -> list[str]:
    """One page of each kind, and those that demand more of something than all others."""
    most: dict[str, tuple[int, str]] = {}
    for address, page in pages.items():
        for what, size in demands(page):
            if size > most.get(what, (-1, ""))[0]:
                most[what] = size, address
    return sorted({*KINDS.values(), *(address for _, address in most.values())})


@pytest.fixture(scope="module")
def chosen(site: Path) -> list[str]:
    return hardest(read_pages(site))


def test_a_page_with_the_longest_word_or_row_of_all_is_among_those_looked_at(tmp_path):
    for name, text in {
        "word": "<td>A hippopotamus</td>", "shorter": "<td>A horse</td>", "row": "<tr><td>A</td><td>B</td></tr>", "plain": "<tr><td>A</td></tr>",
        "kind": "<td class='a'>Horse</td>",
    }.items():  # fmt: skip
        (tmp_path / f"{name}.html").write_text(text, "utf-8")
    assert set(hardest(read_pages(tmp_path))) - set(KINDS.values()) == {"word.html", "row.html", "kind.html"}


def test_no_page_scrolls_sideways_at_320_pixels_folded_or_unfolded(reader, base, chosen):
    wide = framed(reader().page, base, list(map(file_of, chosen)), UNFOLDED_TOO, 320, 640)
    assert len(wide) > 80
    assert {address: what for address, what in wide.items() if what} == {}


def test_no_page_scrolls_sideways_when_its_text_is_twice_as_large(reader, base):
    ask = f"window => {{ window.document.documentElement.style.fontSize = '200%'; return ({STICKS_OUT})(window); }}"
    wide = framed(reader().page, base, [file_of(address) for address in KINDS.values()], ask, 640)
    assert {address: what for address, what in wide.items() if what} == {}


def test_a_missing_address_is_answered_by_a_page_that_leads_on_at_any_depth(reader, base):
    lost = reader()
    page = lost.page
    answer = page.goto(base + "modules/gone/long/ago/")
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "Page not found"
    page.get_by_role("main").get_by_role("link", name="A–Z").click()
    assert page.url == base + "a-z/"
    # The browser itself tells of the missing address, once.
    assert len(lost.heard) == 1
    assert "404" in lost.heard.pop()
