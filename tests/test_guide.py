"""The families' guide: how easy it is to read, its editions on paper, its drawings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk import Desk
from stemhub import build
from stemhub.model import Hub
from stemhub.model import addresses as at
from stemhub.model.learning import Guide
from stemhub.model.reading import LONGEST_AVERAGE, document_level, passages, reading_level, sentences, syllables
from stemhub.model.site import Page, Site
from stemhub.source import read

CHAPTER = "content/nutshell-guide/at-home.md"
LEAFLET = "content/nutshell-guide/leaflet.md"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "hub")


@pytest.fixture
def guide(whole_hub: Hub) -> Guide:
    return whole_hub.guide


@pytest.fixture
def site(whole_site: Site) -> Site:
    return whole_site


def page(site: Site, address: str) -> Page:
    return next(one for one in site.pages if one.address == address)


def drawn(desk: Desk, address: str) -> str:
    return page(build.draw(desk.root, desk.hub()), address).body


# How easy it is to read


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("One two three. Four five?", 5, 2),
        ("It costs 1.5 pounds. Really.", 5, 2),
        ('She said "Why not?" and went on. Done!', 8, 2),
        ("Water drowns [@rospa-drowning]. Stay close [@a] [@b].", 4, 2),
        ("Read [the page](/a/b.c/) now.", 4, 1),
        ("salt and sugar", 0, 0),
        ("", 0, 0),
    ],
)
def test_words_are_counted_in_finished_sentences(text: str, words: int, count: int):
    level = reading_level(text)
    assert (level.words, level.sentences) == (words, count)


def test_headings_tables_and_lists_of_things_do_not_count():
    text = "## Not this one.\n\n| Nor. | This. |\n|---|---|\n| Or. | That. |\n\n- salt\n- Stir it.\n\nA line\nthat goes on.\n"
    assert [s for passage in passages(read("a.md", text.encode())) for s in sentences(passage)] == ["Stir it.", "A line that goes on."]


def test_the_texts_of_an_activity_count_and_its_id_does_not(desk: Desk):
    counted = [s for passage in passages(desk.hub().guide.chapters[0].document) for s in sentences(passage)]
    assert counted == ["Numbers are everywhere.", "Count as you climb.", "Children move and count.", "Stairs are steep.", "You need nothing."]


@pytest.mark.parametrize(("word", "groups"), [("cat", 1), ("water", 2), ("make", 1), ("table", 2), ("tree", 1), ("engineering", 4)])
def test_syllables_are_groups_of_vowels(word: str, groups: int):
    assert syllables(word) == groups


def test_the_grade_is_that_of_the_formula():
    # 3 words in 1 sentence, 4 syllables: 0.39 · 3 + 11.8 · 4/3 − 15.59
    assert reading_level("Cats make water.").grade == pytest.approx(0.39 * 3 + 11.8 * 4 / 3 - 15.59)


def test_no_chapter_has_more_than_fifteen_words_in_its_average_sentence(guide: Guide):
    assert {text.path: level.average for text in guide.texts if (level := document_level(text)).average > LONGEST_AVERAGE} == {}
    assert LONGEST_AVERAGE == 15
    assert all(document_level(text).sentences > 20 for text in guide.texts)


def test_each_chapter_states_its_own_average(site: Site, guide: Guide):
    for chapter in guide.chapters:
        average = round(document_level(chapter.document).average)
        assert f"Average sentence: {average} words." in page(site, at.chapter(chapter.id)).body


def test_the_guide_states_its_average_and_how_it_is_measured(site: Site):
    body = page(site, at.GUIDE).body
    assert re.search(r"The average sentence of this guide has \*\*\d+ words\*\*", body)
    assert "## How easy it is to read" in body


# On paper


@pytest.mark.parametrize("address", [at.GUIDE_PRINT, at.GUIDE_LARGE_PRINT])
def test_a_print_edition_holds_every_chapter_and_activity_once_and_in_order(site: Site, guide: Guide, address: str):
    body = page(site, address).body
    places = [body.index(f"\n## {chapter.title} {{: #{chapter.id} ") for chapter in guide.chapters]
    assert places == sorted(places)
    for chapter in guide.chapters:
        assert body.count(f'<a href="#{chapter.id}">{chapter.title.replace("&", "&#38;")}</a>') >= 1
        for block in chapter.blocks:
            assert body.count(f'id="{chapter.id}-{block.id}"') == 1


def test_a_print_edition_lists_every_source_once(site: Site, guide: Guide):
    body = page(site, at.GUIDE_PRINT).body
    assert [body.count(f'<li id="source-{key}">') for key in guide.sources] == [1] * len(guide.sources)


def test_links_between_chapters_stay_on_the_printed_page_and_others_show_their_address(desk: Desk):
    desk.write(CHAPTER, "## A part\n\nSee [this](/nutshell-guide/at-home/), [that](/nutshell-guide/at-home/#a-part) and [us](/about/) [@small-book].\n")
    body = drawn(desk, at.GUIDE_PRINT)
    assert "[this](#at-home), [that](#at-home-a-part)" in body
    assert '[us](../../about/index.md){: data-at="/about/" }' in body
    assert "### A part {: #at-home-a-part }" in body


def test_a_repeated_page_is_in_no_list(site: Site):
    repeated = {one.address for one in site.pages if one.instead_of}
    assert repeated == {at.GUIDE_PRINT, at.GUIDE_LARGE_PRINT, *(at.directory_by(way) for way in at.DIRECTORY_WAYS)}
    a_to_z = page(site, at.A_TO_Z).body
    assert "nutshell-guide/leaflet/" in a_to_z
    assert "nutshell-guide/print/" not in a_to_z


def test_a_leaflet_has_two_sides_and_cites(desk: Desk):
    body = drawn(desk, at.LEAFLET)
    assert body.count('<div class="hub-side"') == 2
    assert body.index("You need nothing.") < body.index("Count the stairs") < body.index('id="source-small-book"')


def test_a_guide_without_a_leaflet_has_no_page_for_it(desk: Desk):
    (desk.root / LEAFLET).unlink()
    assert at.LEAFLET not in {one.address for one in build.draw(desk.root, desk.hub()).pages}
    assert "Leaflet" not in drawn(desk, at.GUIDE)


@pytest.mark.parametrize("sides", [1, 3])
def test_a_leaflet_with_one_or_three_sides_is_told(desk: Desk, sides: int):
    desk.write(LEAFLET, "---\ntitle: T\nsummary: S.\n---\n" + "\n---\n".join(["Words."] * sides) + "\n")
    assert [found.code for found in desk.findings()] == ["HUB503"]


@pytest.mark.parametrize("name", ["print", "large-print"])
def test_a_chapter_cannot_take_the_address_of_an_edition(desk: Desk, name: str):
    desk.change("content/nutshell-guide/guide.yml", "id: at-home", f"id: {name}")
    (desk.root / CHAPTER).rename(desk.root / f"content/nutshell-guide/{name}.md")
    assert "HUB218" in [found.code for found in desk.findings()]


# Drawings


def test_a_drawing_stands_in_the_page_with_its_words(desk: Desk):
    body = drawn(desk, at.chapter("at-home"))
    assert '<figure class="hub-figure"><svg role="img" aria-label="A ramp." xmlns=' in body
    assert "<title>" not in body
    assert at.ILLUSTRATIONS + "ramp.svg" in {file.address for file in build.draw(desk.root, desk.hub()).files}


def test_a_drawing_that_is_not_there_is_a_broken_link(desk: Desk):
    (desk.root / "content/illustrations/ramp.svg").unlink()
    assert [found.code for found in desk.findings()] == ["HUB210"]


def test_a_dangerous_drawing_is_refused(desk: Desk):
    desk.write("content/illustrations/ramp.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    assert [found.code for found in desk.findings()] == ["HUB501"]


def test_words_cannot_break_out_of_the_name_of_a_drawing(desk: Desk):
    desk.write(CHAPTER, '![A "ramp" onload=x.](/illustrations/ramp.svg)\n\nWords [@small-book].\n')
    assert 'aria-label="A &#34;ramp&#34; onload=x."' in drawn(desk, at.chapter("at-home"))


def test_a_drawing_shown_as_code_stays_code(desk: Desk):
    desk.write(CHAPTER, "Words [@small-book].\n\n```\n![A ramp.](/illustrations/ramp.svg)\n```\n")
    assert "<svg" not in drawn(desk, at.chapter("at-home"))


def test_every_drawing_of_the_hub_is_small_titled_and_shown_somewhere(root: Path, whole_hub: Hub, site: Site):
    shown = "".join(one.body for one in site.pages)
    for path in at.illustrations(whole_hub).values():
        text = (root / path).read_text("utf-8")
        assert len(text) < 8_000
        assert "<title>" in text
        assert "style" not in text
        assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', text)) >= 14
        inside = " ".join(text.partition("</title>")[2].split())
        assert inside.removesuffix("</svg>").strip() in shown, f"{path} is shown nowhere"
