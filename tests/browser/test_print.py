"""What comes out of the printer: the guide's leaflet on one sheet, and the whole guide in two sizes."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from pypdf import PdfReader

LEAFLET = "nutshell-guide/leaflet/"
A4 = (595, 842)
LARGE = 18.0


@pytest.fixture(scope="module")
def printed(chromium, base):
    """Prints a page as a reader's browser does, on the paper that the page asks for."""
    made = {}

    def pages(address: str) -> list:
        if address not in made:
            page = chromium.new_page()
            page.goto(base + address)
            made[address] = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
            page.close()
        return made[address]

    return pages


def words_of(page) -> str:
    """The text of a page on one line; letters that were joined in print are parted again."""
    return " ".join(unicodedata.normalize("NFKC", page.extract_text()).split())


def test_the_leaflet_is_one_sheet_of_a4_with_text_on_both_sides(printed):
    sides = printed(LEAFLET)
    assert [(round(side.mediabox.width), round(side.mediabox.height)) for side in sides] == [A4, A4]
    front, back = map(words_of, sides)
    assert len(front.split()) > 200
    assert len(back.split()) > 200
    assert "What is STEM?" in front
    assert "Sources" in back


def test_nothing_of_the_leaflet_is_lost_on_its_way_to_paper(printed, reader):
    page = reader().go(LEAFLET)
    page.emulate_media(media="print")
    shown = "".join(page.locator(".hub-side").all_inner_texts())
    # On paper a link is followed by its address in brackets.
    on_paper = re.sub(r"\(https?://[^)]*\)", "", "".join(map(words_of, printed(LEAFLET))))

    def bare(text: str) -> str:
        return re.sub(r"\W+", "", text)

    missing = [line for line in shown.split("\n") if bare(line) not in bare(on_paper)]
    assert missing == []


def test_no_word_of_the_leaflet_stands_outside_the_paper(printed):
    for side in printed(LEAFLET):
        places = []

        def note(text, page, here, *font, places=places):
            x = here[4] * page[0] + here[5] * page[2] + page[4]
            y = here[4] * page[1] + here[5] * page[3] + page[5]
            places.extend([(x, y)] if text.strip() else [])

        side.extract_text(visitor_text=note)
        assert len(places) > 50
        assert [place for place in places if not (20 < place[0] < A4[0] - 20 and 20 < place[1] < A4[1] - 20)] == []


@pytest.mark.parametrize("edition", ["print", "large-print"])
def test_the_whole_guide_prints_with_contents_chapters_and_numbered_pages(printed, edition):
    pages = printed(f"nutshell-guide/{edition}/")
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == A4
    texts = [words_of(page) for page in pages]
    assert "Contents" in texts[0]
    assert "Edit this page" not in " ".join(texts)
    beginnings = [number for number, text in enumerate(texts, 1) if re.match(r"\d+ (?:What is STEM\?|Talking about jobs) ", text)]
    assert len(beginnings) == 2
    assert all(text.startswith(f"{number} ") for number, text in enumerate(texts, 1))


def test_no_activity_is_parted_in_the_print_edition(printed):
    texts = [words_of(page) for page in printed("nutshell-guide/print/")]
    for text in texts:
        assert text.count("Activity to try") == text.count("Safety: benefit and risk")


def test_large_print_has_letters_of_eighteen_points(reader):
    page = reader().go("nutshell-guide/large-print/")
    page.emulate_media(media="print")
    sizes = page.evaluate(
        """[...document.querySelectorAll(".md-typeset :is(p, li, dd, td)")].filter(e => e.checkVisibility() && !e.closest("sup"))
           .map(e => parseFloat(getComputedStyle(e).fontSize) * 72 / 96)"""
    )
    assert len(sizes) > 500
    assert min(sizes) >= LARGE - 0.01


def test_the_print_editions_leave_room_for_no_menu(reader):
    page = reader().go("nutshell-guide/print/")
    page.emulate_media(media="print")
    for unwanted in (".md-sidebar", ".md-path", ".hub-screen-only", "#palette-button"):
        assert not any(part.is_visible() for part in page.locator(unwanted).all())
    assert page.locator(".hub-print-only").first.is_visible()
