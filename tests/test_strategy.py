"""Every promise of the founding documents has an account, and the indicators are drawn as they are written."""

from __future__ import annotations

import re

import pytest
import yaml
from justhtml import JustHTML
from laying import ROOT, SMALL
from stemhub import build
from stemhub.load import load
from stemhub.load import strategy as reading
from stemhub.load.schemas import Schemas
from stemhub.model import addresses
from stemhub.model.site import Page, Site
from stemhub.model.strategy import Value
from stemhub.render.chart import WIDTH, chart, figure
from stemhub.source import Node, read

PROMISES = yaml.safe_load((ROOT / "content/strategy/promises.yml").read_text("utf-8"))
INDICATORS = yaml.safe_load((ROOT / "content/strategy/indicators.yml").read_text("utf-8"))
ENTRIES = [pytest.param(one, id=f"{doc['id']}-{n}") for doc in PROMISES["documents"] for n, one in enumerate(doc["promises"], 1)]
SHOWN = [pytest.param(one, id=one["id"]) for heading in INDICATORS["headings"] for one in heading.get("indicators", [])]


@pytest.fixture(scope="module")
def pages(whole_site: Site) -> dict[str, Page]:
    return {page.address: page for page in whole_site.pages}


@pytest.fixture(scope="module")
def small() -> dict[str, Page]:
    return {page.address: page for page in build.draw(SMALL, load(SMALL, Schemas(ROOT / "schemas/v1"))).pages}


# Promises: read from the file without our loader


def test_all_five_founding_documents_are_walked_under_their_public_titles():
    assert len(PROMISES["documents"]) == 5
    for document in PROMISES["documents"]:
        assert document["title"]
        assert document["publisher"]
        assert document["url"].startswith("http")
        assert len(document["promises"]) >= 10, document["id"]


@pytest.mark.parametrize("promise", ENTRIES)
def test_no_promise_is_blank_and_every_address_answers(promise: dict, pages: dict[str, Page]):
    assert promise["place"].strip()
    assert promise["says"].strip()
    kept, out = promise.get("kept_by") or [], (promise.get("out_of_scope") or "").strip()
    assert bool(kept) != bool(out), promise
    if kept:
        assert promise["how"].strip(), "a page alone does not say what it keeps"
    for link in kept:
        assert link.split("#")[0].lstrip("/") in pages, link


@pytest.mark.parametrize("document", PROMISES["documents"], ids=lambda one: one["id"])
def test_no_place_of_a_document_is_named_twice(document: dict):
    places = [promise["place"] for promise in document["promises"]]
    repeated = {place for place in places if places.count(place) > 1} - {"Figure beside the text"}
    assert repeated == set()


def test_the_page_counts_what_is_kept_and_what_is_not(pages: dict[str, Page]):
    body = pages[addresses.PROMISES].body
    all_of_them = [promise for document in PROMISES["documents"] for promise in document["promises"]]
    kept = sum("kept_by" in promise for promise in all_of_them)
    counts = [int(number) for number in re.findall(r"<dd>(\d+)</dd>", body)]
    assert counts == [len(all_of_them), kept, len(all_of_them) - kept]
    assert body.count("<strong>Kept by</strong>") == kept
    assert body.count("<strong>Out of scope, because</strong>") == len(all_of_them) - kept


def test_links_of_a_promise_bear_the_titles_of_their_pages(small: dict[str, Page]):
    body = small[addresses.PROMISES].body
    assert '<a href="../../modules/tiny/">Tiny</a>, <a href="../../nutshell-guide/#chapters">The small guide</a>.' in body


def test_every_document_can_be_reached_from_the_account_at_the_top(small: dict[str, Page]):
    assert '<a href="#first-paper">The first paper</a>' in small[addresses.PROMISES].body
    assert "## The first paper {#first-paper}" in small[addresses.PROMISES].body


# Indicators


@pytest.mark.parametrize("indicator", SHOWN)
def test_every_value_stands_in_the_table_with_its_source(indicator: dict, pages: dict[str, Page]):
    part = pages[addresses.INDICATORS].body.split(f"{{#{indicator['id']}}}")[1].split("\n## ")[0].split("\n### ")[0]
    table = JustHTML(part[part.index("<table>") : part.index("</table>") + 8]).query("table")[0]
    cells = [cell.to_text().strip() for cell in table.query("td")]
    for value in indicator["values"]:
        shown = figure(value.get("value"), indicator["unit"])
        assert any(cell.startswith(shown) for cell in cells), (shown, cells)
        assert value["source"] in INDICATORS["sources"]
        assert f"#source-{value['source']}" in part


@pytest.mark.parametrize("indicator", [one for one in SHOWN if one.values[0].get("parts")])
def test_the_parts_of_an_indicator_add_up_to_it(indicator: dict):
    for place, value in enumerate(indicator["values"]):
        assert sum(part["values"][place] for part in indicator["parts"]) == value["value"], value["when"]


@pytest.mark.parametrize("indicator", SHOWN)
def test_an_indicator_says_what_it_means_what_not_and_what_work_moves_it(indicator: dict):
    assert indicator["means"]
    assert indicator["does_not_mean"]
    assert indicator["moved_by"]


def values(*numbers: float | None, apart: int = -1) -> list[Value]:
    return [Value(str(2016 + place), one, "source", "", place != apart, Node({}, read("x.yml", b"").faults[0].span)) for place, one in enumerate(numbers)]


def test_bars_begin_at_nothing_and_stand_to_each_other_as_their_counts():
    drawn = chart(values(100, 50, 0), "count")
    assert [bar.length for bar in drawn.bars] == [WIDTH, WIDTH / 2, 0]


def test_a_percentage_is_drawn_against_the_whole():
    assert [bar.length for bar in chart(values(25, 50), "percent").bars] == [WIDTH / 4, WIDTH / 2]


def test_a_value_that_cannot_be_compared_is_drawn_apart_and_says_so():
    drawn = chart(values(1, 2, apart=1), "count")
    assert [bar.apart for bar in drawn.bars] == [False, True]
    assert drawn.bars[1].label == "2017, not comparable"
    assert "2017, not comparable: 2" in drawn.words


def test_where_there_is_no_figure_there_is_no_bar():
    drawn = chart(values(1, None, 3), "percent")
    assert [bar.drawn for bar in drawn.bars] == [True, False, True]
    assert drawn.words == "Bars from top to bottom. 2016: 1%; 2017: no figure; 2018: 3%."


def test_a_chart_is_named_and_told_in_words_and_has_no_style_of_its_own(small: dict[str, Page]):
    body = small[addresses.INDICATORS].body
    for svg in re.findall(r"<svg.*?</svg>", body, re.S):
        named = re.search(r'role="img" aria-labelledby="(\S+) (\S+)"', svg)
        assert f'<title id="{named[1]}">' in svg
        assert f'<desc id="{named[2]}">Bars from top to bottom.' in svg
        assert "style" not in svg
    assert body.count("<svg") == 2


def test_one_figure_alone_is_not_drawn(pages: dict[str, Page]):
    assert "chart-chose-a-stem-subject" not in pages[addresses.INDICATORS].body
    assert "chart-confidence" not in pages[addresses.INDICATORS].body


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [(42.1, "percent", "42.1%"), (37, "percent", "37%"), (50559, "count", "50,559"), (0, "count", "0"), (None, "count", "no figure")],
)
def test_a_figure_is_written_as_people_read_it(number: float | None, unit: str, words: str):
    assert figure(number, unit) == words


def test_a_file_of_the_wrong_shape_is_read_without_an_error():
    for text in (b"headings: [1, {indicators: [{values: [{value: yes}], parts: [3]}]}]\n", b"documents: [{promises: x}]\n"):
        document = read("content/strategy/x.yml", text)
        assert reading.indicators(document)
        assert reading.promises(document)
