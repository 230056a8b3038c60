"""A form as a workbook: lists to choose from, protected words, a summary with formulas and a chart.

Sheets: Start (what it is, how to use it), Checklist, one for each table, Summary, and when an evaluation needs them “Also
kept” and “Long texts”; `_lists` and `_meta` are hidden. Reading goes by the ids that are printed (grid.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemhub.formats import grid, workbook
from stemhub.formats.book import CELL, EDGE, GREY, HEAD, INPUT, LINE, SAND, TEAL, Book, Sheet, Style
from stemhub.formats.facts import edition_line, facts, imprint, unseen_text
from stemhub.formats.opening import page_line, subtitle
from stemhub.formats.summary import CHECKLIST, summary_of
from stemhub.model.evaluation import Evaluation
from stemhub.model.form import CHOICE, LIST, STATEMENTS, TABLE, TEXT, Field, Form, Row, Section
from stemhub.model.values import LEFT_OVER, filled, hidden

_SPARE_ROWS = 20
_TOGETHER = 400  # points; a list of a few questions stays on one page
_IN_SIGHT = 90  # points; a higher head would take the room that people write in
_PIECE = 30_000
# Names of sheets that are made after the tables, or that nobody reads.
_KEPT_NAMES = {"summary", "also kept", "long texts", workbook.LISTS, workbook.META, "history"}

_ID = Style(size=8, colour=GREY, edge=EDGE)
_HELP = Style(size=9, colour=GREY, edge=EDGE)
_INPUT = Style(edge=EDGE, fill=INPUT, locked=False)


def book_of(form: Form, evaluation: Evaluation) -> Book:
    """The workbook of a form with every answer of an evaluation."""
    grown, texts = filled(form, evaluation)
    told = facts(grown)
    named = {name: told[name] for name in ("form", "version", "digest")}
    title = f"{grown.title}: {grown.audience_title or grown.scope_title}"
    book = Book(title, imprint(grown), "STEM professional learning hub", grown.authority_statement, grown.released or "2020-01-01", grown.language, named)
    _Writer(book, grown, texts).write(unseen_text(hidden(form, evaluation)))
    return book


class _Writer:
    def __init__(self, book: Book, form: Form, texts: Mapping[str, str]):
        self.book, self.form, self.texts = book, form, texts
        self.places: dict[str, tuple[int, int]] = {}  # first and last row, from 1, of each section of statements

    def write(self, unseen: str) -> None:
        """All sheets, in order."""
        sections = self.form.sections
        tables = [one for one in sections if one.layout == TABLE]
        others = [one for one in sections if one.layout != TABLE and one.id != LEFT_OVER]
        wide = any(one.layout == STATEMENTS for one in others)
        first = others[:1] if others and others[0].layout == LIST else []
        self._start(first[0] if first else None)
        if rest := others[len(first) :]:
            self._sheet(CHECKLIST if self.form.kind == "framework" else "Form", rest, landscape=wide)
        for table in tables:
            self._sheet(self._free_name(table.title), [table], landscape=True, spare=_SPARE_ROWS)
        if self.form.kind == "framework" and (summary := summary_of(self.form, self.texts, self.places)):
            self.book.add(summary)
        if kept := [one for one in sections if one.id == LEFT_OVER]:
            self._sheet("Also kept", kept)
        if rows := list(grid.continued(self.texts)):
            self._long_texts(rows)
        self._lists()
        self._meta(unseen)

    def _free_name(self, title: str) -> str:
        """A name for a sheet that no other has: a workbook makes no difference between large and small letters."""
        taken = {sheet.name.lower() for sheet in self.book.sheets} | _KEPT_NAMES
        name = _sheet_name(title)
        return next(one for one in (name, *(f"{name[:28]} {number}" for number in range(2, 1000))) if one.lower() not in taken)

    def _start(self, about: Section | None) -> None:
        sheet = self._new(workbook.START, (11, 34, 64))
        sheet.protected = True
        row = 0
        lines = [(self.form.title, Style(bold=True, size=20, colour=TEAL, wrap=False), 30), (subtitle(self.form), Style(size=13, bold=True, wrap=False), 20)]
        time = f"Takes {facts(self.form)['time it takes']}. " if self.form.minutes else ""
        lines += [(edition_line(self.form) + ".", Style(colour=GREY), 18), (time + "Write in the cream cells; everything else is protected, without a password.", Style(), 18)]
        lines += [("• " + line, Style(), 3 + LINE * -(-len(line) // 95)) for line in self.form.advice]
        lines += [("Is this official? " + self.form.authority_statement, Style(fill=SAND), 36), (page_line(self.form), Style(colour=TEAL), 0)]
        for text, style, height in lines:
            sheet.put(row, 0, text, style, across=3)
            if height:
                sheet.height(row, height)
            row += 1
        row += 1
        if about:
            row = self._section(sheet, about, row)
        sheet.put(row + 1, 0, imprint(self.form), Style(size=8, colour=GREY, wrap=False))

    def _sheet(self, name: str, sections: list[Section], landscape: bool = False, spare: int = 0) -> None:
        sheet = self._new(name, self._widths(sections), landscape)
        sheet.protected = True
        row = 0
        for section in sections:
            row = self._section(sheet, section, row)
            if section.layout == STATEMENTS:
                self.places[section.id] = (row - len(section.rows), row - 1)
        for number in range(spare):
            for column in range(len(sections[0].columns) + 2):
                sheet.put(row - 1 + number, column, "", _INPUT)
        if len(sections) == 1:
            head = row - 2 - len(sections[0].rows)
            sheet.heading = head if sheet.tall(range(head + 1)) <= _IN_SIGHT else None

    def _new(self, name: str, widths: Sequence[float], landscape: bool = False) -> Sheet:
        return self.book.add(Sheet(name, widths, landscape, imprint(self.form)))

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

    def _section(self, sheet: Sheet, section: Section, row: int) -> int:
        """One section from `row` on; the row after it and an empty one."""
        widths, start, last = sheet.widths, row, len(sheet.widths) - 1
        if section.summary or section.scale:
            told = [section.summary, *map(grid.scale_line, section.scale)]
            for line in filter(None, told):
                sheet.put(row, 0, line, Style(colour=GREY, italic=line == section.summary), across=max(last, 1) + 1)
                sheet.height(row, 18 if len(line) < 120 else 34)
                row += 1
            row += 1
        heads = grid.head(section)
        room = [*widths[:2], *([sum(widths[2:])] if section.layout == LIST else widths[2:])]
        sheet.height(row, LINE * max(-(-len(text) // max(1, width - 3)) for text, width in zip(heads, room, strict=False)))
        for column, text in enumerate(heads):
            sheet.put(row, column, text, HEAD, across=last - 1 if section.layout == LIST and last > 2 and column == 2 else 1)
        row += 1
        first = row
        for one in section.rows:
            self._row(sheet, section, one, row)
            row += 1
        if section.layout == LIST and sheet.tall(range(start, row)) < _TOGETHER:
            sheet.together.append(range(start, row + 1))
        else:  # what is told at its head stays with its first row
            sheet.together += [range(start, first + 1), *(range(one, one + 1) for one in range(first + 1, row + 1))]
        return row + 1

    def _row(self, sheet: Sheet, section: Section, one: Row, row: int) -> None:
        widths = sheet.widths
        name, text, *values = grid.cells(section, one, self.texts)
        sheet.put(row, 0, name, _ID)
        sheet.put(row, 1, text, CELL)
        lines = max(_lines(text, widths[1]), *(field.lines for field in one.fields))
        wide = section.layout == LIST and len(widths) > 3
        for column, (field, value) in enumerate(zip(one.fields, values, strict=False), 2):
            choices = self._choices(field) if field.kind == CHOICE else ()
            sheet.put(row, column, value, _INPUT, across=len(widths) - column if wide else 1, choices=choices)
            lines = max(lines, _lines(value[:2000], sum(widths[2:]) if wide else widths[column]))
        if section.layout == STATEMENTS and section.helps:
            sheet.put(row, 2 + len(one.fields), values[-1], _HELP)
            lines = max(lines, _lines(values[-1], widths[-1] * 1.2) * 0.85)  # in smaller letters
        sheet.height(row, min(400, LINE * lines + 6), grows=section.layout != LIST)

    def _choices(self, field: Field) -> tuple[str, ...]:
        labels = tuple(choice.label for choice in field.choices)
        self.book.lists.setdefault(labels, f"list_{len(self.book.lists) + 1}")
        return labels

    def _long_texts(self, rows: list[list[str]]) -> None:
        sheet = self._new("Long texts", (14, 14, 14, 100))
        for number, row in enumerate([list(grid.CONTINUED_HEAD), *rows]):
            for column, text in enumerate(row):
                sheet.put(number, column, text, Style(locked=column < 3 or not number))

    def _lists(self) -> None:
        sheet = self.book.add(Sheet(workbook.LISTS, hidden=True, paper=False))
        for column, labels in enumerate(self.book.lists):
            for row, label in enumerate(labels):
                sheet.put(row, column, label)

    def _meta(self, unseen: str) -> None:
        sheet = self.book.add(Sheet(workbook.META, hidden=True, paper=False, protected=True))
        pieces = ((workbook.UNSEEN, unseen[place : place + _PIECE]) for place in range(0, len(unseen), _PIECE))
        for row, cells in enumerate([*facts(self.form).items(), *pieces]):
            for column, text in enumerate(cells):
                sheet.put(row, column, text)


def _lines(text: str, width: float) -> int:
    """About as many as a text has in a cell; letters are narrower than figures, and words do not fill their lines."""
    return sum(1 + int(len(line) / width) for line in text.split("\n"))


def _sheet_name(title: str) -> str:
    """A title as the name of a sheet: at most 31 letters and none of `[]:*?/\\`."""
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)[:31].strip()
