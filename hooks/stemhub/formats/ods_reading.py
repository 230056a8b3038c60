"""OpenDocument spreadsheets read back, ours and those that LibreOffice, Excel or Google Sheets have saved; nothing in them is run.

Not by calamine, which reads them too: it leaves out tabs and the ends of lines, and takes a row that says that it stands
there a million times at its word.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from xml.etree.ElementTree import Element

from stemhub.formats import archive
from stemhub.formats.common import Refused
from stemhub.formats.workbook import Rows, few_rows, few_sheets, figure

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TABLE, _TEXT = (_SPACE % name for name in ("office", "table", "text"))
_ERROR = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_GROUPS = {_TABLE + name for name in ("table-row-group", "table-header-rows", "table-rows")}
_CELLS = {_TABLE + name for name in ("table-cell", "covered-table-cell")}
_LINKS = {_TABLE + name for name in ("table-source", "cell-range-source", "dde-link")}
_UNREAD = {_TEXT + "ruby-text", _TEXT + "note", _OFFICE + "annotation", _OFFICE + "annotation-end"}
_LETTERS = {_TEXT + "s": " ", _TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_LEAST, _MOST_COLUMNS, _MOST_CELLS, _MOST_BLANKS = 4, 2_000, 500_000, 100_000
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
LINKED = "It takes words from another file by a link. The link was not followed, and what stands in the other file was not read."


def is_spreadsheet(parts: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument file is a spreadsheet, or a template of one."""
    named = "mimetype" if "mimetype" in parts.namelist() else "META-INF/manifest.xml"
    return named in parts.namelist() and _KIND.encode() in archive.part(parts, named)


def sheets_of(data: bytes) -> tuple[dict[str, Rows], tuple[str, ...]]:
    """The sheets by name, and what was noticed. Raises Refused when the file is damaged, locked, or longer than a form can be."""
    parts = archive.parts(data)
    _look_over(parts)
    root = archive.tree(archive.part(parts, "content.xml"))
    book = root.find(f"{_OFFICE}body/{_OFFICE}spreadsheet")
    if book is None:
        raise Refused("The workbook is damaged and cannot be opened (it has no sheets).")
    tables = [one for one in book.findall(_TABLE + "table") if one.find(_TABLE + "table-source") is None]
    few_sheets(len(tables))
    linked = any(one.tag in _LINKS for one in book.iter())
    return {one.get(_TABLE + "name", ""): _rows(one) for one in tables}, (LINKED,) if linked else ()


def _look_over(parts: zipfile.ZipFile) -> None:
    """What the list of the parts says of them: LibreOffice locks each apart, or all as one."""
    if "encrypted-package" in parts.namelist():
        raise Refused(archive.PASSWORD)
    if "META-INF/manifest.xml" in parts.namelist():
        listed = archive.part(parts, "META-INF/manifest.xml")
        if b"encryption-data" in listed:
            raise Refused(archive.PASSWORD)
        if b"oleobject" in listed.lower():
            raise Refused(archive.PROGRAM)


def _rows(table: Element) -> Rows:
    """The rows of a sheet down to the last that says something: programs write one empty row a million times to fill a sheet."""
    name, rows, cells, at = table.get(_TABLE + "name", ""), [], 0, 0
    for row in _in_groups(table):
        again, said = _times(row, "rows"), _cells(row)
        if any(said):
            few_rows(name, at + again)
            said += [""] * (_LEAST - len(said))
            cells += again * len(said)
            if cells > _MOST_CELLS:
                raise Refused(f"The sheet “{name[:31]}” has {cells:,} cells; a form has a few thousand. It may be another workbook.")
            rows += [[] for _ in range(at - len(rows))]
            rows += [said] * again
        at += again
    return rows


def _in_groups(table: Element) -> Iterator[Element]:
    for one in table:
        if one.tag == _TABLE + "table-row":
            yield one
        elif one.tag in _GROUPS:
            yield from _in_groups(one)


def _times(element: Element, of: str) -> int:
    told = element.get(f"{_TABLE}number-{of}-repeated", "1")
    return max(1, int(told)) if told.isdecimal() and len(told) < 10 else 1


def _cells(row: Element) -> list[str]:
    said: list[str] = []
    at = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        again, text = _times(cell, "columns"), _text(cell)
        if text and at < _MOST_COLUMNS:
            said += [""] * (at - len(said))
            said += [text] * min(again, _MOST_COLUMNS - at)
        at += again
    return said


def _text(cell: Element) -> str:
    """A cell as a person sees it; a spreadsheet turns “12/5/2026” into a date, and “3” into a number."""
    kind, said = cell.get(_OFFICE + "value-type", ""), "\n".join(_words(one) for one in cell if one.tag in (_TEXT + "p", _TEXT + "h"))
    if cell.get(_ERROR) == "error":
        return ""
    if kind == "date":
        day, _, time = cell.get(_OFFICE + "date-value", said).partition("T")
        return f"{day} {time}" if time.strip("0:.") else day
    if kind == "time" and (told := _TIME.match(cell.get(_OFFICE + "time-value", ""))):
        return ":".join(part.zfill(2) for part in told.groups())
    if kind == "boolean":
        return "True" if cell.get(_OFFICE + "boolean-value") == "true" else "False"
    if kind == "float":
        with suppress(ValueError, OverflowError):
            return figure(float(cell.get(_OFFICE + "value", said)))
    return said or cell.get(_OFFICE + "string-value", "")


def _words(paragraph: Element) -> str:
    """The text of a paragraph: blanks that stand together are one (ODF 1.3 part 3, 6.1.2), unless an element counts them."""
    pieces: list[str] = []
    blank = True  # whether what stands before is a blank that swallows the next one, as the beginning does

    def add(text: str | None) -> None:
        nonlocal blank
        if plain := re.sub(r"[ \t\r\n]+", " ", text or ""):
            pieces.append(plain.removeprefix(" ") if blank else plain)
            blank = plain.endswith(" ")

    def walk(element: Element) -> None:
        nonlocal blank
        add(element.text)
        for one in element:
            if one.tag in _LETTERS:
                pieces.append(_LETTERS[one.tag] * _times_blank(one))
                blank = False
            elif one.tag not in _UNREAD:
                walk(one)
            add(one.tail)

    walk(paragraph)
    return "".join(pieces)


def _times_blank(element: Element) -> int:
    told = element.get(_TEXT + "c", "1")
    if not told.isdecimal() or len(told) > 6 or int(told) > _MOST_BLANKS:
        raise Refused(archive.BOMB)
    return int(told)
