"""The evaluation on the sheets of a workbook, whatever format they came in and whatever program has saved them."""

from __future__ import annotations

import re

from stemhub.formats import grid
from stemhub.formats.common import Find, Refused, Return, found, returned
from stemhub.formats.facts import unseen_of
from stemhub.model.evaluation import Note

START, META, LISTS, UNSEEN = "Start", "_meta", "_lists", "kept by programs"
# Sheets that hold no answers.
_NOT_READ = {META, LISTS, "Summary"}
_MOST_ROWS, _MOST_SHEETS = 20_000, 60
_IMPRINT = re.compile(r"Form: (\S+) · version (\S+)")

Rows = list[list[str]]
"""The cells of a sheet from its first row on, as a person sees them."""


def evaluation_in(sheets: dict[str, Rows], find: Find, noticed: tuple[str, ...] = ()) -> Return:
    """The evaluation on the sheets of a workbook. Raises Refused when it is none of ours."""
    told = _told(sheets)
    form = found(find, told.get("form", ""), told.get("version", ""))
    rows = [row for name, rows in sheets.items() if name not in _NOT_READ for row in [*_from_first_id(name, rows), []]]
    reading = grid.read_rows(rows, form)
    return returned(form, reading.texts, unseen_of(told.get(UNSEEN, "")), noticed).with_notes(Note(where, text) for where, text in reading.loose)


def few_sheets(number: int) -> None:
    """Raises Refused for more sheets than a form can have."""
    if number > _MOST_SHEETS:
        raise Refused(f"It has {number} sheets; a form has about ten. It may be another workbook.")


def few_rows(name: str, number: int) -> None:
    """Raises Refused for more rows than a form can have."""
    if number > _MOST_ROWS:
        raise Refused(f"The sheet “{name[:31]}” has {number:,} rows; a form has a few hundred. It may be another workbook.")


def figure(number: float) -> str:
    """A number as people write it; a spreadsheet turns “3” into one."""
    return str(int(number)) if number.is_integer() else str(number)


def _told(sheets: dict[str, Rows]) -> dict[str, str]:
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


def _from_first_id(name: str, rows: Rows) -> Rows:
    """The rows from the first head of a section on: above it stand instructions."""
    start = next((number for number, row in enumerate(rows) if row and row[0] == grid.ID), len(rows) if name == START else 0)
    return rows[start:]
