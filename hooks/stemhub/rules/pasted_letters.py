"""Letters left over from pasting

Text that comes from a word processor, a PDF or a mail can bring letters that nobody meant: invisible hyphens and spaces
that break search, bullets that are no list, or `â€™` where an apostrophe was saved in one way and read in another.

Wrong, in `modules/tiny/first.md`:

    The childâ€™s question comes first.

Right, in `modules/tiny/first.md`:

    The child's question comes first.
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub

CODE = "HUB014"
SLUG = "pasted-letters"
SEVERITY = Severity.ERROR
HINT = "{repair}"

# What it looks like, what it is, what to do. The middle three are UTF-8 that was read as Windows-1252.
_LEFT_OVER = (
    (r"[\xad\u200b\u200e\u200f\u2060]", "An invisible letter (U+{0:04X})", "Delete it, or retype the word that it stands in."),
    (r"â€.?", "`{1}`, an apostrophe, quote or dash that was saved in one way and read in another,", "Retype it."),
    (r"Ã[\x80-\xbf\u0152-\u2122 ]", "`{1}`, a letter with an accent that was saved in one way and read in another,", "Retype the letter."),
    (r"Â[\xa0-\xbf]", "`{1}`, a sign that was saved in one way and read in another,", "Retype it."),
    (r"\ufffd", "A letter that was lost (`{1}`)", "Retype it."),
    (r"[\ue000-\uf8ff]", "A sign of a word processor's own (U+{0:04X})", "Retype it; a list's entries begin with `- `."),
    (r"(?m)^[ \t]*[•·▪●○◦][ \t]", "A bullet from a word processor", "Begin the entry with `- ` instead."),
)  # fmt: skip
_ANY = re.compile("[\xad\u200b\u200e\u200f\u2060âÃÂ\ufffd\ue000-\uf8ff•·▪●○◦]")
_EACH = tuple((re.compile(pattern), what, repair) for pattern, what, repair in _LEFT_OVER)


def check(hub: Hub) -> Iterator[Finding]:
    """In each line of a readable file, the first such letter of each sort."""
    for document in hub.documents.values():
        if not document.readable or not _ANY.search(document.text):
            continue
        for number, line in enumerate(document.lines, 1):
            for pattern, what, repair in _EACH if _ANY.search(line) else ():
                if found := pattern.search(line):
                    where = Span(document.path, number, found.start() + 1, number, found.end() + 1)
                    letter = found[0].strip()
                    yield Finding(where, what.format(ord(letter[0]), letter) + " stands here.", {"repair": repair})
