"""A directory entry lists the pages of the hub that link to it; nobody writes that list."""

from __future__ import annotations

import re
from pathlib import Path

from laying import SMALL
from stemhub import build


def mentioned(root: Path) -> list[str]:
    """The titles under “On this hub” of the entry `helper`."""
    pages = build.draw(root, build.check(root).hub).pages
    body = next(page.body for page in pages if page.address == "directory/helper/")
    return re.findall(r"<li><a href=[^>]+>([^<]+)</a>", body.partition("## On this hub")[2].partition("##")[0])


def test_modules_and_templates_that_name_it_under_further_help_are_listed():
    assert mentioned(SMALL) == ["Tiny", "A plan"]


def test_a_link_in_running_text_counts_once_however_often_it_is_made(hub: Path):
    page = hub / "content/about.md"
    page.write_text(page.read_text() + "\nAsk [them](/directory/helper/), or [their page](/directory/helper/#quality).\n")
    assert mentioned(hub) == ["Tiny", "A plan", "About"]


def test_a_draft_is_not_listed_and_an_entry_does_not_list_itself(hub: Path):
    for path in ("modules/tiny/module.yml", "content/templates/plan.yml"):
        file = hub / path
        file.write_text(file.read_text().replace("status: published", "status: draft"))
    entry = hub / "content/directory/helper.yml"
    entry.write_text(entry.read_text().replace("Somebody who helps.", "Somebody who [helps](/directory/helper/)."))
    assert mentioned(hub) == []
