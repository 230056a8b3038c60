"""What a reader does with keyboard, mouse and settings, and what the page does then."""

from __future__ import annotations

import re

import pytest
from browsing import THIN, framed
from built_site import KINDS, file_of
from playwright.sync_api import expect

MOSTLY_READS = True

UNIT = KINDS["unit"]
OPEN = "document.getElementById('menu').matches(':popover-open')"
FOCUS = "document.activeElement.id || document.activeElement.textContent.trim() || document.activeElement.tagName"
IN_MENU = "document.getElementById('menu').contains(document.activeElement)"


def press(page, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


# The way into a page


def test_the_first_stop_of_the_keyboard_is_a_link_that_skips_to_the_content(reader):
    page = reader().go(UNIT)
    press(page, "Tab")
    assert page.evaluate(FOCUS) == "Skip to content"
    box = page.locator(".md-skip").bounding_box()
    assert box["y"] >= 0
    press(page, "Enter")
    assert page.evaluate(FOCUS) == "main"
    press(page, "Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


# The menu


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_by_keyboard_and_escape_closes_it_and_returns_focus(reader, key):
    page = reader(width=320).go(UNIT)
    page.locator("#menu-button").focus()
    assert not page.evaluate(OPEN)
    press(page, key)
    assert page.evaluate(OPEN)
    press(page, "Tab")
    assert page.evaluate(IN_MENU)
    press(page, "Escape")
    assert not page.evaluate(OPEN)
    assert page.evaluate(FOCUS) == "menu-button"


def test_the_menu_button_tells_assistive_technology_whether_the_menu_is_open(reader):
    page = reader(width=320).go(UNIT)
    tree = page.context.new_cdp_session(page)

    def expanded() -> list[bool]:
        nodes = tree.send("Accessibility.getFullAXTree")["nodes"]
        menu = [n for n in nodes if (n["role"]["value"], n.get("name", {}).get("value")) == ("button", "Menu")]
        return [p["value"]["value"] for n in menu for p in n["properties"] if p["name"] == "expanded"]

    assert expanded() == [False]
    page.locator("#menu-button").click()
    assert expanded() == [True]


def test_the_menu_closes_when_focus_walks_out_of_it(reader):
    page = reader(width=320).go(UNIT)
    page.locator("#menu-button").click()
    assert page.evaluate(OPEN)
    press(page, "Tab")
    assert page.evaluate(IN_MENU)
    for _ in range(60):
        if not page.evaluate(IN_MENU):
            break
        press(page, "Tab")
    assert not page.evaluate(IN_MENU)
    assert not page.evaluate(OPEN)


def test_the_menu_closes_by_its_own_button(reader):
    page = reader(width=320).go(UNIT)
    page.locator("#menu-button").click()
    page.get_by_role("button", name="Close menu").click()
    assert not page.evaluate(OPEN)


def test_the_menu_marks_the_page_and_the_section_that_the_reader_is_in(reader):
    page = reader(width=320).go(UNIT)
    page.locator("#menu-button").click()
    expect(page.locator("#menu [aria-current=page]")).to_be_visible()
    expect(page.locator("#menu [aria-current=page]")).to_have_text("Start with the play you see")
    expect(page.locator("#menu [aria-current=true]")).to_have_text("Learn")


def test_on_a_wide_screen_the_menu_stands_beside_the_text_and_has_no_button(reader):
    page = reader(width=1440).go(UNIT)
    expect(page.locator("#menu-button")).to_be_hidden()
    expect(page.locator("#menu").get_by_role("link", name="Self-evaluation")).to_be_visible()


# Colours


def test_the_colours_button_goes_round_says_its_name_and_is_remembered(reader):
    page = reader(color_scheme="light").go(UNIT)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button = page.locator("#palette-button")
    seen = []
    for _ in range(3):
        button.click()
        seen.append(page.locator("#palette-name").inner_text())
        expect(page.locator("#page-status")).to_have_text(f"Colours: {seen[-1]}")
    assert seen == ["Light", "Dark", "Auto"]
    press(page, "Tab")
    button.click()
    button.click()
    page.goto(page.url.replace(UNIT, "glossary/"))
    expect(page.locator("#palette-name")).to_have_text("Dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_a_dark_system_gives_dark_pages_unless_the_reader_chose_light(reader):
    page = reader(color_scheme="dark").go(UNIT)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#palette-button").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


def test_with_all_stores_blocked_the_colours_button_still_works_and_nothing_is_thrown(reader):
    page = reader(stores=False).go(UNIT)
    page.locator("#palette-button").click()
    expect(page.locator("#palette-name")).to_have_text("Light")
    page.locator("#palette-button").click()
    assert page.evaluate("document.documentElement.dataset.mdColorScheme") == "slate"


def test_nothing_is_kept_but_the_choice_of_colours(reader):
    page = reader().go(UNIT)
    page.locator("#palette-button").click()
    page.goto(page.url.replace(UNIT, "a-z/"))
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == ["hub.colours"]
    assert page.context.cookies() == []


# Filters


@pytest.mark.parametrize(
    ("address", "word", "found"),
    [("a-z/", "glossary", "Glossary"), ("glossary/", "clpl", "Career-long professional learning")],
)
def test_the_filter_shows_what_has_the_words_says_how_many_and_escape_clears_it(reader, address, word, found):
    page = reader().go(address)
    box = page.get_by_role("searchbox")
    entries = page.locator("[data-words]:visible")
    everything = entries.count()
    assert everything > 20
    box.fill(word)
    shown = entries.count()
    assert 0 < shown < everything
    assert any(found.casefold() in text.casefold() for text in entries.all_inner_texts())
    expect(page.locator("#page-status")).to_have_text(f"{shown} of {everything} shown.")
    box.press("Escape")
    assert box.input_value() == ""
    assert entries.count() == everything
    expect(page.locator("#page-status")).to_have_text(f"All {everything} shown.")


@pytest.mark.parametrize("address", ["a-z/", "glossary/"])
def test_the_filter_says_when_nothing_is_found_and_offers_to_clear_it(reader, address):
    page = reader().go(address)
    box = page.get_by_role("searchbox")
    box.fill("zzzz")
    assert page.locator("[data-words]:visible").count() == 0
    assert page.locator("main h2:visible").count() == 0
    expect(page.locator("#page-status")).to_have_text("Nothing found for “zzzz”.")
    page.get_by_role("button", name="Clear all filters").click()
    assert page.locator("[data-words]:visible").count() > 20
    assert page.evaluate(FOCUS) == "filter"


def test_the_filter_puts_nothing_that_was_typed_into_the_address(reader):
    page = reader().go("a-z/")
    before = page.url
    page.get_by_role("searchbox").fill("worried")
    page.get_by_role("searchbox").press("Enter")
    assert page.url == before
    assert page.title() == "A–Z – STEM professional learning hub"


@pytest.mark.parametrize(
    ("address", "facet", "choice", "name", "value"),
    [("directory/", "Region", "Fife", "region", "fife"), ("modules/", "Sector", "Primary school", "sector", "primary")],
)
def test_a_choice_narrows_the_list_stands_in_the_address_and_the_back_button_undoes_it(reader, address, facet, choice, name, value):
    page = reader().go(address)
    entries = page.locator(".hub-card:visible")
    everything = entries.count()
    page.locator("summary", has_text=facet).focus()
    press(page, "Enter", "Tab")
    tick = page.get_by_role("group", name=facet).get_by_label(choice)
    promised = int(re.search(r"\((\d+)\)", tick.locator("xpath=..").inner_text())[1])
    tick.focus()
    press(page, "Space")
    expect(entries).to_have_count(promised)
    assert 0 < promised < everything
    assert page.url.endswith(f"{address}?{name}={value}")
    expect(tick).to_be_focused()
    expect(page.locator("#page-status")).to_have_text(f"{promised} of {everything} shown.")
    expect(page.locator("summary", has_text=facet)).to_have_text(f"{facet} (1 chosen)")
    entries.first.get_by_role("link").first.click()
    page.go_back()
    expect(entries).to_have_count(promised)
    page.go_back()
    expect(entries).to_have_count(everything)
    assert page.url.endswith(address)


def test_a_list_that_was_narrowed_opens_narrowed_for_whom_it_was_sent_to(reader):
    page = reader().go("directory/?cost=free&how=online")
    shown, everything = page.locator(".hub-card:visible").count(), page.locator(".hub-card").count()
    assert 0 < shown < everything
    expect(page.locator(".hub-shown")).to_have_text(f"{shown} of {everything} shown.")
    for card in page.locator(".hub-card:visible").all():
        assert card.get_attribute("data-cost") == "free"
        assert "online" in card.get_attribute("data-how").split()


def test_the_count_beside_a_choice_is_what_the_choice_will_show(reader):
    page = reader().go("directory/?sector=cld")
    page.locator("summary", has_text="Cost").click()
    group = page.get_by_role("group", name="Cost")
    for label in group.locator("label").all():
        promised = int(re.search(r"\((\d+)\)", label.inner_text())[1])
        label.locator("input").check()
        expect(page.locator(".hub-card:visible")).to_have_count(promised)
        label.locator("input").uncheck()


def test_a_list_without_results_offers_to_drop_each_choice_with_what_is_left_and_leads_elsewhere(reader):
    page = reader(width=320).go("directory/?quality=assured&sector=elc")
    expect(page.locator(".hub-card:visible")).to_have_count(0)
    expect(page.locator("#page-status")).to_have_text("Nothing fits all of this.")
    assert page.locator("main h2:visible").count() == 0
    way = page.get_by_role("button", name="Without “Assured, with the day”")
    left = int(re.search(r"\((\d+)\)", way.inner_text())[1])
    assert left > 5
    way.focus()
    press(page, "Enter")
    expect(page.locator(".hub-card:visible")).to_have_count(left)
    expect(page.locator(".hub-shown")).to_be_focused()
    assert page.url.endswith("directory/?sector=elc")
    page.go_back()
    expect(page.locator(".hub-card:visible")).to_have_count(0)
    expect(page.locator(".hub-nothing").get_by_role("link", name="your region")).to_be_visible()
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.locator(".hub-nothing")).to_be_hidden()
    assert page.url.endswith("directory/")


def test_without_scripts_the_directory_is_there_whole_and_as_plain_lists(reader):
    page = reader(java_script_enabled=False).go("directory/")
    expect(page.locator(".hub-narrow")).to_be_hidden()
    everything = page.locator(".hub-card").count()
    assert page.locator(".hub-card:visible").count() == everything > 50
    for name in ("by sector", "by region", "by cost", "by quality assurance"):
        page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
        assert len(set(page.locator("main li a[href^='../../']").evaluate_all("links => links.map(link => link.href)"))) >= everything


def test_what_has_ended_stands_apart(reader):
    page = reader().go("directory/")
    assert set(page.locator("section[aria-labelledby=ended] .hub-card").evaluate_all("all => all.map(one => one.dataset.status)")) == {"ended"}
    assert page.locator("section:not([aria-labelledby=ended]) .hub-card[data-status=ended]").count() == 0


# My setting

FIRST = "[...document.querySelectorAll('[data-by-setting] > *')].map(one => (one.dataset.sector ?? '').split(' '))"


def test_a_setting_chosen_once_puts_first_what_suits_it_on_every_list_and_hides_nothing(reader):
    page = reader().go("modules/")
    before = page.locator("[data-by-setting] > :visible").count()
    written = page.evaluate(FIRST)
    page.get_by_label("Put first what suits").select_option("technicians")
    expect(page.locator("#page-status")).to_have_text(re.compile(r"^What suits this setting comes first: School technicians\. Kept in this tab"))
    assert "technicians" in page.evaluate(FIRST)[0]
    assert page.locator("[data-by-setting] > :visible").count() == before
    page.goto(page.url.replace("modules/", ""))
    expect(page.get_by_label("Put first what suits")).to_have_value("technicians")
    assert page.evaluate(FIRST)[0] == ["technicians"]
    page.goto(page.url + "modules/")
    page.get_by_label("Put first what suits").select_option("")
    assert page.evaluate(FIRST) == written
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []


def test_a_setting_is_kept_on_the_device_only_if_it_is_the_readers_own(reader):
    page = reader().go("modules/")
    page.evaluate("localStorage.setItem('hub.device', '1')")
    page.get_by_label("Put first what suits").select_option("cld")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_label("Put first what suits")).to_have_value("cld")
    page.evaluate("localStorage.removeItem('hub.device')")
    page.get_by_label("Put first what suits").select_option("elc")
    assert page.evaluate("[localStorage['hub.setting'], sessionStorage['hub.setting']]") == [None, "elc"]


def test_with_all_stores_blocked_a_setting_holds_for_the_page_and_says_so(reader):
    page = reader(stores=False).go("directory/")
    page.get_by_label("Put first what suits").select_option("technicians")
    expect(page.locator("#page-status")).to_have_text(re.compile("holds for this page only"))
    assert "technicians" in page.evaluate(FIRST)[0]


def test_a_setting_moves_nothing_under_the_eyes_of_the_reader(reader):
    page = reader().go("directory/")
    page.get_by_label("Put first what suits").select_option("technicians")
    page.reload()
    assert "technicians" in page.evaluate(FIRST)[0]
    moved = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
      .observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => done(0), 300))"""
    assert page.evaluate(moved) < 0.1


# Reading


def test_a_reader_walks_from_the_module_through_all_its_units_and_back(reader):
    page = reader().go(KINDS["module"])
    titles = []
    while page.locator("a[rel=next]").count():
        page.locator("a[rel=next]").click()
        titles.append(page.locator("h1").inner_text())
    assert len(titles) == len(set(titles)) == 7
    back = []
    while page.locator("a[rel=prev]").count():
        back.append(page.locator("h1").inner_text())
        page.locator("a[rel=prev]").click()
    assert back == titles[::-1]
    assert page.url.endswith(KINDS["module"])


def test_the_contents_list_is_open_beside_the_text_and_folded_above_it(reader):
    assert reader(width=1440).go(UNIT).evaluate("document.getElementById('toc').open")
    assert not reader(width=320).go(UNIT).evaluate("document.getElementById('toc').open")


def test_the_contents_list_leads_to_its_part_and_marks_it(reader):
    page = reader().go(UNIT)
    link = page.locator("#toc a").nth(2)
    link.click()
    assert page.url.endswith(link.get_attribute("href"))
    expect(page.locator("#toc [aria-current=location]")).to_have_text(link.inner_text())


def test_an_answer_of_a_knowledge_check_opens_by_keyboard_and_says_why(reader):
    page = reader(java_script_enabled=False).go(UNIT)
    first = page.locator(".hub-block--check details").first
    first.locator("summary").focus()
    expect(first.locator("p")).to_be_hidden()
    press(page, "Enter")
    expect(first.locator("p")).to_be_visible()
    assert len(first.locator("p").inner_text()) > 20


def test_a_table_that_is_too_wide_can_be_scrolled_by_keyboard_and_has_a_name(reader):
    page = reader(width=320).go("regions/")
    table = page.get_by_role("region", name=re.compile(r"^Councils and their regions\b.*, scrolls sideways$"))
    table.focus()
    press(page, "ArrowRight", "ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")


# Written down at each stop, when the key comes up: the stop has its focus and has been scrolled to.
STOPS = """() => {
  globalThis.stops = [];
  addEventListener("keyup", ({ key }) => {
    const e = document.activeElement, box = e.getClientRects()[0], look = getComputedStyle(e);
    const x = box.left + Math.min(box.width / 2, 20), y = box.top + box.height / 2, top = document.elementFromPoint(x, y);
    if (key === "Tab") stops.push({
      name: e.outerHTML.slice(0, 90), body: e === document.body,
      beside: box.left < -1 || box.right > innerWidth + 1 || box.bottom < 0 || box.top > innerHeight,
      ring: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
      covered: !(top && (e.contains(top) || top.contains(e))),
    });
  });
}"""


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("kind", ["unit", "checklist", "A–Z", "home"])
def test_focus_is_always_seen_and_never_beside_the_screen(reader, kind, width):
    page = reader(width=width).go(KINDS[kind])
    page.evaluate(THIN)
    page.evaluate(STOPS)
    stops = []
    while not any(stop["body"] for stop in stops):
        press(page, *["Tab"] * 10)
        stops = page.evaluate("stops")
        assert len(stops) < 400
    stops = stops[: [stop["body"] for stop in stops].index(True)]
    assert len(stops) > 10
    assert [stop for stop in stops if stop["beside"] or stop["covered"] or not stop["ring"]] == []


# Paper


def test_a_checklist_prints_with_its_heads_on_every_sheet_and_no_row_is_cut(reader):
    page = reader(width=794, height=1123).go(KINDS["checklist"])
    sheets = page.pdf(format="A4").count(b"/Type /Page\n") or page.pdf(format="A4").count(b"/Type /Page")
    assert 3 <= sheets <= 30
    page.emulate_media(media="print")
    head = "[...document.querySelectorAll('.hub-checklist thead')].map(e => getComputedStyle(e).display)"
    assert set(page.evaluate(head)) == {"table-header-group"}
    rows = page.evaluate("""[...document.querySelectorAll('.hub-checklist tbody tr')]
      .map(e => [getComputedStyle(e).breakInside, e.getBoundingClientRect().height])""")
    assert len(rows) > 10
    assert {rule for rule, _ in rows} == {"avoid"}
    # A row that is taller than a sheet would be cut whatever the rule says.
    assert max(height for _, height in rows) < 900
    for gone in (".md-header__button", "#menu", ".md-source-file"):
        assert page.locator(f"{gone}:visible").count() == 0


def test_folded_parts_are_unfolded_on_paper_and_folded_again_after(reader):
    page = reader().go(UNIT)
    folded = ".md-typeset details:not([open])"
    before = page.locator(folded).count()
    assert before > 3
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(folded).count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(folded).count() == before


def test_a_checklist_on_a_phone_is_stacked_and_keeps_its_roles(reader):
    page = reader(width=320, height=640).go(KINDS["checklist"])
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    row = page.locator(".hub-checklist tbody tr").first
    boxes = [cell.bounding_box() for cell in row.locator("> *").all()]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) >= 2
    assert tops == sorted(set(tops))
    assert max(box["width"] for box in boxes if box) > 200
    assert page.get_by_role("rowheader").count() > 10
    assert page.get_by_role("row").count() > 10


# Without scripts


def test_without_scripts_every_kind_of_page_says_the_same(reader, base):
    # Blocks that scripts make answer say more with them; what they say without has tests of its own.
    words = """({ document }) => [document.querySelector("h1").checkVisibility(),
      [...document.querySelectorAll(".md-content__inner > :not(.hub-narrow, .hub-suits, .hub-progress, .hub-block, .hub-example)")].map(e => e.innerText).join()]"""
    # Some pages are about what scripts do; what they say without them has tests of its own.
    about_scripts = {KINDS[kind] for kind in ("my learning", "search", "self-evaluation", "form to fill in", "many files", "components")}
    addresses = [file_of(address) for address in KINDS.values() if address not in about_scripts]
    one = reader()
    full = framed(one.page, base, addresses, words, 1440)
    assert {address: said for address, said in full.items() if not said[0] or len(said[1]) <= 50} == {}
    assert one.heard == []
    bare = framed(one.page, base, addresses, words, 1440, scripts=False)
    assert {address: said for address, said in bare.items() if said != full[address]} == {}
    # The browser tells of each page that its scripts were not run.
    assert len(one.heard) >= len(addresses)
    assert [line for line in one.heard if "sandboxed" not in line] == []
    one.heard.clear()


def test_without_scripts_the_menu_opens_by_keyboard_and_leads_on(reader):
    page = reader(width=320, java_script_enabled=False).go(UNIT)
    page.locator("#menu-button").focus()
    press(page, "Enter")
    page.locator("#menu").get_by_role("link", name="Glossary").click()
    assert page.url.endswith("glossary/")


def test_without_scripts_answers_are_still_reachable(reader):
    page = reader(java_script_enabled=False).go(UNIT)
    first = page.locator(".hub-block--check details").first
    first.locator("summary").click()
    expect(first.locator("p")).to_be_visible()


def test_without_scripts_there_is_no_button_or_box_that_does_nothing(reader):
    page = reader(java_script_enabled=False).go("a-z/")
    expect(page.locator("#palette-button")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    listed = page.locator("[data-words]")
    assert listed.count() > 100
    assert page.locator("[data-words]:visible").count() == listed.count()


# Wide tables on a phone


def test_on_a_phone_the_rows_of_a_wide_table_stand_as_cards_that_name_their_columns(reader):
    page = reader(width=320).go("modules/early-years/schemas/")
    table = page.locator("table.hub-stacks")
    assert table.bounding_box()["width"] <= 320
    row = table.locator("tbody tr").first
    assert row.inner_text().split("\n")[0] == "Trajectory"
    cell = row.locator("td").nth(2)
    assert cell.get_attribute("data-column") == "The STEM idea underneath"
    assert "The STEM idea underneath" in cell.evaluate("e => getComputedStyle(e, '::before').content")
    assert (table.get_attribute("role"), row.get_attribute("role"), cell.get_attribute("role")) == ("table", "row", "cell")


def test_on_a_phone_a_form_stands_as_one_card_to_look_at_and_prints_as_a_table(reader):
    page = reader(width=320).go("templates/engagement-record/")
    table = page.locator("table.hub-form__table").first
    rows = table.locator("tbody tr")
    assert table.bounding_box()["width"] <= 320
    assert rows.first.locator("td").first.get_attribute("data-column") == "Date"
    expect(rows.first).to_be_visible()
    expect(rows.nth(1)).to_be_hidden()
    page.emulate_media(media="print")
    expect(rows.nth(1)).to_be_visible()
    expect(table.locator("thead")).to_be_visible()


def test_no_line_begins_with_the_mark_of_a_source(reader):
    page = reader(width=320).go("modules/cld/adults-and-families/")
    assert set(page.locator(".hub-cite a").evaluate_all("marks => marks.map(mark => getComputedStyle(mark).display)")) == {"inline"}


def test_on_a_desk_and_on_paper_a_wide_table_is_a_table(reader):
    page = reader().go("modules/early-years/schemas/")
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        assert page.locator("table.hub-stacks thead").is_visible()
        assert page.locator("table.hub-stacks tr").nth(1).evaluate("e => getComputedStyle(e).display") == "table-row"


def test_without_scripts_a_wide_table_scrolls(reader):
    page = reader(width=320, java_script_enabled=False).go("modules/early-years/schemas/")
    box = page.locator(".md-typeset__scrollwrap").first
    expect(box.locator("thead")).to_be_visible()
    assert page.locator("table.hub-stacks").count() == 0


def test_a_chart_fits_a_phone_stands_out_in_forced_colours_and_has_its_table_beside_it(reader):
    page = reader(width=320, forced_colors="active").go("strategy/indicators/")
    figure = page.locator(".hub-figure:has(svg)").first
    drawing = figure.get_by_role("img")
    assert 240 < drawing.bounding_box()["width"] <= 320
    assert drawing.locator("text").first.evaluate("e => e.getBoundingClientRect().height") >= 12
    fills = drawing.locator("rect").evaluate_all("all => all.slice(0, 2).map(e => getComputedStyle(e).fill)")
    assert len(set(fills)) == 2
    shown = drawing.locator(".hub-chart__figure").all_text_contents()
    assert len(shown) > 1
    assert [number for number in shown if number not in figure.locator("table").inner_text()] == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_drawing_takes_the_colours_of_the_page_and_fits_a_phone(reader, colours):
    page = reader(width=320, color_scheme=colours).go("modules/primary/inquiry-that-asks/")
    drawing = page.get_by_role("img", name=re.compile("^The four moves as a ring"))
    assert 240 < drawing.bounding_box()["width"] <= 320
    colour = "e => getComputedStyle(e).{}"
    assert drawing.locator(".fig-ink").first.evaluate(colour.format("fill")) == page.locator("body").evaluate(colour.format("color"))
    assert drawing.locator("text").first.evaluate("e => e.getBoundingClientRect().height") >= 12
