"""A chapter of the guide that is hard to read

The guide is written for a reading age of about eleven. The Flesch–Kincaid grade reckons it from the length of
sentences and words; grade 6 answers to an age of about eleven to twelve.

Source of the formula: Kincaid, Fishburne, Rogers and Chissom, 1975.

Wrong, in `content/nutshell-guide/at-home.md`:

    Mathematical conceptualisation necessitates developmentally appropriate experiential opportunities. Parental involvement substantially influences educational attainment. Investigative conversation facilitates intellectual development considerably. Institutional collaboration necessitates organisational accountability and communication.

Right, in `content/nutshell-guide/at-home.md`:

    Children learn about number when they count real things. You can help. Ask what they see and what they think will happen.
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub

CODE = "HUB408"
SLUG = "hard-words"
SEVERITY = Severity.WARNING
HINT = "Use shorter words and sentences, and read it aloud to somebody."

HARDEST_GRADE = 6.5
_MARKUP = re.compile(r"\[@[^\]]+\]|\]\([^)]*\)|^[ \t]*[a-z_]+:[ \t]*[>|]?", re.MULTILINE)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_VOWELS = re.compile(r"[aeiouy]+")


def check(hub: Hub) -> Iterator[Finding]:
    """Chapters whose Flesch–Kincaid grade is above 6.5."""
    for chapter in hub.guide.chapters if hub.guide else ():
        if chapter.document:
            grade = reading_grade("\n".join(line for _, line in chapter.document.prose_lines))
            if grade > HARDEST_GRADE:
                number, line = max(chapter.document.prose_lines, key=_hardness)
                message = f"The reading grade of this chapter is {grade:.1f} ({HARDEST_GRADE} is the most); this is its hardest line."
                yield Finding(Span(chapter.path, number, 1, number, len(line) + 1), message)


def _hardness(numbered: tuple[int, str]) -> float:
    """The grade of one line; lines of fewer than eight words say nothing."""
    return reading_grade(numbered[1]) if len(numbered[1].split()) >= 8 else 0.0


def reading_grade(text: str) -> float:
    """Flesch–Kincaid grade of English text: 0.39 words a sentence + 11.8 syllables a word − 15.59. 0 without words."""
    bare = _MARKUP.sub(" ", text)
    words = _WORD.findall(bare)
    sentences = len([part for part in re.split(r"[.!?:]+\s|\n\s*\n|\n\s*[-#*]", bare) if _WORD.search(part)])
    if not words:
        return 0.0
    return 0.39 * len(words) / max(sentences, 1) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """The groups of vowels of an English word, without a silent e at its end; at least one."""
    small = word.lower()
    groups = len(_VOWELS.findall(small))
    silent = small.endswith("e") and not small.endswith(("le", "ee", "ye")) and groups > 1
    return max(1, groups - silent)
