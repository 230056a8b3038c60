"""Workbooks read back: XLSX and ODS, by calamine, which runs nothing in them."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import Any

import python_calamine as calamine

from stemhub.formats import archive, grid
from stemhub.formats.common import Find, Refused, Return, found, returned
from stemhub.formats.facts import unseen_of
from stemhub.model.evaluation import Note

START, META, LISTS, UNSEEN = "Start", "_meta", "_lists", "kept by programs"
# Sheets that hold no answers.
_NOT_READ = {META, LISTS, "Summary"}
_MOST_ROWS, _MOST_SHEETS = 20_000, 60
# Elements of OpenDocument that calamine leaves out, and what stands for them meanwhile.
_LEFT_OUT = {re.compile(rb"<text:%b\b[^>]*?(?:/>|></text:%b>)" % (name, name)): (mark, letter) for name, mark, letter in ((b"tab", "⟦U+0009⟧", "\t"), (b"line-break", "⟦U+000A⟧", "\n"))}
_IMPRINT = re.compile(r"Form: (\S+) · version (\S+)")


def read(data: bytes, find: Find) -> Return:
    """The evaluation in a workbook. Raises Refused when it is none of ours or has more rows than a form can have."""
    data = _marked(archive.parts(data), data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {name: _rows(book, name) for name in _names(book)}
    except (calamine.CalamineError, OSError, ValueError) as wrong:
        raise Refused(f"The workbook is damaged and cannot be opened ({str(wrong)[:120]}).") from wrong
    told = _told(sheets)
    form = found(find, told.get("form", ""), told.get("version", ""))
    rows = [row for name, rows in sheets.items() if name not in _NOT_READ for row in [*_from_first_id(name, rows), []]]
    reading = grid.read_rows(rows, form)
    return returned(form, reading.texts, unseen_of(told.get(UNSEEN, ""))).with_notes(Note(where, text) for where, text in reading.loose)


def _marked(parts: zipfile.ZipFile, data: bytes) -> bytes:
    """An OpenDocument workbook whose tabs and line ends are marks in its text, or two words would become one."""
    if "content.xml" not in parts.namelist():
        return data
    held = archive.part(parts, "content.xml")
    for element, (mark, _) in _LEFT_OUT.items():
        held = element.sub(mark.encode(), held)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in ("mimetype", "META-INF/manifest.xml"):
            if name in parts.namelist():
                made.writestr(name, archive.part(parts, name))
        made.writestr("content.xml", held)
    return out.getvalue()


def _names(book: Any) -> list[str]:
    if len(book.sheet_names) > _MOST_SHEETS:
        raise Refused(f"It has {len(book.sheet_names)} sheets; a form has about ten. It may be another workbook.")
    return book.sheet_names


def _rows(book: Any, name: str) -> list[list[str]]:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > _MOST_ROWS:
        raise Refused(f"The sheet “{name[:31]}” has {sheet.total_height:,} rows; a form has a few hundred. It may be another workbook.")
    return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _text(cell: Any) -> str:
    """A cell as a person sees it; a spreadsheet turns “12/5/2026” into a date, and “3” into a number."""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell)
    for mark, letter in _LEFT_OUT.values():
        text = text.replace(mark, letter)
    return text


def _told(sheets: dict[str, list[list[str]]]) -> dict[str, str]:
    """What the workbook says of itself: on its hidden sheet, or in the line that is printed on the first."""
    told: dict[str, str] = {}
    for row in sheets.get(META, []):
        if len(row) > 1:
            told[row[0]] = told.get(row[0], "") + row[1] if row[0] == UNSEEN else row[1]
    if not told.get("form"):
        lines = (_IMPRINT.search(cell) for rows in sheets.values() for row in rows for cell in row)
        if line := next(filter(None, lines), None):
            told |= {"form": line[1], "version": line[2]}
    return told


def _from_first_id(name: str, rows: list[list[str]]) -> list[list[str]]:
    """The rows from the first head of a section on: above it stand instructions."""
    start = next((number for number, row in enumerate(rows) if row and row[0] == grid.ID), len(rows) if name == START else 0)
    return rows[start:]
