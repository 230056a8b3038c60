"""Gaelic beside English: short texts and parts of chapters, each told when it is older than its English.

The Gaelic of these tests is no Gaelic: words in capitals stand for it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import GUIDE, MODULE, Desk
from stemhub import build
from stemhub.model import addresses as at
from stemhub.model.coverage import coverage
from stemhub.model.site import Page
from stemhub.model.translation import parts, states
from stemhub.report.coverage import as_json, as_text
from stemhub.source.node import text_digest

ENGLISH = "content/nutshell-guide/at-home.md"
GAELIC = "content/gd/nutshell-guide/at-home.md"
OLDER = "The English has changed since this was translated."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The small hub whose chapter has an opening with an activity and two parts, of which the second is in Gaelic."""
    desk = Desk(tmp_path / "hub")
    desk.write(ENGLISH, desk.read(ENGLISH) + "\n## On a walk\n\nLook up.\n\n## In bed\n\nCount sheep [on a hill](/about/).\n")
    translate(desk, {"in-bed": fingerprint(desk, "in-bed")})
    return desk


def fingerprint(desk: Desk, part_id: str) -> str:
    return next(part.digest for part in parts(desk.hub().guide.chapters[0].document) if part.id == part_id)


def translate(desk: Desk, made_of: dict[str, str], body: str = "## LEABAIDH {: #in-bed }\n\nCAORAICH.\n") -> None:
    sections = "".join(f'\n  {part}: "{digest}"' for part, digest in made_of.items()) or " {}"
    desk.write(GAELIC, f"---\ntitle: AIG AN TAIGH\nchecked_by: A fluent reader\nsections:{sections}\n---\n{body}")


def pages(desk: Desk) -> dict[str, Page]:
    return {page.address: page for page in build.draw(desk.root, desk.hub()).pages}


def told(desk: Desk) -> list[tuple[str, str]]:
    return [(found.code, found.span.path) for found in desk.findings()]


# Parts of a chapter


def test_a_chapter_has_an_opening_and_a_part_for_each_heading_of_the_second_level(desk: Desk):
    chapter = desk.hub().guide.chapters[0]
    assert [part.id for part in parts(chapter.document)] == ["opening", "on-a-walk", "in-bed"]
    assert [(one.english.id, one.state) for one in states(chapter)] == [
        ("opening", "waiting"), ("on-a-walk", "waiting"), ("in-bed", "translated")
    ]  # fmt: skip


def test_a_translation_made_of_the_english_as_it_is_gives_no_finding(desk: Desk):
    assert told(desk) == []


def test_a_change_of_words_makes_only_its_own_part_older(desk: Desk):
    desk.change(ENGLISH, "Look up.", "Look down.")
    assert told(desk) == []
    desk.change(ENGLISH, "Count sheep", "Count lambs")
    assert told(desk) == [("HUB413", GAELIC)]


@pytest.mark.parametrize("harmless", ["Count  sheep [on a hill](/about/).", "Count sheep [on a hill](/glossary/).", "Count sheep [on a hill](/about/). <!-- a note -->"])
def test_what_readers_do_not_read_makes_no_part_older(desk: Desk, harmless: str):
    desk.change(ENGLISH, "Count sheep [on a hill](/about/).", harmless)
    assert "HUB413" not in [code for code, _ in told(desk)]


def test_the_finding_tells_the_fingerprint_that_repairs_it(desk: Desk):
    translate(desk, {})
    (found,) = desk.findings()
    assert f'in-bed: "{fingerprint(desk, "in-bed")}"' in found.hint
    translate(desk, {"in-bed": fingerprint(desk, "in-bed")})
    assert told(desk) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (GAELIC, "#in-bed", "#in-bad"),
        (GAELIC, "{: #in-bed }", ""),
        (GAELIC, '  in-bed: "', '  on-a-bed: "0123456789ab"\n  in-bed: "'),
        (ENGLISH, "## In bed", "## In the bath"),
    ],
)
def test_gaelic_that_would_be_shown_nowhere_is_an_error(desk: Desk, path: str, old: str, new: str):
    desk.change(path, old, new)
    assert "HUB419" in [found.code for found in build.check(desk.root).errors]


def test_a_gaelic_chapter_without_an_english_one_is_an_error(desk: Desk):
    desk.write("content/gd/nutshell-guide/at-hom.md", desk.read(GAELIC))
    (found,) = build.check(desk.root).errors
    assert (found.code, "Did you mean `at-home`?" in found.hint) == ("HUB419", True)


def test_english_in_the_place_of_gaelic_is_an_error(desk: Desk):
    desk.change(GAELIC, "CAORAICH.", "Count the sheep with your children and then count the lambs.")
    assert ("HUB414", GAELIC) in told(desk)


# What readers see


def test_the_gaelic_page_says_its_language_and_marks_what_is_english(desk: Desk):
    page = pages(desk)[at.chapter_in_gaelic("at-home")]
    assert (page.lang, page.title) == ("gd", "AIG AN TAIGH")
    before, _, gaelic = page.body.partition("## LEABAIDH {: #in-bed }")
    assert "CAORAICH." in gaelic
    assert OLDER not in page.body
    assert before.count('<div lang="en" markdown="1">') == before.count("This part is not in Gaelic yet.") == 2
    assert "Count the stairs" in before
    assert "Look up." in before
    assert "Count sheep" not in page.body


def test_a_part_that_is_older_says_so_beside_its_gaelic(desk: Desk):
    desk.change(ENGLISH, "Count sheep", "Count lambs")
    body = pages(desk)[at.chapter_in_gaelic("at-home")].body
    assert body.count(OLDER) == 1
    assert body.index(OLDER) < body.index("CAORAICH.")
    assert 'href="../../../nutshell-guide/at-home/#in-bed"' in body


def test_our_own_labels_in_a_gaelic_activity_are_marked_as_english(desk: Desk):
    english = desk.read(ENGLISH).partition("## On")[0]
    translate(desk, {"opening": fingerprint(desk, "opening")}, english.replace("Count the stairs", "STAIDHRE"))
    body = pages(desk)[at.chapter_in_gaelic("at-home")].body
    assert '<p class="hub-block__kind" lang="en">Activity to try</p>' in body
    assert '<h3 id="count-stairs">STAIDHRE</h3>' in body or '<h2 id="count-stairs">STAIDHRE</h2>' in body


def test_the_english_chapter_and_the_guide_lead_to_the_gaelic_one(desk: Desk):
    drawn = pages(desk)
    link = 'gd/nutshell-guide/at-home/" lang="gd" hreflang="gd">AIG AN TAIGH</a>'
    assert link in drawn[at.chapter("at-home")].body
    assert link in drawn[at.GUIDE].body


def test_without_gaelic_there_is_no_gaelic_page(desk: Desk):
    (desk.root / GAELIC).unlink()
    drawn = pages(desk)
    assert not any(address.startswith("gd/") for address in drawn)
    assert "No chapter is in Gaelic yet." in drawn[at.GUIDE].body


# Short texts


@pytest.mark.parametrize(("made_of", "older"), [(text_digest("Tiny things"), False), ("0123456789ab", True), ("", True)])
def test_a_gaelic_title_stands_below_the_english_one(desk: Desk, made_of: str, older: bool):
    line = next(one for one in desk.read(MODULE).split("\n") if one.startswith("title: "))
    desk.change(MODULE, line, "title:\n  en: Tiny things\n  gd: RUDAN BEAGA" + (f'\n  gd_of: "{made_of}"' if made_of else ""))
    page = pages(desk)[at.module("tiny")]
    assert (page.title, page.gaelic_title, page.gaelic_note) == ("Tiny things", "RUDAN BEAGA", OLDER if older else "")


def test_a_gaelic_text_stands_behind_its_english_in_its_own_language(desk: Desk):
    line = next(one for one in desk.read(GUIDE).split("\n") if one.startswith("summary: "))
    made_of = text_digest("A *small* guide.")
    desk.change(GUIDE, line, f'summary:\n  en: A *small* guide.\n  gd: IÙL *BEAG*.\n  gd_of: "{made_of}"')
    body = pages(desk)[at.GUIDE].body
    assert 'A <em>small</em> guide. <span class="hub-gaelic"><span lang="gd">IÙL <em>BEAG</em>.</span>' in body
    assert OLDER not in body
    desk.change(GUIDE, "A *small* guide.", "A *tiny* guide.")
    assert OLDER in pages(desk)[at.GUIDE].body


# For editors


def test_the_coverage_tells_what_is_translated_older_and_waiting(desk: Desk):
    desk.change(ENGLISH, "Count sheep", "Count lambs")
    found = coverage(desk.hub())
    assert [one.english.id for one in found.in_gaelic("older")] == ["in-bed"]
    assert "older than its English: at-home#in-bed" in as_text(found)
    assert "not in Gaelic yet: 2 parts of at-home" in as_text(found)
    assert '"state": "waiting"' in as_json(found)
    page = pages(desk)[at.COVERAGE].body
    assert "In Gaelic: 0. In Gaelic that is older than its English: 1. Not yet: 2." in page
    assert f'on-a-walk: &#34;{fingerprint(desk, "on-a-walk")}&#34;' in page or f'on-a-walk: "{fingerprint(desk, "on-a-walk")}"' in page
