"""A log of tests that its statement does not tell

The accessibility statement and the privacy page take their facts from one log, `content/accessibility-log.yml`. A test that
is newer than the last review of the statement has not been thought about yet; a problem cannot be mended before it was found; and
a page that asks for a part that the log does not have shows nothing there.

Wrong, in `content/accessibility-log.yml`:

    reviewed_on: 2026-01-01

Right, in `content/accessibility-log.yml`:

    reviewed_on: 2026-11-22

Wrong, in `content/about.md`:

    <!-- log: test -->

Right, in `content/about.md`:

    <!-- log: tests -->
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.model.accessibility import PARTS
from stemhub.wording import join

CODE = "HUB231"
SLUG = "log-not-told"
SEVERITY = Severity.ERROR
HINT = "{repair}"

_ASKED = re.compile(r"<!-- log: ([^>]*?) -->")


def check(hub: Hub) -> Iterator[Finding]:
    """Reviews before the newest test, problems mended before they were found, and parts that the log does not have."""
    if log := hub.accessibility:
        if log.reviewed_on < log.tested_on:
            repair = "Read the statement again, change what is no longer true, and put the day on which you did so."
            yield Finding(log.node.place("reviewed_on"), f"The statement was reviewed before the newest test, of {log.tested_on}.", {"repair": repair})
        for problem in log.problems:
            if problem.mended_on and problem.mended_on < problem.found_on:
                repair = "Change one of the two dates."
                yield Finding(problem.node.place("mended_on"), "This problem was mended before it was found.", {"repair": repair})
    for page in hub.pages.values():
        for number, line in enumerate(page.document.lines, 1) if "<!-- log:" in page.document.text else ():
            for asked in _ASKED.finditer(line):
                if asked[1] not in PARTS:
                    span = Span(page.document.path, number, asked.start(1) + 1, number, asked.end(1) + 1)
                    repair = f"Its parts are {join([f'`{part}`' for part in PARTS])}."
                    yield Finding(span, f"The log has no part `{asked[1]}`.", {"repair": repair})
