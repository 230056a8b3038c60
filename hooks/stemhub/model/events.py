"""Events that come round: what they are, when a source says that they were or will be held, and when they are next."""

from __future__ import annotations

from dataclasses import dataclass

from stemhub.model.common import Source
from stemhub.source import Document, Node


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time at which an event is held: ISO dates, `end` included and never empty; `source` is a key."""

    start: str
    end: str
    source: str
    note: str
    node: Node


@dataclass(frozen=True, slots=True)
class Event:
    """An event. `month` is 1 to 12, or 0 if it is not known; `every_year_on` is `MM-DD` for a day that never moves;
    `entry` is the id of a directory entry. Dates are known or absent, never supposed."""

    id: str
    title: str
    organiser: str
    summary: str
    usual: str
    month: int
    every_year_on: str
    dates: tuple[Occasion, ...]
    place: str
    online: bool
    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    cost: str
    url: str
    entry: str
    status: str
    status_note: str
    checked_on: str
    sources: dict[str, Source]
    node: Node
    document: Document

    @property
    def last(self) -> Occasion | None:
        """The latest time that a source gives."""
        return max(self.dates, key=lambda one: one.start, default=None)

    def next_day(self, as_of: str) -> str:
        """The first day of the next time that is known, a time that is under way included; empty if there is none."""
        if self.status in ("ended", "cancelled"):
            return ""
        coming = [one.start for one in self.dates if one.end >= as_of]
        if self.every_year_on:
            coming.append(next_year_day(self.every_year_on, as_of))
        return min(coming, default="")


def next_year_day(day: str, as_of: str) -> str:
    """A fixed day on or after a date: `02-11` as of 2026-11-21 is 2027-02-11."""
    year = int(as_of[:4])
    this_year = f"{year:04}-{day}"
    return this_year if this_year >= as_of else f"{year + 1:04}-{day}"
