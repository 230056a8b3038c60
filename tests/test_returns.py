"""Filled-in files as they come back: saved by other programs, stripped, edited, hostile. What people wrote is never lost."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter
from stemhub.formats import FORMATS, Refused, read
from stemhub.formats.facts import imprint
from stemhub.formats.safely import read_all
from stemhub.model.evaluation import Answer, Note
from stemhub.model.form import CHOICE, Form
from test_evaluation import FORMS, find
from test_formats import hard, whole

FORM = FORMS["stem-nation-award/elc/element-equity"]
FILLED = whole(FORM)
ITEMS = [key.split("/")[1] for key in FORM.fields if key.startswith("answers/") and key.endswith("/answer")]


def seen(evaluation):
    """An evaluation without what no tool keeps: ids and fields of other programs."""
    answers = {key: replace(one, more={}) for key, one in evaluation.answers.items()}
    return replace(evaluation, id="", more={}, answers=answers, evidence=tuple(replace(one, more={}) for one in evaluation.evidence))


def rewritten(data: bytes, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """A zip file whose parts went through `change`, with `more` parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in (more or {}).items():
            new.writestr(name, part)
    return out.getvalue()


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return out.getvalue()


def document(change: Callable[[str], str], form: Form = FORM) -> bytes:
    """The filled-in Word document with its text changed."""
    made = FORMATS["docx"].fill(form, FILLED)
    return rewritten(made, lambda name, part: change(part.decode()).encode() if name == "word/document.xml" else part)


# Word documents


def without_controls(xml: str) -> str:
    """As Google Docs leaves it: no control, only what stood in it."""
    xml = re.sub(r"<w:sdtPr>.*?</w:sdtPr>", "", xml)
    return re.sub(r"</?w:sdt>|</?w:sdtContent>", "", xml)


def test_a_document_without_any_control_is_read_by_its_printed_ids_and_heads():
    assert seen(read(document(without_controls), find).evaluation) == seen(FILLED)


@pytest.mark.parametrize("strip", [without_controls, lambda xml: re.sub(r"<w:tag [^>]*/>", "", xml)], ids=["without controls", "without tags"])
def test_every_hard_text_comes_back_without_controls_or_tags(strip: Callable[[str], str]):
    form = FORMS["stem-nation-award/elc/whole"]
    evaluation = replace(hard(form), plan=hard(form).plan[:1])
    made = rewritten(FORMATS["docx"].fill(form, evaluation), lambda name, part: strip(part.decode()).encode() if name == "word/document.xml" else part)
    assert read(made, find).evaluation == evaluation


def test_a_document_without_tags_is_read_too():
    assert seen(read(document(lambda xml: re.sub(r"<w:tag [^>]*/>", "", xml)), find).evaluation) == seen(FILLED)


def test_a_row_whose_printed_id_was_edited_is_found_by_its_tags():
    edited = document(lambda xml: xml.replace(f">{ITEMS[2]}<", ">my own id<"))
    assert read(edited, find).evaluation.answers[ITEMS[2]] == FILLED.answers[ITEMS[2]]


def test_a_row_without_its_id_and_without_controls_becomes_a_note():
    edited = document(lambda xml: without_controls(xml).replace(f">{ITEMS[2]}<", ">my own id<"))
    evaluation = read(edited, find).evaluation
    assert ITEMS[2] not in evaluation.answers
    assert any(FILLED.answers[ITEMS[2]].next_steps in note.text for note in evaluation.notes)


def test_a_paragraph_that_somebody_wrote_between_the_tables_becomes_a_note():
    own = "<w:p><w:r><w:t>We talked about this on Tuesday.</w:t></w:r></w:p><w:tbl>"
    at = "<w:tbl>"
    evaluation = read(document(lambda xml: re.sub(at, own, xml, count=1) if at in xml else xml.replace("<w:tbl ", own[:-7] + "<w:tbl ", 1)), find).evaluation
    assert [note.text for note in evaluation.notes] == ["Again in June.", "We talked about this on Tuesday."]


def test_the_line_that_tells_where_the_page_is_is_no_note_whatever_the_address_of_the_site_was():
    moved = document(lambda xml: xml.replace("This edition stays at /", "This edition stays at https://stem.example.scot/hub/"))
    assert read(moved, find).evaluation == FILLED
    elsewhere = document(lambda xml: xml.replace("This edition stays at /self-evaluation", "This edition stays at /other"))
    assert [note.text for note in read(elsewhere, find).evaluation.notes][1:] != []


def test_what_was_deleted_under_track_changes_is_not_read():
    tracked = document(lambda xml: xml.replace("</w:body>", "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:body>"))
    assert "gone" not in repr(read(tracked, find).evaluation)


# Workbooks


def filled_by_openpyxl(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].fill(FORM, FILLED)))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def row_of(book: openpyxl.Workbook, name: str):
    return next(row for sheet in book for row in sheet.iter_rows() if row[0].value == name)


def test_a_workbook_that_another_program_has_saved_is_read():
    assert read(filled_by_openpyxl(lambda book: None), find).evaluation == FILLED


def test_a_workbook_without_its_hidden_sheets_is_read_by_what_is_printed():
    def strip(book: openpyxl.Workbook) -> None:
        del book["_meta"], book["_lists"]

    assert seen(read(filled_by_openpyxl(strip), find).evaluation) == seen(FILLED)


def test_rows_that_moved_are_found_by_their_ids_and_new_rows_of_a_table_are_read():
    def move(book: openpyxl.Workbook) -> None:
        book["Checklist"].insert_rows(2, 7)
        row = book["Action plan"].max_row
        plan = book["Action plan"]
        last = max(cell.row for cell in plan["A"] if str(cell.value).startswith("plan/"))
        plan.cell(last + 1, 4).value = "One more action"
        assert row > last

    evaluation = read(filled_by_openpyxl(move), find).evaluation
    assert evaluation.answers == FILLED.answers
    assert evaluation.plan[-1].action == "One more action"


def test_a_number_and_a_date_are_read_as_people_see_them():
    import datetime

    def put(book: openpyxl.Workbook) -> None:
        row_of(book, "finished")[2].value = datetime.datetime(2026, 12, 1)
        row_of(book, ITEMS[3])[3].value = 3

    evaluation = read(filled_by_openpyxl(put), find).evaluation
    assert evaluation.finished == "2026-12-01"
    assert evaluation.answers[ITEMS[3]].notes == "3"


def test_a_text_beside_the_fields_and_an_unknown_id_become_notes():
    def put(book: openpyxl.Workbook) -> None:
        row_of(book, ITEMS[3])[9 if book["Checklist"].max_column > 9 else 5].value = "Beside it"
        sheet = book["Checklist"]
        sheet.cell(sheet.max_row + 2, 1).value = "no-such-item"
        sheet.cell(sheet.max_row, 3).value = "Partly"

    told = "\n".join(note.text for note in read(filled_by_openpyxl(put), find).evaluation.notes)
    assert "Beside it" in told
    assert "no-such-item\nPartly" in told


SAVED = Path(__file__).resolve().parent / "data" / "saved-by-libreoffice.ods"
NAMESPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
SHEETS = "application/vnd.oasis.opendocument.spreadsheet"


def cell(inside: str = "", **attributes: str) -> str:
    """A cell of an OpenDocument sheet; `office_value` stands for `office:value`."""
    told = "".join(f' {name.replace("_", ":", 1).replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-cell{told}>{inside}</table:table-cell>"


def opened(*notes: str, before: str = "", row: str = "<table:table-row>", manifest: str = "<manifest/>", kind: str = SHEETS) -> bytes:
    """An OpenDocument file with a row for each cell of notes, as another program may have saved it."""
    heads = [[imprint(FORM)], ["id", "x", "Answer", "Notes"]]
    rows = "".join("<table:table-row>" + "".join(cell(f"<text:p>{one}</text:p>") for one in line) + "</table:table-row>" for line in heads)
    rows += "".join(row + cell(f"<text:p>{item}</text:p>") + cell(table_number_columns_repeated="2") + note + "</table:table-row>" for item, note in zip(ITEMS, notes, strict=False))
    sheet = f'<table:table table:name="Form">{rows}<table:table-row table:number-rows-repeated="1048000">{cell(table_number_columns_repeated="16384")}</table:table-row></table:table>'
    content = f"<office:document-content {NAMESPACES}><office:body><office:spreadsheet>{before}{sheet}</office:spreadsheet></office:body></office:document-content>"
    return _zip({"mimetype": kind.encode(), "META-INF/manifest.xml": manifest.encode(), "content.xml": content.encode()})


WRITTEN = {
    "one<text:tab/>two<text:s/>three<text:line-break/>four": "one\ttwo three\nfour",
    "a<text:s text:c='3'/>b  c\n d": "a   b c d",
    "<text:s/> <text:span>x<text:a xlink:href='#y'>y</text:a></text:span>": "  xy",
    "</text:p><text:p/><text:p>third": "\n\nthird",
    "said</text:p><office:annotation><text:p>a comment</text:p></office:annotation><text:p>more": "said\nmore",
}
VALUES = [
    (cell("<text:p>3.00</text:p>", office_value_type="float", office_value="3"), "3"),
    (cell("<text:p>0.33</text:p>", office_value_type="float", office_value="0.3333"), "0.3333"),
    (cell("<text:p>50%</text:p>", office_value_type="percentage", office_value="0.5"), "50%"),
    (cell("<text:p>01/12/26</text:p>", office_value_type="date", office_date_value="2026-12-01"), "2026-12-01"),
    (cell("<text:p>x</text:p>", office_value_type="date", office_date_value="2026-12-01T09:30:00"), "2026-12-01 09:30:00"),
    (cell("<text:p>9.30</text:p>", office_value_type="time", office_time_value="PT9H30M00S"), "09:30:00"),
    (cell("<text:p>TRUE</text:p>", office_value_type="boolean", office_boolean_value="true"), "True"),
    (cell("<text:p>4</text:p>", office_value_type="float", office_value="4", table_formula="of:=2+2"), "4"),
]
LINKED = "<table:table table:name=\"'file:///x.ods'#$Theirs\"><table:table-source xlink:href='file:///x.ods'/><table:table-row>" + cell("<text:p>theirs</text:p>") + "</table:table-row></table:table>"
OPENED = {
    "blanks, tabs and line ends of OpenDocument": opened(*(cell(f"<text:p>{one}</text:p>", office_value_type="string") for one in WRITTEN)),
    "figures and dates of OpenDocument": opened(*(one for one, _ in VALUES)),
    "OpenDocument linked to another file": opened(cell("<text:p>ours</text:p>"), before=LINKED),
    "rows repeated in OpenDocument": opened(cell("<text:p>again</text:p>"), row='<table:table-row table:number-rows-repeated="3">'),
}


def notes_of(data: bytes) -> list[str]:
    """The notes to the first statements."""
    answers = read(data, find).evaluation.answers
    return [answers[item].notes for item in ITEMS if item in answers]


def test_blanks_tabs_and_line_ends_of_an_opendocument_sheet_are_read_as_people_see_them():
    assert notes_of(OPENED["blanks, tabs and line ends of OpenDocument"]) == list(WRITTEN.values())


def test_figures_and_dates_of_an_opendocument_sheet_are_read_as_people_see_them():
    assert notes_of(OPENED["figures and dates of OpenDocument"]) == [said for _, said in VALUES][: len(ITEMS)]


def test_what_stands_in_another_file_is_not_read_and_that_is_said():
    made = read(OPENED["OpenDocument linked to another file"], find)
    assert notes_of(OPENED["OpenDocument linked to another file"]) == ["ours"]
    assert "theirs" not in repr(made.evaluation)
    assert "another file by a link" in made.noticed[0]


def test_a_form_that_libreoffice_has_saved_is_read():
    made = read(SAVED.read_bytes(), find).evaluation
    assert (made.people, made.setting.name, len(made.answers)) == ("Two practitioners, a parent", "Bràigh Nursery", len(ITEMS))
    assert made.answers[ITEMS[0]].notes == "We have none.\nNot yet."


# CSV


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_with_other_separators_and_encodings(separator: str, encoding: str):
    import csv

    evaluation = replace(FILLED, answers={ITEMS[3]: Answer(notes="Bràigh; one, two\nthree")})
    rows = csv.reader(io.StringIO(FORMATS["csv"].fill(FORM, evaluation).decode("utf-8-sig"), newline=""))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    assert read(out.getvalue().encode(encoding, "replace"), find).evaluation.answers == evaluation.answers


# PDF


def test_another_program_fills_every_field_of_a_pdf_and_it_is_read():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(FORMATS["pdf"].blank(FORM))))
    values = {key: field.choices[n % len(field.choices)].label if field.kind == CHOICE else f"Text {n}: bràigh" for n, (key, field) in enumerate(FORM.fields.items())}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    made = read(out.getvalue(), find)
    again = read(FORMATS["csv"].fill(FORM, made.evaluation), find)
    texts = FORMATS["pdf"].read(FORMATS["pdf"].fill(FORM, again.evaluation), find).evaluation
    assert made.evaluation == texts
    assert len(made.evaluation.answers) == len(ITEMS)
    assert made.evaluation.plan[-1].review.endswith("bràigh")


def test_another_program_writes_every_hard_text_of_a_pdf_again_and_it_is_read():
    form = FORMS["stem-nation-award/elc/whole"]
    evaluation = replace(hard(form), plan=hard(form).plan[:1])
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(FORMATS["pdf"].fill(form, evaluation))))
    values = {name: field.get("/V", "") for name, field in writer.get_fields().items() if name != "imprint"}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    assert read(out.getvalue(), find).evaluation == evaluation


def test_a_pdf_without_fields_says_that_it_was_printed():
    with pikepdf.open(io.BytesIO(FORMATS["pdf"].fill(FORM, FILLED))) as pdf:
        del pdf.Root.AcroForm
        out = io.BytesIO()
        pdf.save(out)
    with pytest.raises(Refused, match="no fields any more"):
        read(out.getvalue(), find)


def test_a_pdf_whose_field_with_the_name_of_the_form_is_gone_is_known_by_its_properties():
    with pikepdf.open(io.BytesIO(FORMATS["pdf"].fill(FORM, FILLED))) as pdf:
        pdf.Root.AcroForm.Fields = pikepdf.Array([one for one in pdf.Root.AcroForm.Fields if str(one.T) != "imprint"])
        out = io.BytesIO()
        pdf.save(out)
    assert read(out.getvalue(), find).evaluation == FILLED


# Hostile and foreign files: each with its reason


def _xlsx(change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    return rewritten(FORMATS["xlsx"].fill(FORM, FILLED), change, more)


def _first_sheet(part: Callable[[bytes], bytes]) -> bytes:
    return _xlsx(lambda name, data: part(data) if name == "xl/worksheets/sheet1.xml" else data)


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "' + b"a" * 50 + b'">' + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(7)) + b"]><sst><si><t>&h;</t></si></sst>"


def hostile() -> dict[str, tuple[bytes, str]]:
    """Files that nobody should open, with what is said of them."""
    pdf = FORMATS["pdf"].blank(FORM)
    entity = document(lambda xml: xml.replace("<w:document", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document', 1).replace("Write here", "&e;", 1))
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(100, 400_000))
    long = opened(*[cell(f"<text:p>{'x' * 9}</text:p>")] * 2, row='<table:table-row table:number-rows-repeated="400000">')
    laughs = LAUGHS.replace(b"<sst><si><t>&h;</t></si></sst>", b"<a>&h;</a>")
    with pikepdf.open(io.BytesIO(pdf)) as locked:
        out = io.BytesIO()
        locked.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return {
        "zip bomb": (_xlsx(lambda name, data: b"<sst>" + b" " * 60_000_000 if name == "xl/sharedStrings.xml" else data), "zip bomb"),
        "billion laughs": (_xlsx(lambda name, data: LAUGHS if name == "xl/sharedStrings.xml" else data), "declares entities"),
        "entity from a file": (entity, "declares entities"),
        "macro": (_xlsx(lambda name, data: data, {"xl/vbaProject.bin": b"x"}), "holds a macro"),
        "embedded object": (_xlsx(lambda name, data: data, {"xl/embeddings/oleObject1.bin": b"x"}), "holds a macro or another program"),
        "old office file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file"),
        "400,000 rows": (_first_sheet(lambda data: data.replace(b"</sheetData>", rows + b"</sheetData>")), "399,99. rows"),
        "400,000 rows of OpenDocument": (long, "400,00. rows"),
        "a text in a million cells": (opened(cell("<text:p>x</text:p>", table_number_columns_repeated="16384"), row='<table:table-row table:number-rows-repeated="19000">'), "cells; a form has a few thousand"),
        "a million blanks": (opened(cell('<text:p>a<text:s text:c="900000000"/></text:p>')), "zip bomb"),
        "laughs in OpenDocument": (_ods({"content.xml": laughs}), "declares entities"),
        "entity in OpenDocument": (_ods({"content.xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'}), "declares entities"),
        "macro in OpenDocument": (_ods({"Basic/script-lc.xml": b"<x/>"}), "holds a macro"),
        "Python in OpenDocument": (_ods({"Scripts/python/x.py": b"x"}), "holds a macro"),
        "object in OpenDocument": (opened(manifest='<x media-type="application/vnd.sun.star.oleobject"/>'), "holds a macro or another program"),
        "OpenDocument with a password": (opened(manifest="<manifest:encryption-data/>"), "protected by a password"),
        "newer OpenDocument with a password": (_zip({"mimetype": SHEETS.encode(), "META-INF/manifest.xml": b"<x/>", "encrypted-package": b"x"}), "protected by a password"),
        "zip bomb in OpenDocument": (_ods({"content.xml": b"<x>" + b" " * 60_000_000}), "zip bomb"),
        "truncated OpenDocument": (FORMATS["ods"].fill(FORM, FILLED)[:9000], "damaged or was cut off"),
        "OpenDocument text": (opened(kind="application/vnd.oasis.opendocument.text"), "OpenDocument text"),
        "OpenDocument without sheets": (_ods({"content.xml": b"<x/>"}), "no sheets"),
        "truncated workbook": (FORMATS["xlsx"].fill(FORM, FILLED)[:9000], "damaged or was cut off"),
        "truncated pdf": (pdf[:9000], "damaged|no fields"),
        "noise in a pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged|no fields"),
        "pdf with a password": (out.getvalue(), "protected by a password"),
        "no form": (b"Dear hub,\n\nthank you!\n", "which form it is"),
        "other table": (b"a,b\n1,2\n", "which form it is"),
        "picture": (b"\x89PNG\r\n\x1a\n", "a picture"),
        "empty": (b"  \n", "empty"),
        "wrong framework": (FORMATS["docx"].fill(replace(FORM, id="theirs/elc/whole"), FILLED), "“theirs/elc/whole”"),
        "another zip": (rewritten(FORMATS["docx"].blank(FORM), lambda name, data: data)[:0] + _zip({"readme.txt": b"x"}), "zip file"),
        "damaged part": (_xlsx(lambda name, data: b"<worksheet><sheetData><row" if name == "xl/worksheets/sheet2.xml" else data), "damaged"),
    }


def _ods(parts: dict[str, bytes]) -> bytes:
    """A filled-in OpenDocument sheet with other parts."""
    with zipfile.ZipFile(io.BytesIO(FORMATS["ods"].fill(FORM, FILLED))) as made:
        return _zip({name: made.read(name) for name in made.namelist()} | parts)


HOSTILE = hostile()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_foreign_file_is_refused_with_its_own_reason(name: str):
    data, reason = HOSTILE[name]
    with pytest.raises(Refused, match=reason) as refused:
        read(data, find)
    assert str(refused.value).endswith((".", "…"))


def test_formulas_that_somebody_planted_stay_text_in_every_format():
    planted = replace(FILLED, answers={ITEMS[0]: Answer(notes='=HYPERLINK("https://example.org","x")')}, people="@SUM(1)")
    for one in FORMATS.values():
        data = one.fill(FORM, planted)
        assert read(data, find).evaluation == planted
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].fill(FORM, planted)))
    own = [cell.coordinate for sheet in book if sheet.title != "Summary" for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert own == []
    with zipfile.ZipFile(io.BytesIO(FORMATS["ods"].fill(FORM, planted))) as parts:
        held = parts.read("content.xml").decode()
    assert "HYPERLINK" in held
    assert all("COUNT" in one for one in re.findall(r'table:formula="([^"]*)"', held))
    assert not [cell for line in FORMATS["csv"].fill(FORM, planted).decode("utf-8-sig").splitlines() for cell in line.split(",") if re.match(r'"?[=@]', cell)]


def test_many_files_are_read_apart_and_the_bad_ones_are_named(tmp_path: Path):
    files = []
    for number, one in enumerate(FORMATS.values()):
        files.append(tmp_path / f"{number}{one.SUFFIX}")
        files[-1].write_bytes(one.fill(FORM, replace(FILLED, people=f"Team {number}")))
    for number, name in enumerate(("zip bomb", "400,000 rows", "truncated pdf", "no form")):
        files.insert(number * 2, tmp_path / f"bad{number}")
        files[number * 2].write_bytes(HOSTILE[name][0])
    files.append(tmp_path / "not there")
    done: list[tuple[int, int]] = []
    results = dict(read_all(files, find, lambda number, of: done.append((number, of))))
    assert list(results) == files
    assert done[-1] == (len(files), len(files))
    good = {file.name: one.evaluation.people for file, one in results.items() if not isinstance(one, Refused)}
    assert good == {f"{number}{one.SUFFIX}": f"Team {number}" for number, one in enumerate(FORMATS.values())}
    assert "cannot be opened" in str(results[tmp_path / "not there"])


def test_notes_of_a_return_say_where_they_stood():
    made = read(FORMATS["json"].fill(FORM, FILLED), find).with_notes([Note("Row 3", "text")])
    assert made.evaluation.notes[-1] == Note("Row 3", "text")
    assert "1 text outside the fields was kept" in made.noticed[-1]
