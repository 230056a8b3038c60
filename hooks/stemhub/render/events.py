"""Events: one list in the order of the school year, one page an event, and a calendar that other programs can read."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses as at
from stemhub.model.events import Event
from stemhub.model.site import File, Link, Page
from stemhub.render.blocks import with_sources
from stemhub.render.calendar import calendar
from stemhub.render.drawing import Drawing, page
from stemhub.wording import date_in_words

STATUS = {
    "running": "Comes round",
    "ended": "Ended",
    "cancelled": "Cancelled",
    "not-confirmed": "Not confirmed: ask the organiser",
}
_AUGUST = 8


def draw(drawing: Drawing) -> Iterator[Page | File]:
    """The list, the pages and, if any date is known, the calendar."""
    events = sorted(drawing.hub.events.values(), key=_school_year)
    coming = sorted((one for one in events if one.next_day(drawing.hub.as_of)), key=lambda one: one.next_day(drawing.hub.as_of))
    feed = calendar(events)
    words = {"status": STATUS, "when": when, "as_of": drawing.hub.as_of}
    body = drawing.body("events.md", events=events, coming=coming, feed=bool(feed), **words)
    about = "STEM events that come round in Scotland, at what time of the year, and the dates that a source gives."
    yield page(at.EVENTS, "Events", about, body, "catalogue", "overrides/pages/events.md", scripts=("setting.js",), styles=("strategy.css", "facets.css"))
    for event in events:
        body = drawing.body("event.md", event=event, feed=bool(feed), **words)
        body = with_sources(drawing, body, event.sources, every=True)
        trail = (Link("Events", at.EVENTS),)
        # Festivals stand in the directory under the same name; two pages of one title cannot be told apart.
        yield page(at.event(event.id), f"{event.title}: dates", event.summary, body, "event", event.document.path, trail=trail)
    if feed:
        yield File(at.CALENDAR, feed)


def when(start: str, end: str) -> str:
    """"6 to 15 March 2026", "29 September to 3 October 2025", or one day."""
    first, last = date_in_words(start).split(), date_in_words(end).split()
    if start == end or len(first) != 3:
        return " ".join(first)
    same = next((length for length in (2, 1) if first[-length:] == last[-length:]), 0)
    return f"{' '.join(first[: 3 - same])} to {' '.join(last)}"


def _school_year(event: Event) -> tuple[int, str]:
    """August comes first; events of unknown month come last."""
    return ((event.month - _AUGUST) % 12 if event.month else 12, event.title.casefold())
