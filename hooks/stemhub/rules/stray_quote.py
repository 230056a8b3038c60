"""A quote without its partner

A double quote is opened and never closed, or closed and never opened. Readers cannot see whose words they read; in data
it is often a slip at the beginning or end of a value.

Wrong, in `modules/tiny/first.md`:

    A girl who wraps may be called caring". Both readings can miss the thinking.

Right, in `modules/tiny/first.md`:

    A girl who wraps may be called "caring". Both readings can miss the thinking.
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.source import Document, Node
from stemhub.source.document import QUIET_FIELDS

CODE = "HUB422"
SLUG = "stray-quote"
SEVERITY = Severity.WARNING
HINT = "Write its partner, or delete it; between two languages or in code, put the text between backticks."

_INCHES = re.compile(r"(?<=\d)\"")
_CODE = re.compile(r"`[^`]*`")
_BEGINS = re.compile(r"\s*(?:[-*+]|\d+\.|#+|\||>)(?:\s|$)")


def check(hub: Hub) -> Iterator[Finding]:
    """Paragraphs, list entries and values with an odd number of double quotes; inches may stand alone."""
    for document in hub.documents.values():
        if _quoted(document.text):
            for number in _lines(document):
                line = _CODE.sub(lambda code: " " * len(code[0]), document.line(number))
                column = max(line.rfind(mark) for mark in '"“”')
                where = Span(document.path, number, max(0, column) + 1, number, column + 2 if column >= 0 else len(line) + 1)
                yield Finding(where, "A double quote has no partner in this text.")


def _lines(document: Document) -> Iterator[int]:
    """The first line with an odd quote of each text that has one."""
    for root, text in ((document.root, document.text), *((block.root, block.text) for block in document.blocks)):
        # Where all lines are even, no text is odd, unless a mark is written as an escape.
        if root and document.readable and _quoted(text) and ("\\" in text or any(map(_suspect, filter(_quoted, text.split("\n"))))):
            yield from _in_values(root)
    if document.is_markdown and any(map(_suspect, filter(_quoted, document.prose))):
        inside = {n for f in document.fences if f.info != "short-route" for n in range(f.start, (f.end or len(document.lines)) + 1)}
        yield from _in_paragraphs([(n, "" if n in inside else line) for n, line in document.prose_lines])


def _quoted(text: str) -> bool:
    return '"' in text or "“" in text or "”" in text


def _suspect(line: str) -> bool:
    """Whether a line with quotes can be part of a text with one too many: when its own are even, and no code goes on to
    the next line, it cannot. (To ask this takes a fifth of the time of making paragraphs.)"""
    return line.count("“") != line.count("”") or line.count('"') % 2 == 1 or "`" in line


def _in_values(node: Node) -> Iterator[int]:
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from _in_values(child) if key not in QUIET_FIELDS else ()
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _in_values(child)
    elif not isinstance(node.value, str) or not _quoted(node.value):
        return
    elif node.block:
        yield from _in_paragraphs(list(enumerate(node.value.split("\n"), node.span.line + 1)))
    elif _odd(node.value):
        yield node.span.line


def _in_paragraphs(lines: list[tuple[int, str]]) -> Iterator[int]:
    paragraph: list[tuple[int, str]] = []
    for number, line in [*lines, (0, "")]:
        if paragraph and (not line.strip() or _BEGINS.match(line)):
            if _odd(" ".join(text for _, text in paragraph)):
                yield next((n for n, text in paragraph if _odd(text)), paragraph[0][0])
            paragraph = []
        if line.strip():
            paragraph.append((number, line))


def _odd(text: str) -> bool:
    """Whether a quote is left over, both when those after a digit are inches and when they are not."""
    bare = _CODE.sub(" ", text)
    straight = bare.count('"') % 2 and _INCHES.sub("", bare).count('"') % 2
    return bool(straight) or bare.count("“") != bare.count("”")
