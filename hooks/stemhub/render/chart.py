"""Bars for the values of an indicator: their places in a drawing, and the same in words for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemhub.model.strategy import Value

# Units of the drawing, which is scaled to its column: narrow, so that its letters stay readable on a telephone.
WIDTH = 320
ROW = 46
BAR = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its top, the words on its left and right, and the length of its bar (0 to WIDTH). `apart` is drawn in
    outline because its value cannot be compared; without a figure there is no bar at all."""

    top: int
    label: str
    figure: str
    length: float
    apart: bool
    drawn: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """All rows, the height of the drawing, and a sentence that says what it shows."""

    bars: tuple[Bar, ...]
    height: int
    words: str


def chart(values: Sequence[Value], unit: str) -> Chart:
    """Horizontal bars from nothing: percentages against the whole of 100, counts against the largest."""
    whole = 100 if unit == "percent" else max((one.number for one in values if one.number is not None), default=0)
    bars = tuple(_bar(place, one, unit, whole) for place, one in enumerate(values))
    told = [f"{bar.label}: {bar.figure}" for bar in bars]
    return Chart(bars, ROW * len(bars), f"Bars from top to bottom. {'; '.join(told)}.")


def _bar(place: int, value: Value, unit: str, whole: float) -> Bar:
    label = value.when if value.comparable else f"{value.when}, not comparable"
    length = 0 if value.number is None or not whole else round(WIDTH * min(max(value.number / whole, 0), 1), 1)
    return Bar(ROW * place, label, figure(value.number, unit), length, not value.comparable, value.number is not None)


def figure(number: float | None, unit: str) -> str:
    """A number as people read it: 42.1 percent → "42.1%", a count of 50559 → "50,559"."""
    if number is None:
        return "no figure"
    return f"{number:g}%" if unit == "percent" else f"{number:,}"
