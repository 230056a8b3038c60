"""Text that is indented where it should not be

In Markdown an indent means something: four spaces or a tab make program code of a paragraph, or put one list inside
another, and a heading with a space before it is no heading.

Wrong, in `modules/tiny/first.md`:

    What we saw:

        Four spaces before a sentence.

     ## One space before a heading

Right, in `modules/tiny/first.md`:

    What we saw:

    A sentence at the left edge.

    ## A heading at the left edge
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.source import Document

CODE = "HUB421"
SLUG = "indented-text"
SEVERITY = Severity.ERROR
HINT = "{repair}"

_ENTRY = re.compile(r" *(?:[-*+]|\d+\.)[ \t]")
_LEFT = "Begin the line at the left edge."


def check(hub: Hub) -> Iterator[Finding]:
    """Lines of Markdown outside blocks: tabs, indented headings and fences, and paragraphs that would become code."""
    for document in hub.documents.values():
        if document.is_markdown and document.readable:
            for number, what, repair in _indented(document):
                line = document.line(number)
                width = len(line) - len(line.lstrip())
                yield Finding(Span(document.path, number, 1, number, width + 1), f"{what}.", {"repair": repair})


def _indented(document: Document) -> Iterator[tuple[int, str, str]]:
    lines = document.lines
    inside = {n for f in document.fences for n in range(f.start, (f.end or len(lines)) + 1)}
    if not any(line.startswith((" ", "\t")) for number, line in enumerate(lines[document.body_line - 1 :], document.body_line) if number not in inside):
        return
    in_list, after_blank = False, True
    for number, line in enumerate(lines[document.body_line - 1 :], document.body_line):
        bare = line.lstrip(" \t")
        indent = line[: len(line) - len(bare)]
        if number in inside or not bare:
            after_blank = after_blank or not bare
            continue
        if "\t" in indent:
            yield number, "This line is indented with a tab", f"{_LEFT} In a list within a list, use four spaces."
        elif indent and bare.startswith(("#", "```", "~~~")) and not in_list:
            what = "heading" if bare.startswith("#") else "line of backticks"
            yield number, f"There is a space before this {what}, so it is none", _LEFT
        elif len(indent) >= 4 and after_blank and not in_list:
            yield number, "This indented text would be shown as program code", f"{_LEFT} Code stands between lines of three backticks."
        in_list = bool(_ENTRY.match(line)) if not indent else in_list or bool(_ENTRY.match(line) and len(indent) < 4)
        after_blank = False
