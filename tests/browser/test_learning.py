"""What a learner does with the blocks of a unit, and what is kept of it where."""

from __future__ import annotations

import json
import re

import pytest
from browsing import violations
from journey import KEPT, MINE, NOTES, UNIT, items, until
from playwright.sync_api import expect

# A unit with a story that asks, and with an activity for settings of several sectors.
STORY = "modules/gender-bias/words-and-turns/"

LAST = "modules/early-years/families-and-recording/"
SHARED = "Others use it: forget when I close the tab"


def first_check(page):
    """The first knowledge check of a unit."""
    return page.locator(".hub-block--check").first


def own_the_device(page) -> None:
    """Keep a first thing and say that the device is one's own."""
    page.get_by_role("button", name="Mark this unit as done").click()
    page.get_by_role("button", name=MINE).click()
    expect(page.locator(".hub-kept")).to_have_text("Kept on this device.")


# Knowledge checks


def test_a_check_is_answered_by_keyboard_and_says_of_the_chosen_answer_why(reader):
    page = reader().go(UNIT)
    check = first_check(page)
    group = check.get_by_role("group")
    expect(group).to_have_accessible_name("Children hang a scarf between two chairs for a roof. It sags. One child fetches a bigger blanket and pegs it at the corners. Which part shows engineering most clearly?")
    check.get_by_label("Counting the pegs").focus()
    page.keyboard.press("Space")
    expect(check.get_by_role("status")).to_have_text("")
    page.keyboard.press("ArrowDown")
    expect(check.get_by_label("Fetching a bigger blanket")).to_be_checked()
    expect(check.get_by_role("status")).to_have_text("")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(check.get_by_role("status")).to_contain_text("Not quite. Choose again if you like.")
    expect(check.get_by_role("status")).to_contain_text("Counting pegs is mathematics")
    check.get_by_label("Fetching a bigger blanket").check()
    check.get_by_role("button", name="Check my answer").click()
    expect(check.get_by_role("status")).to_contain_text("There is a purpose (a roof)")
    expect(check.get_by_role("status").locator("strong").first).to_have_text("Right.")
    assert next(iter(items(page).values()))[0]["right"] is True


def test_the_other_answers_explain_themselves_only_after_a_try(reader):
    page = reader().go(UNIT)
    check = first_check(page)
    assert check.locator("summary:visible").count() == 0
    check.get_by_role("button", name="Check my answer").click()
    expect(check.get_by_role("status")).to_have_text("Choose an answer first.")
    assert page.evaluate("document.activeElement.type") == "radio"
    assert items(page) == {}
    check.get_by_label("Counting the pegs").check()
    check.get_by_role("button", name="Check my answer").click()
    assert check.locator("summary:visible").count() == 3


def test_a_check_with_several_right_answers_wants_all_of_them(reader):
    page = reader().go("modules/early-years/loose-parts-and-engineering/")
    check = page.locator(".hub-block--check").filter(has_text="Choose every one that fits")
    boxes = check.get_by_role("checkbox")
    assert boxes.count() >= 4
    verdict = check.get_by_role("status").locator("strong").first
    boxes.nth(0).check()
    check.get_by_role("button", name="Check my answer").click()
    expect(verdict).to_have_text("Right so far: there is more to find.")
    for place in range(boxes.count()):
        boxes.nth(place).set_checked(check.locator("li").nth(place).locator(".hub-right").count() == 1)
    check.get_by_role("button", name="Check my answer").click()
    expect(verdict).to_have_text("Right.")


def test_a_question_that_has_changed_since_is_told_and_never_shown_as_wrong(reader):
    page = reader().go(UNIT)
    check = first_check(page)
    check.get_by_label("Counting the pegs").check()
    check.get_by_role("button", name="Check my answer").click()
    page.get_by_role("button", name=MINE).click()

    def edited(route) -> None:
        answer = route.fetch()
        digest = 'hub-check data-digest="'
        route.fulfill(response=answer, body=answer.text().replace(digest, digest + "0"))

    page.route("**/start-with-play/", edited)
    page.reload()
    expect(check.get_by_role("status")).to_contain_text("This question has changed since you answered it on")
    expect(check.get_by_label("Counting the pegs")).not_to_be_checked()


# Reflections, activities, confidence, progress


def test_a_reflection_is_kept_as_it_is_written_and_comes_back(reader):
    page = reader().go(UNIT)
    page.get_by_label(NOTES).fill("The whisk.\nThe tap, <b>too</b> & 'mine'.")
    page.get_by_role("button", name=MINE).click()
    expect(page.locator(".hub-block--reflect").get_by_text("Kept on this device.")).to_be_visible()
    page.reload()
    expect(page.get_by_label(NOTES)).to_have_value("The whisk.\nThe tap, <b>too</b> & 'mine'.")
    assert "notes" not in page.url


def test_a_story_asks_what_the_reader_would_do_before_it_goes_on_and_my_learning_shows_the_answer(reader):
    page = reader(width=320).go(STORY)
    story = page.locator(".hub-block--case-study")
    expect(story.get_by_text("He brought in a kitchen timer")).to_be_hidden()
    box = story.get_by_label("Your idea, before you read on")
    box.fill("Swap by the clock.")
    page.get_by_role("button", name=MINE).click()
    expect(story.locator(".hub-kept")).to_have_text("Kept on this device.")
    story.get_by_text("What they did").focus()
    page.keyboard.press("Enter")
    expect(story.get_by_text("He brought in a kitchen timer")).to_be_visible()
    page.reload()
    expect(box).to_have_value("Swap by the clock.")
    page.goto(page.url.replace(STORY, "my-learning/"))
    note = page.locator("#notes .hub-card")
    expect(note).to_contain_text("What would you change in these pairs before the next lesson?")
    expect(note).to_contain_text("Swap by the clock.")


def test_without_scripts_a_story_asks_too_and_goes_on_when_it_is_opened(reader):
    story = reader(java_script_enabled=False).go(STORY).locator(".hub-block--case-study")
    expect(story).to_contain_text("What would you change in these pairs before the next lesson?")
    story.get_by_text("What they did").click()
    expect(story.get_by_text("He brought in a kitchen timer")).to_be_visible()


# My setting inside a unit

PLACES = "[...document.querySelectorAll('.hub-block li[data-sector]')].map(line => line.innerText)"


def test_in_a_unit_what_is_for_the_readers_setting_stands_first_says_so_and_hides_nothing(reader):
    page = reader().go(STORY)
    written = page.evaluate(PLACES)
    assert len(written) == 5
    expect(page.locator(".hub-yours")).to_have_count(0)
    page.goto(page.url.replace(STORY, "modules/"))
    page.get_by_label("Put first what suits").select_option("primary")
    page.goto(page.url.replace("modules/", STORY))
    expect(page.locator(".hub-block--case-study .hub-yours")).to_have_text("Your setting")
    shown = page.evaluate(PLACES)
    assert re.match(r"Your setting\s+Primary: Try the driver", shown[0])
    assert [line for line in written if not line.startswith("Primary")] == shown[1:]
    assert len(shown) == len(written)


def test_without_a_script_the_examples_stand_as_they_are_written(reader):
    page = reader(java_script_enabled=False).go(STORY)
    assert [line.split(":")[0] for line in page.locator(".hub-block li[data-sector]").all_inner_texts()] == ["ELC", "Primary", "Secondary, Technicians", "ASN", "CLD"]


def test_a_setting_moves_to_the_device_when_its_reader_says_anywhere_that_it_is_theirs(reader):
    page = reader().go("modules/")
    page.get_by_label("Put first what suits").select_option("primary")
    page.goto(page.url.replace("modules/", UNIT))
    own_the_device(page)
    assert page.evaluate("[localStorage['hub.setting'], sessionStorage['hub.setting']]") == ["primary", None]
    other = page.context.new_page()
    other.goto(page.url.replace(UNIT, "modules/"))
    expect(other.get_by_label("Put first what suits")).to_have_value("primary")


def test_an_activity_is_marked_as_tried_and_unmarked_and_prints_alone(reader):
    page = reader().go(UNIT)
    card = page.locator(".hub-block--activity")
    card.get_by_role("button", name="Mark as tried").click()
    expect(card.get_by_text("Tried on")).to_be_visible()
    card.get_by_role("button", name="Not tried after all").click()
    expect(card.get_by_text("Tried on")).to_be_hidden()
    page.evaluate("""() => { window.print = () => {
      const shown = [...document.querySelectorAll("h1, h2, h3")].filter(head => head.checkVisibility());
      window.printed = [document.documentElement.className, shown.length];
    }; }""")
    page.emulate_media(media="print")
    card.locator("button", has_text="Print this card alone").dispatch_event("click")
    page.wait_for_function("() => window.printed")
    assert "hub-alone" in page.evaluate("window.printed")[0]
    assert page.evaluate("window.printed")[1] == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "hub-alone" not in page.evaluate("document.documentElement.className")


def test_confidence_is_asked_and_compared_for_each_discipline_and_never_as_one_figure(reader):
    page = reader().go(UNIT)
    own_the_device(page)
    for discipline, word in {"Science": "Fairly", "Engineering": "Not yet"}.items():
        page.get_by_role("radio", name=f"{discipline}: {word}").check()
    until(page, f"async () => JSON.stringify(await ({KEPT})()).includes('engineering')")
    page.goto(page.url.replace(UNIT, LAST))
    after = page.locator(".hub-block--confidence")
    for discipline, word in {"Science": "Fairly", "Engineering": "A little", "Technology": "Very"}.items():
        page.get_by_role("radio", name=f"{discipline}: {word}").check()
    expect(after.get_by_role("status")).to_have_text("Science: Fairly before, Fairly now. Engineering: Not yet before, A little now.")


def test_a_unit_is_marked_as_done_and_leads_back_to_where_the_reader_was(reader):
    page = reader().go(UNIT)
    own_the_device(page)
    head = page.locator("h2[id]").nth(3)
    head.evaluate("head => head.scrollIntoView({ block: 'start' })")
    # A reader turns to something else: the page is hidden.
    page.evaluate("""Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
      document.dispatchEvent(new Event("visibilitychange"))""")
    until(page, f"async () => (await ({KEPT})()).some(item => item.versions[0].value.at)")
    page.reload()
    progress = page.locator("hub-progress")
    expect(progress.get_by_text("Done on")).to_be_visible()
    expect(progress.get_by_role("link")).to_have_text(f"Go on at “{head.inner_text()}”")


def test_a_unit_that_was_done_in_an_older_version_says_that_the_module_has_changed(reader):
    page = reader().go(UNIT)
    own_the_device(page)
    version = page.locator("hub-progress").get_attribute("data-digest")
    page.route("**/start-with-play/", lambda route: route.fulfill(response=(answer := route.fetch()), body=answer.text().replace(f'hub-progress data-digest="{version}"', 'hub-progress data-digest="9.0.0"')))
    page.reload()
    expect(page.locator("hub-progress")).to_contain_text("The module has changed since.")


# To go on where one was


def test_home_the_module_and_its_pathway_lead_on_and_show_what_is_done(reader):
    one = reader(width=320)
    page = one.go("")
    expect(page.get_by_text("Go on where you were")).to_have_count(0)
    page = one.go(UNIT)
    page.get_by_label(NOTES).fill("Begun")
    page.get_by_label(NOTES).blur()
    page.get_by_role("button", name=SHARED).click()
    one.go("modules/early-years/")
    notice = page.locator("main .hub-notice").filter(has=page.get_by_role("link"))
    expect(notice).to_have_text("Go on where you were: Start with the play you see")
    notice.get_by_role("link").click()
    page.get_by_role("button", name="Mark this unit as done").click()
    expect(page.get_by_text("Done on")).to_be_visible()
    one.go("modules/early-years/")
    expect(notice).to_have_text("Next: Notice and extend")
    expect(page.locator(".hub-steps li").first).to_contain_text("Done on")
    one.go("pathways/new-to-elc/")
    expect(page.locator(".hub-steps li li").first).to_contain_text("Done on")
    one.go("")
    expect(notice).to_have_text("Next: STEM through play in the early years")
    expect(notice.get_by_role("link")).to_have_attribute("href", one.base + "modules/early-years/")
    one.go("my-learning/")
    expect(page.locator("#go-on")).to_have_text("Next: Notice and extend")


def test_after_ten_changes_a_calm_word_reminds_of_a_file_until_one_is_saved(reader):
    one = reader(accept_downloads=True)
    page = one.go("my-learning/")
    def item(place: int) -> dict:
        return {"id": f"{UNIT}#{place}", "versions": [{"clock": {"a": place}, "edited": "2026-11-20T09:00:00.000Z", "value": {"kind": "reflection", "asked": "?", "text": "A note"}}]}

    file = {"format": 1, "kind": "stem-hub-learning", "items": [item(place) for place in range(1, 11)]}
    page.get_by_label("Bring in a file").set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()})
    reminder = page.locator("#remind")
    expect(reminder).to_contain_text("10 things are kept in this browser alone. Now is a good moment to save them to a file.")
    one.go("modules/early-years/")
    expect(page.get_by_text("10 things are kept in this browser alone.")).to_be_visible()
    page.get_by_role("link", name="Save a file").click()
    with page.expect_download():
        page.get_by_role("button", name="Save everything to a file").click()
    expect(reminder).to_be_hidden()


# Where things are kept


def test_to_read_and_to_look_round_keeps_nothing(reader):
    page = reader().go(UNIT)
    page.mouse.wheel(0, 3000)
    page.locator("a[rel=next]").click()
    assert items(page) == {}
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    assert page.evaluate("indexedDB.databases()") == []


def test_on_a_shared_device_things_last_through_a_reload_and_are_gone_with_the_tab(reader):
    page = reader().go(UNIT)
    page.get_by_label(NOTES).fill("Mine alone")
    expect(page.locator(".hub-kept")).to_have_text("Kept in this tab until you close it.")
    page.get_by_role("button", name=SHARED).click()
    page.reload()
    expect(page.get_by_label(NOTES)).to_have_value("Mine alone")
    page.get_by_label(NOTES).fill("Mine alone, still")
    page.get_by_role("button", name="Mark as tried").click()
    assert page.get_by_role("button", name=MINE).count() == 0
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_label(NOTES)).to_have_value("")
    assert other.evaluate("indexedDB.databases()") == []


def test_what_was_written_before_the_question_was_answered_moves_to_the_device(reader):
    page = reader().go(UNIT)
    page.get_by_label(NOTES).fill("First thought")
    page.get_by_role("button", name=MINE).click()
    expect(page.locator(".hub-kept")).to_have_text("Kept on this device.")
    assert page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('hub:'))") == []
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_label(NOTES)).to_have_value("First thought")


def test_with_all_stores_blocked_everything_works_and_the_page_says_that_nothing_is_kept(reader):
    page = reader(stores=False).go(UNIT)
    check = first_check(page)
    check.get_by_label("Counting the pegs").check()
    check.get_by_role("button", name="Check my answer").click()
    expect(check.get_by_role("status")).to_contain_text("Counting pegs is mathematics")
    expect(check.get_by_text("This browser blocks storage: nothing is kept")).to_be_visible()
    page.get_by_label(NOTES).fill("Here for now")
    expect(page.locator(".hub-block--reflect").get_by_text("nothing is kept")).to_be_visible()
    assert page.get_by_role("button", name=MINE).count() == 0


def test_a_browser_without_a_database_keeps_things_in_the_tab_and_says_so(reader):
    one = reader()
    one.page.add_init_script("Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('blocked', 'SecurityError'); } })")
    page = one.go(UNIT)
    page.get_by_label(NOTES).fill("Still here")
    page.get_by_role("button", name=MINE).click()
    expect(page.locator(".hub-kept")).to_have_text("Kept in this tab until you close it.")
    page.reload()
    expect(page.get_by_label(NOTES)).to_have_value("Still here")


def test_two_tabs_lose_nothing_of_each_other(reader):
    page = reader().go(UNIT)
    own_the_device(page)
    other = page.context.new_page()
    other.goto(page.url)
    # Neither has seen what the other writes.
    page.get_by_label(NOTES).fill("From the first tab")
    other.get_by_label(NOTES).fill("From the second tab")
    other.get_by_role("button", name="Mark as tried").click()
    for one in (page, other):
        expect(one.locator(".hub-block--reflect .hub-kept")).to_have_text(re.compile("Kept on this device|Another version of this is kept too"))
    expect(other.locator(".hub-block--activity").get_by_text("Kept on this device.")).to_be_visible()
    kept = items(page)
    assert {value["text"] for value in kept[f"{UNIT}#least-sure-of"]} == {"From the first tab", "From the second tab"}
    assert kept[f"{UNIT}#four-looks"][0]["tried"]
    assert kept[UNIT][0]["done"]


def test_a_change_in_one_tab_is_shown_in_another(reader):
    page = reader().go(UNIT)
    own_the_device(page)
    other = page.context.new_page()
    other.goto(page.url)
    page.get_by_label(NOTES).fill("Written once")
    expect(other.get_by_label(NOTES)).to_have_value("Written once")


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1440)])
def test_axe_finds_nothing_when_everything_was_answered(reader, axe, scheme, width):
    one = reader(width=width, color_scheme=scheme)
    one.page.add_init_script(axe)
    page = one.go(UNIT)
    for check in page.locator(".hub-block--check").all():
        check.get_by_role("radio").first.check()
        check.get_by_role("button", name="Check my answer").click()
    page.get_by_label(NOTES).fill("A word")
    page.get_by_role("button", name="Mark as tried").click()
    page.get_by_role("radio", name="Science: Very").check()
    expect(page.get_by_role("group", name="Is this device shared?")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
