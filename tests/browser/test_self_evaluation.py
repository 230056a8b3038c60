"""Self-evaluation in the browser: filled in, left, found again, brought to a newer edition, compared, printed, saved; nothing is lost."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from browsing import serving, violations
from hypothesis import HealthCheck, given, settings
from journey import KEPT, enter, tab_to, until
from playwright.sync_api import expect
from pypdf import PdfReader
from stemhub.formats import FORMATS
from stemhub.model import Hub
from stemhub.model.evaluation_json import evaluation_of, plain
from stemhub.model.forms import form_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from answering import evaluations
from built_site import ROOT

START = "self-evaluation/"
FRAMEWORK, WHO = "Getting ready for the STEM Nation Award", "Primary, secondary and special schools"
PART = "STEM curriculum and learner pathways"
NOTES = "What we do and how we know"
# Last year's answers, to an edition since when statements were split, merged, withdrawn, moved and reworded.
LAST_YEAR = {
    "format": 1,
    "id": "last-year",
    "name": "Last year",
    "form": "stem-nation-award/schools/whole",
    "made_from": {"id": "stem-nation-award", "version": "1.0.0"},
    "audience": "schools",
    "answers": {
        "leadership-vision": {"scale": "met-partly-not-yet", "point": "not-yet", "notes": "Nobody has written it down."},
        "leadership-data": {"scale": "met-partly-not-yet", "point": "partly", "notes": "We counted visits.\n\tNot what changed."},
        "curriculum-routes": {"scale": "met-partly-not-yet", "point": "met", "notes": "Everybody may choose physics."},
        "curriculum-contexts": {"scale": "met-partly-not-yet", "point": "partly", "notes": "The harbour project 🛶"},
        "gone-for-ever": {"text": "An answer to something that no edition knows."},
    },
}


def ready(page) -> None:
    """The list of evaluations has been drawn."""
    expect(page.locator("#where")).not_to_be_empty()


def begin(page, name: str, how: str = "All of it") -> None:
    """Begin an evaluation on the start page."""
    ready(page)
    page.get_by_label(FRAMEWORK).check()
    page.get_by_role("group", name="2. Who is it for?").get_by_label(WHO).check()
    page.get_by_label(how).check()
    page.get_by_label("4. A name").fill(name)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name=name, level=2)).to_be_visible()


def open_part(page, part: str = "Leadership in STEM") -> None:
    """Go from the overview to a part."""
    page.locator(".hub-steps").get_by_role("link", name=part, exact=True).click()
    expect(page.get_by_role("heading", name=part, level=2)).to_be_focused()


def kept(page, text: str) -> None:
    """Wait until a text has reached the store."""
    until(page, f"async text => JSON.stringify(await ({KEPT})()).includes(text)", arg=text)


def file(content: bytes, name: str) -> dict:
    """A file to bring in."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@pytest.fixture(scope="module")
def last_year(hub: Hub) -> dict:
    """Last year's answers in a spreadsheet of the older edition."""
    form = form_of(hub, LAST_YEAR["form"], "1.0.0")
    return file(FORMATS["xlsx"].fill(form, evaluation_of(LAST_YEAR)), "Last year.xlsx")


def no_fault(page) -> None:
    """Nothing for axe, and nothing that sticks out."""
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_year_with_one_evaluation_by_keyboard_on_320_pixels(reader, base, axe, last_year):
    one = reader(width=320, height=640, accept_downloads=True)
    one.page.context.add_init_script(axe)
    page = one.go(START)
    ready(page)
    expect(page.locator("#none")).to_be_visible()

    # Begin: one part, by keyboard alone.
    expect(page.locator("#where")).to_be_hidden()
    enter(page, page.get_by_role("link", name="Choose a checklist"))
    tab_to(page, page.locator("input[name=framework]").first)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label(FRAMEWORK)).to_be_checked()
    who = page.get_by_role("group", name="2. Who is it for?")
    tab_to(page, who.get_by_label("Early learning and childcare"))
    page.keyboard.press("ArrowDown")
    expect(who.get_by_label(WHO)).to_be_checked()
    tab_to(page, page.get_by_label("All of it"))
    expect(page.locator("#how-much")).to_contain_text("about 3 hours")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    for part in ("Leadership in STEM", PART):
        tab_to(page, page.get_by_label(part))
        page.keyboard.press("Space")
    tab_to(page, page.get_by_label("4. A name"))
    page.keyboard.type("This year")
    no_fault(page)
    page.keyboard.press("Enter")
    page.wait_for_url(base + START + "fill-in/#*")
    expect(page.get_by_role("heading", name="This year", level=2)).to_be_visible()
    assert "This" not in page.url
    enter(page, page.get_by_role("button", name="Only I use it: keep my answers here"))
    expect(page.locator("#kept-where")).to_have_text("Kept on this device.")

    # Rate with the arrows, write, add evidence.
    enter(page, page.get_by_role("link", name="Begin", exact=True))
    expect(page.get_by_role("heading", name="Leadership in STEM", level=2)).to_be_focused()
    first = page.locator(".hub-item").first
    tab_to(page, first.get_by_label("Not yet"))
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, first.get_by_label(NOTES))
    page.keyboard.type("Two rooms plan together. ")
    enter(page, first.locator(".hub-evidence summary"))
    enter(page, first.get_by_role("button", name="Add a piece of evidence"))
    page.keyboard.type("The plan on the wall")
    kept(page, "The plan on the wall")
    no_fault(page)
    page.close()

    # Come back: it is there, and leads to where it was left.
    page = one.page = one.page.context.new_page()
    page.on("console", lambda message: one.heard.append(message.text))
    page.on("pageerror", lambda error: one.heard.append(str(error)))
    one.go(START)
    expect(page.locator("#evaluations")).to_contain_text("1 of 15 statements answered")
    enter(page, page.get_by_role("link", name="Go on : This year"))
    expect(page.locator(".hub-item").first.get_by_label(NOTES)).to_have_value("Two rooms plan together. ")
    expect(page.locator(".hub-item").first.get_by_label("Partly")).to_be_checked()
    expect(page.locator(".hub-item h3").first).to_be_focused()
    expect(page.locator(".hub-item").first.get_by_label("What it shows")).to_have_value("The plan on the wall")

    # Last year's file: seen first, carried over, undone, carried over again.
    one.go(START)
    page.get_by_label("Choose one or several files").set_input_files(last_year)
    expect(page.get_by_role("heading", name="Bring “Last year” to the current edition?")).to_be_focused()
    preview = page.locator("#preview")
    expect(preview).to_contain_text("No answer is lost. 3 answers to look at again.")
    expect(preview).to_contain_text("Read again and confirm: 1; choose from what is offered: 2")
    for folded in preview.locator("summary").all():
        folded.click()
    expect(preview).to_contain_text("(no edition at hand has this statement)")
    no_fault(page)
    enter(page, preview.get_by_role("button", name="Carry it over"))
    expect(page.locator("#evaluations > li")).to_have_count(2)
    enter(page, page.locator("#brought").get_by_role("button", name="Undo"))
    expect(page.locator("#evaluations > li")).to_have_count(1)
    enter(page, preview.get_by_role("button", name="Carry it over"))
    enter(page, page.locator("#brought").get_by_role("link", name="Open “Last year”"))

    # Confirm what changed; choose from what is offered.
    todo = page.locator("#view").get_by_role("heading", name="Still to confirm: 4 answers").locator("..")
    expect(todo.get_by_role("listitem")).to_have_count(4)
    no_fault(page)
    todo.get_by_role("link").first.click()
    item = page.locator("#item-leadership-data")
    expect(item.locator("h3")).to_be_focused()
    expect(item).to_contain_text("Read it again: does the answer still hold?")
    item.get_by_role("button", name="This answer holds").click()
    expect(item).not_to_contain_text("Read it again")
    page.get_by_role("link", name="Overview of this evaluation").click()
    open_part(page, PART)
    item = page.locator("#item-curriculum-open-routes")
    item.get_by_role("button", name="Take this over").click()
    expect(item.get_by_label("Met")).to_be_checked()
    expect(item.get_by_label(NOTES)).to_have_value("Everybody may choose physics.")
    item.get_by_role("button", name="This answer holds").click()
    page.get_by_role("link", name="Overview of this evaluation").click()
    expect(page.locator("#view")).to_contain_text("Still to confirm: 2 answers")
    expect(page.locator("#view")).to_contain_text("Kept from before")

    # From rating to learning, into My learning.
    page.get_by_role("link", name="Learning that helps", exact=True).click()
    page.get_by_role("button", name="Add to my plan").first.click()
    expect(page.locator("#page-status")).to_have_text("It is in your plan.")
    planned = page.locator(".hub-helps a").first.inner_text()
    no_fault(page)
    one.go("my-learning/")
    expect(page.locator("#plan")).to_contain_text(planned)

    # Compare, in words.
    one.go(START + "compare/")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".hub-compared")).to_contain_text("Two rooms plan together.")
    vision = page.locator(".hub-compare").first
    expect(vision.locator("strong")).to_have_text(["Further back"])
    expect(vision).to_contain_text("Nobody has written it down.")
    no_fault(page)

    # On paper, and in a file that says all that was ever written.
    one.go(START)
    page.evaluate("window.print = () => {}")
    card = page.locator("#evaluations > li").filter(has_text="Last year")
    card.get_by_role("button", name="Print").click()
    expect(page.locator(".hub-sheet")).to_be_attached()
    paper = "\n".join(side.extract_text() for side in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)
    assert "Everybody may choose physics." in paper
    assert "An answer to something that no edition knows." in paper
    assert "Begin a new one" not in paper
    with page.expect_download() as download:
        card.get_by_role("button", name="Save to a file").click()
    saved = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert saved.pop("about")["title"] == "Getting ready for the STEM Nation Award"
    assert plain(evaluation_of(saved)) == saved
    assert all(answer[key] in json.dumps(saved, ensure_ascii=False).replace("\\n", "\n").replace("\\t", "\t") for answer in LAST_YEAR["answers"].values() for key in answer if key in ("notes", "text"))

    # Delete, undo, and the file again: it is here already.
    card.get_by_role("button", name="Delete").click()
    expect(page.locator("#evaluations > li")).to_have_count(1)
    page.locator("#undo").get_by_role("button", name="Undo").click()
    expect(page.locator("#evaluations > li")).to_have_count(2)
    page.get_by_label("Choose one or several files").set_input_files(file(json.dumps(saved).encode(), "again.json"))
    expect(page.locator("#brought")).to_contain_text("it is here already")


def test_an_evaluation_on_this_device_is_carried_over_and_brought_back(reader, last_year):
    page = reader().go(START)
    ready(page)
    page.get_by_label("Choose one or several files").set_input_files(last_year)
    page.get_by_role("button", name="Bring it in as it is").click()
    page.get_by_role("link", name="Open “Last year”").click()
    kept_before = page.evaluate(KEPT)
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_role("heading", name="Bring it to the current edition?")).to_be_focused()
    page.get_by_role("button", name="Carry it over").click()
    expect(page.locator("#view")).to_contain_text("Still to confirm: 4 answers")
    page.get_by_role("button", name="Undo the carry-over").click()
    expect(page.get_by_role("button", name="See what would change")).to_be_visible()
    after = {one["id"]: [version["value"] for version in one["versions"] if version["value"]] for one in page.evaluate(KEPT)}
    assert {key: value for key, value in after.items() if value} == {one["id"]: [version["value"] for version in one["versions"]] for one in kept_before}


def test_two_tabs_lose_nothing_and_show_what_was_written_in_both(reader):
    one = reader()
    page = one.go(START)
    begin(page, "Together")
    page.get_by_role("button", name="Only I use it: keep my answers here").click()
    expect(page.locator("#kept-where")).to_have_text("Kept on this device.")
    open_part(page)
    other = page.context.new_page()
    other.goto(page.url)
    mine, theirs = page.locator(".hub-item"), other.locator(".hub-item")
    # Different statements: both stay, and each tab shows the other's.
    theirs.nth(1).get_by_label("Met").check()
    expect(mine.nth(1).get_by_label("Met")).to_be_checked()
    # The same statement at the same moment: both texts stand until somebody chooses.
    page.evaluate("() => { window.BroadcastChannel.prototype.postMessage = () => {}; }")
    mine.first.get_by_label(NOTES).fill("Written here")
    kept(page, "Written here")
    theirs.first.get_by_label(NOTES).fill("Written there")
    expect(mine.first).to_contain_text("Written in two places.")
    expect(mine.first).to_contain_text("Written there")
    mine.first.get_by_role("button", name="Keep the texts of both").click()
    expect(mine.first.get_by_label(NOTES)).to_have_value("Written here\nWritten there")
    # The shelf of one tab knows what another has begun.
    other.goto(one.base + START)
    expect(other.locator("#evaluations > li")).to_have_count(1)
    page.goto(one.base + START)
    begin(page, "A second one")
    other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # people come back to it
    expect(other.locator("#evaluations > li")).to_have_count(2)
    other.close()


def test_with_storage_blocked_everything_works_on_one_page_which_says_so(reader, axe):
    one = reader(stores=False, accept_downloads=True)
    one.page.context.add_init_script(axe)
    page = one.go(START)
    expect(page.locator("#where")).to_contain_text("This browser blocks storage")
    begin(page, "For now")
    expect(page.locator("#kept-where")).to_contain_text("nothing is kept when you leave this page")
    open_part(page)
    page.locator(".hub-item").first.get_by_label("Partly").check()
    page.locator(".hub-item").first.get_by_label(NOTES).fill("Only in memory")
    page.get_by_role("link", name="Overview of this evaluation").click()
    expect(page.locator("#view")).to_contain_text("1 of 8 answered")
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    assert json.loads(Path(download.value.path()).read_text("utf-8"))["answers"]["leadership-vision"]["notes"] == "Only in memory"
    page.get_by_role("link", name="My evaluations").click()
    expect(page.locator("#evaluations")).to_contain_text("1 of 31 statements answered")


def test_a_team_sees_one_statement_at_a_time_and_agrees(reader, axe):
    one = reader()
    one.page.context.add_init_script(axe)
    page = one.go(START)
    begin(page, "In the staff room", "The short form")
    page.get_by_role("link", name="Talk it through together").click()
    expect(page.locator(".hub-item")).to_have_count(1)
    page.get_by_role("button", name="Start 6 minutes").click()
    expect(page.get_by_role("button", name="Stop the clock")).to_be_visible()
    minutes = page.get_by_label("Minutes for each")
    minutes.fill("0")
    minutes.press("Enter")
    expect(minutes).to_have_value("6")
    minutes.fill("10")
    minutes.press("Enter")
    page.get_by_role("button", name="Start 10 minutes").click()
    expect(page.locator(".hub-clock")).to_contain_text("9:")
    assert violations(page) == []

    # The arrows turn the statements, and choose between answers where they always did.
    page.get_by_label("Not yet").press("ArrowRight")
    expect(page.get_by_label("Partly")).to_be_checked()
    expect(page.locator(".hub-large")).to_contain_text("statement 1 of ")
    page.locator(".hub-item h3").press("ArrowRight")
    expect(page.locator(".hub-large")).to_contain_text("statement 2 of ")
    expect(page.locator(".hub-item h3")).to_be_focused()
    expect(page.get_by_role("button", name="Start 10 minutes")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".hub-large")).to_contain_text("statement 1 of ")
    expect(page.get_by_label("Partly")).to_be_checked()
    page.get_by_role("button", name="Fill the screen").click()
    page.get_by_role("button", name="Leave the full screen").press("PageDown")
    expect(page.locator(".hub-large")).to_contain_text("statement 2 of ")
    expect(page.get_by_role("button", name="Leave the full screen")).to_be_visible()
    page.get_by_role("button", name="Leave the full screen").click()
    page.get_by_role("button", name="Fill the screen").wait_for()

    # Cards for the table, and notes for whoever leads.
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print the notes for whoever leads").click()
    notes = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(notes) == 1
    assert "A minute alone." in notes[0].extract_text()
    assert "We have a short, shared vision" not in notes[0].extract_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.get_by_role("button", name="Print: Leadership in STEM").click()
    expect(page.locator(".hub-table-card").first).to_be_attached()
    cards = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(cards) == (page.locator(".hub-table-card").count() + 1) // 2
    page.get_by_role("link", name="To the whole evaluation").click()
    expect(page.locator("#view")).to_contain_text("1 of ")


def test_people_answer_what_they_chose_and_make_a_plan_of_it(reader, axe):
    one = reader(width=320, height=640, color_scheme="dark", accept_downloads=True)
    one.page.context.add_init_script(axe)
    page = one.go(START)
    ready(page)
    page.get_by_label(FRAMEWORK).check()
    page.get_by_role("group", name="2. Who is it for?").get_by_label(WHO).check()
    page.get_by_label("My own choice of statements").check()
    page.get_by_label("4. A name").fill("What matters to us")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("#begin-says")).to_have_text("Choose at least one statement first.")
    which = page.get_by_role("group", name="Which statements?")
    for part in ("Leadership in STEM", PART):
        which.locator("summary", has_text=part).click()
    for statement in ("We have a short, shared vision", "We set aside protected time", "We root STEM in real contexts"):
        which.get_by_label(statement).check()
    expect(page.locator("#own-time")).to_have_text("3 statements, about 30 minutes")
    no_fault(page)
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("#view")).to_contain_text("(our own choice, 3 statements)")
    open_part(page)
    expect(page.locator(".hub-item h3")).to_have_count(2)
    page.locator(".hub-item").nth(1).get_by_label("Next step").fill("Keep Friday free")
    back = page.locator(".hub-looking-back")
    back.get_by_label("Our strengths").fill("We talk.")
    back.get_by_label("Where we are with this part").select_option("achieved")
    back.get_by_label("Date achieved").fill("2024-02-29")
    page.locator("#view").get_by_text("1 of 2 parts recognised.").wait_for()
    expect(page.locator("#view")).to_contain_text("The STEM Nation Award asks for all within 3 years: from 29 February 2024 to 28 February 2027.")

    page.get_by_role("link", name="Overview of this evaluation").click()
    page.get_by_role("link", name="Action plan and evidence").click()
    page.get_by_text("Next steps that you noted (1)").click()
    page.get_by_role("button", name="Make it an action : Keep Friday free").click()
    action = page.get_by_role("group", name="Action 1")
    expect(action.get_by_label("What we will do")).to_be_focused()
    expect(action.get_by_label("What we will do")).to_have_value("Keep Friday free")
    expect(action.get_by_label("Statements it belongs to")).to_have_value("leadership-time")
    action.get_by_label("By when").fill("By Easter")
    no_fault(page)
    action.get_by_role("button", name="Take it away").click()
    expect(action).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(action.get_by_label("By when")).to_have_value("By Easter")
    page.get_by_role("button", name="Add a note").click()
    page.get_by_role("group", name="Note 1").get_by_label("Note", exact=True).fill("Ask again in June.")
    kept(page, "Ask again in June.")

    page.get_by_role("link", name="Overview of this evaluation").click()
    expect(page.locator(".hub-steps")).to_contain_text("1 action, 0 pieces of evidence")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    told = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert told["asked"] == ["leadership-vision", "leadership-time", "curriculum-real-links"]
    assert [(row["action"], row["by_when"], row["items"]) for row in told["plan"]] == [("Keep Friday free", "By Easter", "leadership-time")]
    assert [row["text"] for row in told["notes"]] == ["Ask again in June."]
    assert told["elements"]["leadership"] == {"strengths": "We talk.", "status": "achieved", "achieved": "2024-02-29"}


def test_two_settings_are_compared_in_words_where_nothing_can_be_stored(reader, axe):
    one = reader(width=320, height=640, stores=False, color_scheme="dark")
    one.page.context.add_init_script(axe)
    page = one.go(START)

    def setting(name: str, audience: str, points: dict[str, str]) -> dict:
        answers = {item: {"scale": "met-partly-not-yet", "point": point, "notes": f"{name} says so."} for item, point in points.items()}
        made = {"format": 1, "id": name, "name": name, "form": f"stem-nation-award/{audience}/whole", "made_from": {"id": "stem-nation-award", "version": "2.0.0"}, "audience": audience, "answers": answers}
        return file(json.dumps(made).encode(), f"{name}.json")

    nursery = setting("Nursery", "elc", {"leadership-vision": "met", "leadership-team": "partly", "leadership-time": "partly"})
    school = setting("School", "schools", {"leadership-vision": "partly", "leadership-team": "partly", "equity-roles": "met"})
    page.get_by_label("Choose one or several files").set_input_files([nursery, school])
    expect(page.locator("#evaluations > li")).to_have_count(2)
    no_fault(page)
    page.get_by_role("link", name="Compare two evaluations").click()
    expect(page.locator("#view select")).to_have_count(2)
    first, second = page.locator("#view select").all()
    first.select_option(label=first.locator("option", has_text="Nursery").inner_text())
    second.select_option(label=second.locator("option", has_text="Nursery").inner_text())
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("status").filter(has_text="Choose two different ones.")).to_be_visible()
    second.select_option(label=second.locator("option", has_text="School").inner_text())
    page.get_by_role("button", name="Compare").click()
    compared = page.locator(".hub-compared")
    expect(compared).to_contain_text("They are for different sectors: some words differ")
    expect(compared).to_contain_text("Of 4 statements: 1 the same, 1 further back, 1 answered only in the first and 1 answered only in the second.")
    vision = compared.locator(".hub-compare").first
    expect(vision.locator("dl")).to_have_text("NurseryMetSchoolPartly")
    expect(vision.locator(".hub-beside")).to_contain_text("Nursery says so.")
    expect(vision.locator(".hub-beside")).to_contain_text("School says so.")
    expect(compared.locator("section").first.get_by_role("img")).to_have_attribute("aria-label", "Leadership in STEM. Nursery: 2 × partly and 1 × met. School: 2 × partly and 1 × no answer yet.")
    no_fault(page)


@pytest.mark.parametrize("address", [START, START + "fill-in/", START + "compare/", START + "together/"])
def test_without_scripts_each_page_leads_to_the_checklists(reader, address):
    page = reader(java_script_enabled=False).go(address)
    expect(page.get_by_text("Scripts are off in this browser,")).to_be_visible()
    assert page.locator(".hub-scripted:visible").count() == 0
    assert page.locator("a:visible[href*='checklists/']").count() > 8


def said(evaluation: dict) -> dict:
    """An evaluation without the answers and rows that say nothing."""
    told = dict(evaluation)
    for name in ("answers", "elements"):
        told[name] = {key: one for key, one in evaluation.get(name, {}).items() if one}
    for name in ("evidence", "plan", "notes"):
        told[name] = [one for one in evaluation.get(name, []) if one]
    return {key: one for key, one in told.items() if one or key not in ("answers", "elements", "evidence", "plan", "notes")}


@pytest.fixture(scope="module")
def answered(hub) -> list[dict]:
    """Evaluations with all that people, pasted text and older programs can put into one."""
    form = form_of(hub, "stem-nation-award/elc/element-leadership", "2.0.0")
    found: list[dict] = []

    @settings(max_examples=40, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(evaluations(form))
    def collect(one) -> None:
        found.append(said(plain(one)))

    collect()
    return found


def test_no_character_is_lost_from_a_file_to_the_store_and_to_a_file(chromium, answered):
    with serving(ROOT / "overrides/assets/hub") as address:
        page = chromium.new_page()
        page.goto(address)
        script = """async text => {
          const { Sheet, shelve } = await import("/self-evaluation/sheet.js"), { write } = await import("/evaluation/evaluation.js");
          const made = [];
          for (const one of JSON.parse(text)) {
            sessionStorage.clear();
            made.push(write((await Sheet.open(await shelve(one))).evaluation(Object.keys(one.answers ?? {}))));
          }
          return JSON.stringify(made);
        }"""
        made = [json.loads(text) for text in json.loads(page.evaluate(script, json.dumps(answered)))]
        page.close()
    assert made == answered


# What people do in every place where they can write: a word more in one field of each statement, row and look back, and nothing in the others.
EDITS = """async text => {
  const root = document.querySelector("link[rel=icon]").href.split("assets/")[0] + "assets/hub/";
  const [{ Sheet, shelve }, { write }, { asked }, { itemOf }, { elementView }, { rowsOf }] = await Promise.all(
    ["self-evaluation/sheet.js", "evaluation/evaluation.js", "self-evaluation/asked.js", "self-evaluation/item.js", "self-evaluation/element.js", "self-evaluation/rows.js"].map(name => import(root + name)));
  const whole = await asked("stem-nation-award", "2.0.0", "elc"), made = [];
  for (const one of JSON.parse(text)) {
    sessionStorage.clear();
    const sheet = await Sheet.open(await shelve(one)), box = document.createElement("div");
    document.body.append(box);
    const part = whole.parts.find(each => each.items.some(item => one.answers?.[item.id])) ?? whole.parts[0];
    box.append(elementView(whole, part.id, sheet, () => {}).element, ...["plan", "notes"].map(name => rowsOf(sheet, name, () => {}).element));
    const edit = (within, name) => {
      const field = within.querySelector(`[name="${name}"]`);
      field.value += "more";
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    for (const item of box.querySelectorAll(".hub-item")) edit(item, "next_steps");
    edit(box.querySelector(".hub-looking-back"), "impact");
    for (const row of box.querySelectorAll(":scope > .hub-rows .hub-row")) edit(row, row.querySelector("[name=action]") ? "action" : "text");
    await sheet.put("at", "");
    made.push([part.id, part.items.map(item => item.id), write(sheet.evaluation(Object.keys(one.answers ?? {})))]);
    box.remove();
  }
  return JSON.stringify(made);
}"""


def test_who_writes_in_one_field_changes_no_character_of_another(reader, answered):
    page = reader().go(START)
    ready(page)
    made = json.loads(page.evaluate(EDITS, json.dumps(answered)))
    assert len(made) == len(answered)
    for (part, items, text), before in zip(made, answered, strict=True):
        wanted = json.loads(json.dumps(before))
        for item in items:
            answer = wanted.setdefault("answers", {}).setdefault(item, {})
            answer["next_steps"] = answer.get("next_steps", "") + "more"
        element = wanted.setdefault("elements", {}).setdefault(part, {})
        element["impact"] = element.get("impact", "") + "more"
        for table, name in (("plan", "action"), ("notes", "text")):
            for row in wanted.get(table, []):
                row[name] = row.get(name, "") + "more"
        assert json.loads(text) == wanted
