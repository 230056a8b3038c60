"""What one person does with a keyboard and 320 pixels, from the home page to a record that was cleared and brought back; for any browser.

It needs nothing but Playwright, so that a browser with a Playwright of its own can go the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

UNIT = "modules/early-years/start-with-play/"
PAGE = "my-learning/"
EARLY_YEARS = "STEM through play in the early years"
NOTES = "Your notes"
MINE = "Only I use it: keep my answers here"
KEPT = """async () => {
  const root = document.querySelector("link[rel=icon]").href.split("assets/")[0];
  return (await import(root + "assets/hub/local/store.js")).all();
}"""


def items(page: Page) -> dict[str, list]:
    """All that is kept, by id: the values of its versions, newest first."""
    return {item["id"]: [version["value"] for version in item["versions"]] for item in page.evaluate(KEPT)}


def until(page: Page, script: str, arg: object = None) -> None:
    """Wait until an async function says yes. Playwright's own `wait_for_function` takes the promise of one for a yes, at once."""
    for _ in range(600):
        if page.evaluate(script, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"Never so: {script} {arg}")


def nothing_left(page: Page) -> bool:
    """Whether no store of the browser holds anything."""
    return page.evaluate(
        "async () => (await indexedDB.databases()).length + Object.keys(localStorage).length + Object.keys(sessionStorage).length === 0"
    )


def tab_to(page: Page, target, most: int = 260) -> None:
    """Press the tabulator until the focus is on something."""
    element = target.element_handle()
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("element => document.activeElement === element", element):
            return
    raise AssertionError(f"{target} cannot be reached by keyboard")


def enter(page: Page, target) -> None:
    """Go to something by keyboard and press it."""
    tab_to(page, target)
    page.keyboard.press("Enter")


def journey(page: Page, base: str, saved: Callable[[Page, Callable[[], None]], Path]) -> None:
    """Find the early-years module, do a unit, answer its checks, write, reload, see progress, make a record, save, clear, bring back.

    `saved` does what saves a file, and tells where the browser put it."""
    page.goto(base)
    menu = page.locator("#menu")
    enter(page, page.get_by_role("button", name="Menu", exact=True))
    enter(page, menu.get_by_role("link", name="Learn", exact=True))
    page.wait_for_url(base + "modules/")
    enter(page, page.get_by_role("main").get_by_role("link", name=EARLY_YEARS))
    page.wait_for_url(base + "modules/early-years/")
    enter(page, page.get_by_role("main").get_by_role("link", name="Start with the play you see").first)
    page.wait_for_url(base + UNIT)

    check = page.locator(".hub-block--check").first
    tab_to(page, check.get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    enter(page, check.get_by_role("button", name="Check my answer"))
    expect(check.get_by_role("status")).to_contain_text("There is a purpose (a roof)")
    expect(page.locator("#page-status")).to_have_text("Is this device shared? Two buttons follow.")
    enter(page, page.get_by_role("button", name=MINE))
    expect(check.locator(".hub-kept")).to_have_text("Kept on this device.")
    second = page.locator(".hub-block--check").nth(1)
    tab_to(page, second.get_by_role("radio").first)
    page.keyboard.press("Space")
    enter(page, second.get_by_role("button", name="Check my answer"))
    expect(second.get_by_role("status").locator("strong").first).to_have_text(re.compile(r"^(Right|Not quite)"))
    expect(second.locator(".hub-kept")).to_have_text("Kept on this device.")
    tab_to(page, page.get_by_label(NOTES))
    page.keyboard.type("The tap. I never thought of it.")
    enter(page, page.get_by_role("button", name="Mark this unit as done"))
    expect(page.locator("hub-progress")).to_contain_text("Kept on this device.")
    expect(page.locator(".hub-block--reflect .hub-kept")).to_have_text("Kept on this device.")

    page.reload()
    expect(page.get_by_label(NOTES)).to_have_value("The tap. I never thought of it.")
    expect(check.get_by_label("Fetching a bigger blanket")).to_be_checked()
    enter(page, page.get_by_role("button", name="Menu", exact=True))
    enter(page, menu.get_by_role("link", name="My learning"))
    page.wait_for_url(base + PAGE)
    module = page.locator(".hub-my-module", has_text=EARLY_YEARS)
    expect(module.locator("summary")).to_contain_text("1 of 7 units done")
    expect(page.locator("#notes")).to_contain_text("The tap. I never thought of it.")
    enter(page, module.locator("summary"))
    enter(page, module.get_by_role("button", name="Add this to my record"))
    expect(page.locator("#entry-heading")).to_be_focused()
    tab_to(page, page.get_by_label("What I changed in my practice"))
    page.keyboard.type("I wait before I ask.")
    enter(page, page.get_by_role("button", name="Close this entry"))
    record = page.locator("#entries .hub-card")
    expect(record).to_contain_text("I wait before I ask.")
    expect(record).to_contain_text("The tap. I never thought of it.")
    kept = items(page)
    assert sorted(values[0]["kind"] for values in kept.values()) == ["check", "check", "entry", "reflection", "unit"], kept

    file = saved(page, lambda: enter(page, page.get_by_role("button", name="Save everything to a file")))
    enter(page, page.get_by_role("button", name="Clear everything"))
    enter(page, page.get_by_role("button", name="Clear now"))
    expect(page.get_by_text("Everything is cleared.")).to_be_visible()
    assert nothing_left(page)
    expect(page.locator("#notes")).to_be_hidden()
    expect(record).to_have_count(0)

    page.get_by_label("Bring in a file").set_input_files(file)
    expect(page.locator("#brought")).to_contain_text("5 of 5 brought in")
    assert items(page) == kept
    expect(record).to_contain_text("I wait before I ask.")
    expect(page.locator("#notes")).to_contain_text("The tap. I never thought of it.")
    expect(module.locator("summary")).to_contain_text("1 of 7 units done")
