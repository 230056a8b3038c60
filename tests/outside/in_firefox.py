"""Goes the main ways of the site in Firefox, with a Playwright that speaks to the Firefox of the system; run by test_firefox.py.

    in_firefox.py FIREFOX ADDRESS FOLDER RETURNS

RETURNS holds filled-in files: `last-year.xlsx` of an older edition, and others of several settings.

It fails at the first thing that does not hold, and when a page complained or asked anybody else for anything.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))

from journey import KEPT, enter, journey, tab_to, until
from playwright.sync_api import Page, expect, sync_playwright


def searches(page: Page, base: str) -> None:
    """The search box: results by keyboard, in the box and on the page of the search."""
    page.goto(base)
    box = page.get_by_role("combobox").or_(page.get_by_role("searchbox")).first
    tab_to(page, box)
    page.keyboard.type("loose parts")
    expect(page.get_by_role("option").or_(page.get_by_role("listbox").get_by_role("link")).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.get_by_role("main").get_by_role("link", name="Loose parts").first).to_be_visible()


def uses_the_menu(page: Page, base: str) -> None:
    """The menu: opens, closes with Escape and gives the focus back."""
    page.goto(base)
    button = page.get_by_role("button", name="Menu", exact=True)
    enter(page, button)
    expect(page.locator("#menu")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    expect(button).to_be_focused()


def filters(page: Page, base: str) -> None:
    """A list that is filtered by words: what is left is announced, and comes back."""
    page.goto(base + "glossary/")
    field = page.get_by_role("main").locator("input").first
    tab_to(page, field)
    page.keyboard.type("pedagogy")
    expect(page.locator("#page-status")).to_contain_text("shown.")


def evaluates(page: Page, base: str, returns: Path) -> None:
    """Self-evaluation: a part is filled in, found again after a reload, last year's spreadsheet is carried over, both are compared."""
    page.goto(base + "self-evaluation/")
    enter(page, page.get_by_role("link", name="Choose a checklist"))
    page.get_by_label("Getting ready for the STEM Nation Award").check()
    page.get_by_role("group", name="2. Who is it for?").get_by_label("Primary, secondary and special schools").check()
    page.get_by_label("The short form").check()
    page.get_by_label("4. A name").fill("This year")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fill-in/#*")
    enter(page, page.get_by_role("link", name="Begin", exact=True))
    first = page.locator(".hub-item").first
    tab_to(page, first.get_by_label("Not yet"))
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, first.get_by_label("What we do and how we know"))
    page.keyboard.type("Two rooms plan together.")
    until(page, f"async text => JSON.stringify(await ({KEPT})()).includes(text)", "Two rooms plan together.")
    page.reload()
    expect(page.locator(".hub-item").first.get_by_label("What we do and how we know")).to_have_value("Two rooms plan together.")
    expect(page.locator(".hub-item").first.get_by_label("Partly")).to_be_checked()

    page.goto(base + "self-evaluation/")
    page.get_by_label("Choose one or several files").set_input_files(returns / "last-year.xlsx")
    enter(page, page.get_by_role("button", name="Carry it over"))
    expect(page.locator("#evaluations > li")).to_have_count(2)
    page.goto(base + "self-evaluation/compare/")
    enter(page, page.get_by_role("button", name="Compare"))
    expect(page.locator(".hub-compared")).to_contain_text("Two rooms plan together.")
    expect(page.locator(".hub-compared")).to_contain_text("Nobody has written it down.")


def collates(page: Page, base: str, returns: Path) -> None:
    """Files of several kinds side by side, read in a worker: a PDF and a file that is none are among them."""
    page.goto(base + "self-evaluation/collate/")
    files = sorted(path for path in returns.iterdir() if path.suffix)
    page.locator("#files").set_input_files(files)
    expect(page.get_by_role("heading", name="The summary")).to_be_focused(timeout=120_000)
    expect(page.locator("#result dl")).to_contain_text(f"Returns counted{len(files) - 1}")
    expect(page.locator("#result .hub-notice")).to_contain_text("photo.jpg: It is a photograph")
    page.get_by_label("To share").check()
    expect(page.locator("#result dl")).to_contain_text("Made to be shared")


def saved_in(folder: Path) -> Callable[[Page, Callable[[], None]], Path]:
    """What waits for the file that a page gives: Playwright does not hear of it, but Firefox puts it there."""

    def saved(page: Page, save: Callable[[], None]) -> Path:
        save()
        for _ in range(300):
            if found := [path for path in folder.glob("my-learning-*.json") if path.stat().st_size]:
                return found[0]
            page.wait_for_timeout(100)
        raise AssertionError("Firefox saved no file.")

    return saved


def main(firefox: str, base: str, folder: str, returns: str) -> None:
    """All of it in one window of 320 pixels."""
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        # The panel that Firefox opens after a download takes the keyboard until a person closes it.
        quiet = {"browser.download.alwaysOpenPanel": False}
        browser = playwright.firefox.launch(
            channel="moz-firefox", executable_path=firefox, downloads_path=folder, firefox_user_prefs=quiet, timeout=120_000
        )
        page = browser.new_context(viewport={"width": 320, "height": 640}, accept_downloads=True).new_page()
        page.set_default_timeout(30_000)
        heard: list[str] = []
        page.on("console", lambda message: heard.append(message.text))
        seen: set[str] = set()
        page.on("framenavigated", lambda frame: seen.add(frame.url.partition("#")[0].partition("?")[0]))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith((base, "blob:", "data:")) else heard.append(request.url))
        for way in (uses_the_menu, searches, filters):
            way(page, base)
        evaluates(page, base, Path(returns))
        collates(page, base, Path(returns))
        page.evaluate("sessionStorage.clear()")
        journey(page, base, saved_in(Path(folder)))
        browser.close()
        assert heard == [], heard
        print(len({url for url in seen if url.startswith(base)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
