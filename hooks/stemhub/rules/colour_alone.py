"""Colour named as the only sign

Some readers do not see the difference between red and green; on paper, there is none. What is told by a colour alone
is lost to them.

Wrong, in `modules/tiny/first.md`:

    Answers in green are right.

Right, in `modules/tiny/first.md`:

    Answers marked “Right” are right.
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import hints, phrases

CODE = "HUB416"
SLUG = "colour-alone"
SEVERITY = Severity.WARNING
HINT = "Name the words, the shape or the place as well; if children's play with colours is meant, rephrase the sentence."

_COLOURS = "red|green|amber|yellow|blue|orange|purple|grey"
_HINTS = hints(*_COLOURS.split("|"))
_ALONE = re.compile(
    rf"\b(?:(?:shown|marked|highlighted|printed|written|items?|answers?|boxes|cells|rows|those) (?:in|as) (?:{_COLOURS})"
    rf"|the (?:{_COLOURS}) (?:ones|items|answers|boxes|cells|rows|buttons?|links?))\b",
    re.IGNORECASE,
)


def check(hub: Hub) -> Iterator[Finding]:
    """Phrases that tell things on a page apart by colour."""
    for span, words in phrases(hub, _ALONE, _HINTS):
        yield Finding(span, f"“{words}” tells things apart by colour alone.")
