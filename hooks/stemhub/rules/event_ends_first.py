"""An event ends before it begins

The last day of an event is on or after its first. Turned round, calendars refuse the entry or put it in the wrong week.

Wrong, in `content/events/small-fair.yml`:

    dates:
      - start: 2026-03-15
        end: 2026-03-06
        source: own-page

Right, in `content/events/small-fair.yml`:

    dates:
      - start: 2026-03-06
        end: 2026-03-15
        source: own-page
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.wording import date_in_words, is_date

CODE = "HUB220"
SLUG = "event-ends-first"
SEVERITY = Severity.ERROR
HINT = "Check both days against the source; the first is {first}."


def check(hub: Hub) -> Iterator[Finding]:
    """Every date of every event."""
    for event in hub.events.values():
        for one in event.dates:
            if is_date(one.start) and is_date(one.end) and one.end < one.start:
                message = f"The event ends on {date_in_words(one.end)}, before it begins."
                yield Finding(one.node.place("end"), message, {"first": date_in_words(one.start)})
