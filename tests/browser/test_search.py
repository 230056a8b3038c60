"""A reader searches: by keyboard and by finger, with stores blocked, without a network, from a disk, without scripts."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from browsing import violations
from playwright.sync_api import Page, expect

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "search"))

from relevance import queries, second
from running import modules, said
from stemhub.search import shards
from stemhub.search.coding import front, number
from stemhub.search.collect import Collected
from stemhub.search.rank import search
from stemhub.search.reader import Index
from stemhub.search.sections import Entry, Section

SOME_PAGE = "about/"
OPTIONS = "#search-list [role=option]"


def type_words(page: Page, words: str) -> None:
    """Types into the box of the header and waits for the whole list."""
    page.locator("#search-box").press_sequentially(words)
    expect(page.locator("#search-box")).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#search-list:not([aria-busy]) > .hub-found__all").first).to_be_visible()


def test_nothing_of_the_search_is_fetched_before_a_search(reader):
    one = reader()
    one.go(SOME_PAGE)
    one.page.wait_for_load_state("networkidle")
    fetched = [url for url in one.asked if "/search/" in url or "/search-" in url]
    assert fetched == []
    with one.page.expect_response("**/search/root.js"):
        one.page.locator("#search-box").focus()
    assert not any(re.search(r"/search/\w+/", url) for url in one.asked)
    type_words(one.page, "play")
    assert any(re.search(r"/search/\w+/t\d+\.js", url) for url in one.asked)
    assert [url for url in one.asked if url.endswith("/search/root.js")] == [f"{one.page.url.removesuffix(SOME_PAGE)}search/root.js"]


def test_the_box_is_a_combobox_that_works_by_keyboard_and_says_how_many(reader):
    page = reader().go(SOME_PAGE)
    box, options = page.locator("#search-box"), page.locator(OPTIONS)
    expect(page.get_by_role("combobox", name="Search the hub")).to_be_visible()
    type_words(page, "nursery water play")
    expect(options.first).to_contain_text("Water, weather and the outdoors")
    expect(page.locator("#page-status")).to_contain_text("results")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "search-option-0")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Water, weather")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_contain_text("All")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("nursery water play")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/modules/early-years/water-and-outdoors/")


def test_the_first_results_stand_there_while_those_behind_them_are_on_their_way(reader, site):
    for words in ("who helps with wifi", *(one.text for one in queries())):
        index = Index(site)
        shown = [one.entry for one in search(index, words).results[:5]]
        late = [entry for entry in shown if entry not in index._records]
        if 0 < len(late) < 5 and shown[0] not in late:
            break
    page, held = reader().go(SOME_PAGE), []
    page.route(re.compile(rf"/x({'|'.join(map(str, late))})\.js"), lambda route: held.append(route))
    page.locator("#search-box").fill(words)
    expect(page.locator(OPTIONS)).to_have_count(shown.index(late[0]))
    expect(page.locator("#search-list")).to_have_attribute("aria-busy", "true")
    first = page.locator(f"{OPTIONS} .hub-found__title").first.inner_text()
    for route in held:
        route.continue_()
    expect(page.locator("#search-list:not([aria-busy]) > .hub-found__all")).to_be_visible()
    titles = page.locator(f"{OPTIONS} .hub-found__title")
    expect(titles).to_have_text([index.record(entry)[1] for entry in shown])
    assert titles.first.inner_text() == first


def test_enter_leads_to_all_results_and_no_word_stands_in_an_address(reader):
    one = reader()
    page = one.go(SOME_PAGE)
    type_words(page, "bairns ootside")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    expect(page.locator("#search-words")).to_have_value("bairns ootside")
    expect(page.locator("#search-results > li").first).to_be_visible()
    assert "bairns" not in page.url + page.title()
    assert not any("bairns" in url or "ootside" in url for url in one.asked)


def test_facets_narrow_the_results_and_stand_in_the_address(reader):
    page = reader().go("search/")
    page.locator("#search-words").fill("play")
    expect(page.locator("#search-count")).to_contain_text("results")
    before = int(page.locator("#search-count").text_content().split()[0])
    page.locator("#facet-sector summary").click()
    line = page.locator("label", has=page.locator("#facet-sector-elc"))
    count = int(line.locator("span").text_content().strip("()"))
    line.click()
    expect(page.locator("#search-count")).to_have_text(f"{count} results")
    assert 0 < count < before
    assert page.url.endswith("/search/?sector=elc")
    page.reload()
    page.locator("#search-words").fill("play")
    expect(page.locator("#search-count")).to_have_text(f"{count} results")


def test_words_are_marked_in_their_context_and_more_results_can_be_shown(reader):
    page = reader().go("search/")
    page.locator("#search-words").fill("water")
    expect(page.locator("#search-results mark").first).to_have_text("Water")
    expect(page.locator(".hub-found__context").first).to_be_visible()
    assert page.locator("#search-results > li").count() == 10
    page.get_by_role("button", name="Show more results").click()
    expect(page.locator("#search-results > li")).to_have_count(20)
    expect(page.locator("#search-results > li").nth(10).locator("a").first).to_be_focused()


def test_a_misspelling_is_mended_and_said(reader):
    page = reader().go("search/")
    page.locator("#search-words").fill("nursary")
    expect(page.locator("#search-count")).to_contain_text("Nothing here says “nursary”: these are results for “nursery”.")


def test_when_nothing_is_found_the_page_helps(reader):
    page = reader().go("search/?kind=region")
    page.locator("#search-words").fill("floorbook")
    expect(page.locator("#search-help")).to_contain_text("with these filters")
    page.get_by_role("button", name="Drop all filters").click()
    expect(page.locator("#search-results > li").first).to_be_visible()
    assert page.url.endswith("/search/")
    page.locator("#search-words").fill("qqqxxz")
    expect(page.locator("#search-help")).to_contain_text("Nothing found for “qqqxxz”")
    expect(page.locator("#search-help .hub-chip").first).to_have_attribute("href", lambda_of(page, "topics/elc/"))
    expect(page.locator("#search-help").get_by_role("link", name="The A–Z of everything")).to_be_visible()


def lambda_of(page: Page, address: str) -> str:
    """An address as the page writes it."""
    return page.evaluate("address => new URL('../' + address, location.href).href", address)


@pytest.mark.parametrize("width", [360, 420, 640, 768])
def test_the_whole_list_is_on_the_screen_wherever_the_box_stands(reader, width):
    page = reader(width=width).go(SOME_PAGE)
    type_words(page, "nursry water play")
    expect(page.locator(OPTIONS).first).to_contain_text("Water, weather and the outdoors")
    box = page.locator("#search-list").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= page.locator("#search-box").bounding_box()["y"] + 40


def test_on_a_slow_phone_a_misspelt_query_shows_the_unit_of_the_early_years_first(reader):
    page = reader(width=360, height=740, is_mobile=True, has_touch=True).go(SOME_PAGE)
    told = page.context.new_cdp_session(page)
    told.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    told.send("Network.emulateNetworkConditions", {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000})
    type_words(page, "nursry water play")
    expect(page.locator(OPTIONS).first).to_contain_text("Water, weather and the outdoors")


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_list_and_page_and_nothing_leaves_the_screen(reader, axe, scheme, width):
    one = reader(width=width, color_scheme=scheme)
    one.page.add_init_script(axe)
    page = one.go(SOME_PAGE)
    type_words(page, "play")
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = page.locator("#search-list").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page = one.go("search/")
    page.locator("#search-words").fill("play")
    page.locator("#facet-kind summary").click()
    expect(page.locator(".hub-found__context").first).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#search-words").fill("qqqxxz")
    expect(page.locator("#search-help")).to_contain_text("Nothing found")
    assert violations(page) == []


def test_with_stores_blocked_the_search_works_and_hands_its_words_on(reader):
    page = reader(stores=False).go(SOME_PAGE)
    type_words(page, "wifi")
    expect(page.locator(OPTIONS).first).to_contain_text("Connectivity")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    expect(page.locator("#search-words")).to_have_value("wifi")
    expect(page.locator("#search-results a").first).to_have_text("Connectivity")


def test_without_a_network_it_finds_what_it_has_read_and_says_when_it_cannot(reader):
    one = reader()
    page = one.go(SOME_PAGE)
    page.locator("#search-box").fill("wifi")  # at once: typed, what "wif" finds may stand there before "wifi" is fetched
    expect(page.locator(OPTIONS).first).to_contain_text("Connectivity")
    one.page.context.set_offline(True)
    page.locator("#search-box").fill("")
    page.locator("#search-box").fill("wifi")
    expect(page.locator(OPTIONS).first).to_contain_text("Connectivity")
    page.locator("#search-box").fill("apprenticeship")
    expect(page.locator(OPTIONS).first).to_contain_text("could not be loaded")
    one.page.context.set_offline(False)
    page.locator("#search-box").fill("apprenticeships")
    expect(page.locator(f"{OPTIONS} .hub-found__title").first).to_be_visible()
    one.heard.clear()  # a browser tells every request that fails


def test_from_a_disk_it_works_without_any_server(chromium, site):
    page = chromium.new_context().new_page()
    page.goto((site / "about/index.html").as_uri())
    type_words(page, "floor robot")
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.locator(OPTIONS).first.click()
    page.wait_for_url(re.compile(r"/index\.html(#|$)"))
    assert page.url.startswith("file:")
    page.context.close()


def test_without_scripts_there_is_a_link_to_the_lists_and_no_form(reader):
    page = reader(java_script_enabled=False).go(SOME_PAGE)
    expect(page.locator("#search-box")).to_be_hidden()
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page.locator("#search-words")).to_be_hidden()
    expect(page.get_by_role("link", name="The A–Z of everything")).to_be_visible()
    expect(page.get_by_role("link", name="By sector, level, discipline, topic and time")).to_be_visible()
    assert page.locator("form").count() == 0


def test_the_browser_and_the_command_line_rank_alike(reader, site, base):
    page = reader().go("search/")
    page.locator("#search-words").fill("play")
    expect(page.locator("#search-results > li").first).to_be_visible()
    ask = """async ([base, words]) => {
      globalThis.index ??= new stemhubSearch.Index(base);
      return (await stemhubSearch.search(index, words, 0)).results.map(one => [one.entry, one.score, one.section]);
    }"""
    index = Index(site)
    typed = [one.text for one in [*queries(), *second()]] + ["hame", "gairden", "wi fi", "nurs", "wat", "E&Os", "the of and", "math", "SCN 0-0", "früh", "a"]
    for words in typed:
        ours = [[one.entry, one.score, one.section] for one in search(index, words).results]
        assert page.evaluate(ask, [base, words]) == ours, words


def test_what_is_told_by_entry_is_read_alike(monkeypatch):
    """Terms so frequent that their rows are short stand in much larger sites only."""
    monkeypatch.setattr(shards, "EVERYWHERE", 4)
    sections = [{"body": ["water"] * (n % 3) + ["play", "rare"][: 1 + (n == 3)], "heading": ["water"] * (n % 4 == 0)} for n in range(12)]
    made = Collected(entries=[Entry(f"{n}/", "", "unit", "", "en", [Section("", "")] * 3) for n in range(4)])
    for fields in sections:
        made.postings.add(fields)
    rows = dict(shards._rows(made))
    assert list(rows) == ["water", "water^", "play", "play^", "rare"]
    columns = [front(rows), "".join(number(row[0]) for row in rows.values()), *("".join(row[part] for row in rows.values()) for part in (1, 2, 3))]
    index = Index.__new__(Index)
    index.__dict__ |= {"sections": 12, "first": [0, 3, 6, 9]}
    ours = dict(index._postings(*columns))
    assert [*ours["play"].weights] == [0, 3, 6, 9]
    assert [*ours["water"].weights] == [0, 3, 4, 6, 8, 9]
    read = """const found = ["water", "play", "rare"].map(term => m.found({ sections: 12, first: [0, 3, 6, 9] }, m.rowsOf(...told), term));
return found.map(one => [[...one.sections], [...one.weights], one.rarity]);"""
    with modules() as page:
        theirs = said(page, "../search/postings.js", read, columns)
    assert theirs == [[[*one.weights], [*one.weights.values()], one.rarity] for one in (ours["water"], ours["play"], ours["rare"])]
