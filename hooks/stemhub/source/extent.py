"""How far a value reaches in its file, closing brackets, dashes and comments considered."""

from __future__ import annotations

import re

from stemhub.source.document import Document
from stemhub.source.edit import CannotEdit
from stemhub.source.node import Node

_DASH = re.compile(r"(?P<indent>\s*)-\s*")
_GAP = re.compile(r"(?:[\s,]|#[^\n]*)*")


def end_of(document: Document, node: Node) -> tuple[int, int]:
    """Line and column just behind a value: behind its closing bracket, and without the blank lines below a block scalar.

    Raises CannotEdit when a bracket is not found where it should be.
    """
    if node.block:
        line = node.span.end_line - (node.span.end_column == 1)
        while line > node.span.line and not document.line(line).strip():
            line -= 1
        return line, len(document.line(line)) + 1
    ends = [end_of(document, child) for child in _children(node)]
    if not in_brackets(document, node):
        return max(ends, default=(node.span.end_line, node.span.end_column))
    line, column = max(ends, default=(node.span.line, node.span.column + 1))
    rest = "\n".join([document.line(line)[column - 1 :], *document.lines[line:]])
    gap = _GAP.match(rest).end()
    if rest[gap : gap + 1] not in ("]", "}"):
        raise CannotEdit(f"{document.path}:{node.span.line}: the brackets cannot be followed. Write one entry a line.")
    skipped = rest[: gap + 1]
    lines = skipped.count("\n")
    return line + lines, len(skipped) - skipped.rfind("\n") if lines else column + len(skipped)


def in_brackets(document: Document, node: Node) -> bool:
    """Whether a list or mapping is written in brackets."""
    opening = {dict: "{", list: "["}.get(type(node.value), "\n")
    return document.line(node.span.line)[node.span.column - 1 :].startswith(opening)


def colon(document: Document, key: str) -> tuple[int, int]:
    """Line and column behind the colon of a field of the file."""
    place = document.root.keys[key]
    return place.line, document.line(place.line).index(":", place.end_column - 1) + 2


def dash(document: Document, entry: Node) -> tuple[int, str]:
    """The line of the dash of a list entry, and its indent. Raises CannotEdit when there is none, as in brackets."""
    line, before = entry.span.line, document.line(entry.span.line)[: entry.span.column - 1]
    while not (found := _DASH.fullmatch(before)):
        line -= 1
        if line < 1:
            raise CannotEdit(f"{document.path}:{entry.span.line}: the list cannot be followed. Write one entry a line, each beginning with `- `.")
        before = document.line(line).split("#")[0]
    return line, found["indent"]


def touched_lines(document: Document, node: Node) -> set[int]:
    """The lines on which the keys and values of a node stand."""
    if not _children(node) or in_brackets(document, node):
        return set(range(node.span.line, end_of(document, node)[0] + 1))
    lines = {place.line for place in node.keys.values()}
    return lines.union(*(touched_lines(document, child) for child in _children(node)))


def _children(node: Node) -> list[Node]:
    return list(node.value.values()) if isinstance(node.value, dict) else node.value if isinstance(node.value, list) else []
