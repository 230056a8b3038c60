"""My learning: what is shown of what was kept, and that it can leave as a file, be cleared and come back whole."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import docx
import pytest
from browsing import serving, violations
from built_site import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journey import EARLY_YEARS, KEPT, NOTES, PAGE, UNIT, items, journey, nothing_left, until
from playwright.sync_api import expect
from test_learning import own_the_device

OLD_FILES = sorted((ROOT / "tests/data/learning").glob("format-*.json"))


def bring(page, *files: Path | dict) -> str:
    """Bring files in; what the page says of it."""
    page.get_by_label("Bring in a file").set_input_files(list(files))
    expect(page.locator("#brought p")).to_have_count(len(files))
    return page.locator("#brought").inner_text()


def named(content: object, name: str = "file.json") -> dict:
    """A file to bring in."""
    text = content if isinstance(content, str) else json.dumps(content)
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


def saved(page, button: str = "Save everything to a file"):
    """The file that a button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value


# One person, a keyboard, 320 pixels


def test_one_person_with_a_keyboard_and_320_pixels_learns_keeps_saves_clears_and_comes_back(reader, site, tmp_path):
    """On a site that stands under a path of its host, as many do."""
    def into_the_folder(page, save) -> Path:
        with page.expect_download() as download:
            save()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        return file

    (tmp_path / "host/learning").mkdir(parents=True)
    (tmp_path / "host/learning/hub").symlink_to(site)
    with serving(tmp_path / "host") as host:
        base = f"{host}learning/hub/"
        journey(reader(width=320, height=640, at=base, accept_downloads=True).page, base, into_the_folder)


# What the page shows


def test_a_module_becomes_an_entry_of_the_record_that_the_reader_goes_on_writing(reader):
    page = reader().go(UNIT)
    own_the_device(page)
    page.get_by_label(NOTES).fill("The whisk")
    page.get_by_label(NOTES).blur()
    until(page, f"async () => (await ({KEPT})()).length === 2")
    page.goto(page.url.replace(UNIT, PAGE))
    module = page.locator(".hub-my-module", has_text=EARLY_YEARS)
    module.locator("summary").click()
    module.get_by_role("button", name="Add this to my record").click()
    assert page.evaluate("document.activeElement.id") == "entry-heading"
    expect(page.get_by_label("Minutes, if you want to note them")).to_have_value("20")
    expect(page.get_by_label("My reflection")).to_have_value("The whisk")
    expect(page.get_by_label("Reflective practice")).to_be_checked()
    page.get_by_label("What I changed in my practice").fill("I stand back.")
    page.get_by_role("button", name="Close this entry").click()
    page.reload()
    card = page.locator("#entries .hub-card")
    expect(card).to_contain_text("I stand back.")
    expect(card).to_contain_text("Reflective practice; Leadership and quality assurance")
    card.get_by_role("button", name="Change").click()
    page.get_by_role("button", name="Delete this entry").click()
    page.get_by_role("button", name="Really delete this entry?").click()
    expect(card).to_have_count(0)
    page.reload()
    expect(page.locator("#notes")).to_be_visible()
    expect(card).to_have_count(0)


def test_what_was_done_is_printed_alone_with_its_edition_and_claims_nothing(reader):
    page = reader().go(UNIT)
    own_the_device(page)
    page.goto(page.url.replace(UNIT, PAGE))
    module = page.locator(".hub-my-module", has_text=EARLY_YEARS)
    module.locator("summary").click()
    page.evaluate("window.print = () => { window.asked = true; }")
    module.get_by_role("button", name="Print what I did").click()
    page.wait_for_function("() => window.asked")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="My progress")).to_be_hidden()
    sheet = page.locator("main").inner_text()
    assert sheet.startswith("What I did")
    assert "Start with the play you see: " in sheet
    assert "version 1.0.0) on the STEM professional learning hub as done" in sheet
    assert "no body has accredited it" in sheet
    assert "My notes" not in sheet
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("heading", name="My progress")).to_be_visible()
    expect(page.locator(".hub-statement")).to_be_hidden()


def test_an_entry_that_was_begun_and_left_is_not_lost(reader):
    page = reader().go(PAGE)
    page.get_by_role("button", name="Only I use this device").click()
    expect(page.locator("#where")).to_have_text("Kept on this device.")
    page.get_by_role("button", name="Add to my record").click()
    page.get_by_label("What I learned").fill("Half a thought")
    page.get_by_label("What I learned").blur()
    until(page, f"async () => (await ({KEPT})()).length === 1")
    page.reload()
    expect(page.locator("#entries")).to_contain_text("Half a thought")


def test_confidence_stands_as_one_line_a_discipline_and_no_figure_for_all(reader):
    page = reader().go(UNIT)
    own_the_device(page)
    page.get_by_role("radio", name="Science: Fairly").check()
    until(page, f"async () => (await ({KEPT})()).length === 2")
    page.goto(page.url.replace(UNIT, PAGE))
    row = page.locator("#confidence tbody tr")
    expect(row).to_have_count(1)
    assert row.inner_text().split("\t") == ["Science", "Fairly", "–"]


# Files


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda path: path.stem)
def test_a_file_of_every_format_there_ever_was_comes_in_whole_goes_out_the_same_and_coming_again_changes_nothing(reader, old, tmp_path):
    page = reader(accept_downloads=True).go(PAGE)
    told = json.loads(old.read_text("utf-8"))
    assert f"{len(told['items'])} of {len(told['items'])} brought in" in bring(page, old)
    page.get_by_label("A name for the file").fill("  Á B/../")
    first = saved(page)
    assert first.suggested_filename.startswith("my-learning-Á-B-")
    out = json.loads(Path(first.path()).read_text("utf-8"))
    def by_id(file: dict) -> dict:
        return {item["id"]: item["versions"] for item in file["items"]}

    assert by_id(out) == by_id(told)
    assert (out["format"], out["kind"], out["name"]) == (1, "stem-hub-learning", "Á B/../")
    assert f"0 of {len(told['items'])} brought in" in bring(page, old)
    assert by_id(json.loads(Path(saved(page).path()).read_text("utf-8"))) == by_id(told)


def versions(place: str, *values: dict | None) -> dict:
    """What two places that knew nothing of each other made of one thing, the newest first."""
    return {"id": place, "versions": [{"clock": {f"place{number}": 1}, "edited": f"2026-11-20T1{5 - number}:00:00.000Z", "value": value} for number, value in enumerate(values)]}


CHECK, BEFORE = f"{UNIT}#hub-check", f"{UNIT}#before"
TWICE = [
    versions(UNIT, {"kind": "unit", "asked": "Start with the play you see", "done": "", "at": "the-tent"}, {"kind": "unit", "asked": "Start with the play you see", "done": "2026-11-20T09:00:00.000Z", "at": ""}),
    versions(CHECK, {"kind": "check", "asked": "Why a blanket?", "chosen": [0, 2], "right": False}, {"kind": "check", "asked": "Why a blanket?", "chosen": [1], "right": True}),
    versions(BEFORE, {"kind": "confidence", "when": "before", "points": {"science": "very", "technology": "a-little"}}, {"kind": "confidence", "when": "before", "points": {"science": "not-yet", "technology": "a-little"}}),
    versions(f"{UNIT}#four-looks", {"kind": "activity", "asked": "Four looks", "tried": ""}, {"kind": "activity", "asked": "Four looks", "tried": "2026-11-20T09:00:00.000Z"}),
    versions(f"{UNIT}#least-sure-of", {"kind": "reflection", "asked": "Of what are you least sure?", "text": "The tap"}, {"kind": "reflection", "asked": "Of what are you least sure?", "text": "The whisk"}),
    versions("record/abc", {"kind": "entry", "title": "Puddles", "learned": "To wait.", "standards": []}, {"kind": "entry", "title": "Puddles", "learned": "To wait.", "practice": "I stand back.", "standards": []}),
    versions("record/gone", None, {"kind": "entry", "title": "Ramps", "learned": "To tilt.", "standards": []}),
]
# What somebody has changed in a file by hand.
DAMAGED = [versions(f"{UNIT}#odd", {"kind": "check", "asked": "Odd?", "chosen": "all"}, {"kind": "check", "asked": "Odd?", "chosen": [0], "right": True}), versions("x", {"kind": "constructor"}, {"kind": "constructor", "a": 1})]
# Where somebody stopped reading is nothing to choose between.
SAME = versions("modules/early-years/schemas/", {"kind": "unit", "asked": "Schemas", "done": "", "at": "one"}, {"kind": "unit", "asked": "Schemas", "done": "", "at": "two"})


def test_what_two_places_changed_is_shown_twice_until_the_reader_chooses_and_nothing_is_lost_before(reader):
    page = reader(accept_downloads=True).go(PAGE)
    file = named({"format": 1, "kind": "stem-hub-learning", "items": [*TWICE, SAME]})
    assert "7 things were changed in two places: choose between the versions." in bring(page, file)
    page.get_by_role("link", name="choose between the versions").click()
    asked = page.locator("#twice .hub-versions")
    expect(asked).to_have_count(7)
    assert [[" ".join(card.split()) for card in one.locator("dl").all_inner_texts()] for one in asked.all()] == [
        ["Unit not marked as done", "Unit done on 20 November 2026"],
        ["Science very", "Science not yet"],
        ["Activity not marked as tried", "Activity tried on 20 November 2026"],
        ["Answer A and C, not yet right", "Answer B, right"],
        ["Note The tap", "Note The whisk"],
        ["What I changed in my practice (nothing)", "What I changed in my practice I stand back."],
        ["This version deleted", "Title Ramps What I learned To tilt."],
    ]
    both = {item["id"]: len(item["versions"]) for item in json.loads(Path(saved(page).path()).read_text("utf-8"))["items"]}
    assert set(both.values()) == {2}

    # The older answer of each.
    for left in range(6, -1, -1):
        asked.first.get_by_role("button", name="Keep only this version (2 of 2)").click()
        expect(asked).to_have_count(left)
    expect(page.locator("#page-status")).to_have_text("Kept. Nothing more to choose.")
    expect(page.locator("#twice")).to_be_hidden()
    expect(page.locator("#where")).to_be_focused()
    assert {item["id"]: items(page)[item["id"]] for item in TWICE} == {item["id"]: [item["versions"][1]["value"]] for item in TWICE}
    # The reader has chosen: the file does not bring the other version back.
    assert "0 of 8 brought in" in bring(page, file)
    expect(page.locator("#twice")).to_be_hidden()


def test_a_version_that_was_damaged_by_hand_is_offered_as_such_and_hides_nothing_else(reader):
    page = reader().go(PAGE)
    assert "2 things were changed in two places" in bring(page, named({"format": 1, "kind": "stem-hub-learning", "items": [*DAMAGED, TWICE[4]]}))
    expect(page.locator("#twice .hub-versions")).to_have_count(2)
    expect(page.locator("#twice")).to_contain_text("damaged: it cannot be shown")
    expect(page.locator("#notes")).to_contain_text("The whisk")


def test_an_element_leads_to_the_choice_between_its_versions(reader):
    page = reader().go(PAGE)
    bring(page, named({"format": 1, "kind": "stem-hub-learning", "items": [TWICE[0], TWICE[4], SAME]}))
    page.goto(page.url.replace(PAGE, "modules/early-years/schemas/"))
    # Whatever there is to say has been said when the reader may answer.
    expect(page.locator("hub-progress:not([inert]) button")).to_be_visible()
    assert page.get_by_text("Another version of this is kept too").count() == 0
    page.goto(page.url.replace("modules/early-years/schemas/", UNIT))
    said = page.get_by_text("Another version of this is kept too")
    expect(said).to_have_count(2)
    said.first.get_by_role("link").click()
    page.wait_for_url("**/my-learning/#twice")
    expect(page.locator("#twice .hub-versions")).to_have_count(2)


UNFIT = [
    ("{", "cannot be read as JSON"),
    ("[]", "This is not a file of My learning."),
    ({"kind": "stem-hub-learning", "format": 99, "items": []}, "This file has the format 99; this page knows 1 to 1."),
    ({"kind": "stem-hub-learning", "format": 1}, "it has no list of items"),
    ({"kind": "stem-hub-learning", "format": 1, "items": [{"id": "x", "versions": [{"clock": {}}]}]}, "Item 1 (x) is damaged."),
    ({"kind": "stem-hub-learning", "format": 1, "items": [None, {"id": "<b>", "versions": "?"}]}, "Item 2 (<b>) is damaged."),
]


def test_each_file_that_does_not_fit_is_told_in_words_and_changes_nothing(reader):
    page = reader().go(PAGE)
    bring(page, *(named(content, f"{number}.json") for number, (content, _) in enumerate(UNFIT)))
    told = page.locator("#brought p").all_inner_texts()
    assert [text for number, text in enumerate(told) if f"{number}.json" not in text or UNFIT[number][1] not in text] == []
    assert items(page) == {}


def test_the_table_opens_in_a_spreadsheet_as_text_and_never_as_a_formula(reader):
    page = reader(accept_downloads=True).go(PAGE)
    bring(page, OLD_FILES[0])
    octets = Path(saved(page, "Save as a table (CSV)").path()).read_bytes()
    assert octets.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(octets.decode("utf-8-sig"), newline="")))
    assert [row["kind"] for row in rows] == ["something new", "unit", "reflection", "entry"]
    assert rows[2]["answer"] == "'=The whisk, \"mine\""
    assert rows[3]["learned"] == "To wait.\nAnd to look."
    assert rows[3]["what"] == "Play in the puddle"


def test_the_record_as_a_word_document_has_headings_head_rows_a_language_and_what_the_chosen_body_asks_for(reader):
    page = reader(accept_downloads=True).go(PAGE)
    told = json.loads(OLD_FILES[0].read_text("utf-8"))
    entry = told["items"][2]["versions"][0]["value"]
    entry |= {"minutes": "45", "impact": "<b>They</b> & I waited \x07longer.", "standards": ["sssc-core-elements/reflective-practice", "sssc-pathways/new-to-role", "rscitech/professional-practice"]}
    bring(page, named(told))
    page.get_by_label("A name for the file").fill("A. B.")

    def record() -> tuple:
        document = docx.Document(saved(page, "Save my record as a Word document").path())
        (table,) = document.tables
        return document, {row.cells[0].text: row.cells[1].text for row in table.rows}

    document, rows = record()
    assert (document.core_properties.title, document.core_properties.language) == ("Professional learning record", "en-GB")
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == ["Play in the puddle"]
    assert document.tables[0].rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert document.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["en-GB"]
    assert rows["What I learned"] == "To wait.\nAnd to look."
    assert rows["What it changed for learners, and how I know"] == "<b>They</b> & I waited longer."
    assert rows["Minutes, if you want to note them"] == "45"
    assert "Name: A. B." in [one.text for one in document.paragraphs]
    assert "It is not an accreditation" in document.paragraphs[-1].text

    # No hours for those whose body sets none; their standards only.
    page.get_by_label("I keep it for").select_option("sssc-core-elements")
    expect(page.locator("#entries")).not_to_contain_text("45")
    document, rows = record()
    assert "Minutes, if you want to note them" not in rows
    assert rows["Standards"].startswith("Reflective practice; New to role")
    assert len(rows["Standards"].split("; ")) == 2
    page.get_by_role("button", name="Change").click()
    expect(page.get_by_label("Minutes, if you want to note them")).to_have_value("45")
    expect(page.get_by_label("Discussed on")).to_be_hidden()
    assert next(item for item in json.loads(Path(saved(page).path()).read_text("utf-8"))["items"] if item["id"].startswith("record/"))["versions"][0]["value"] == entry


# A team


def colleague(number: int, *, done: bool, before: str, after: str = "", name: str = "") -> dict:
    """The file of one person, who did a unit or began it, and said how confident they are in science."""
    def item(place: str, value: dict) -> dict:
        return {"id": place, "versions": [{"clock": {f"person{number}": 1}, "edited": "2026-11-20T09:00:00.000Z", "value": value}]}

    items = [item(UNIT, {"kind": "unit", "done": "2026-11-20T09:00:00.000Z" if done else ""}), item(f"{UNIT}#before", {"kind": "confidence", "when": "before", "points": {"science": before}})]
    if after:
        items.append(item("modules/early-years/families-and-recording/#after", {"kind": "confidence", "when": "after", "points": {"science": after}}))
    return {"format": 1, "kind": "stem-hub-learning", "name": name, "items": items}


def rows_of(page) -> dict[str, list[str]]:
    """The summary's rows by their first cell."""
    return {row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in page.locator("#team-summary tbody tr").all()}


def test_a_team_s_files_are_counted_without_small_groups_and_nothing_of_them_is_kept(reader, axe):
    one = reader(width=320, accept_downloads=True)
    one.page.add_init_script(axe)
    page = one.go(PAGE)
    team = [colleague(n, done=n < 3, before=("not-yet", "a-little", "fairly")[n % 3], after="very" if n < 6 else "", name="Ann" if n == 1 else "") for n in range(7)]
    files = [named(file, f"{n}.json") for n, file in enumerate(team)]
    files += [named(team[0], "again.json"), named("{", "broken.json"), named({**team[0], "format": 99}, "newer.json")]
    page.get_by_text("Count several people’s files").click()
    page.get_by_label("Files that your colleagues saved here").set_input_files(files)
    said = page.locator("#team-said")
    expect(said).to_contain_text("The files of 7 people are counted below.")
    expect(said).to_contain_text("Counted once, because one person wrote them: 0.json, again.json.")
    expect(said).to_contain_text("broken.json is not counted. This is not a file of My learning: it cannot be read as JSON.")
    expect(said).to_contain_text("newer.json is not counted. This file has the format 99")
    rows = rows_of(page)
    assert rows["Began it"] == ["7"]
    assert rows["Start with the play you see"] == ["fewer than 5"]
    assert rows["Notice and extend"] == ["0"]
    assert rows["Science, before"] == ["7", "3", "2", "2", "0"]
    assert rows["Science, after"] == ["6", "0", "0", "0", "6"]
    expect(page.locator("#team-summary")).not_to_contain_text("Ann")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_label("Show the names").check()
    expect(page.locator("#team-summary")).to_contain_text("Names given: Ann.")
    table = Path(saved(page, "Save the summary as a table (CSV)").path()).read_text("utf-8-sig")
    assert list(csv.reader(io.StringIO(table, newline="")))[2] == ["STEM through play in the early years", "Start with the play you see", "fewer than 5", "", "", "", ""]
    page.get_by_label("Show groups of fewer than five").check()
    assert rows_of(page)["Start with the play you see"] == ["3"]
    expect(page.locator("#team-summary")).to_contain_text("for your own use only")
    assert items(page) == {}
    page.evaluate("window.print = () => { window.asked = true; }")
    page.get_by_role("button", name="Print the summary").click()
    page.wait_for_function("() => window.asked")
    page.emulate_media(media="print")
    assert page.locator("main").inner_text().startswith("Our team’s learning")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
VALUE = st.dictionaries(TEXT, st.recursive(st.none() | st.booleans() | st.integers(-9, 9) | TEXT, st.lists, max_leaves=4), max_size=4)
VERSION = st.fixed_dictionaries(
    {
        "clock": st.dictionaries(st.text("abc", min_size=1, max_size=4), st.integers(1, 9), min_size=1, max_size=3),
        "edited": st.datetimes().map(lambda moment: moment.isoformat(timespec="milliseconds") + "Z"),
        "value": st.none() | VALUE,
    }
)
ITEMS = st.lists(
    st.fixed_dictionaries({"id": TEXT.filter(bool), "versions": st.lists(VERSION, min_size=1, max_size=3)}),
    max_size=4,
    unique_by=lambda item: item["id"],
)
THROUGH = """async ([root, items, name]) => {
  const { fromFile, toFile } = await import(root + "assets/hub/record/format.js");
  return fromFile(toFile(items, name, "2026-11-21T00:00:00.000Z"));
}"""


@pytest.fixture(scope="module")
def any_page(chromium, base):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(base)
    yield page
    context.close()


@given(written=ITEMS, name=TEXT)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
def test_whatever_was_kept_goes_through_a_file_without_losing_a_letter(any_page, base, written, name):
    read = any_page.evaluate(THROUGH, [base, written, name])
    assert sorted(read["items"], key=lambda item: item["id"]) == sorted(written, key=lambda item: item["id"])
    assert (read["name"], read["left"]) == (name, [])


# Clearing, blocked stores, scripts off, accessibility


def test_clearing_asks_first_can_save_first_and_clears_other_tabs_too(reader):
    page = reader(accept_downloads=True).go(UNIT)
    page.locator("#palette-button").click()
    own_the_device(page)
    other = page.context.new_page()
    other.goto(page.url.replace(UNIT, PAGE))
    page.goto(page.url.replace(UNIT, PAGE))
    page.get_by_role("button", name="Clear everything").click()
    page.get_by_role("button", name="Keep it").click()
    assert len(items(page)) == 1
    page.get_by_role("button", name="Clear everything").click()
    file = saved(page, "Save a file, then clear")
    assert json.loads(Path(file.path()).read_text("utf-8"))["items"][0]["id"] == UNIT
    expect(page.get_by_text("Everything is cleared.")).to_be_visible()
    expect(other.locator("#go-on")).to_contain_text("Nothing begun yet.")
    assert nothing_left(page)


def test_with_all_stores_blocked_a_record_can_still_be_written_and_saved_and_the_page_says_that_nothing_is_kept(reader):
    page = reader(stores=False, accept_downloads=True).go(PAGE)
    expect(page.locator("#where")).to_contain_text("This browser blocks storage: nothing is kept")
    bring(page, OLD_FILES[0])
    expect(page.locator("#notes")).to_contain_text("The whisk")
    assert len(json.loads(Path(saved(page).path()).read_text("utf-8"))["items"]) == 4


def test_without_scripts_the_page_says_so_lists_all_units_and_has_no_control_that_does_nothing(reader):
    page = reader(java_script_enabled=False).go(PAGE)
    expect(page.get_by_text("Scripts are off in this browser,")).to_be_visible()
    assert page.locator("main").locator("button:visible, input:visible, textarea:visible").count() == 0
    page.locator(".hub-my-module", has_text=EARLY_YEARS).locator("summary").click()
    expect(page.get_by_role("link", name="Start with the play you see")).to_be_visible()
    expect(page.get_by_text("What I changed in my practice").last).to_be_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1440)])
def test_axe_finds_nothing_on_a_full_page(reader, axe, scheme, width):
    one = reader(width=width, color_scheme=scheme)
    one.page.add_init_script(axe)
    page = one.go(PAGE)
    bring(page, OLD_FILES[0])
    page.locator(".hub-my-module", has_text=EARLY_YEARS).locator("summary").click()
    page.get_by_role("button", name="Add this to my record").click()
    page.get_by_role("button", name="Clear everything").click()
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
