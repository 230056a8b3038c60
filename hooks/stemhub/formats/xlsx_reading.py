"""Workbooks of Office Open XML read back by calamine, which runs nothing in them."""

from __future__ import annotations

import datetime
import io
from typing import Any

import python_calamine as calamine

from stemhub.formats import archive
from stemhub.formats.common import Refused
from stemhub.formats.workbook import Rows, few_rows, few_sheets, figure


def sheets_of(data: bytes) -> dict[str, Rows]:
    """The sheets by name. Raises Refused when the workbook is damaged or has more rows than a form can have."""
    archive.parts(data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        few_sheets(len(book.sheet_names))
        return {name: _rows(book, name) for name in book.sheet_names}
    except (calamine.CalamineError, OSError, ValueError) as wrong:
        raise Refused(f"The workbook is damaged and cannot be opened ({str(wrong)[:120]}).") from wrong


def _rows(book: Any, name: str) -> Rows:
    sheet = book.get_sheet_by_name(name)
    few_rows(name, sheet.total_height)
    return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _text(cell: Any) -> str:
    """A cell as a person sees it; a spreadsheet turns “12/5/2026” into a date, and “3” into a number."""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return figure(cell) if isinstance(cell, float) else str(cell)
