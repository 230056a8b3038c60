"""Checkers and an office suite of others on our documents: PDF/UA-1, Open XML, and LibreOffice as a setting uses it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from laying import ROOT
from stemhub.formats import FORMATS, read
from stemhub.model.evaluation import Answer
from test_evaluation import FORMS, find
from test_formats import whole

pytestmark = pytest.mark.outside

PROGRAMS = ROOT / ".venv" / "outside" / "bin"
FORM = FORMS["stem-nation-award/cld-family/whole"]

UNIVERSAL_ACCESS = """
import json, page, sys
for path in sys.argv[1:]:
    report = page.validate_pdf(path, profile="ua1")
    print(json.dumps([path, bool(report.is_compliant), [str(one) for one in report.failures][:5]]))
"""


def told_of_pdfs(paths: list[Path]) -> dict[str, tuple[bool, list[str]]]:
    """What the checker of PDF/UA-1 says of each file."""
    done = subprocess.run([PROGRAMS / "python", "-c", UNIVERSAL_ACCESS, *paths], capture_output=True, encoding="utf-8", check=True)
    return {path: (right, failures) for path, right, failures in map(json.loads, done.stdout.splitlines())}


def test_every_pdf_of_the_site_is_universally_accessible(site: Path):
    paths = sorted(site.rglob("*.pdf"))
    assert len(paths) > 100
    told = told_of_pdfs(paths)
    assert len(told) == len(paths)
    assert {path: failures for path, (right, failures) in told.items() if not right} == {}


def test_a_filled_in_pdf_is_universally_accessible_too(tmp_path: Path):
    (tmp_path / "filled.pdf").write_bytes(FORMATS["pdf"].fill(FORM, whole(FORM)))
    assert [right for right, _ in told_of_pdfs([tmp_path / "filled.pdf"]).values()] == [True]


def test_the_checker_would_tell_a_pdf_that_is_not(tmp_path: Path):
    import pikepdf

    with pikepdf.new() as bare:
        bare.add_blank_page()
        bare.save(tmp_path / "bare.pdf")
    assert [right for right, _ in told_of_pdfs([tmp_path / "bare.pdf"]).values()] == [False]


@pytest.mark.parametrize("name", ["docx", "xlsx"])
@pytest.mark.parametrize("scope", ["whole", "short", "element-equity"])
def test_a_document_follows_the_open_xml_schemas_blank_and_filled_in(name: str, scope: str, tmp_path: Path):
    form = FORMS[f"stem-nation-award/elc/{scope}"]
    for stem, data in (("blank", FORMATS[name].blank(form)), ("filled", FORMATS[name].fill(form, whole(form)))):
        path = tmp_path / f"{stem}.{name}"
        path.write_bytes(data)
        done = subprocess.run([PROGRAMS / "openxml-audit", path], capture_output=True, encoding="utf-8", check=False)
        assert "Errors: 0" in done.stdout, done.stdout


def saved_by_libreoffice(path: Path, ending: str) -> bytes:
    """The file opened, recalculated and saved again."""
    out = path.parent / "saved"
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", ending, "--outdir", out, path], capture_output=True, check=True, timeout=180)
    return (out / f"{path.stem}.{ending}").read_bytes()


@pytest.mark.parametrize(("name", "ending"), [("xlsx", "xlsx"), ("xlsx", "ods"), ("docx", "docx"), ("csv", "csv")])
def test_libreoffice_saves_a_filled_in_form_again_and_every_answer_is_read(name: str, ending: str, tmp_path: Path):
    path = tmp_path / f"return.{name}"
    items = [key.split("/")[1] for key in FORM.fields if key.startswith("answers/") and key.endswith("/answer")]
    hard = ("=1+1", "’S e deagh obair a th’ ann: àèìòù", "'S e latha math", "👩🏽‍🔬 made a bridge", "Two rooms\nplan together.\n\nEvery week.", "+44 131", "&lt;b&gt;", "日本 and Łódź")
    answers = {item: Answer("met-partly-not-yet", "partly", notes=hard[n % len(hard)], next_steps=f"Next {n}") for n, item in enumerate(items)}
    evaluation = replace(whole(FORM), answers=answers, id="", evidence=tuple(replace(one, more={}) for one in whole(FORM).evidence))
    path.write_bytes(FORMATS[name].fill(FORM, evaluation))
    assert read(saved_by_libreoffice(path, ending), find).evaluation == evaluation


def test_libreoffice_counts_the_answers_in_the_summary(tmp_path: Path):
    import python_calamine

    path = tmp_path / "count.xlsx"
    path.write_bytes(FORMATS["xlsx"].blank(FORM))
    import openpyxl

    book = openpyxl.load_workbook(path)
    filled = next(row for row in book["Checklist"].iter_rows() if row[0].value == next(r.code for s in FORM.sections[1:2] for r in s.rows))
    filled[2].value = "Met"
    book.save(path)
    saved = tmp_path / "again.xlsx"
    saved.write_bytes(saved_by_libreoffice(path, "xlsx"))
    rows = python_calamine.CalamineWorkbook.from_path(saved).get_sheet_by_name("Summary").to_python()
    head = next(row for row in rows if row[0] == "Element")
    assert dict(zip(head, rows[rows.index(head) + 1], strict=True))["Met"] == 1
