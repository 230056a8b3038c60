"""Where fields in a Markdown file end when their closing line is missing, and where they begin when their opening line is:
the places that an editor looks for."""

from __future__ import annotations

import re

# Lines that can stand among fields: `name:`, a list's entry, what is indented, a comment, nothing.
_AMONG_FIELDS = re.compile(r"[a-z_]+:(?:[ \t]|$)|- |[ \t]|#(?! |#)|$")
_OPENING = re.compile(r"(?:`{3,}|~{3,})[ \t]*[a-z-]+[ \t]*$")

_TOO_FAR_IN = re.compile(r"(?:\t| {4})[ \t]*(?:`{3,}|~{3,})[ \t]*$")


def opens(line: str) -> bool:
    """Whether a line begins a block of some kind."""
    return line.startswith(("```", "~~~")) and bool(_OPENING.match(line))


def missing_end(lines: list[str], first: int, last: int, fields: bool = True) -> int:
    """Of the lines `first` to `last` (from 1) that are taken for a block's, the first that can be none; 0 when all can.
    `fields` says that the block holds fields and not text."""
    for number in range(first, last + 1):
        line = lines[number - 1]
        foreign = not _AMONG_FIELDS.match(line) if fields else line.startswith("#")
        if foreign or opens(line) or _TOO_FAR_IN.match(line):
            return number
    return 0


def missing_beginning(lines: list[str], closing: int) -> int:
    """The line, from 1, on which the text of a block begins whose closing line is known and whose opening line is lost: its
    `id:` where there are fields, else the first line of the text right above; 0 when nothing stands there."""
    first = 0
    for number in range(closing - 1, 0, -1):
        line = lines[number - 1]
        if line.startswith("id:"):
            return number
        if line.startswith(("```", "~~~", "#", "---")):
            break
        if line.strip() and first in (0, number + 1):
            first = number
    return first
