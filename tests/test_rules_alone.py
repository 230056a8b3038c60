"""Each rule by itself, without the others: what it says of the mistakes of its own code, and that it is silent where it should be.

Mutation testing (`make mutants`) runs these: a test that touches one rule only shows in milliseconds whether a change of
that rule is noticed.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from types import ModuleType

import pytest
from laying import ROOT, SMALL, laid_over, mistake_laid, reported
from stemhub import rules
from stemhub.build import schemas
from stemhub.diagnostics import Example
from stemhub.load import load

SCHEMAS = schemas(ROOT)
MISTAKES = sorted(folder for folder in (ROOT / "tests" / "wrong").iterdir() if folder.is_dir())
RULES = [pytest.param(rule, id=rule.CODE) for rule in rules.RULES]
MANUALS = {manual.code: manual for manual in rules.manuals()}


def said_by(rule: ModuleType, hub: Path) -> list[tuple[str, int, int, str]]:
    """What a rule says of a hub: path, line, column, and message with repair, in file order; mutes are not looked at."""
    found = {(f.span.path, f.span.line, f.span.column, f"{f.message} {rule.HINT.format_map(f.values)}") for f in rule.check(load(hub, SCHEMAS))}
    return sorted(found)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda folder: folder.name)
def test_a_rule_says_by_itself_what_all_rules_together_say_under_its_code(mistake: Path, hub: Path):
    mistake_laid(mistake, hub)
    told = reported((mistake / "expect.txt").read_text("utf-8"))
    code = mistake.name.split("-")[0]
    if code in rules.BY_CODE and "outlived" not in mistake.name:  # an idle mute shows when all rules have run
        expected = [(path, line, column, said) for path, line, column, _, code_, said in told if code_ == code]
        assert said_by(rules.BY_CODE[code], hub) == sorted(expected)


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
