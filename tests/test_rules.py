"""Every rule keeps what its manual promises; real mistakes are found at their line, and one mistake is one finding."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from laying import ROOT, SMALL, Laid, Told, fields, mistake_laid, reported
from stemhub import build, rules
from stemhub.diagnostics import Diagnostic, Example, Manual, Severity, read_manual
from stemhub.report import REPORTS

MANUALS = {manual.code: manual for manual in rules.manuals()}
WRONG = [pytest.param(m, one, id=f"{m.code}-{n}") for m in MANUALS.values() for n, one in enumerate(m.wrong, 1)]
RIGHT = [pytest.param(m, one, id=f"{m.code}-{n}") for m in MANUALS.values() for n, one in enumerate(m.right, 1)]
MISTAKES = sorted(folder for folder in (ROOT / "tests" / "wrong").iterdir() if folder.is_dir())
YAML_FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.yml") if path.parent != SMALL)

Overlay = Callable[[Example], Laid]


def check(hub: Path) -> list[Diagnostic]:
    return list(build.check(hub).diagnostics)


def told(found: list[Diagnostic]) -> str:
    return REPORTS["text"](found, 0)


# The table and the manuals


def test_the_small_hub_has_no_finding_at_all(small: Path):
    assert told(check(small)) == told([])


def test_the_hub_itself_has_no_error(checked: build.Checked):
    assert told(checked.errors) == told([])


def test_every_module_of_the_folder_is_in_the_table_once():
    there = {path.stem for path in (ROOT / "hooks/stemhub/rules").glob("*.py")} - {"__init__", "common"}
    assert sorted(there) == sorted(rule.__name__.rsplit(".", 1)[1] for rule in rules.RULES)


def test_the_table_goes_by_code_and_no_code_or_slug_is_used_twice():
    codes = [rule.CODE for rule in rules.RULES]
    assert codes == sorted(set(codes))
    assert len({rule.SLUG for rule in rules.RULES}) == len(codes)
    assert list(rules.BY_CODE) == codes


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.CODE)
def test_a_rule_is_named_like_its_file_and_numbered_by_its_hundred(rule):
    assert rule.__name__.rsplit(".", 1)[1].replace("_", "-") == rule.SLUG
    assert re.fullmatch(r"HUB[0-5]\d\d", rule.CODE)
    assert rule.SEVERITY in Severity
    assert rule.check.__doc__


@pytest.mark.parametrize("manual", MANUALS.values(), ids=lambda manual: manual.code)
def test_a_manual_says_in_its_title_what_is_wrong_and_then_why(manual: Manual):
    assert 10 < len(manual.title) <= 72
    assert len(manual.why.split()) >= 8
    assert all(line == line.rstrip() for example in (*manual.wrong, *manual.right) for line in example.text.split("\n"))


@pytest.mark.parametrize("missing", ["Wrong", "Right"])
def test_a_docstring_without_its_examples_is_refused(missing: str):
    whole = "A title\n\nWhy.\n\nWrong, in `a.yml`:\n\n    a: 1\n\nRight, in `a.yml`:\n\n    a: 2\n"
    assert read_manual(whole, "HUB999", "a-title", Severity.ERROR).right[0].text == "a: 2\n"
    with pytest.raises(ValueError, match="HUB999"):
        read_manual(whole.replace(missing, "Maybe"), "HUB999", "a-title", Severity.ERROR)


# The examples of the manuals


@pytest.mark.parametrize(("manual", "example"), WRONG)
def test_a_wrong_example_gives_its_own_finding_at_its_own_place_and_no_other(manual: Manual, example: Example, overlay: Overlay):
    laid = overlay(example)
    found = check(laid.hub)
    assert {one.code for one in found} == {manual.code}, told(found)
    assert any(one.span.path == laid.path and one.span.line in laid.lines for one in found), told(found)


@pytest.mark.parametrize(("manual", "example"), RIGHT)
def test_a_right_example_gives_no_finding(manual: Manual, example: Example, overlay: Overlay):
    found = check(overlay(example).hub)
    assert not found, told(found)


@pytest.mark.parametrize(("manual", "example"), WRONG)
def test_a_finding_is_one_plain_sentence_and_a_repair(manual: Manual, example: Example, overlay: Overlay):
    for found in check(overlay(example).hub):
        assert_plain(found)


def assert_plain(found: Diagnostic) -> None:
    bare = re.sub(r"`[^`]*`", "x", found.message)
    assert bare.endswith("."), found.message
    assert not re.search(r"[.!?] +[A-Z]", bare), found.message
    assert "\n" not in found.message + found.hint
    assert not re.search(r"\b(invalid|illegal|fatal|unexpected|schema)\b", found.message, re.IGNORECASE), found.message
    assert len(found.hint.split()) >= 2
    assert found.hint.rstrip("`").endswith((".", "?", "…")), found.hint
    assert not re.search(r"\{\w*\}|  ", found.hint), found.hint


# Mistakes from real life: one folder each, laid over the small hub


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda folder: folder.name)
def test_a_mistake_is_found_at_its_line_and_all_reports_agree(mistake: Path, hub: Path):
    expected = [(one["path"], one["line"], one["code"]) for one in mistake_laid(mistake, hub)]
    assert mistake.name.split("-")[0] in {"FINE", *(code for _, _, code in expected)}
    found = check(hub)
    assert [(one.span.path, one.span.line, one.code) for one in found] == expected, told(found)
    for one in found:
        assert_plain(one)
    report = told(found)
    if os.environ.get("UPDATE_GOLDEN"):
        (mistake / "expect.txt").write_text(report, "utf-8")
    assert report == (mistake / "expect.txt").read_text("utf-8")
    told_in_text = reported(report)
    assert [(path, line, code) for path, line, _, _, code, _ in told_in_text] == expected
    for name, read in READERS.items():
        assert read(REPORTS[name](found, 1)) == told_in_text, name


def test_each_rule_has_a_mistake_from_real_life():
    assert sorted(set(rules.BY_CODE) - {folder.name.split("-")[0] for folder in MISTAKES}) == []


def read_json(report: str) -> Told:
    return [(f["path"], f["line"], f["column"], f["severity"], f["code"], f"{f['message']} {f['hint']}") for f in json.loads(report)]


def read_github(report: str) -> Told:
    found = re.findall(r"^::(error|warning|notice) file=([^,]+),line=(\d+),endLine=\d+,col=(\d+),endColumn=\d+,title=(HUB\d{3}) [\w-]+::(.*)$", report, re.MULTILINE)
    return [(unquote(path), int(line), int(column), severity.replace("notice", "info"), code, unquote(said)) for severity, path, line, column, code, said in found]


def read_sarif(report: str) -> Told:
    found = []
    for one in json.loads(report)["runs"][0]["results"]:
        place = one["locations"][0]["physicalLocation"]
        region, path = place["region"], unquote(place["artifactLocation"]["uri"])
        found.append((path, region["startLine"], region["startColumn"], one["level"].replace("note", "info"), one["ruleId"], one["message"]["text"]))
    return found


READERS = {"text": reported, "json": read_json, "github": read_github, "sarif": read_sarif}


def test_there_is_a_reader_for_every_report():
    assert set(READERS) == set(REPORTS)


# One mistake is one finding


@pytest.mark.parametrize("path", YAML_FILES)
def test_a_file_that_cannot_be_read_is_the_only_finding(path: str, hub: Path):
    (hub / path).write_text('title: "never closed\n')
    assert [(one.span.path, one.code) for one in check(hub)] == [(path, "HUB003")]


@pytest.mark.parametrize("path", YAML_FILES)
def test_each_missing_field_is_told_in_its_own_file(path: str, hub: Path):
    text = (hub / path).read_text()
    required = json.loads((ROOT / "schemas/v1" / schema_of(path)).read_text())["required"]
    for name in required:
        (hub / path).write_text("".join(block for key, block in fields(text) if key != name))
        found = check(hub)
        assert any(one.code == "HUB103" and f"`{name}`" in one.message and one.span.path == path for one in found), name


def schema_of(path: str) -> str:
    head = (SMALL / path).read_text().split("\n")[0]
    return head.rsplit("/", 1)[1]


def test_a_link_that_leads_to_itself_is_told_as_a_file_that_cannot_be_opened(hub: Path):
    (hub / "content/loop.md").symlink_to("loop.md")
    (hub / "content/around").symlink_to(hub / "content", target_is_directory=True)
    found = check(hub)
    assert [(one.span.path, one.code) for one in found] == [("content/loop.md", "HUB001")], told(found)


def test_a_thing_that_is_no_file_is_never_waited_for(hub: Path):
    os.mkfifo(hub / "content/pathways/pipe.yml")
    assert [(one.span.path, one.code) for one in check(hub)] == [("content/pathways/pipe.yml", "HUB001")]


def test_a_folder_that_cannot_be_opened_is_not_passed_over(hub: Path, monkeypatch: pytest.MonkeyPatch):
    scan = os.scandir

    def locked(path):
        if Path(path).name == "pathways":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", locked)
    found = [one for one in check(hub) if one.code == "HUB001"]
    assert [one.span.path for one in found] == ["content/pathways"]
    assert "Permission denied" in found[0].message


def test_a_file_that_cannot_be_opened_says_why(hub: Path, monkeypatch: pytest.MonkeyPatch):
    read_bytes = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "about.md":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    found = check(hub)
    assert [(one.span.path, one.code) for one in found] == [("content/about.md", "HUB001")], told(found)
    assert "Permission denied" in found[0].message


def test_a_region_is_told_when_there_is_no_list_of_regions(hub: Path):
    (hub / "content/regions.yml").unlink()
    found = [(one.span.path, one.code) for one in check(hub)]
    helper, fair = "content/directory/helper.yml", "content/events/small-fair.yml"
    assert found == [("content/about.md", "HUB210"), (helper, "HUB203"), (fair, "HUB203")]


def test_modules_that_wait_in_a_ring_are_each_told_in_their_own_file(hub: Path):
    tiny = hub / "modules/tiny/module.yml"
    tiny.write_text(tiny.read_text().replace("prerequisites: []", "prerequisites: [next-step]"))
    found = [(one.span.path, one.span.line, one.code) for one in check(hub)]
    assert found == [("modules/next-step/module.yml", 14, "HUB204"), ("modules/tiny/module.yml", 15, "HUB204")]


def test_a_hub_may_be_without_modules_or_without_content(hub: Path):
    shutil.rmtree(hub / "modules")
    assert {one.code for one in check(hub)} == {"HUB203", "HUB210"}
    shutil.rmtree(hub / "content")
    with pytest.raises(FileNotFoundError, match="content"):
        check(hub)


def test_a_file_that_was_given_a_wrong_name_is_told_once_and_not_where_it_is_named(hub: Path):
    (hub / "modules/tiny/first.md").rename(hub / "modules/tiny/First.md")
    (hub / "content/about.md").write_text((hub / "content/about.md").read_text() + "\n[The first](/modules/tiny/first/)\n")
    assert {(one.span.path, one.code) for one in check(hub)} >= {("modules/tiny/First.md", "HUB009")}
    assert {one.code for one in check(hub)} & {"HUB205", "HUB206", "HUB210"} == set()


def test_findings_stand_in_file_order_and_never_twice(hub: Path):
    paths = [path for path in YAML_FILES if "/editions/" not in path]
    for path in paths:
        (hub / path).write_text((hub / path).read_text() + "zzz: 1\naaa: 2\n")
    found = check(hub)
    assert [one.order for one in found] == sorted({one.order for one in found})
    assert [one.span.path for one in found] == sorted(2 * paths)


def test_the_same_hub_gives_the_same_findings_wherever_it_lies(hub: Path, tmp_path: Path):
    (hub / "content/about.md").write_text("[x](/no/)\n")
    other = shutil.copytree(hub, tmp_path / "another place")
    assert check(hub) == check(other)
