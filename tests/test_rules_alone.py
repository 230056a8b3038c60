"""Each rule by itself, without the others: what it says of the mistakes of its own code, and that it is silent where it should be.

Mutation testing (`make mutants`) runs these: a test that touches one rule only shows in milliseconds whether a change of
that rule is noticed.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from edits import EDITS, edited, head
from laying import ROOT, SMALL, laid_over, mistake_laid
from stemhub import rules
from stemhub.build import schemas
from stemhub.diagnostics import Example
from stemhub.load import load
from stemhub.model import Hub
from stemhub.report import REPORTS

SCHEMAS = schemas(ROOT)
MISTAKES = sorted(folder for folder in (ROOT / "tests" / "wrong").iterdir() if folder.is_dir())
RULES = [pytest.param(rule, id=rule.CODE) for rule in rules.RULES]
MANUALS = {manual.code: manual for manual in rules.manuals()}


def findings(report: str) -> list[str]:
    """The findings of a text report, each with its carets and its repair, without the sum at the end."""
    return report.split("\n\n")[:-1]


def said_of(rule: ModuleType, hub: Hub) -> list[tuple[str, int, int, str]]:
    """What a rule says of a hub: path, line, column, and message with repair, in file order; mutes are not looked at."""
    return sorted({(f.span.path, f.span.line, f.span.column, f"{f.message} {rule.HINT.format_map(f.values)}") for f in rule.check(hub)})


def said_by(rule: ModuleType, hub: Path) -> list[tuple[str, int, int, str]]:
    """What a rule says of the hub in a folder."""
    return said_of(rule, load(hub, SCHEMAS))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda folder: folder.name)
def test_a_rule_says_by_itself_what_all_rules_together_say_under_its_code(mistake: Path, hub: Path):
    mistake_laid(mistake, hub)
    code = mistake.name.split("-")[0]
    if code in rules.BY_CODE and "outlived" not in mistake.name:  # an idle mute shows when all rules have run
        alone = [one for one in rules.run(load(hub, SCHEMAS), [rules.BY_CODE[code]]) if one.code == code]
        together = (mistake / "expect.txt").read_text("utf-8")
        assert findings(REPORTS["text"](alone, 1)) == [one for one in findings(together) if f"[{code}]" in one]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_silent_on_the_small_hub_and_on_what_its_manual_calls_right(rule: ModuleType, tmp_path: Path):
    assert said_by(rule, SMALL) == []
    for n, example in enumerate(MANUALS[rule.CODE].right):
        assert said_by(rule, laid(example, tmp_path / f"right-{n}")) == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_speaks_of_what_its_manual_calls_wrong(rule: ModuleType, tmp_path: Path):
    for n, example in enumerate(MANUALS[rule.CODE].wrong):
        assert example.path in [path for path, *_ in said_by(rule, laid(example, tmp_path / f"wrong-{n}"))]


def laid(example: Example, hub: Path) -> Path:
    shutil.copytree(SMALL, hub)
    file = hub / example.path
    base = "" if example.whole or not file.exists() else file.read_text("utf-8")
    file.parent.mkdir(parents=True, exist_ok=True)
    if example.link:
        file.symlink_to(example.link)
    else:
        file.write_bytes(laid_over(base, example)[0].encode(example.encoding).ljust(example.size))
    return hub


# Rules with a reckoning of their own: a text and where they speak in it


UNIT, CHAPTER = "modules/tiny/first.md", "content/nutshell-guide/at-home.md"
CASES = [
    # A quote without its partner, HUB422
    ("HUB422", UNIT, 'Say "no and `"` there.\n', [(1, 5)]),
    ("HUB422", UNIT, 'A "b `" c\nd` e.\n', [(1, 7)]),
    ("HUB422", UNIT, '"One "two" and.\n', [(1, 10)]),
    ("HUB422", UNIT, 'He said "size 12" and `left\nright`.\n', []),
    ("HUB422", UNIT, 'Say "no.\n```reflect\nid: q\nprompt: A?\n```\nYes".\n', [(1, 5), (6, 4)]),
    ("HUB422", UNIT, '```reflect\nid: q\nprompt: A?\n# a " here\n```\n', []),
    ("HUB422", UNIT, '"No.\n', [(1, 1)]),
    ("HUB422", UNIT, 'The "letter X.\n', [(1, 5)]),
    ("HUB422", UNIT, '```text\na\nprint("\n```\nText.\n', []),
    ("HUB422", UNIT, '```text\ncode\n```\nSay "no\n', [(4, 5)]),
    ("HUB422", UNIT, 'He said "yes.\n', [(1, 9)]),
    ("HUB422", UNIT, 'Two "whole" ones, and "another".\n', []),
    ("HUB422", UNIT, 'A board of 12" and "a word".\n', []),
    ("HUB422", UNIT, 'One "that goes on\nto the next line".\n', []),
    ("HUB422", UNIT, 'One "that goes on\n\nto the next text".\n', [(1, 5), (3, 17)]),
    ("HUB422", UNIT, '- One "open\n- and "whole"\n', [(1, 7)]),
    ("HUB422", UNIT, "Curly “open and no more.\n", [(1, 7)]),
    ("HUB422", UNIT, "Curly “whole” words.\n", []),
    ("HUB422", UNIT, 'Code `"` is left alone.\n', []),
    ("HUB422", UNIT, '```text\nprint("\n```\n', []),
    ("HUB422", UNIT, '```short-route\n- Read "one".\n- Read two".\n```\n', [(3, 11)]),
    ("HUB422", UNIT, '```reflect\nid: q\nprompt: Say "no\n```\n', [(3, 13)]),
    ("HUB422", UNIT, '```case-study\nid: q\ntitle: A\nbasis: illustrative\ntext: |\n  One "whole".\n\n  Then "half.\n```\n', [(8, 8)]),
    # An abbreviation that is never explained, HUB409
    ("HUB409", UNIT, "Ask the QXZ. Then ask the QXZ again.\n", [(1, 9)]),
    ("HUB409", UNIT, "The quality zone (QXZ) and the QXZ.\n", []),
    ("HUB409", UNIT, "The QXZ (quality zone).\n", []),
    ("HUB409", UNIT, "In part IV the NHS and ELC work.\n", []),
    ("HUB409", UNIT, "Two QXZ2 there.\n", [(1, 5)]),
    ("HUB409", UNIT, "See #QXZ, /QXZ and QXZ.org.\n", []),
    ("HUB409", UNIT, "Two QXZs there.\n", [(1, 5)]),
    ("HUB409", UNIT, "\nThe QXZ.\n", [(2, 5)]),
    ("HUB409", UNIT, "The ELC2 and the PDFs.\n", []),
    # Indented text, HUB421
    ("HUB421", UNIT, "    Code.\n", [(1, 1)]),
    ("HUB421", UNIT, "Text.\n    ~~~\n\n    ```text\n", [(2, 1), (4, 1)]),
    ("HUB421", UNIT, "```text\ncode\n```\n\tText.\n", [(4, 1)]),
    ("HUB421", UNIT, "Text.\n\n    - one\n\n    - two\n", [(3, 1), (5, 1)]),
    ("HUB421", UNIT, "- one\n\n    goes on\n\n    - within\n", []),
    ("HUB421", UNIT, "Text\n    that goes on.\n", []),
    ("HUB421", UNIT, "Text.\n\n    Code.\n", [(3, 1)]),
    ("HUB421", UNIT, "- one\n\nText.\n\n    Code.\n", [(5, 1)]),
    ("HUB421", UNIT, "```text\n\tcode\n```\n", []),
    ("HUB421", UNIT, "- one\n\n\t- two\n", [(3, 1)]),
    # A block without its beginning, HUB015
    ("HUB015", UNIT, "Text.\n\n```\ncode\n```\n\n```short-route\n- Read.\n```\n", []),
    ("HUB015", UNIT, "```\n\n```short-route\n- Read.\n```\n", []),
    ("HUB015", UNIT, "## A heading\n\n- Read.\n\n- Try.\n```\n\n```reflect\nid: q\nprompt: What?\n```\n", [(5, 1)]),
    ("HUB015", UNIT, "Text.\nid: q\nprompt: What?\n\nthink_about: [a]\n```\n", [(2, 1)]),
    ("HUB015", UNIT, "Text.\n```\nthat goes on\n", []),
    # HTML, HUB406
    ("HUB406", UNIT, "<span lang='gd'>Seo</span> <br/> H<sub>2</sub>O\n", []),
    ("HUB406", UNIT, "<span onclick='x'>a</span>\n", [(1, 1)]),
    ("HUB406", UNIT, "3 < 4 and a <b> word\n", [(1, 13)]),
    ("HUB406", UNIT, "<https://example.org/> and <!-- a\n<b> --> words\n", []),
    ("HUB406", UNIT, "Words.\n\n<img src='<' onerror='x'>\n", [(3, 1)]),
    ("HUB406", UNIT, "<br/> <span title='a'>a <span hidden>b</span title='c'></span>\n", [(1, 7), (1, 25), (1, 39)]),
    ("HUB406", UNIT, "\n<b>c <!-- d --> <b>\n", [(2, 1), (2, 17)]),
    ("HUB406", UNIT, "<abbr title='a b=c'>d</abbr> <br title='e'>\n", [(1, 30)]),
    # A table without a head, HUB415
    ("HUB415", UNIT, "| a | b |\n|---|---|\n| 1 | 2 |\n", []),
    ("HUB415", UNIT, "| 1 | 2 |\n\n| 3 | 4 |\n| 5 | 6 |\n", [(1, 1), (3, 1)]),
    # American spelling, HUB410
    ("HUB410", UNIT, "Colorful things.\n", [(1, 1)]),
    ("HUB410", UNIT, "Colorful things, İ and one more colorful.\n", [(1, 1), (1, 33)]),
    # A long sentence of the guide, HUB407
    ("HUB407", CHAPTER, "One " + "word " * 23 + "end.\n", []),
    ("HUB407", CHAPTER, "Short. One " + "word " * 24 + "end.\n", [(1, 8)]),
    ("HUB407", CHAPTER, "- One " + "word " * 24 + "end? " + "Word " * 26 + "\n", [(1, 3), (1, 132)]),
    ("HUB407", CHAPTER, "| One " + "word " * 24 + "end. |\n\nOne " + "word " * 24 + "end.\n", [(3, 1)]),
    ("HUB407", CHAPTER, "One [**word**](/a/ 'b') " + "word " * 23 + "[@small-book] .\n", []),
    ("HUB407", CHAPTER, "1. text: " + "word " * 25 + "end.\n", [(1, 10)]),
    # A text of the other language, HUB414
    ("HUB414", "content/regions.yml", "format: 1\nregions:\n  - id: a\n    name: {en: agus, gd: the}\n", []),
    ("HUB414", "content/regions.yml", "format: 1\nregions:\n  - id: a\n    name: {en: agus tha, gd: the and}\n", [(4, 16), (4, 30)]),
    ("HUB414", "content/regions.yml", "format: 1\nregions:\n  - id: a\n    name: {en: agus tha the and, gd: the and agus tha}\n", []),
]


@pytest.mark.parametrize(("code", "path", "text", "places"), CASES, ids=lambda value: repr(value)[:40])
def test_a_rule_speaks_here_and_nowhere_else(code: str, path: str, text: str, places: list[tuple[int, int]], hub: Path):
    (hub / path).write_text(text, "utf-8")
    found = said_by(rules.BY_CODE[code], hub)
    assert [(line, column) for where, line, column, _ in found if where == path] == places


# Small edits of every kind of content: what is said, and from where to where it is underlined

GOLDEN = ROOT / "tests" / "golden" / "edits.txt"
HEADS = {head(*edit): edit for edit in EDITS}


def told_of_edit(rule: ModuleType, hub: Hub) -> list[str]:
    told = sorted({(f.span, f"{f.message} {rule.HINT.format_map(f.values)}") for f in rule.check(hub)})
    return [f"    {s.path}:{s.line}:{s.column} to {s.end_line}:{s.end_column}: {said}" for s, said in told]


def golden_edits() -> dict[str, list[str]]:
    """What is said of each edit, by the edit in one line."""
    found: dict[str, list[str]] = {}
    for line in GOLDEN.read_text("utf-8").splitlines():
        if line.startswith("    "):
            found[next(reversed(found))].append(line)
        else:
            found[line] = []
    return found


def test_a_rule_says_of_each_edit_what_was_looked_at_and_found_right():
    found = {name: told_of_edit(rules.BY_CODE[code], edited(changes)) for name, (code, changes) in HEADS.items()}
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text("".join(f"{line}\n" for name, told in found.items() for line in (name, *told)), "utf-8")
    assert found == golden_edits()
    assert len(found) == len(EDITS)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-01-21", ["The review of “Tiny” is due on 21 January 2027."]),
        ("2027-01-20", ["The review of “Tiny” is due on 20 January 2027."]),
        ("2027-01-22", []),
        ("2026-11-22", ["The review of “Tiny” is due on 22 November 2026."]),
        ("2026-11-21", ["The review of “Tiny” was due on 21 November 2026."]),
    ],
)
def test_a_review_is_told_sixty_days_before_its_day_and_from_then_on(day: str, said: list[str], hub: Path):
    tiny = hub / "modules/tiny/module.yml"
    tiny.write_text(tiny.read_text("utf-8").replace("review_by: 2027-11-01", f"review_by: {day}"), "utf-8")
    found = list(rules.BY_CODE["HUB311"].check(load(hub, SCHEMAS, as_of="2026-11-22")))
    assert [one.message for one in found] == said
    assert [one.values["owner"] for one in found] == ["Hub editors"] * len(said)


@pytest.mark.parametrize(
    "path",
    ["modules/tiny/module.yml", "content/pathways/start.yml", "content/self-evaluation/sample/framework.yml", "content/templates/plan.yml", "content/nutshell-guide/guide.yml"],
)
def test_everything_that_has_a_day_of_review_is_told(path: str, hub: Path):
    file = hub / path
    file.write_text(re.sub("review_by: .*", "review_by: 2020-01-01", file.read_text("utf-8")), "utf-8")
    assert [where for where, *_ in said_by(rules.BY_CODE["HUB311"], hub)] == [path]
    file.write_text(re.sub("status: .*", "status: retired", file.read_text("utf-8")), "utf-8")
    assert "status: retired" not in file.read_text("utf-8") or said_by(rules.BY_CODE["HUB311"], hub) == []


@pytest.mark.parametrize(
    ("path", "repair"),
    [
        ("content/directory/a.b.yaml", "Name it `a.b.yml`: data files here end in `.yml`."),
        ("modules/tiny/sheet.docx", "Move it to the folder of its kind (CONTRIBUTING lists them), or delete it."),
    ],
)
def test_a_stray_file_is_told_with_the_way_home(path: str, repair: str, hub: Path):
    (hub / path).write_text("words\n")
    assert said_by(rules.BY_CODE["HUB008"], hub) == [(path, 1, 1, f"No part of the hub reads this file. {repair}")]
