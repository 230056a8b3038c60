"""A year with one evaluation, in one go: half filled in, left, found again, last year's file brought to it, compared, printed, saved, and put beside fifty-nine others."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import openpyxl
import pytest
from ensure import ARGUMENTS, browser
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader
from stemhub.answers.carry_over import carry_over
from stemhub.answers.collate import Returned, collate
from stemhub.formats import FORMATS
from stemhub.model import Hub
from stemhub.model.evaluation import Evaluation
from stemhub.model.evaluation_json import evaluation_of, plain
from stemhub.model.forms import form_of
from stemhub.report.collated import csv as table
from test_files_together import COLLATE, NAME, file_of, said, saved
from test_self_evaluation import LAST_YEAR, NOTES, START, begin, kept, open_part, ready

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


MINE = "Only I use it: keep my answers here"
# What somebody writes who thinks of nothing but the answer.
WRITTEN = {
    "leadership-vision": "Two rooms plan together.\nBràigh 👩🏽‍🔬",
    "leadership-team": "=1+1 is what we call it",
    "leadership-time": " Friday, after lunch — “nearly” always ",
}
ACTION = "Write the vision down & hang it up"


class Device:
    """A browser on somebody's own machine, that can be closed and opened again."""

    def __init__(self, chromium, folder: Path, base: str):
        self.chromium, self.folder, self.base = chromium, folder, base
        self.heard: list[str] = []
        self.context: BrowserContext | None = None

    def open(self) -> Page:
        """Open the browser on the start page."""
        self.context = self.chromium.browser_type.launch_persistent_context(
            str(self.folder), executable_path=browser(), args=list(ARGUMENTS), viewport={"width": 1280, "height": 800}, accept_downloads=True, reduced_motion="reduce"
        )
        self.context.set_default_timeout(30_000)
        page = self.context.pages[0]
        page.on("console", lambda message: self.heard.append(message.text))
        page.on("pageerror", lambda error: self.heard.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith((self.base, "blob:")) else self.heard.append(request.url))
        page.add_init_script("globalThis.print = () => {};")
        page.goto(self.base + START)
        ready(page)
        return page

    def close(self) -> None:
        """Close the browser."""
        if self.context:
            self.context.close()
        self.context = None


@pytest.fixture
def device(chromium, under_a_path, tmp_path):
    made = Device(chromium, tmp_path / "profile", under_a_path)
    yield made
    made.close()
    assert made.heard == []


def read_by_python(hub: Hub, kind: str, data: bytes) -> Evaluation:
    """What the command line reads in a file."""
    return FORMATS[kind].read(data, lambda form, version: form_of(hub, form, version)).evaluation


def items_of(page: Page, item: str):
    """The box of a statement."""
    return page.locator(f"#item-{item}")


def test_a_whole_year_loses_no_character_on_any_step(device, hub, tmp_path):
    page = device.open()

    # Half of it, then the browser is closed.
    begin(page, "This year")
    page.get_by_role("button", name=MINE).click()
    expect(page.locator("#kept-where")).to_have_text("Kept on this device.")
    open_part(page)
    for (item, text), answer in zip(WRITTEN.items(), ("Partly", "Met", "Not yet"), strict=True):
        items_of(page, item).get_by_label(answer, exact=True).check()
        items_of(page, item).get_by_label(NOTES).fill(text)
    box = items_of(page, "leadership-vision")
    box.get_by_label("Next step").fill(ACTION)
    box.locator(".hub-evidence summary").click()
    box.get_by_role("button", name="Add a piece of evidence").click()
    box.get_by_label("What it shows").fill("The plan on the wall")
    box.get_by_label("Kind").fill("Photograph")
    box.get_by_label("Date").fill("May")
    box.get_by_label("Permission of the people in it").select_option("not needed")
    kept(page, "not needed")
    page.get_by_role("link", name="Overview of this evaluation").click()
    page.get_by_role("link", name="Action plan and evidence").click()
    page.get_by_text("Next steps that you noted (1)").click()
    page.get_by_role("button", name="Make it an action").click()
    action = page.get_by_role("group", name="Action 1")
    expect(action.get_by_label("What we will do")).to_have_value(ACTION)
    expect(action.get_by_label("What we will do")).to_be_focused()
    action.get_by_label("Who (role)").fill("Head of STEM")
    kept(page, "Head of STEM")
    device.close()

    # Another day.
    page = device.open()
    expect(page.locator("#evaluations")).to_contain_text("3 of 31 statements answered")
    page.get_by_role("link", name="Go on : This year").click()
    for item, text in WRITTEN.items():
        expect(items_of(page, item).get_by_label(NOTES)).to_have_value(text)
    items_of(page, "leadership-data").get_by_label("Met", exact=True).check()
    kept(page, "leadership-data")

    # Last year's spreadsheet, of an older edition: looked at, carried over, every answer confirmed.
    page.goto(device.base + START)
    ready(page)
    form = form_of(hub, LAST_YEAR["form"], "1.0.0")
    spreadsheet = {"name": "Last year.xlsx", "mimeType": "", "buffer": FORMATS["xlsx"].fill(form, evaluation_of(LAST_YEAR))}
    page.get_by_label("Choose one or several files").set_input_files(spreadsheet)
    expect(page.locator("#preview")).to_contain_text("No answer is lost. 3 answers to look at again.")
    page.locator("#preview").get_by_role("button", name="Carry it over").click()
    page.locator("#brought").get_by_role("link", name="Open “Last year”").click()
    for left in (4, 3, 2, 1):
        todo = page.locator("#view").get_by_role("heading", name=f"Still to confirm: {left} answer").locator("..")
        todo.get_by_role("link").first.click()
        waiting = page.locator(".hub-item--waits").first
        expect(waiting).to_be_visible()  # Counted before it is drawn, no answer would be offered, and none taken over.
        offered = waiting.get_by_role("button", name="Take this over")
        for _ in range(offered.count()):
            offered.first.click()
        waiting.get_by_role("button", name="This answer holds").click()
        expect(page.locator("#page-status")).to_have_text("Confirmed.")
        page.get_by_role("link", name="Overview of this evaluation").click()
    expect(page.get_by_role("heading", name="Still to confirm")).to_have_count(0)

    # Compared in words.
    page.get_by_role("link", name="Compare with another").click()
    page.get_by_label("First").select_option(label=page.get_by_label("First").locator("option", has_text="Last year").inner_text())
    page.get_by_label("Second").select_option(label=page.get_by_label("Second").locator("option", has_text="This year").inner_text())
    page.get_by_role("button", name="Compare").click()
    compared = page.locator(".hub-compared")
    expect(compared.locator("> p").nth(1)).to_have_text("Of 7 statements: 2 further on, 3 answered only in the first and 2 answered only in the second.")
    expect(compared.locator(".hub-compare").first.locator("strong")).to_have_text("Further on")
    expect(compared).to_contain_text("Nobody has written it down.")
    expect(compared).to_contain_text("Two rooms plan together.")

    # On paper.
    page.goto(device.base + START)
    card = page.locator("#evaluations > li").filter(has_text="This year")
    card.get_by_role("button", name="Print").click()
    expect(page.locator(".hub-sheet")).to_be_attached()
    sides = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    paper = "\n".join(side.extract_text() for side in sides)
    for text in ("Two rooms plan together.", "=1+1 is what we call it", "after lunch — “nearly” always", ACTION, "The plan on the wall", "Not needed: nobody is in it"):
        assert text in paper
    assert "Nobody has written it down" not in paper
    assert all(side.extract_text().strip() for side in sides)

    # In files, which the command line reads as the same answers.
    page.goto(device.base + START)
    page.locator("#evaluations > li").filter(has_text="This year").locator("h3 a").click()
    files = {kind: saved(page, button, tmp_path) for kind, button in {"json": "Save to a file", "xlsx": "Save as a spreadsheet", "docx": "Save as a Word document", "csv": "Save as a table (CSV)"}.items()}
    whole = evaluation_of(json.loads(files["json"]))
    assert {item: whole.answers[item].notes for item in WRITTEN} == WRITTEN
    assert [(row.action, row.who, row.items) for row in whole.plan] == [(ACTION, "Head of STEM", "leadership-vision")]
    assert [(row.title, row.kind, row.date, row.permission, row.items) for row in whole.evidence] == [("The plan on the wall", "Photograph", "May", "not needed", "leadership-vision")]
    for kind in ("xlsx", "docx", "csv"):
        assert plain(read_by_python(hub, kind, files[kind])) == plain(whole), kind

    # Beside fifty-nine others, of five kinds and two editions.
    kinds = ["xlsx", "docx", *["csv", "json"] * 4]
    audiences = ("schools", "elc", "schools", "elc", "cld-youth")
    others = [(f"setting-{n:02}.{kind}", kind, said(hub, n, audiences[n % 5 if n > 9 else n % 2], "1.0.0" if n % 4 == 0 else "2.0.0")) for n, kind in enumerate([*(kinds[n % 10] for n in range(58)), "pdf"])]
    page.goto(device.base + COLLATE)
    ours = {"name": "ours.xlsx", "mimeType": "", "buffer": files["xlsx"]}
    page.locator("#files").set_input_files([ours, *(file_of(hub, one, kind, name) for name, kind, one in others)])
    expect(page.get_by_role("heading", name="The summary")).to_be_focused(timeout=60_000)
    framework = hub.frameworks[NAME]
    returned = [("ours.xlsx", read_by_python(hub, "xlsx", files["xlsx"])), *((name, one) for name, _, one in others)]
    found = [Returned(name, carry_over(one, framework, framework.current).evaluation, one.made_from.version) for name, one in returned]
    summary = collate(framework, framework.current, hub.scales, found, [])
    assert len(summary.settings) == 60
    assert saved(page, "Save as a table (CSV)", tmp_path) == table.write(summary)
    assert {note.text for note in summary.notes if note.source == "ours.xlsx"} >= {*WRITTEN.values(), ACTION}
    book = openpyxl.load_workbook(io.BytesIO(saved(page, "Save as a spreadsheet", tmp_path)))
    assert book["Settings"].max_row == 3 + 60
