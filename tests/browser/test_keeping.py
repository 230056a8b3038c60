"""Nothing that a reader wrote is lost when the browser's database is slow, broken or shut, or when a page goes in the middle of something."""

from __future__ import annotations

import pytest
from journey import KEPT, MINE, NOTES, UNIT, items, until
from playwright.sync_api import expect
from test_learning import own_the_device

NOTE = f"{UNIT}#least-sure-of"
# A cookie tells what the database does: `held` opens only when a test lets go, `broken` never opens, `stuck` opens but moves nothing.
DATABASE = """
const does = document.cookie.replace("database=", "");
const open = IDBFactory.prototype.open, get = IDBObjectStore.prototype.get;
window.waiting = [];
window.letGo = () => { for (const go of waiting.splice(0)) go(); };
IDBFactory.prototype.open = function (...given) {
  if (does === "broken") throw new DOMException("Internal error opening backing store", "UnknownError");
  if (does !== "held") return open.apply(this, given);
  const asked = { get result() { return this.real.result; }, get error() { return this.real.error; } };
  waiting.push(() => {
    asked.real = open.apply(this, given);
    for (const heard of ["onupgradeneeded", "onsuccess", "onerror"]) asked.real[heard] = asked[heard];
  });
  return asked;
};
IDBObjectStore.prototype.get = function (...given) { return does === "stuck" ? {} : get.apply(this, given); };
"""
NOT_READ = "What you kept on this device could not be read yet."


@pytest.fixture
def at_the_unit(reader):
    """A reader at a unit, and what makes the database behave in a way from the next page on."""
    one = reader()
    one.page.context.add_init_script(DATABASE)
    one.page.clock.install()

    def database(does: str) -> None:
        one.page.context.add_cookies([{"name": "database", "value": does, "url": one.base}])

    database("well")
    return one.go(UNIT), database


def texts(page) -> set[str]:
    """All versions of the note."""
    return {value["text"] for value in items(page).get(NOTE, [])}


def own_note(page, text: str) -> None:
    """A note on a device of one's own."""
    own_the_device(page)
    page.get_by_label(NOTES).fill(text)
    page.get_by_label(NOTES).blur()
    expect(page.locator(".hub-block--reflect .hub-kept")).to_have_text("Kept on this device.")
    in_the_database(page)


def in_the_database(page) -> None:
    """Wait until no table holds anything that has still to move."""
    page.wait_for_function("() => Object.keys({ ...localStorage, ...sessionStorage }).every(key => !key.startsWith('hub:'))")


def test_a_slow_database_is_told_and_what_is_written_meanwhile_stands_beside_what_it_brings(at_the_unit):
    page, database = at_the_unit
    own_note(page, "First")
    database("held")
    page.reload()
    # For a moment nobody can answer what may have been answered; then the page says so and goes on.
    assert page.locator("hub-reflect").evaluate("element => element.inert")
    page.wait_for_function("() => waiting.length > 0")
    page.clock.fast_forward(4_000)
    expect(page.locator(".hub-unread")).to_contain_text(NOT_READ)
    page.get_by_label(NOTES).fill("Second")
    page.get_by_label(NOTES).blur()
    expect(page.locator(".hub-block--reflect .hub-kept")).to_have_text("Kept on this device.")
    page.get_by_label(NOTES).fill("Second, and being typed")
    page.evaluate("letGo()")
    expect(page.locator(".hub-unread")).to_be_hidden()
    expect(page.locator("hub-progress").get_by_text("Done on")).to_be_visible()
    expect(page.get_by_label(NOTES)).to_have_value("Second, and being typed")
    page.get_by_label(NOTES).blur()
    until(page, f"async () => JSON.stringify(await ({KEPT})()).includes('being typed')")
    assert texts(page) == {"First", "Second, and being typed"}
    database("well")
    page.reload()
    expect(page.get_by_text("Another version of this is kept too.")).to_be_visible()
    in_the_database(page)
    assert texts(page) == {"First", "Second, and being typed"}


def test_a_database_that_does_not_open_is_told_and_loses_and_covers_nothing(at_the_unit):
    page, database = at_the_unit
    own_note(page, "First")
    database("broken")
    page.reload()
    expect(page.locator(".hub-unread")).to_contain_text(NOT_READ)
    page.get_by_label(NOTES).fill("Second")
    page.get_by_role("button", name="Mark as tried").click()
    expect(page.locator(".hub-block--activity .hub-kept")).to_have_text("Kept on this device.")
    page.reload()
    expect(page.get_by_label(NOTES)).to_have_value("Second")
    database("well")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("hub-progress").get_by_text("Done on")).to_be_visible()
    expect(page.locator(".hub-unread")).to_be_hidden()
    assert texts(page) == {"First", "Second"}
    assert items(page)[f"{UNIT}#four-looks"][0]["tried"]


@pytest.mark.parametrize("does", ["held", "stuck"])
def test_a_page_that_goes_in_the_middle_of_the_move_to_the_device_loses_nothing(at_the_unit, does):
    page, database = at_the_unit
    database(does)
    page.reload()
    page.get_by_label(NOTES).fill("Before the answer")
    page.get_by_role("button", name=MINE).click()
    page.wait_for_function("() => waiting.length > 0 || localStorage['hub.device']")
    # Another element writes while it moves.
    page.get_by_role("button", name="Mark as tried").click()
    database("well")
    page.reload()
    expect(page.get_by_label(NOTES)).to_have_value("Before the answer")
    expect(page.get_by_text("Tried on")).to_be_visible()
    assert texts(page) == {"Before the answer"}
    if does == "stuck":
        in_the_database(page)
        assert texts(page) == {"Before the answer"}


def test_what_is_written_while_things_move_arrives_too(at_the_unit):
    page, database = at_the_unit
    database("held")
    page.reload()
    page.get_by_label(NOTES).fill("One")
    page.get_by_role("button", name=MINE).click()
    page.wait_for_function("() => waiting.length > 0")
    page.get_by_role("button", name="Mark as tried").click()
    page.get_by_label(NOTES).fill("One and two")
    page.evaluate("letGo()")
    page.get_by_role("button", name="Mark this unit as done").click()
    expect(page.locator("hub-progress .hub-kept")).to_have_text("Kept on this device.")
    in_the_database(page)
    assert texts(page) == {"One and two"}
    assert len(items(page)) == 3


def test_the_last_word_before_a_page_goes_is_kept(at_the_unit):
    page, _ = at_the_unit
    own_note(page, "First")
    page.get_by_label(NOTES).evaluate("""box => {
      box.value = "First and last";
      box.dispatchEvent(new Event("input", { bubbles: true }));
      location.reload();
    }""")
    expect(page.get_by_label(NOTES)).to_have_value("First and last")
    in_the_database(page)
    assert texts(page) == {"First and last"}


def test_a_page_that_comes_back_as_it_was_left_shows_what_was_written_since(at_the_unit):
    page, _ = at_the_unit
    page.context.add_init_script("delete window.BroadcastChannel")
    page.reload()
    own_note(page, "First")
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label(NOTES).fill("Since")
    other.get_by_label(NOTES).blur()
    in_the_database(other)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_label(NOTES)).to_have_value("Since")


def test_what_was_cleared_in_one_tab_stands_in_no_other(at_the_unit):
    page, _ = at_the_unit
    own_note(page, "Mine")
    other = page.context.new_page()
    other.goto(page.url.replace(UNIT, "my-learning/"))
    other.get_by_role("button", name="Clear everything").click()
    other.get_by_role("button", name="Clear now").click()
    expect(other.get_by_text("Everything is cleared.")).to_be_visible()
    expect(page.get_by_label(NOTES)).to_have_value("")
    expect(page.get_by_role("button", name="Mark this unit as done")).to_be_visible()
    assert items(page) == {}
