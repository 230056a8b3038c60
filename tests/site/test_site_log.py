"""The statement and the privacy page say what the log says, and the log claims no more than `make test` looks at."""

from __future__ import annotations

import os
import re
from datetime import date
from importlib.metadata import version
from importlib.resources import files

import pytest
import yaml
from built_site import KINDS, ROOT
from engine.headers import POLICY
from stemhub.wording import date_in_words

LOG = yaml.safe_load((ROOT / "content/accessibility-log.yml").read_text("utf-8"))
DAY = re.compile(r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b")
# The parts of the model statement of the regulations, in its order.
PARTS = [
    "How accessible this website is", "Feedback and contact", "Enforcement procedure", "Technical information about this website's accessibility",
    "Compliance status", "Non-accessible content", "Non-compliance with the accessibility regulations", "Disproportionate burden",
    "Content that is not within the scope of the accessibility regulations", "What we are doing to improve accessibility",
    "Preparation of this accessibility statement",
]  # fmt: skip


def words(page) -> str:
    return " ".join("".join(element.text for element in page.all("main")).split())


def days() -> set[str]:
    dates = [LOG["prepared_on"], LOG["reviewed_on"], *(one["date"] for one in LOG["tests"])]
    dates += [one[name] for one in LOG["problems"] for name in ("found_on", "mended_on") if name in one]
    return {date_in_words(str(date)) for date in dates}


def test_the_statement_has_every_part_of_the_model_in_its_order(pages):
    assert [title for _, title in pages["accessibility/"].headings if title in PARTS] == PARTS


def test_every_day_that_the_statement_names_is_one_of_the_log(pages):
    named = set(DAY.findall(words(pages["accessibility/"])))
    assert date_in_words(str(LOG["prepared_on"])) in named
    assert date_in_words(str(max(one["date"] for one in LOG["tests"]))) in named
    assert named <= days()


@pytest.mark.parametrize("test", LOG["tests"], ids=lambda test: test["what"][:40])
def test_each_test_stands_on_its_page_with_its_day_tool_and_counts(pages, test):
    said = words(pages["privacy/" if test.get("subject") == "privacy" else "accessibility/"])
    faults = f"{test['faults']} faults" if test["faults"] else "no fault"
    counted = f"with {test['tool']} {test['version']}, {test['pages']} page{'' if test['pages'] == 1 else 's'}: {faults}."
    assert f"{date_in_words(str(test['date']))}, {counted}" in said


@pytest.mark.parametrize("problem", LOG["problems"], ids=lambda problem: problem["id"])
def test_each_problem_stands_in_the_statement_with_an_anchor_while_it_stands(pages, problem):
    page = pages["accessibility/"]
    assert problem["title"] in words(page)
    assert (problem["id"] in page.ids) == ("mended_on" not in problem)


@pytest.mark.parametrize("test", LOG["tests"], ids=lambda test: test["what"][:40])
def test_the_log_claims_no_more_than_is_looked_at(pages, test):
    """The newest run stands in the log: after a change of a tool or of the kinds of pages, run the tests and note it."""
    most = len(KINDS) if "each kind" in test["what"] else len(pages)
    assert test["pages"] <= most
    if test["tool"] == "axe-core":
        script = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
        assert test["version"] == re.search(r"axe v(\S+)", script)[1]
    if test["tool"].startswith("Playwright"):
        assert test["version"] == version("playwright")


SEEN = ROOT / "tests/golden/privacy.txt"
KEYS = re.compile(r'"(hub\.[a-z.]+|hub:)"|\b(localStorage|sessionStorage|indexedDB|serviceWorker|caches\.open|document\.cookie|sendBeacon|XMLHttpRequest|WebSocket|window\.name)\b')


def spoken_of() -> str:
    """What the privacy page speaks of: its own words, whatever scripts keep things by, and the policy that binds the pages."""
    scripts = (ROOT / "overrides/assets/hub").rglob("*.js")
    kept = sorted({next(filter(None, found)) for path in scripts for found in KEYS.findall(path.read_text("utf-8"))})
    rules = [f"{name} {value}" for name, value in POLICY.items()]
    return "\n".join(["Kept by", *kept, "", "Policy", *rules, "", (ROOT / "content/privacy.md").read_text("utf-8")])


def test_the_privacy_page_names_the_day_on_which_it_or_what_it_speaks_of_last_changed():
    """Read the page when something that it speaks of has changed; put the day into the log; then write what was seen with UPDATE_GOLDEN=1."""
    day, _, seen = SEEN.read_text("utf-8").partition("\n\n")
    now, today = spoken_of(), str(LOG["privacy_changed_on"])
    if os.environ.get("UPDATE_GOLDEN"):
        assert now == seen or today > day or today == date.today().isoformat(), "Put the day of the change into privacy_changed_on of content/accessibility-log.yml first."
        SEEN.write_text(f"{today}\n\n{now}", "utf-8")
        return
    assert now == seen
    assert today == day


def test_help_stands_first_at_the_foot_of_every_page(pages):
    for address, page in pages.items():
        foot = page.source.partition('<footer class="md-footer"')[2]
        assert re.search(r"<a [^>]*>([^<]+)</a>", foot)[1] == "Help", address


def test_the_help_names_every_key_that_our_scripts_listen_to(pages):
    asked = {key for path in (ROOT / "overrides/assets/hub").rglob("*.js") for key in re.findall(r'key === "(\w+)"', path.read_text("utf-8"))}
    called = {"Escape": "Esc", "ArrowDown": "Down", "ArrowUp": "Up", "ArrowLeft": "Left", "ArrowRight": "Right", "PageDown": "Page Down", "PageUp": "Page Up"}
    assert asked
    said = words(pages["help/"])
    assert [key for key in asked if called.get(key, key) not in said] == []
