"""`stemhub evaluation`: any filled-in file to JSON, and from there to any file; wrong calls and bad files told in words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from laying import ROOT, SMALL
from stemhub.cli import main
from stemhub.formats import FORMATS
from stemhub.model.evaluation import Answer, Evaluation
from test_evaluation import FORMS
from test_formats import whole

SHORT = FORMS["stem-nation-award/schools/short"]


def ran(*arguments: str | Path) -> int:
    return main([*map(str, arguments), "--root", str(ROOT)])


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A filled-in workbook under a name that says nothing."""
    path = tmp_path / "return"
    path.write_bytes(FORMATS["xlsx"].fill(SHORT, whole(SHORT)))
    return path


def test_reading_prints_the_evaluation(filled: Path, capsys: pytest.CaptureFixture[str]):
    assert ran("evaluation", "read", filled) == 0
    printed = capsys.readouterr()
    assert printed.out.encode() == FORMATS["json"].fill(SHORT, whole(SHORT))
    assert f"{filled}: The answer to " in printed.err


@pytest.mark.parametrize("name", FORMATS)
def test_a_setting_changes_to_any_format_and_keeps_every_answer(name: str, filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    made = tmp_path / "made"
    assert ran("evaluation", "write", filled, "--to", name, "-o", made) == 0
    capsys.readouterr()
    assert ran("evaluation", "read", made) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(FORMATS["json"].fill(SHORT, whole(SHORT)))


def test_a_document_about_some_elements_leaves_the_others_behind_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    form = FORMS["stem-nation-award/elc/whole"]
    source, made = tmp_path / "all.json", tmp_path / "two.csv"
    source.write_bytes(FORMATS["json"].fill(form, whole(form)))
    assert ran("evaluation", "write", source, "--to", "csv", "-o", made, "--element", "leadership", "equity") == 0
    told = capsys.readouterr().err
    assert ran("evaluation", "read", made) == 0
    read = json.loads(capsys.readouterr().out)
    assert read["form"] == "stem-nation-award/elc/element-leadership+equity"
    asked = {row.code for section in form.sections if section.id in ("leadership", "equity") for row in section.rows}
    assert set(read["answers"]) == asked
    assert f"{len(whole(form).answers) - len(asked)} answers to other elements are not in it." in told


def test_an_element_that_the_form_does_not_have_is_told_with_those_that_it_has(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert ran("evaluation", "write", filled, "--to", "csv", "-o", tmp_path / "x", "--element", "leadershipp") == 2
    assert "Its elements are `leadership`" in capsys.readouterr().err


def test_nothing_is_ever_overwritten(filled: Path, capsys: pytest.CaptureFixture[str]):
    before = filled.read_bytes()
    assert ran("evaluation", "write", filled, "--to", "csv", "-o", filled) == 2
    assert filled.read_bytes() == before
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(("data", "reason"), [(b"", "The file is empty."), (b"hello", "does not say which form"), (b"%PDF-1.7", "damaged")])
def test_a_file_that_cannot_be_read_is_told_and_nothing_is_written(data: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    bad, made = tmp_path / "bad", tmp_path / "made"
    bad.write_bytes(data)
    assert ran("evaluation", "read", bad) == 1
    assert ran("evaluation", "write", bad, "--to", "json", "-o", made) == 1
    told = capsys.readouterr()
    assert told.err.count(reason) == 2
    assert told.out == ""
    assert not made.exists()


def test_a_file_that_is_not_there_and_a_folder_that_cannot_be_written_are_wrong_calls(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert ran("evaluation", "read", tmp_path / "none") == 2
    assert ran("evaluation", "write", filled, "--to", "csv", "-o", tmp_path / "no" / "made") == 2
    assert [line.split(" (")[0].startswith("stemhub: cannot") for line in capsys.readouterr().err.strip().split("\n") if "stemhub:" in line] == [True, True]


def test_a_form_of_another_hub_is_refused(filled: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["evaluation", "read", str(filled), "--root", str(SMALL)]) == 1
    assert "which this hub does not have" in capsys.readouterr().err


def test_an_evaluation_begun_by_a_program_becomes_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source, made = tmp_path / "e.json", tmp_path / "e.docx"
    begun = replace(Evaluation(), answers={"leadership-vision": Answer(point="met")})
    source.write_bytes(FORMATS["json"].fill(SHORT, begun))
    assert ran("evaluation", "write", source, "--to", "docx", "-o", made) == 0
    capsys.readouterr()
    assert ran("evaluation", "read", made) == 0
    assert json.loads(capsys.readouterr().out)["answers"] == {"leadership-vision": {"scale": "met-partly-not-yet", "point": "met"}}
