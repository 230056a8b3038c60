"""The words and the address of a link do not belong together

A link is its words in square brackets and, right after them, its address in round ones. With a space between them, or
with the brackets changed about, readers see brackets and an address instead of a link.

Wrong, in `modules/tiny/first.md`:

    Go on to [the next step] (/modules/next-step/), or (back to the module)[/modules/tiny/].

Right, in `modules/tiny/first.md`:

    Go on to [the next step](/modules/next-step/), or [back to the module](/modules/tiny/).
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub

CODE = "HUB423"
SLUG = "link-apart"
SEVERITY = Severity.ERROR
HINT = "Write `[{words}]({target})`."

_TARGET = r"(?:/|https?://|mailto:)[^()\s\[\]]*"
_APART = re.compile(rf"\[(?P<words>[^\]\[@]+)\][ \t]+\((?P<target>{_TARGET})\)")
_CHANGED_ABOUT = re.compile(rf"\((?P<words>[^()]+)\)\[(?P<target>{_TARGET})\]")


def check(hub: Hub) -> Iterator[Finding]:
    """Links with a space in the middle, or with the brackets in each other's places, in running text."""
    for document in hub.documents.values():
        for pattern, mark, what in ((_APART, "] ", "There is a space in the middle of this link"), (_CHANGED_ABOUT, ")[", "The brackets of this link are changed about")):
            for number, line in document.prose_lines if mark in document.text else ():
                for found in pattern.finditer(line) if mark in line else ():
                    where = Span(document.path, number, found.start() + 1, number, found.end() + 1)
                    yield Finding(where, f"{what}.", found.groupdict())
