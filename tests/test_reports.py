"""Findings told to people, programs, pull requests and code scanning: each report word for word."""

from __future__ import annotations

import json
from textwrap import dedent

import jsonschema
import pytest
from laying import ROOT
from stemhub.diagnostics import Diagnostic, Severity, Span
from stemhub.report import REPORTS

SARIF = json.loads((ROOT / "tests/data/sarif-schema-2.1.0.json").read_text("utf-8"))


def finding(line: str = "title: 2026", column: int = 8, end: int = 12, **more) -> Diagnostic:
    values = {
        "span": Span("modules/tiny/module.yml", 3, column, 3, end),
        "code": "HUB102",
        "slug": "wrong-type",
        "severity": Severity.ERROR,
        "message": "`title` should be text.",
        "hint": "Put it in double quotes.",
        "line_text": line,
    }
    return Diagnostic(**(values | more))


# Text, for people


def test_a_finding_shows_its_place_its_line_and_the_repair():
    assert REPORTS["text"]([finding()], 4) == dedent(
        """\
        modules/tiny/module.yml:3:8: error: `title` should be text. [HUB102]
          3 | title: 2026
            |        ^^^^
          To repair: Put it in double quotes.

        4 files checked: 1 error in 1 file. More about a code: stemhub explain HUB102
        """
    )


def test_nothing_wrong_is_said_in_one_line():
    assert REPORTS["text"]([], 1) == "1 file checked: nothing wrong.\n"
    assert REPORTS["text"]([], 20) == "20 files checked: nothing wrong.\n"


def test_the_last_line_counts_by_severity_and_file():
    other = finding(span=Span("content/about.md"), severity=Severity.WARNING, code="HUB212")
    report = REPORTS["text"]([other, finding(), finding(column=1, end=6)], 9)
    assert report.endswith("\n9 files checked: 2 errors, 1 warning in 2 files. More about a code: stemhub explain HUB212\n")


def marked(diagnostic: Diagnostic) -> tuple[str, str]:
    """The source line and the line of carets, without the margin."""
    lines = REPORTS["text"]([diagnostic], 1).split("\n")
    margin = lines[1].index("|") + 2
    return lines[1][margin:], lines[2][margin:]


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "carets"),
    [
        pytest.param("\ttitle: 1", 2, 7, " title: 1", " ^^^^^", id="a tab is one space"),
        pytest.param("gd: 日本 x: 1", 8, 9, "gd: 日本 x: 1", "         ^", id="wide letters before take two columns"),
        pytest.param("gd: 日本", 5, 7, "gd: 日本", "    ^^^^", id="wide letters marked take two columns"),
        pytest.param("gd: e\u0301a: 1", 7, 8, "gd: e\u0301a: 1", "     ^", id="an accent of its own takes none"),
        pytest.param("title:", 7, 7, "title:", "      ^", id="nothing to mark is one caret"),
        pytest.param("title: a", 1, 99, "title: a", "^^^^^^^^", id="carets end with the line"),
    ],
)
def test_carets_stand_under_what_is_meant(line: str, column: int, end: int, shown: str, carets: str):
    assert marked(finding(line, column, end)) == (shown, carets)


def test_of_a_very_long_line_the_part_round_the_finding_is_shown():
    shown, carets = marked(finding("x" * 500 + "HERE" + "y" * 500, 501, 505))
    assert len(shown) <= 101
    assert shown.startswith("…xxx")
    assert shown[carets.index("^") : len(carets)] == "HERE"


def test_a_finding_over_many_lines_marks_the_rest_of_its_first_line():
    assert marked(finding("units:", 1, 3, span=Span("a.yml", 1, 1, 9, 3))) == ("units:", "^^^^^^")


def test_a_line_without_words_is_not_shown():
    assert REPORTS["text"]([finding("   ", 1, 2)], 1).count("|") == 0


# JSON, for programs: the contract of the command line


def test_json_is_a_list_of_objects_with_exactly_these_fields():
    assert json.loads(REPORTS["json"]([finding()], 1)) == [
        {
            "path": "modules/tiny/module.yml",
            "line": 3,
            "column": 8,
            "end_line": 3,
            "end_column": 12,
            "code": "HUB102",
            "slug": "wrong-type",
            "severity": "error",
            "message": "`title` should be text.",
            "hint": "Put it in double quotes.",
            "url": "/contribute/rules/HUB102/",
        }
    ]
    assert json.loads(REPORTS["json"]([], 1)) == []


def test_json_keeps_letters_as_they_are():
    assert "Gàidhlig 日本" in REPORTS["json"]([finding(message="Gàidhlig 日本.")], 1)


# GitHub, for pull requests


def test_an_annotation_is_one_line():
    assert REPORTS["github"]([finding()], 1) == (
        "::error file=modules/tiny/module.yml,line=3,endLine=3,col=8,endColumn=12,title=HUB102 wrong-type"
        "::`title` should be text. Put it in double quotes.\n"
    )
    assert REPORTS["github"]([], 1) == ""


@pytest.mark.parametrize(("severity", "command"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")])
def test_each_severity_has_its_command(severity: Severity, command: str):
    assert REPORTS["github"]([finding(severity=severity)], 1).startswith(f"::{command} ")


def test_what_would_end_a_command_is_escaped():
    nasty = finding(span=Span("a,b:c%\r\n.yml"), message="50 % off,\nnow: 2::3.", hint="x\r")
    assert REPORTS["github"]([nasty], 1) == (
        "::error file=a%2Cb%3Ac%25%0D%0A.yml,line=1,endLine=1,col=1,endColumn=1,title=HUB102 wrong-type"
        "::50 %25 off,%0Anow: 2::3. x%0D\n"
    )


# SARIF, for code scanning


def sarif_errors(report: str) -> list[str]:
    validator = jsonschema.validators.validator_for(SARIF)(SARIF)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(report))]


@pytest.mark.parametrize(
    "findings",
    [[], [finding()], [finding(severity=one, code=f"HUB{n}00") for n, one in enumerate(Severity)], [finding(span=Span("a b/é%?#.yml"))]],
    ids=["none", "one", "all severities", "an odd path"],
)
def test_a_log_follows_the_official_schema(findings: list[Diagnostic]):
    assert sarif_errors(REPORTS["sarif"](findings, 1)) == []


def test_the_official_schema_refuses_what_is_no_log():
    assert sarif_errors(REPORTS["sarif"]([finding()], 1).replace('"error"', '"dreadful"'))
    assert sarif_errors(REPORTS["sarif"]([finding()], 1).replace('"startLine": 3', '"startLine": 0'))
    assert sarif_errors('{"version": "2.1.0"}')


def test_a_result_names_its_rule_by_id_and_place_in_the_list():
    log = json.loads(REPORTS["sarif"]([finding(), finding(code="HUB001", slug="unreadable-file")], 1))
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["HUB001", "HUB102"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert log["version"] == "2.1.0"


def test_a_path_is_a_uri_even_when_its_bytes_are_no_text():
    odd = finding(span=Span("content/\udcff é.md"))
    place = json.loads(REPORTS["sarif"]([odd], 1))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/%3F%20%C3%A9.md"


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_ends_its_last_line(name: str):
    assert REPORTS[name]([finding()], 1).endswith("\n")
