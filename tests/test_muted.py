"""`stemhub check --muted` lists every place where a rule is muted, with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import Desk
from stemhub import build, rules
from stemhub.cli import main

ABOUT = "content/about.md"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "hub")
    desk.write(ABOUT, desk.read(ABOUT) + "\n<!-- allow HUB412: the sentence denies it -->\nText.\n\n<!-- allow HUB406 -->\nText.\n")
    return desk


def test_each_mute_is_one_line_with_its_place_rule_and_reason(desk: Desk):
    said = desk.run("check", "--muted")
    first = desk.read(ABOUT).split("\n").index("<!-- allow HUB412: the sentence denies it -->") + 1
    assert said == (0, f"{ABOUT}:{first}: HUB412: the sentence denies it\n{ABOUT}:{first + 3}: HUB406: no reason is given\n2 rules muted.\n", "")


def test_programs_read_the_same(desk: Desk):
    told = json.loads(desk.run("check", "--muted", "--format", "json").out)
    assert [(one["path"], one["code"], one["reason"]) for one in told] == [(ABOUT, "HUB412", "the sentence denies it"), (ABOUT, "HUB406", "")]


def test_only_the_files_that_were_named_are_looked_at(desk: Desk):
    assert desk.run("check", "modules", "--muted") == (0, "No rule is muted.\n", "")
    assert "2 rules muted." in desk.run("check", ABOUT, "--muted").out


@pytest.mark.parametrize("name", ["github", "sarif"])
def test_mutes_are_no_findings_for_other_reports(desk: Desk, name: str):
    said = desk.run("check", "--muted", "--format", name)
    assert (said.status, said.out) == (2, "")
    assert name in said.err


# The hub's own content


def test_each_mute_of_the_content_names_a_rule_and_gives_a_reason(root: Path, capsys: pytest.CaptureFixture):
    mutes = rules.mutes(build.check(root).hub)
    assert [(mute.span.path, mute.span.line) for mute in mutes if mute.code not in rules.BY_CODE] == []
    assert [(mute.span.path, mute.span.line) for mute in mutes if len(mute.reason.split()) < 3] == []
    assert main(["check", "--muted", "--root", str(root)]) == 0
    assert capsys.readouterr().out.splitlines()[:-1] == [f"{m.span.path}:{m.span.line}: {m.code}: {m.reason}" for m in mutes]
