"""Many files in the browser: settings side by side, colleagues put together; what is saved is what the command line would say."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import openpyxl
import pytest
from browsing import violations
from playwright.sync_api import Page, expect
from stemhub.answers.carry_over import carry_over
from stemhub.answers.collate import Returned, Unread, collate
from stemhub.answers.merge import Told, merge
from stemhub.answers.shareable import shareable
from stemhub.formats import FORMATS
from stemhub.model import Hub
from stemhub.model.evaluation import Answer, ElementState, Evaluation, MadeFrom, Setting
from stemhub.model.evaluation_json import evaluation_of, plain
from stemhub.model.forms import form_of
from stemhub.report.collated import csv as table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


COLLATE, MERGE = "self-evaluation/collate/", "self-evaluation/merge/"
NAME = "stem-nation-award"
NOBODY = "leadership-time"  # what no setting answers
PHOTO = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0 1234"}
PDF = {"name": "cut.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 ..."}
CUT = "The PDF is damaged or was cut off. Ask for it again."
WITHOUT_WORKERS = "delete globalThis.Worker;"
COUNTS_PRINTS = "globalThis.prints = 0; globalThis.print = () => { globalThis.prints++; };"


def said(hub: Hub, number: int, audience: str, version: str) -> Evaluation:
    """What a setting answers, the same each time."""
    form, draw = form_of(hub, f"{NAME}/{audience}/whole", version), Random(number)
    items = [(key.split("/")[1], field) for key, field in form.fields.items() if key.startswith("answers/") and key.endswith("/answer")]
    made = Evaluation(
        id=f"e{number}",
        form=form.id,
        made_from=MadeFrom(form.kind, form.source, version, form.digest),
        audience=audience,
        setting=Setting(f"Setting {number}", "", "Highland"),
        answers={
            item: Answer(scale=field.scale, point=draw.choice(["not-yet", "partly", "met"]), notes=draw.choice(["", "Bràigh 👩🏽‍🔬\n=1+1", "We plan together."]))
            for item, field in items
            if draw.random() < 0.8 and item != NOBODY
        },
        elements={"leadership": ElementState(status=draw.choice(["drafting", "achieved"]), strengths="Good talk.")},
    )
    return evaluation_of(plain(made))


def file_of(hub: Hub, evaluation: Evaluation, kind: str, name: str) -> dict:
    """A file as people choose it."""
    form = form_of(hub, evaluation.form, evaluation.made_from.version)
    return {"name": name, "mimeType": "", "buffer": FORMATS[kind].fill(form, evaluation)}


def saved(page: Page, button: str, folder: Path) -> bytes:
    """The file that a button gives."""
    with page.expect_download() as given:
        page.get_by_role("button", name=button, exact=True).click()
    given.value.save_as(folder / "saved")
    return (folder / "saved").read_bytes()


# How many elements come or go in the result in one go, at most: what holds a page up is done in many small steps.
COUNTS_STEPS = """globalThis.most = 0;
addEventListener("DOMContentLoaded", () => new MutationObserver(found => {
  const all = found.flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes]);
  globalThis.most = Math.max(globalThis.most, all.reduce((sum, one) => sum + 1 + (one.querySelectorAll?.("*").length ?? 0), 0));
}).observe(document.getElementById("result"), { childList: true, subtree: true }));"""
MOST_IN_ONE_GO = 600
# What was said while files were read, each time it changed.
COUNTS_FILES = """globalThis.told = new Set();
addEventListener("DOMContentLoaded", () => new MutationObserver(() => globalThis.told.add(document.getElementById("told").textContent)).observe(document.getElementById("told"), { childList: true }));"""


@pytest.fixture(scope="module")
def returns(hub: Hub) -> list[tuple[str, str, Evaluation]]:
    """Twenty settings: name of the file, its kind, what is in it."""
    made = [said(hub, number, ("elc", "elc", "schools", "elc", "cld-youth")[number % 5 if number > 9 else number % 3], "1.0.0" if number % 4 == 0 else "2.0.0") for number in range(20)]
    names = ["docx", "pdf", *["csv", "json"] * 9]
    return [(f"setting-{number:02}.{kind}", kind, one) for number, (kind, one) in enumerate(zip(names, made, strict=True))]


def test_files_of_mixed_kinds_and_editions_give_the_summary_of_the_command_line(reader, axe, hub, returns, tmp_path):
    one = reader(width=320, height=640, accept_downloads=True)
    one.page.context.add_init_script(axe)
    one.page.context.add_init_script(COUNTS_PRINTS)
    one.page.context.add_init_script(COUNTS_STEPS + COUNTS_FILES)
    page = one.go(COLLATE)
    expect(page.locator("#after")).to_be_hidden()
    page.locator("#files").set_input_files([*(file_of(hub, said_, kind, name) for name, kind, said_ in returns), PHOTO, PDF, {**PHOTO, "name": "photo.jpg"}])
    expect(page.get_by_role("heading", name="The summary")).to_be_focused()
    assert [worker.url.rsplit("/", 1)[1] for worker in page.workers] == ["worker.js"]
    assert page.evaluate("[progress.value, progress.max]") == [23, 23]
    assert len(page.evaluate("[...globalThis.told]")) == 23
    notice = page.locator("#result .hub-notice")
    expect(notice).to_contain_text("Left out: 3 files")
    expect(notice).to_contain_text("photo (2).jpg: It is a photograph, not a filled-in form.")
    expect(notice).to_contain_text(f"cut.pdf: {CUT}")
    expect(page.locator("#result")).to_contain_text("5 files were filled in for an older edition.")
    expect(page.get_by_role("heading", name="Answered by nobody")).to_have_count(1)

    framework = hub.frameworks[NAME]
    kept = [Returned(name, carry_over(found, framework, "2.0.0").evaluation, found.made_from.version) for name, _, found in returns]
    reason = "It is a photograph, not a filled-in form."
    unread = [Unread("photo.jpg", reason), Unread("cut.pdf", CUT), Unread("photo (2).jpg", reason)]
    whole = collate(framework, "2.0.0", hub.scales, kept, unread)
    assert saved(page, "Save as a table (CSV)", tmp_path) == table.write(whole)
    notes = page.locator("details", has_text="Notes")
    expect(notes.locator("tbody tr")).to_have_count(0)
    page.get_by_role("button", name="Print").click()
    expect(notes.locator("tbody tr")).to_have_count(len(whole.notes), timeout=30_000)
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.wait_for_function("() => globalThis.prints === 1")
    assert violations(page) == []

    page.get_by_label("To share").check()
    expect(page.locator("#result dl")).to_contain_text("Made to be shared")
    expect(page.locator("#result")).not_to_contain_text("Setting 7")
    expect(page.locator("#result details", has_text="Notes")).to_have_count(0)
    assert len(whole.notes) * 7 > MOST_IN_ONE_GO * 2  # the rows of the notes that were open have gone
    assert 0 < page.evaluate("globalThis.most") <= MOST_IN_ONE_GO
    shared = shareable(whole)
    assert saved(page, "Save as a table (CSV)", tmp_path) == table.write(shared)
    assert b"hidden" in table.write(shared)
    assert b"Setting 7" not in saved(page, "Save as a web page", tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(saved(page, "Save as a spreadsheet", tmp_path)))
    assert book.sheetnames == ["About", "Elements", "Where settings are", "Items"]
    assert book["Items"].max_row == 3 + sum(len(row.spreads) for row in shared.items)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("button", name="Take all files away").click()
    expect(page.locator("#after")).to_be_hidden()
    expect(page.locator("#result")).to_be_empty()


def test_files_of_two_frameworks_are_counted_one_framework_at_a_time_and_so_without_workers_and_stores(reader, hub):
    one = reader(stores=False)
    one.page.context.add_init_script(WITHOUT_WORKERS)
    page = one.go(COLLATE)
    other = form_of(hub, "improving-gender-balance/elc/whole", "1.0.0") or next(form for form in (form_of(hub, f"improving-gender-balance/{a.id}/whole", "1.0.0") for a in hub.frameworks["improving-gender-balance"].audiences) if form)
    theirs = Evaluation(id="x", form=other.id, made_from=MadeFrom(other.kind, other.source, other.version, other.digest), audience=other.audience)
    mine = [file_of(hub, said(hub, number, "elc", "2.0.0"), "json", f"{number}.json") for number in range(2)]
    page.locator("#files").set_input_files([*mine, file_of(hub, theirs, "json", "theirs.json")])
    expect(page.locator("#result dl")).to_contain_text("Getting ready for the STEM Nation Award")
    expect(page.locator("#result .hub-notice")).to_contain_text("theirs.json: It was made from framework `improving-gender-balance`")
    page.get_by_label("Which framework?").select_option("improving-gender-balance")
    expect(page.locator("#result dl")).to_contain_text(hub.frameworks["improving-gender-balance"].words.title)
    page.get_by_label("To share").check()
    expect(page.locator("#result")).to_contain_text("Fewer than five returns")
    assert page.workers == []


def test_colleagues_see_who_said_what_and_take_one_file_away(reader, axe, hub, tmp_path):
    one = reader(accept_downloads=True)
    one.page.context.add_init_script(axe)
    page = one.go(MERGE)
    base = replace(said(hub, 3, "schools", "2.0.0"), id="same")
    vision = "leadership-vision"
    lead = replace(base, answers={**base.answers, vision: Answer(scale="met-partly-not-yet", point="met", notes="It hangs in the hall.")})
    technician = replace(base, people="All of us", answers={**base.answers, vision: Answer(scale="met-partly-not-yet", point="not-yet", notes="I have not seen it.")})
    page.locator("#files").set_input_files([file_of(hub, lead, "xlsx", "a.xlsx"), file_of(hub, technician, "csv", "b.csv")])
    expect(page.get_by_role("heading", name="Put together", exact=True)).to_be_focused()
    page.get_by_label("Who filled in b.csv?").fill("technician")
    page.get_by_label("Who filled in b.csv?").press("Tab")
    differing = page.locator(".hub-compare").first
    expect(differing).to_contain_text("technician")
    expect(differing.locator(".hub-beside > div")).to_have_text(["aMetWhat we do and how we know: It hangs in the hall.", "technicianNot yetWhat we do and how we know: I have not seen it."])
    expect(page.get_by_role("heading", name="To settle (1)")).to_be_visible()
    assert violations(page) == []
    ours = merge([Told("a", lead), Told("technician", technician)])
    assert FORMATS["json"].read(saved(page, "Save for this site", tmp_path), lambda form, version: form_of(hub, form, version)).evaluation == ours
    document = saved(page, "Save as a Word document", tmp_path)
    assert FORMATS["docx"].read(document, lambda form, version: form_of(hub, form, version)).evaluation == ours

    page.locator("#files").set_input_files([file_of(hub, said(hub, 4, "elc", "2.0.0"), "json", "nursery.json")])
    expect(page.locator("#result")).to_contain_text("These files cannot be put together. a is for `schools` and nursery `elc`")
    assert violations(page) == []


def test_two_tabs_of_one_reader_work_apart_below_a_path_and_without_stores(reader, under_a_path, hub):
    one = reader(at=under_a_path, stores=False, width=320, height=640)
    together = one.go(MERGE)
    beside = together.context.new_page()
    beside.goto(under_a_path + COLLATE)
    mine = [replace(said(hub, n, "schools", "2.0.0"), id="same") for n in (1, 2)]
    beside.locator("#files").set_input_files([file_of(hub, said(hub, n, "elc", "2.0.0"), "json", f"nursery-{n}.json") for n in range(3)])
    together.locator("#files").set_input_files([file_of(hub, one_, "csv", f"colleague-{n}.csv") for n, one_ in enumerate(mine)])
    expect(together.get_by_role("heading", name="Put together", exact=True)).to_be_visible()
    expect(beside.get_by_role("heading", name="The summary")).to_be_visible()
    expect(beside.locator("#result dl")).to_contain_text("Early learning and childcare")
    expect(together.locator("#result")).not_to_contain_text("nursery")
    expect(together.locator("#result")).to_contain_text("colleague-0")
    together.locator("#result details summary").click()
    for page in (together, beside):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("address", [COLLATE, MERGE])
def test_without_scripts_the_pages_say_what_else_can_be_done(reader, address: str):
    page = reader(java_script_enabled=False).go(address)
    expect(page.get_by_text("Scripts are off in this browser")).to_be_visible()
    expect(page.locator("#files")).to_be_hidden()
    expect(page.locator("code", has_text="stemhub evaluation")).to_be_visible()
