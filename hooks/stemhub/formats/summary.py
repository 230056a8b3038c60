"""The sheet “Summary” of a workbook: how many statements stand at each point, by formulas, and a chart under its table.

Answers are counted, never turned into numbers and never averaged: the points of a scale are words.
"""

from __future__ import annotations

from collections.abc import Mapping

from stemhub.formats.book import CELL, GREY, HEAD, TEAL, WHITE, Chart, Count, Sheet, Style
from stemhub.model.form import CHOICE, STATEMENTS, Choice, Form, Section

NAME, TO_COME, CHECKLIST = "Summary", "No answer yet", "Checklist"
# Told apart by pattern as well as by colour.
_FILLS = (("#9F3519", ""), ("#E5A50A", "slanted"), ("#3D6218", ""), ("#867A8C", "dotted"), ("#8A4F9E", "level"), ("#17808C", ""))


def summary_of(form: Form, texts: Mapping[str, str], places: Mapping[str, tuple[int, int]]) -> Sheet | None:
    """The sheet, where there are answers to count. `places` are the first and last row, from 1, of each section of statements
    on the sheet CHECKLIST."""
    by_scale: dict[tuple[Choice, ...], list[Section]] = {}
    for section in form.sections:
        if section.layout == STATEMENTS and section.rows and section.rows[0].fields[0].kind == CHOICE:
            by_scale.setdefault(section.rows[0].fields[0].choices, []).append(section)
    if not by_scale:
        return None
    sheet = Sheet(NAME, (44, *[14] * 8), landscape=True, protected=True, fits=True)
    sheet.height(0, 30)
    sheet.put(0, 0, "Summary", Style(bold=True, size=20, colour=TEAL, wrap=False))
    sheet.put(1, 0, f"It counts the answers on the sheet “{CHECKLIST}”. Nothing is graded, added up or sent to anyone.", Style(wrap=False, colour=GREY))
    row = 3
    for choices, sections in by_scale.items():
        row = _table(sheet, choices, sections, texts, places, row)
    return sheet


def _table(sheet: Sheet, choices: tuple[Choice, ...], sections: list[Section], texts: Mapping[str, str], places: Mapping[str, tuple[int, int]], row: int) -> int:
    """The table and the chart of one scale; the row after them."""
    labels = [choice.label for choice in choices]
    sheet.height(row, 32 if max(map(len, labels)) > 13 else 16)
    for column, text in enumerate(["Element", *labels, TO_COME, "Statements"]):
        sheet.put(row, column, text, HEAD)
    for line, section in enumerate(sections, row + 1):
        first, last = places[section.id]
        said = [texts.get(one.fields[0].id, "") for one in section.rows]
        sheet.put(line, 0, section.title, CELL)
        for column, label in enumerate([*labels, ""], 1):
            sheet.put(line, column, said.count(label), CELL, count=Count(CHECKLIST, first, last, label))
        sheet.put(line, len(labels) + 2, len(section.rows), CELL)
    end = row + len(sections)
    fills = (*(_FILLS[number % len(_FILLS)] for number in range(len(labels))), (WHITE, ""))
    told = "Bar chart of the answers by element. The table above it holds the same figures."
    sheet.charts.append(Chart("Answers by element", told, row, end, len(labels) + 1, fills, end + 2, 860, 110 + 48 * len(sections)))
    return end + 8 + 3 * len(sections)
