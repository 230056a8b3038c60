"""A form as a workbook: lists to choose from, protected words, a summary with formulas and a chart; read back by its ids.

Sheets: Start (what it is, how to use it), Checklist, one for each table, Summary, and when an evaluation needs them “Also
kept” and “Long texts”; `_lists` and `_meta` are hidden.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from typing import Any

import xlsxwriter

from stemhub.formats import grid, printing, workbook
from stemhub.formats.common import Find, Return
from stemhub.formats.facts import edition_line, facts, imprint, unseen_text
from stemhub.formats.opening import page_line, subtitle
from stemhub.formats.summary import write_summary
from stemhub.model.evaluation import Evaluation
from stemhub.model.form import CHOICE, LIST, STATEMENTS, TABLE, TEXT, Field, Form, Row, Section
from stemhub.model.values import LEFT_OVER, filled, hidden
from stemhub.model.verbatim import guarded

SUFFIX = ".xlsx"
TITLE = "Spreadsheet"
GOOD_FOR = "for Excel, LibreOffice and Google Sheets: choose answers from lists, with a summary that fills itself in"

TEAL, SAND, INPUT, EDGE, INK, GREY = "#0E5C68", "#F4EDE1", "#FFFDF2", "#867A8C", "#29222E", "#5F5667"
_PROTECTION = dict.fromkeys(("format_rows", "format_columns", "insert_rows", "sort", "select_locked_cells", "select_unlocked_cells"), True)
_SPARE_ROWS = 20
_TOGETHER = 400  # points; a list of a few questions stays on one page
# Names of sheets that are made after the tables, or that nobody reads.
_KEPT_NAMES = {"summary", "also kept", "long texts", "_lists", "_meta", "history"}


def blank(form: Form) -> bytes:
    """The form without an answer."""
    return fill(form, Evaluation())


def fill(form: Form, evaluation: Evaluation) -> bytes:
    """The form with every answer of an evaluation."""
    grown, texts = filled(form, evaluation)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "default_format_properties": {"font_name": "Arial", "font_size": 11}})
    try:
        _Writer(book, grown, texts).write(unseen_text(hidden(form, evaluation)))
    finally:
        book.close()
    return out.getvalue()


def read(data: bytes, find: Find) -> Return:
    """The evaluation in a workbook, whatever program has saved it."""
    return workbook.read(data, find)


class _Writer:
    def __init__(self, book: xlsxwriter.Workbook, form: Form, texts: dict[str, str]):
        self.book, self.form, self.texts = book, form, texts
        released = datetime.datetime.fromisoformat(form.released or "2020-01-01")
        book.set_properties({"title": f"{form.title}: {form.audience_title or form.scope_title}", "subject": imprint(form), "author": "STEM professional learning hub", "created": released, "comments": form.authority_statement})
        for name in ("form", "version", "digest"):
            book.set_custom_property(name, facts(form)[name])
        self.styles: dict[tuple, Any] = {}
        self.lists: dict[tuple[str, ...], str] = {}
        self.places: dict[str, tuple[int, int]] = {}  # first and last row, from 1, of each section of statements

    def style(self, **more: Any) -> Any:
        """A cell format; the same one for the same wishes."""
        key = tuple(sorted(more.items()))
        if key not in self.styles:
            base = {"font_name": "Arial", "font_size": 11, "font_color": INK, "text_wrap": True, "valign": "top"}
            self.styles[key] = self.book.add_format({**base, **more})
        return self.styles[key]

    def write(self, unseen: str) -> None:
        """All sheets, in order."""
        sections = self.form.sections
        tables = [one for one in sections if one.layout == TABLE]
        others = [one for one in sections if one.layout != TABLE and one.id != LEFT_OVER]
        wide = any(one.layout == STATEMENTS for one in others)
        first = others[:1] if others and others[0].layout == LIST else []
        self._start(first[0] if first else None)
        if rest := others[len(first) :]:
            self._sheet("Checklist" if self.form.kind == "framework" else "Form", rest, landscape=wide)
        for table in tables:
            self._sheet(self._free_name(table.title), [table], landscape=True, spare=_SPARE_ROWS)
        if self.form.kind == "framework":
            write_summary(self.book, self.form, self.texts, self.style, self.places)
        if kept := [one for one in sections if one.id == LEFT_OVER]:
            self._sheet("Also kept", kept)
        if rows := list(grid.continued(self.texts)):
            self._long_texts(rows)
        self._lists()
        self._meta(unseen)

    def _free_name(self, title: str) -> str:
        """A name for a sheet that no other has: a workbook makes no difference between large and small letters."""
        taken = {sheet.get_name().lower() for sheet in self.book.worksheets()} | _KEPT_NAMES
        name = _sheet_name(title)
        return next(one for one in (name, *(f"{name[:28]} {number}" for number in range(2, 1000))) if one.lower() not in taken)

    def _start(self, about: Section | None) -> None:
        widths = (11, 34, 64)
        sheet = self._new(workbook.START, widths)
        row = 0
        title = self.style(bold=True, font_size=20, font_color=TEAL, text_wrap=False)
        lines = [(self.form.title, title, 30), (subtitle(self.form), self.style(font_size=13, bold=True, text_wrap=False), 20)]
        time = f"Takes {facts(self.form)['time it takes']}. " if self.form.minutes else ""
        lines += [(edition_line(self.form) + ".", self.style(font_color=GREY), 18), (time + "Write in the cream cells; everything else is protected, without a password.", self.style(), 18)]
        lines += [("• " + line, self.style(), 3 + 15 * -(-len(line) // 95)) for line in self.form.advice]
        lines += [("Is this official? " + self.form.authority_statement, self.style(bg_color=SAND), 36)]
        for text, style, height in lines:
            sheet.merge_range(row, 0, row, 2, text, style)
            sheet.set_row(row, height)
            row += 1
        sheet.merge_range(row, 0, row, 2, "", self.style())
        sheet.write_string(row, 0, page_line(self.form), self.style(font_color=TEAL))
        row += 2
        if about:
            row = self._section(sheet, about, row, widths)
        sheet.write_string(row + 1, 0, imprint(self.form), self.style(font_size=8, font_color=GREY, text_wrap=False))
        sheet.protect("", _PROTECTION)

    def _sheet(self, name: str, sections: list[Section], landscape: bool = False, spare: int = 0) -> None:
        widths = self._widths(sections)
        sheet = self._new(name, widths, landscape)
        row = 0
        for section in sections:
            row = self._section(sheet, section, row, widths)
            if section.layout == STATEMENTS:
                self.places[section.id] = (row - len(section.rows), row - 1)
        for number in range(spare):
            for column in range(len(sections[0].columns) + 2):
                sheet.write_blank(row - 1 + number, column, None, self.style(border=1, border_color=EDGE, bg_color=INPUT, locked=False))
        sheet.break_pages()
        sheet.protect("", _PROTECTION)

    def _new(self, name: str, widths: Sequence[float], landscape: bool = False) -> printing.Sheet:
        sheet = self.book.add_worksheet(name, printing.Sheet)
        sheet.lay_out(widths, landscape)
        sheet.set_footer(f"&L&8{imprint(self.form).replace('&', '&&')}&R&8Page &P of &N")
        return sheet

    def _widths(self, sections: list[Section]) -> list[float]:
        section = max((one for one in sections if one.layout == STATEMENTS), key=lambda one: len(one.columns), default=sections[0])
        if section.layout == LIST:
            return [11, 40, 80]
        fields = section.rows[0].fields if section.rows else ()
        if section.row_heading:  # wide enough for its own cells, narrow enough to be read when printed
            return [14, 36, *(28 if one.kind == TEXT else 16 for one in fields)]
        if section.layout == TABLE:
            return [12, 14, *(24 if one.kind == TEXT else 16 for one in fields)]
        asked = any(row.fields[0].kind == TEXT for row in section.rows)
        answer = 15 if not asked else 30 if len(fields) > 1 else 56
        return [14, 44, answer, *[34, 26][: len(fields) - 1], *([36] if section.helps else [])]

    def _section(self, sheet: printing.Sheet, section: Section, row: int, widths: Sequence[float]) -> int:
        """One section from `row` on; the row after it and an empty one."""
        start, last = row, len(widths) - 1
        if section.summary or section.scale:
            told = [section.summary, *map(grid.scale_line, section.scale)]
            for line in filter(None, told):
                sheet.merge_range(row, 0, row, max(last, 1), line, self.style(font_color=GREY, italic=line == section.summary))
                sheet.height(row, 18 if len(line) < 120 else 34)
                row += 1
            row += 1
        heads = grid.head(section)
        room = [*widths[:2], *([sum(widths[2:])] if section.layout == LIST else widths[2:])]
        sheet.height(row, 15 * max(-(-len(text) // max(1, width - 3)) for text, width in zip(heads, room, strict=False)))
        for column, text in enumerate(heads):
            sheet.write_string(row, column, text, self.style(bold=True, font_color="#FFFFFF", bg_color=TEAL, border=1, border_color=TEAL))
        if section.layout == LIST and last > 2:
            sheet.merge_range(row, 2, row, last, section.columns[0], self.style(bold=True, font_color="#FFFFFF", bg_color=TEAL, border=1, border_color=TEAL))
        row += 1
        first = row
        for one in section.rows:
            self._row(sheet, section, one, row, widths)
            row += 1
        if section.layout == LIST and sheet.tall(range(start, row)) < _TOGETHER:
            sheet.together.append(range(start, row + 1))
        else:  # what is told at its head stays with its first row
            sheet.together += [range(start, first + 1), *(range(one, one + 1) for one in range(first + 1, row + 1))]
        return row + 1

    def _row(self, sheet: printing.Sheet, section: Section, one: Row, row: int, widths: Sequence[float]) -> None:
        name, text, *values = grid.cells(section, one, self.texts)
        sheet.write_string(row, 0, name, self.style(font_size=8, font_color=GREY, border=1, border_color=EDGE))
        sheet.write_string(row, 1, text, self.style(border=1, border_color=EDGE))
        lines = max(_lines(text, widths[1]), *(field.lines for field in one.fields))
        wide = section.layout == LIST and len(widths) > 3
        for column, (field, value) in enumerate(zip(one.fields, values, strict=False), 2):
            style = self.style(border=1, border_color=EDGE, bg_color=INPUT, locked=False, **({"quote_prefix": True} if guarded(value) != value else {}))
            if wide:
                sheet.merge_range(row, column, row, len(widths) - 1, "", style)
            sheet.write_string(row, column, value, style) if value else sheet.write_blank(row, column, None, style)
            lines = max(lines, _lines(value[:2000], sum(widths[2:]) if wide else widths[column]))
            if field.kind == CHOICE:
                self._choice(sheet, row, column, field)
        if section.layout == STATEMENTS and section.helps:
            sheet.write_string(row, 2 + len(one.fields), values[-1], self.style(font_size=9, font_color=GREY, border=1, border_color=EDGE))
            lines = max(lines, _lines(values[-1], widths[-1] * 1.2) * 0.85)  # in smaller letters
        sheet.height(row, min(400, 15 * lines + 6), grows=section.layout != LIST)

    def _choice(self, sheet: Any, row: int, column: int, field: Field) -> None:
        labels = tuple(choice.label for choice in field.choices)
        name = self.lists.setdefault(labels, f"list_{len(self.lists) + 1}")
        told = {"validate": "list", "source": f"={name}", "input_title": "Answer", "input_message": "Choose from the list."}
        sheet.data_validation(row, column, row, column, {**told, "error_title": "Choose from the list", "error_message": "If none fits, leave it blank and write in the next cell.", "error_type": "warning"})

    def _long_texts(self, rows: list[list[str]]) -> None:
        sheet = self._new("Long texts", (14, 14, 14, 100))
        for number, row in enumerate([list(grid.CONTINUED_HEAD), *rows]):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text, self.style(locked=column < 3 or not number, valign="top"))

    def _lists(self) -> None:
        sheet = self.book.add_worksheet("_lists")
        for column, (labels, name) in enumerate(self.lists.items()):
            for row, label in enumerate(labels):
                sheet.write_string(row, column, label)
            letter = xlsxwriter.utility.xl_col_to_name(column)
            self.book.define_name(name, f"=_lists!${letter}$1:${letter}${len(labels)}")
        sheet.hide()

    def _meta(self, unseen: str) -> None:
        sheet = self.book.add_worksheet("_meta")
        for row, cells in enumerate(self._meta_rows(unseen)):
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text)
        sheet.protect("")
        sheet.hide()

    def _meta_rows(self, unseen: str) -> Iterator[tuple[str, str]]:
        yield from facts(self.form).items()
        size = 30_000
        yield from ((workbook.UNSEEN, unseen[place : place + size]) for place in range(0, len(unseen), size))


def _lines(text: str, width: float) -> int:
    """About as many as a text has in a cell; letters are narrower than figures, and words do not fill their lines."""
    return sum(1 + int(len(line) / width) for line in text.split("\n"))


def _sheet_name(title: str) -> str:
    """A title as the name of a sheet: at most 31 letters and none of `[]:*?/\\`."""
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)[:31].strip()
