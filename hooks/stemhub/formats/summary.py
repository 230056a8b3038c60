"""The sheet “Summary” of a workbook: how many statements stand at each point, by formulas, and a chart beside its table.

Answers are counted, never turned into numbers and never averaged: the points of a scale are words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from xlsxwriter import Workbook

from stemhub.model.form import CHOICE, STATEMENTS, Choice, Form, Section

NAME, TO_COME = "Summary", "No answer yet"
# Told apart by pattern as well as by colour.
_FILLS = (("#9F3519", None), ("#E5A50A", "wide_upward_diagonal"), ("#3D6218", None), ("#867A8C", "percent_20"), ("#8A4F9E", "narrow_horizontal"), ("#17808C", None))


def write_summary(book: Workbook, form: Form, texts: Mapping[str, str], style: Callable[..., Any], places: Mapping[str, tuple[int, int]]) -> None:
    """Write the sheet. `places` are the first and last row, from 1, of each section of statements on “Checklist”."""
    by_scale: dict[tuple[Choice, ...], list[Section]] = {}
    for section in form.sections:
        if section.layout == STATEMENTS and section.rows and section.rows[0].fields[0].kind == CHOICE:
            by_scale.setdefault(section.rows[0].fields[0].choices, []).append(section)
    if not by_scale:
        return
    sheet = book.add_worksheet(NAME)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 8, 14)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, "Summary", style(bold=True, font_size=20, font_color="#0E5C68", text_wrap=False))
    sheet.write_string(1, 0, "It counts the answers on the sheet “Checklist”. Nothing is graded, added up or sent to anyone.", style(text_wrap=False, font_color="#5F5667"))
    row = 3
    for choices, sections in by_scale.items():
        row = _table(book, sheet, choices, sections, texts, style, places, row)
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})


def _table(
    book: Workbook,
    sheet: Any,
    choices: tuple[Choice, ...],
    sections: list[Section],
    texts: Mapping[str, str],
    style: Callable[..., Any],
    places: Mapping[str, tuple[int, int]],
    row: int,
) -> int:
    """The table and the chart of one scale; the row after them."""
    labels = [choice.label for choice in choices]
    heading = style(bold=True, font_color="#FFFFFF", bg_color="#0E5C68", border=1, border_color="#0E5C68")
    cell = style(border=1, border_color="#867A8C")
    sheet.set_row(row, 32 if max(map(len, labels)) > 13 else 16)
    for column, text in enumerate(["Element", *labels, TO_COME, "Statements"]):
        sheet.write_string(row, column, text, heading)
    for line, section in enumerate(sections, row + 1):
        first, last = places[section.id]
        answers = f"Checklist!$C${first}:$C${last}"
        said = [texts.get(one.fields[0].id, "") for one in section.rows]
        sheet.write_string(line, 0, section.title, cell)
        for column, label in enumerate(labels, 1):
            quoted = label.replace('"', '""')
            sheet.write_formula(line, column, f'=COUNTIF({answers},"{quoted}")', cell, said.count(label))
        sheet.write_formula(line, len(labels) + 1, f"=COUNTBLANK({answers})", cell, said.count(""))
        sheet.write_number(line, len(labels) + 2, len(section.rows), cell)
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    end = row + len(sections)
    for column, label in enumerate([*labels, TO_COME], 1):
        colour, pattern = ("#FFFFFF", None) if label == TO_COME else _FILLS[(column - 1) % len(_FILLS)]
        fill = {"pattern": {"pattern": pattern, "fg_color": colour, "bg_color": "#FFFFFF"}} if pattern else {"fill": {"color": colour}}
        chart.add_series({"name": [NAME, row, column], "categories": [NAME, row + 1, 0, end, 0], "values": [NAME, row + 1, column, end, column], "border": {"color": "#29222E"}, "gap": 60, **fill})
    chart.set_title({"name": "Answers by element", "name_font": {"size": 13}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 10}})
    chart.set_x_axis({"num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#E2D8C9"}}, "label_position": "low"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 860, "height": 110 + 48 * len(sections)})
    told = "Bar chart of the answers by element. The table above it holds the same figures."
    sheet.insert_chart(end + 2, 0, chart, {"description": told, "object_position": 2})
    return end + 8 + 3 * len(sections)
