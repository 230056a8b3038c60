"""How the sheets of a workbook fall on printed pages: how much smaller they are printed, and before which rows a page begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def breaks(groups: Iterable[Sequence[tuple[int, float]]], per_cent: int, landscape: bool, again: float = 0) -> list[int]:
    """The rows before which a page begins, so that no group of rows stands on two pages. Groups come in order, as rows and
    their heights in points; one that is longer than a page begins on its own. `again` is the height of what is printed again
    at the head of each page."""
    room = _SIDES[landscape][1] * _SPARE * 100 / per_cent - again
    found, used = [], 0.0
    for group in groups:
        needed = sum(height for _, height in group)
        if used and used + needed > room:
            found.append(group[0][0])
            used = 0.0
        used = (used + needed) % room if needed > room else used + needed
    return found
