"""An abbreviation that is never explained

Abbreviations shut readers out. One that the text does not spell out must be in the glossary, where it can be looked up.

Wrong, in `modules/tiny/first.md`:

    Ask your QXZ about it.

Right, in `modules/tiny/first.md`:

    Ask your quality lead about it.
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub

CODE = "HUB409"
SLUG = "jargon"
SEVERITY = Severity.WARNING
HINT = "Spell it out at its first use, as in “words in full ({word})”, or add it to the glossary in `content/vocabulary.yml`."

# The first letter comes first, and what must not stand before it after that: so the search can jump to
# capitals (18 against 88 µs a unit).
_ABBREVIATION = re.compile(r"[A-Z](?<![\w/#.-].)[A-Z&]{1,6}\d?(?=s?(?![\w/-]|\.\w))")
_NUMERAL = re.compile(r"[IVX]+")
# Known to everybody who reads English, or names of file forms, places and codes.
COMMON = {
    *("UK", "US", "EU", "BBC", "NHS", "TV", "DVD", "OK", "ID", "PE", "IT", "AM", "PM", "UV", "LED", "PIN", "DIY", "CC", "BY", "MIT"),
    *("CSV", "JSON", "PDF", "HTML", "CSS", "URL", "YAML", "SVG", "PNG", "UTF", "USB", "GPS", "DNA", "AI", "AA", "A", "I", "SCN", "TCH", "MNU", "MTH"),
    *("NVDA", "JAWS"),
}


def check(hub: Hub) -> Iterator[Finding]:
    """Capital abbreviations in units, chapters and ordinary pages; each once a file."""
    known = COMMON | _glossary(hub)
    for document in hub.documents.values():
        if not document.is_markdown or document.path.startswith("content/contribute/"):
            continue
        seen: set[str] = set()
        text = "\n".join(document.prose)
        for found in _ABBREVIATION.finditer(text):
            word = found[0]
            bare = word.rstrip("0123456789")
            explained = f"({word}" in document.body or f"{word} (" in document.body
            if word in seen or {word, bare} & known or explained or _NUMERAL.fullmatch(word):
                continue
            seen.add(word)
            number = document.body_line + text.count("\n", 0, found.start())
            column = found.start() - text.rfind("\n", 0, found.start())
            where = Span(document.path, number, column, number, column + len(word))
            yield Finding(where, f"“{word}” is not explained here and not in the glossary.", {"word": word})


def _glossary(hub: Hub) -> set[str]:
    """Every abbreviation that stands in a label, short label or synonym."""
    words = {w for t in hub.vocabulary.terms.values() for w in (t.label, t.short_label, *t.synonyms)}
    return {part.strip("(),.") for word in words for part in word.split() if part.isupper()}
