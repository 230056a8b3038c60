"""A leaflet that does not fit one sheet of paper

The guide's leaflet is one sheet of A4, printed on both sides. A line `---` parts the two sides. About 420 words fit on
a side; a drawing takes the room of 70 words, and a source that is cited that of 15.

Wrong, the whole of `content/nutshell-guide/leaflet.md`:

    ---
    title: The small leaflet
    summary: The small guide on one sheet.
    ---
    You need nothing. Count the stairs together [@small-book].

Right, the whole of `content/nutshell-guide/leaflet.md`:

    ---
    title: The small leaflet
    summary: The small guide on one sheet.
    ---
    You need nothing.

    ---

    Count the stairs together [@small-book].
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.source import Document
from stemhub.source.markdown import CITATION
from stemhub.wording import count

CODE = "HUB503"
SLUG = "leaflet-sides"
SEVERITY = Severity.ERROR
HINT = "{repair}"

SIDES = 2
MOST_WORDS = 420
WORDS_OF_A_DRAWING = 70
WORDS_OF_A_SOURCE = 15
_DRAWING = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_MARKS = re.compile(r"\]\([^)]*\)|^[#*+-]+ ", re.MULTILINE)


def check(hub: Hub) -> Iterator[Finding]:
    """The leaflet's number of sides, and of words on each."""
    leaflet = hub.guide.leaflet if hub.guide else None
    if not leaflet:
        return
    line = leaflet.document.body_line
    if len(leaflet.sides) != SIDES:
        repair = "Write a line `---` where the second side begins, and nowhere else below the head of the file."
        yield Finding(_line(leaflet.document, line), f"The leaflet has {count(len(leaflet.sides), 'side')}; a sheet has {SIDES}.", {"repair": repair})
        return
    for number, side in enumerate(leaflet.sides, 1):
        cited = set(CITATION.findall(leaflet.document.body)) if number == SIDES else ()
        words = words_on(side) + WORDS_OF_A_SOURCE * len(cited)
        if words > MOST_WORDS:
            repair = f"Take out about {count(words - MOST_WORDS, 'word')}, or move a part to the other side."
            yield Finding(_line(leaflet.document, line), f"Side {number} of the leaflet has {count(words, 'word')}; {MOST_WORDS} fit.", {"repair": repair})
        line += side.count("\n") + 2


def _line(document: Document, number: int) -> Span:
    return Span(document.path, number, 1, number, len(document.line(number)) + 1)


def words_on(side: str) -> int:
    """The words of a side, with drawings reckoned as words."""
    drawings = len(_DRAWING.findall(side))
    return len(_MARKS.sub("", CITATION.sub("", _DRAWING.sub("", side))).split()) + drawings * WORDS_OF_A_DRAWING
