"""How the sheets of a workbook fall on printed pages: how much smaller they are printed, and before which rows a page begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

# A4 in points without the margins that `margins` sets; a little is left, because programs measure letters differently.
_SIDES = {False: (523, 748), True: (770, 501)}
_SPARE = 0.94
MARGINS = (0.5, 0.5, 0.6, 0.7)
"""Left, right, top and bottom, in inches."""


def scale(widths: Sequence[float], landscape: bool) -> int:
    """The per cent at which columns of these widths (in letters) fit on one page. A fixed one, because Excel forgets all
    breaks of pages where it is told to fit by itself."""
    points = sum(6.2 * width + 4 for width in widths)  # a figure of Arial 11 has 6.1
    return max(30, min(100, int(100 * _SIDES[landscape][0] * _SPARE / points)))


def breaks(groups: Iterable[Sequence[tuple[int, float]]], per_cent: int, landscape: bool) -> list[int]:
    """The rows before which a page begins, so that no group of rows stands on two pages. Groups come in order, as rows and
    their heights in points; one that is longer than a page begins on its own."""
    room = _SIDES[landscape][1] * _SPARE * 100 / per_cent
    found, used = [], 0.0
    for group in groups:
        needed = sum(height for _, height in group)
        if used and used + needed > room:
            found.append(group[0][0])
            used = 0.0
        used = (used + needed) % room if needed > room else used + needed
    return found


class Sheet(Worksheet):
    """A sheet on A4, as wide as one page, which knows how high its rows are and which of them stay together on paper."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: dict[int, float] = {}
        self.together: list[range] = []
        self.grow: set[int] = set()

    def lay_out(self, widths: Sequence[float], landscape: bool) -> None:
        """Columns of these widths, in letters."""
        self.per_cent, self.landscape = scale(widths, landscape), landscape
        for column, width in enumerate(widths):
            self.set_column(column, column, width)
        self.set_paper(9)
        self.set_margins(*MARGINS)
        self.set_print_scale(self.per_cent)
        self.hide_gridlines(2)
        if landscape:
            self.set_landscape()

    def height(self, row: int, points: float, grows: bool = False) -> None:
        """The height of a row. One that grows becomes higher when people write in it (its height is not a “custom” one,
        ECMA-376 part 1, 18.3.1.73); no program does that for merged cells."""
        self.heights[row] = points
        self.set_row(row, points)
        if grows:
            self.grow.add(row)

    def tall(self, rows: Iterable[int]) -> float:
        """The height of rows together, in points."""
        return sum(self.heights.get(row, 15) for row in rows)

    def break_pages(self) -> None:
        """A page begins where rows that stay together would not fit on the one before."""
        self.set_h_pagebreaks(breaks(([(row, self.tall([row])) for row in rows] for rows in self.together), self.per_cent, self.landscape))

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, Any]] = ()) -> None:
        if tag == "row" and attributes[0][1] - 1 in self.grow:
            attributes = [one for one in attributes if one[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)
