"""A collation as a workbook: a sheet for each table, a chart of the elements, the same bytes each time."""

from __future__ import annotations

import datetime
import io

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from stemhub.answers.collate import Collation
from stemhub.model.verbatim import escaped, in_pieces
from stemhub.report.collated.sheets import Cell, Sheet, facts, sheets

# The wide columns, in characters; others are as wide as their heading asks.
_WIDE = {"Statement": 60, "Text": 70, "Element": 30, "Why": 70, "File": 28, "Setting": 28, "Group": 26, "Sector": 26, "Item": 26}
_TEAL, _SAND = "#0E5C68", "#F4EDE1"


def write(collation: Collation) -> bytes:
    """The whole file."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"Summary: {collation.title}", "created": datetime.datetime(1980, 1, 1)})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": _SAND, "bottom": 2, "bottom_color": _TEAL})
    title = book.add_format({"bold": True, "font_size": 14})
    first = book.add_worksheet("About")
    first.set_column(0, 0, 20, wrap)
    first.set_column(1, 1, 90, wrap)
    first.write(0, 0, "Summary of returns", title)
    for number, (name, value) in enumerate(facts(collation), 2):
        first.write_string(number, 0, name, head)
        first.write_string(number, 1, escaped(value), wrap)
    for sheet in sheets(collation):
        _sheet(book, sheet, head, wrap)
    book.close()
    return out.getvalue()


def _sheet(book: xlsxwriter.Workbook, sheet: Sheet, head: Format, wrap: Format) -> None:
    page = book.add_worksheet(sheet.name)
    percent = book.add_format({"num_format": "0%", "valign": "top"})
    page.write_string(0, 0, sheet.about)
    for column, name in enumerate(sheet.head):
        page.write_string(2, column, name, head)
        page.set_column(column, column, _WIDE.get(name, 14))
    line = 3
    for row in sheet.rows:
        pieces = [in_pieces(escaped(cell)) if isinstance(cell, str) else [cell] for cell in row]
        for part in range(max(map(len, pieces))):  # what exceeds a cell goes on in the next row
            for column, cell in enumerate(pieces):
                if part < len(cell):
                    _write(page, line, column, cell[part], wrap, percent)
            line += 1
    page.freeze_panes(3, 1)
    page.autofilter(2, 0, max(line - 1, 3), len(sheet.head) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)
    if sheet.name == "Elements":
        _chart(book, page, sheet)


def _write(page: Worksheet, line: int, column: int, cell: Cell, wrap: Format, percent: Format) -> None:
    if isinstance(cell, str) and cell.endswith("%") and cell[:-1].isdigit():
        page.write_number(line, column, int(cell[:-1]) / 100, percent)  # a number, so that the chart can draw it
    elif isinstance(cell, str):
        page.write_string(line, column, cell, wrap)
    else:
        page.write_number(line, column, cell, wrap)


def _chart(book: xlsxwriter.Workbook, page: Worksheet, sheet: Sheet) -> None:
    chart = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    last = 2 + len(sheet.rows)
    for column in range(1, len(sheet.head)):
        chart.add_series({"name": [sheet.name, 2, column], "categories": [sheet.name, 3, 0, last, 0], "values": [sheet.name, 3, column, last, column]})
    chart.set_title({"name": sheet.about, "name_font": {"size": 11}})
    chart.set_y_axis({"reverse": True})
    described = "; ".join(f"{row[0]}: " + ", ".join(f"{n} {v}" for n, v in zip(sheet.head[1:], row[1:], strict=True)) for row in sheet.rows)
    page.insert_chart(last + 2, 0, chart, {"x_scale": 1.8, "y_scale": 1.4, "description": described[:1000]})
