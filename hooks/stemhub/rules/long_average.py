"""A chapter of the guide whose sentences are too long on average

Each sentence may be short enough by itself, and the chapter still be tiring to read. In the guide for families a
sentence has at most 15 words on average. Every chapter states its own average to readers.

Wrong, the whole of `content/nutshell-guide/at-home.md`:

    Look for long things and short things on a walk and talk with your child about which of them is the longest [@small-book].
    Let your child choose if you measure them with hands or feet or with a stick that you find on the path.

Right, the whole of `content/nutshell-guide/at-home.md`:

    Look for long and short things on a walk [@small-book]. Which is the longest? How do you know?
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.model.reading import LONGEST_AVERAGE, document_level, reading_level

CODE = "HUB418"
SLUG = "long-average"
SEVERITY = Severity.WARNING
HINT = "Make two sentences of the longest ones, and begin with this line."


def check(hub: Hub) -> Iterator[Finding]:
    """Chapters, and the leaflet, whose sentences have more than 15 words on average."""
    for text in hub.guide.texts if hub.guide else ():
        level = document_level(text)
        if level.average > LONGEST_AVERAGE:
            number, line = max(text.prose_lines, key=lambda numbered: reading_level(numbered[1]).average)
            message = f"The average sentence here has {level.average:.1f} words ({LONGEST_AVERAGE} is the most)."
            yield Finding(Span(text.path, number, 1, number, len(line) + 1), message)
