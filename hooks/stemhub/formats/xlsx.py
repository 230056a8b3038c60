"""A form as a workbook of Office Open XML, written by XlsxWriter; what is on its sheets stands in sheets.py."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from stemhub.formats import printing, workbook
from stemhub.formats.book import CHOOSE, FONT, INK, OTHER, SIZE, Book, Cell, Chart, Count, Sheet, Style
from stemhub.formats.common import Find, Return
from stemhub.formats.sheets import book_of
from stemhub.formats.xlsx_reading import sheets_of
from stemhub.model.evaluation import Evaluation
from stemhub.model.form import Form
from stemhub.model.verbatim import guarded

SUFFIX = ".xlsx"
TITLE = "Spreadsheet"
GOOD_FOR = "for Excel, LibreOffice and Google Sheets: choose answers from lists, with a summary that fills itself in"

_PROTECTION = dict.fromkeys(("format_rows", "format_columns", "insert_rows", "sort", "select_locked_cells", "select_unlocked_cells"), True)
_PATTERNS = {"slanted": "wide_upward_diagonal", "dotted": "percent_20", "level": "narrow_horizontal"}


def blank(form: Form) -> bytes:
    """The form without an answer."""
    return fill(form, Evaluation())


def fill(form: Form, evaluation: Evaluation) -> bytes:
    """The form with every answer of an evaluation."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "default_format_properties": {"font_name": FONT, "font_size": SIZE}})
    try:
        _Writer(made, book_of(form, evaluation)).write()
    finally:
        made.close()
    return out.getvalue()


def read(data: bytes, find: Find) -> Return:
    """The evaluation in a workbook, whatever program has saved it."""
    return workbook.evaluation_in(sheets_of(data), find)


class _Page(Worksheet):
    """A sheet some of whose rows grow with what people write: the height of these is not a “custom” one (ECMA-376 part 1,
    18.3.1.73)."""

    def __init__(self) -> None:
        super().__init__()
        self.grow: set[int] = set()

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, Any]] = ()) -> None:
        if tag == "row" and attributes[0][1] - 1 in self.grow:
            attributes = [one for one in attributes if one[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)


class _Writer:
    def __init__(self, made: xlsxwriter.Workbook, book: Book):
        self.made, self.book = made, book
        self.styles: dict[tuple[Style, bool], Any] = {}

    def write(self) -> None:
        """All of it."""
        book = self.book
        created = datetime.datetime.fromisoformat(book.created)
        self.made.set_properties({"title": book.title, "subject": book.subject, "author": book.author, "created": created, "comments": book.comments})
        for name, fact in book.facts.items():
            self.made.set_custom_property(name, fact)
        for sheet in book.sheets:
            self._sheet(sheet)
        for column, (labels, name) in enumerate(book.lists.items()):
            letter = xl_col_to_name(column)
            self.made.define_name(name, f"={workbook.LISTS}!${letter}$1:${letter}${len(labels)}")

    def _sheet(self, sheet: Sheet) -> None:
        page = self.made.add_worksheet(sheet.name, _Page)
        page.grow = sheet.grow
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        for row, points in sheet.heights.items():
            page.set_row(row, points)
        if sheet.paper:
            self._paper(page, sheet)
        for (row, column), cell in sheet.cells.items():
            self._cell(page, row, column, cell)
        for chart in sheet.charts:
            page.insert_chart(chart.at, 0, self._chart(sheet.name, chart), {"description": chart.about, "object_position": 2})
        if sheet.protected:
            page.protect("", _PROTECTION if sheet.filled_in else {"select_locked_cells": True, "select_unlocked_cells": True})
        if sheet.hidden:
            page.hide()

    def _paper(self, page: Worksheet, sheet: Sheet) -> None:
        page.set_paper(9)
        page.hide_gridlines(2)
        if sheet.landscape:
            page.set_landscape()
        if sheet.fits:
            page.fit_to_pages(1, 0)
        else:
            page.set_margins(*printing.MARGINS)
            page.set_print_scale(sheet.per_cent)
            page.set_h_pagebreaks(sheet.breaks)
        if sheet.footer:
            page.set_footer(f"&L&8{sheet.footer.replace('&', '&&')}&R&8Page &P of &N")
        if sheet.heading is not None:
            page.repeat_rows(sheet.heading)
            page.freeze_panes(sheet.heading + 1, 0)

    def _style(self, style: Style, quoted: bool = False) -> Any:
        """A cell format; the same one for the same wishes. `quoted` keeps a spreadsheet from taking a text for a formula."""
        if (style, quoted) not in self.styles:
            told = {"font_name": FONT, "font_size": style.size, "font_color": style.colour, "text_wrap": style.wrap, "valign": "top"}
            told |= {"bold": style.bold, "italic": style.italic, "locked": style.locked, "quote_prefix": quoted}
            if style.fill:
                told["bg_color"] = style.fill
            if style.edge:
                told |= {"border": 1, "border_color": style.edge}
            self.styles[style, quoted] = self.made.add_format(told)
        return self.styles[style, quoted]

    def _cell(self, page: Worksheet, row: int, column: int, cell: Cell) -> None:
        value = cell.value
        style = self._style(cell.style, isinstance(value, str) and guarded(value) != value) if cell.style else None
        if cell.across > 1:
            page.merge_range(row, column, row, column + cell.across - 1, "", style)
        if cell.count:
            page.write_formula(row, column, _formula(cell.count), style, value)
        elif isinstance(value, int):
            page.write_number(row, column, value, style)
        elif value or not style:
            page.write_string(row, column, value, style)
        else:
            page.write_blank(row, column, None, style)
        if cell.choices:
            told = {"validate": "list", "source": f"={self.book.lists[cell.choices]}", "input_title": CHOOSE[0], "input_message": CHOOSE[1]}
            page.data_validation(row, column, row, column, {**told, "error_title": OTHER[0], "error_message": OTHER[1], "error_type": "warning"})

    def _chart(self, name: str, chart: Chart) -> Any:
        made = self.made.add_chart({"type": "bar", "subtype": "stacked"})
        first, last = chart.head + 1, chart.last
        for column, (colour, pattern) in enumerate(chart.fills, 1):
            fill = {"pattern": {"pattern": _PATTERNS[pattern], "fg_color": colour, "bg_color": "#FFFFFF"}} if pattern else {"fill": {"color": colour}}
            made.add_series({"name": [name, chart.head, column], "categories": [name, first, 0, last, 0], "values": [name, first, column, last, column], "border": {"color": INK}, "gap": 60, **fill})
        made.set_title({"name": chart.title, "name_font": {"size": 13}})
        made.set_y_axis({"reverse": True, "num_font": {"size": 10}})
        made.set_x_axis({"num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#E2D8C9"}}, "label_position": "low"})
        made.set_legend({"position": "bottom"})
        made.set_size({"width": chart.width, "height": chart.height})
        return made


def _formula(count: Count) -> str:
    cells = f"{count.sheet}!$C${count.first}:$C${count.last}"
    quoted = count.label.replace('"', '""')
    return f'=COUNTIF({cells},"{quoted}")' if count.label else f"=COUNTBLANK({cells})"
