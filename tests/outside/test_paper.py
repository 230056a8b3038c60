"""What stands on the sheets when a reader prints."""

from __future__ import annotations

import json
import re
import subprocess

import pytest
from built_site import KINDS

pytestmark = pytest.mark.outside


@pytest.fixture(scope="module")
def sheets(chromium, base, tmp_path_factory):
    """Prints a page on A4; the words of each sheet, blanks as one."""

    def printed(address: str) -> list[str]:
        file = tmp_path_factory.mktemp("paper") / "page.pdf"
        page = chromium.new_page()
        page.goto(base + address)
        page.pdf(path=file, format="A4")
        page.close()
        done = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, encoding="utf-8", check=True)
        return [" ".join(sheet.split()) for sheet in done.stdout.split("\f") if sheet.strip()]

    return printed


def loose(words: str) -> str:
    """Words as a pattern that does not mind where a line was broken."""
    return r"\s*".join(re.escape(letter) for letter in re.sub(r"\s+", "", words))


def test_every_statement_of_a_checklist_stands_whole_on_one_sheet_under_the_heads_of_its_table(sheets, site):
    data = site / "self-evaluation/stem-nation-award/v/2.0.0/checklists/elc/stem-nation-award-elc-2.0.0.json"
    items = [item for element in json.loads(data.read_text("utf-8"))["elements"] for item in element["items"]]
    printed = sheets(KINDS["checklist"])
    assert len(items) > 20
    assert 3 <= len(printed) <= 30
    for item in items:
        where = [sheet for sheet in printed if re.search(loose(item["text"]), sheet)]
        assert len(where) == 1, item["id"]
        assert re.search(r"Statement\s+Answer", where[0]), item["id"]
        assert re.search(loose(item["id"]), where[0]), item["id"]


def test_questions_that_are_folded_on_the_screen_stand_on_paper(sheets, site):
    data = site / "self-evaluation/stem-nation-award/v/2.0.0/checklists/elc/stem-nation-award-elc-2.0.0.json"
    prompts = [p for e in json.loads(data.read_text("utf-8"))["elements"] for i in e["items"] for p in i["prompts"]]
    words = " ".join(sheets(KINDS["checklist"]))
    assert [prompt for prompt in prompts if not re.search(loose(prompt), words)] == []


def test_a_printed_unit_has_its_answers_and_no_buttons(sheets):
    words = " ".join(sheets(KINDS["unit"]))
    assert "Not this one." in words
    assert "Right." in words
    for gone in ("Close menu", "Skip to content", "Edit this page"):
        assert gone not in words
