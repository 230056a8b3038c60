"""The calendar of events (RFC 5545), the same bytes for the same content: no clock, and ids that never change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from stemhub.model.events import Event, next_year_day
from stemhub.render.drawing import plain
from stemhub.wording import is_date

_US = "stem-professional-learning-hub"
_STATUS = {"cancelled": "CANCELLED", "not-confirmed": "TENTATIVE"}


def calendar(events: Sequence[Event]) -> bytes:
    """Every time that a source gives, past ones too, and every fixed day. An entry's id is made of the event's id and
    the month, so a corrected day moves the entry in a reader's calendar. Nothing when there is no date, because the
    standard knows no empty calendar."""
    # Loaded here: it costs a tenth of a second, and most commands never draw.
    from icalendar import Calendar

    parts = sorted(_parts(events), key=lambda part: str(part["uid"]))
    if not parts:
        return b""
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", f"-//{_US}//events//EN")
    whole.add("x-wr-calname", "STEM events in Scotland")
    for part in parts:
        whole.add_component(part)
    return whole.to_ical()


def _parts(events: Sequence[Event]) -> Iterator:
    for event in events:
        if event.every_year_on and is_date(event.checked_on):
            yield _part(event, next_year_day(event.every_year_on, event.checked_on), yearly=True)
        known = [one for one in event.dates if is_date(one.start) and is_date(one.end)]
        months = [one.start[:7] for one in known]
        for one, month in zip(known, months, strict=True):
            yield _part(event, one.start, one.end, month if months.count(month) == 1 else one.start)


def _part(event: Event, start: str, end: str = "", edition: str = "every-year", yearly: bool = False):
    from icalendar import Event as Part

    part = Part()
    part.add("uid", f"{event.id}-{edition}@{_US}")
    part.add("dtstamp", datetime.combine(date.fromisoformat(event.checked_on), datetime.min.time(), UTC))
    part.add("dtstart", date.fromisoformat(start))
    part.add("dtend", date.fromisoformat(end or start) + timedelta(days=1))  # the standard's end is not included
    if yearly:
        part.add("rrule", {"freq": "yearly"})
    part.add("summary", plain(event.title))
    part.add("description", plain(f"{event.summary} Organiser: {event.organiser}. Checked on {event.checked_on}; look at the organiser’s page before you go."))
    if event.place:
        part.add("location", plain(event.place))
    part.add("url", event.url)
    part.add("status", _STATUS.get(event.status, "CONFIRMED"))
    part.add("transp", "TRANSPARENT")  # it does not block anybody's day
    return part
