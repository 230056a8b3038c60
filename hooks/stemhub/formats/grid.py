"""A form as rows of cells, and rows of cells read back: what a workbook and a CSV file have in common.

Each section is a head row (`id`, its title, its columns, …) and a row for each of its rows, led by an id that is printed:
of the item (`leadership-vision`), of the field (`setting/name`) or of the row of a table (`plan/2`). Reading goes by these
ids, wherever rows have moved to. A text too long for one cell goes on in rows led by `continued`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stemhub.formats.facts import imprint
from stemhub.model.form import STATEMENTS, TABLE, Choice, Form, Row, Section
from stemhub.model.values import LEFT_OVER_ABOUT, LEFT_OVER_TITLE, is_place, numbered
from stemhub.model.verbatim import CELL, escaped, in_pieces, unescaped
from stemhub.wording import tidy

ID, HELP, CONTINUED = "id", "Questions that help", "continued"
STAGES = "What each answer looks like"
GOES_ON = "… [goes on under “continued”]"
CONTINUED_HEAD = (CONTINUED, "Field", "Part", "Text")


def row_id(section: Section, row: Row) -> str:
    """The id that is printed at the head of a row."""
    return f"{stem(section)}/{row.code}" if section.layout == TABLE else row.code


def stem(section: Section) -> str:
    """What the ids of a table's rows begin with: `plan`, `tables/sessions`."""
    return section.rows[0].fields[0].id.split("/1/")[0]


def head(section: Section) -> list[str]:
    """The head row of a section."""
    return [ID, section.title, *section.columns, *([HELP if any(row.prompts for row in section.rows) else STAGES] if section.layout == STATEMENTS and section.helps else [])]


def cells(section: Section, row: Row, texts: Mapping[str, str]) -> list[str]:
    """A row of a section: id, text, its fields, questions that help."""
    filled = [first_piece(texts.get(field.id, "")) for field in row.fields]
    return [row_id(section, row), _words(section, row), *filled, *([" ".join((*row.stages, *row.prompts))] if section.layout == STATEMENTS and section.helps else [])]


def _words(section: Section, row: Row) -> str:
    """What a row asks: beside a statement the questions that help have a column of their own."""
    return row.text or row.code if section.layout == STATEMENTS else "\n".join((row.text or row.code, *row.prompts))


def scale_line(choice: Choice) -> str:
    """A choice with what it means."""
    return f"{choice.label}: {choice.descriptor}" if choice.descriptor else choice.label


def own_words(form: Form) -> set[str]:
    """What stands between the rows of a form without being written by anybody, as `tidy` gives it."""
    told = {"", LEFT_OVER_TITLE, LEFT_OVER_ABOUT, imprint(form)}
    for section in form.sections:
        told |= {section.title, section.summary, *section.columns, *map(scale_line, section.scale)}
    return set(map(tidy, told))


def first_piece(text: str) -> str:
    """What of a text stands in its cell."""
    pieces = _pieces(text)
    return pieces[0] + GOES_ON if len(pieces) > 1 else pieces[0]


def continued(texts: Mapping[str, str]) -> Iterator[list[str]]:
    """The rows for what has no room in its cell."""
    for key, text in texts.items():
        for number, piece in enumerate(_pieces(text)[1:], 2):
            yield [CONTINUED, key, str(number), piece]


def _pieces(text: str) -> list[str]:
    # Room for the note that it goes on and for the apostrophe of a CSV file.
    return in_pieces(escaped(text), CELL - len(GOES_ON.encode()) - 1) if len(text) > 1000 else [escaped(text)]


@dataclass
class Reading:
    """What was read from rows of cells: texts by field, and text that belongs to no field, with its place."""

    texts: dict[str, str] = field(default_factory=dict)
    loose: list[tuple[str, str]] = field(default_factory=list)


def read_rows(rows: Iterable[Sequence[str]], form: Form) -> Reading:
    """Read the rows of a form, in any order. Cells of the form's own words are passed over; any other text is kept."""
    return _Reader(form).read(rows)


class _Reader:
    def __init__(self, form: Form):
        self.rows = {row_id(section, row): (section, row) for section in form.sections for row in section.rows}
        self.tables = {stem(section): section for section in form.sections if section.layout == TABLE}
        self.own_words = own_words(form)
        self.sections = {tidy(section.title): section for section in form.sections}
        self.found = Reading()
        self.pieces: dict[str, dict[int, str]] = {}
        self.section: Section | None = None
        self.columns: list[str] = []
        self.last_number = 0

    def read(self, rows: Iterable[Sequence[str]]) -> Reading:
        for number, row in enumerate(rows, 1):
            if any(cell.strip() for cell in row):
                self._row(f"Row {number}", [*row, "", ""])
            else:
                self.section = None
        texts = self.found.texts
        for key, pieces in self.pieces.items():
            texts[key] = texts.get(key, "").removesuffix(GOES_ON) + "".join(text for _, text in sorted(pieces.items()))
        self.found.texts = {key: unescaped(text) for key, text in texts.items()}
        return self.found

    def _row(self, where: str, cells: list[str]) -> None:
        name = cells[0].strip()
        if name == CONTINUED:
            self._continued(where, cells)
        elif name == ID:
            self.section = self.sections.get(tidy(cells[1]))
            self.columns = [tidy(cell) for cell in cells]
            self.last_number = 0
        elif name in self.rows:
            section, row = self.rows[name]
            self._fields(f"{where} ({name})", section, row, cells)
        elif table := self._table(name):
            section, number = table
            self._numbered(section, number, cells, where)
        elif is_place(name):
            self.found.texts[name] = cells[2]
        elif not all(tidy(cell) in self.own_words for cell in cells):
            self._loose(where, cells)

    def _table(self, name: str) -> tuple[Section, int] | None:
        """The table that a row belongs to and its number; a row that people added under a table has no id."""
        start, _, number = name.rpartition("/")
        if start in self.tables and number.isdecimal() and len(number) < 5:
            return self.tables[start], int(number)
        if not name and self.section and self.section.layout == TABLE:
            return self.section, self.last_number + 1
        return None

    def _numbered(self, section: Section, number: int, cells: list[str], where: str) -> None:
        self._fields(where, section, numbered(section.rows[0], number), cells)

    def _fields(self, where: str, section: Section, row: Row, cells: list[str]) -> None:
        if section.layout == TABLE and row.code.isdecimal():
            self.last_number = max(int(row.code), self.last_number)
        names = [tidy(column) for column in section.columns]
        moved = [self.columns.index(name) for name in names if name in self.columns] if self.section is section else []
        places = moved if len(moved) == len(names) else list(range(2, 2 + len(names)))
        for place, one in zip(places, row.fields, strict=True):
            if place < len(cells):
                self.found.texts[one.id] = cells[place]
        own = {"", tidy(row.text), tidy(_words(section, row)), tidy(row.code), tidy(row_id(section, row)), tidy(" ".join((*row.stages, *row.prompts)))}
        others = [cell for place, cell in enumerate(cells) if place not in places and tidy(cell) not in own]
        self._loose(where, others)

    def _continued(self, where: str, cells: list[str]) -> None:
        if cells[2].isdecimal():
            self.pieces.setdefault(cells[1], {})[int(cells[2])] = cells[3]
        elif [cell.strip() for cell in cells[:4]] != list(CONTINUED_HEAD):
            self._loose(where, cells)

    def _loose(self, where: str, cells: list[str]) -> None:
        if text := "\n".join(cell for cell in cells if cell.strip()):
            self.found.loose.append((where, unescaped(text)))
