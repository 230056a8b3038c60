"""A sentence that is too long for the parents' guide

The guide is for every parent and carer, also those who read English with effort. Sentences of at most 25 words are
easy to follow; the average should stay at 15 or below.

Source of the bound: GOV.UK content design guidance, which asks writers to keep sentences to 25 words at most.

Wrong, in `content/nutshell-guide/at-home.md`:

    When you go for a walk with your child you can look for things that are long and things that are short and then you can talk about which of them is the longest and how you know.

Right, in `content/nutshell-guide/at-home.md`:

    Look for long and short things on a walk. Which is the longest? How do you know?
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.wording import count

CODE = "HUB407"
SLUG = "long-sentence"
SEVERITY = Severity.WARNING
HINT = "Make two sentences of it."

MOST_WORDS = 25
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_MARKS = re.compile(r"\[@[^\]]+\]|\]\([^)]*\)|[*_\[\]>#|`]")
# A full stop behind a citation is no word.
_WORD = re.compile(r"\w\S*")
_LEAD = re.compile(r"^\s*(?:[-*+]|\d+\.)?\s*(?:[a-z_]+:\s*)?[\"']?")


def check(hub: Hub) -> Iterator[Finding]:
    """Sentences of more than 25 words in the chapters of the guide and its leaflet."""
    for text in hub.guide.texts if hub.guide else ():
        for number, line in text.prose_lines:
            if line.lstrip().startswith("|"):
                continue
            start = _LEAD.match(line).end()
            for found in _SENTENCE.finditer(line, start):
                words = len(_WORD.findall(_MARKS.sub(" ", found[0])))
                if words > MOST_WORDS:
                    column = found.start() + len(found[0]) - len(found[0].lstrip()) + 1
                    yield Finding(Span(text.path, number, column, number, found.end() + 1), f"This sentence has {count(words, 'word')}.")
