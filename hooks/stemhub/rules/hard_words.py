"""A chapter of the guide that is hard to read

The guide is written for a reading age of about eleven. The Flesch–Kincaid grade reckons it from the length of
sentences and words; grade 6 answers to an age of about eleven to twelve.

Source of the formula: Kincaid, Fishburne, Rogers and Chissom, 1975.

Wrong, in `content/nutshell-guide/at-home.md`:

    Mathematical conceptualisation necessitates developmentally appropriate experiential opportunities. Parental involvement substantially influences educational attainment. Investigative conversation facilitates intellectual development considerably. Institutional collaboration necessitates organisational accountability and communication.

Right, in `content/nutshell-guide/at-home.md`:

    Children learn about number when they count real things. You can help. Ask what they see and what they think will happen.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.model.reading import HARDEST_GRADE, document_level, reading_level

CODE = "HUB408"
SLUG = "hard-words"
SEVERITY = Severity.WARNING
HINT = "Use shorter words and sentences, and read it aloud to somebody."


def check(hub: Hub) -> Iterator[Finding]:
    """Chapters, and the leaflet, whose Flesch–Kincaid grade is above 6.5."""
    for text in hub.guide.texts if hub.guide else ():
        grade = document_level(text).grade
        if grade > HARDEST_GRADE:
            number, line = max(text.prose_lines, key=_hardness)
            message = f"The reading grade of this text is {grade:.1f} ({HARDEST_GRADE} is the most); this is its hardest line."
            yield Finding(Span(text.path, number, 1, number, len(line) + 1), message)


def _hardness(numbered: tuple[int, str]) -> float:
    """The grade of one line; of a line of fewer than eight words it says less."""
    level = reading_level(numbered[1])
    return level.grade * min(level.words, 8)
