"""Book > Sheet > Cell: a workbook before any program's format. sheets.py makes one of a form; xlsx.py and ods.py write it as a file.

Rows and columns count from 0. Heights are in points, widths in letters of the common size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from stemhub.formats import printing

FONT, SIZE = "Arial", 11
TEAL, SAND, INPUT, EDGE, INK, GREY, WHITE = "#0E5C68", "#F4EDE1", "#FFFDF2", "#867A8C", "#29222E", "#5F5667", "#FFFFFF"
LINE = 15
"""The height of a row of one line."""
CHOOSE = ("Answer", "Choose from the list.")
OTHER = ("Choose from the list", "If none fits, leave it blank and write in the next cell.")
"""What a cell with a list says to whoever comes to it, and to whoever writes something else: title and text."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks, and whether people may write in it. `edge` is the colour of the lines round it."""

    bold: bool = False
    italic: bool = False
    size: float = SIZE
    colour: str = INK
    fill: str = ""
    edge: str = ""
    wrap: bool = True
    locked: bool = True


HEAD = Style(bold=True, colour=WHITE, fill=TEAL, edge=TEAL)
CELL = Style(edge=EDGE)
"""The head of a column, and a cell under it that nobody writes in."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many cells of a column hold a text: those from row `first` to row `last`, counted from 1 as people do. No `label`
    counts the empty ones."""

    sheet: str
    first: int
    last: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: a text, a number, or a formula with what it comes to. `across` is how many columns it takes, `choices` the
    list to choose from."""

    value: str | int = ""
    style: Style | None = None
    across: int = 1
    choices: tuple[str, ...] = ()
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacked bars of a table whose head is in row `head`: one bar a row down to row `last`, one series a column from the
    second up to `columns`. `fills` are the colour and the pattern of each series; it stands from row `at` on."""

    title: str
    about: str
    head: int
    last: int
    columns: int
    fills: tuple[tuple[str, str], ...]
    at: int
    width: int
    height: int


@dataclass(slots=True)
class Sheet:
    """A sheet. `per_cent` is how much smaller it is printed, `together` are rows that stay on one page, `grow` those that
    become higher when people write in them; `heading` is the row that is printed again on each page and, with all above it,
    stays in sight. `protected` sheets let people write in cells that are not locked; `paper` is whether it is ever printed."""

    name: str
    widths: Sequence[float] = ()
    landscape: bool = False
    footer: str = ""
    paper: bool = True
    hidden: bool = False
    protected: bool = False
    fits: bool = False
    heading: int | None = None
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    grow: set[int] = field(default_factory=set)
    together: list[range] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)

    @property
    def per_cent(self) -> int:
        """At which its columns fit on one page."""
        return printing.scale(self.widths, self.landscape)

    @property
    def filled_in(self) -> bool:
        """Whether people write in it."""
        return any(cell.style and not cell.style.locked for cell in self.cells.values())

    @property
    def breaks(self) -> list[int]:
        """The rows before which a page begins, so that rows that stay together are not torn apart."""
        again = self.heights.get(self.heading, LINE) if self.heading is not None else 0
        return printing.breaks(([(row, self.tall([row])) for row in rows] for rows in self.together), self.per_cent, self.landscape, again)

    def put(self, row: int, column: int, value: str | int = "", style: Style | None = None, **more: object) -> None:
        """A cell at a place; what stood there is gone."""
        self.cells[row, column] = Cell(value, style, **more)

    def height(self, row: int, points: float, grows: bool = False) -> None:
        """The height of a row. One that grows becomes higher when people write in it; no program does that for merged cells."""
        self.heights[row] = points
        if grows:
            self.grow.add(row)

    def tall(self, rows: Iterable[int]) -> float:
        """The height of rows together."""
        return sum(self.heights.get(row, LINE) for row in rows)


@dataclass(slots=True)
class Book:
    """A workbook: what it says of itself, and its sheets in order. `created` is a date; `lists` are the names of the lists
    to choose from, which stand on a hidden sheet, one a column."""

    title: str
    subject: str
    author: str
    comments: str
    created: str
    language: str
    facts: Mapping[str, str]
    sheets: list[Sheet] = field(default_factory=list)
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)

    def add(self, sheet: Sheet) -> Sheet:
        """One more sheet."""
        self.sheets.append(sheet)
        return sheet
