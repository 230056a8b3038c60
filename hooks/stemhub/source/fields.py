"""Changes to a YAML file as edits that keep its comments and layout: entries of lists, values, whole fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from stemhub.source.document import Document, read
from stemhub.source.edit import CannotEdit, Edit, edited
from stemhub.source.extent import colon, dash, end_of, in_brackets, touched_lines
from stemhub.source.node import Node


def rewritten(document: Document, data: bytes, edits: Iterable[Edit], expected: Any) -> bytes:
    """The file `data` after its edits, read again to be sure that it says what is `expected`.

    Raises CannotEdit when it does not: its layout is one that these edits do not know.
    """
    made = edited(data, edits)
    again = read(document.path, made)
    if again.faults or again.root is None or again.root.plain() != expected:
        raise CannotEdit(f"{document.path} is laid out in a way that cannot be edited by program. Write its lists one entry a line, then try again.")
    return made


def append_entry(document: Document, key: str, entry: str) -> Iterator[Edit]:
    """Add `entry` (lines that begin with `- `, without indent) after the last entry of the list `key` of the file.

    Raises CannotEdit when the list is absent, or written in brackets with something in them.
    """
    entries = _list(document, key)
    if not entries.value:
        yield from _first_entry(document, key, entry)
        return
    last = end_of(document, entries.value[-1])[0]
    yield after_line(document, last, _indented(entry, dash(document, entries.value[-1])[1]))


def prepend_entry(document: Document, key: str, entry: str) -> Iterator[Edit]:
    """Add `entry` before the first entry of the list `key`; comments above that stay above. Raises as `append_entry` does."""
    entries = _list(document, key)
    if not entries.value:
        yield from _first_entry(document, key, entry)
        return
    line, indent = dash(document, entries.value[0])
    yield before_line(line, _indented(entry, indent))


def empty_list(document: Document, key: str) -> Iterator[Edit]:
    """Make the list `key` of the file `[]`. Comments on lines of their own stay."""
    entries = document.root.at(key)
    if in_brackets(document, entries):
        yield Edit(entries.span.line, entries.span.column, *end_of(document, entries), "[]")
        return
    line, column = colon(document, key)
    yield Edit(line, column, line, column, " []")
    first = min(dash(document, one)[0] for one in entries.value)
    yield from _without_lines(document, first, end_of(document, entries)[0], touched_lines(document, entries))


def set_value(document: Document, key: str, text: str) -> Edit:
    """Put `text` in the place of the value of the field `key` of the file."""
    value = document.root.at(key)
    return Edit(value.span.line, value.span.column, *end_of(document, value), text)


def remove_field(document: Document, parent: Node, key: str) -> Iterator[Edit]:
    """Take the field `key` out of a mapping. Comments on lines of their own stay.

    Raises CannotEdit when nothing would remain of the mapping.
    """
    place, value, names = parent.keys[key], parent.value[key], list(parent.value)
    here, end = names.index(key), end_of(document, value)
    following = parent.keys[names[here + 1]] if here + 1 < len(names) else None
    alone = not document.line(place.line)[: place.column - 1].strip()
    if in_brackets(document, parent) and here:
        yield Edit(*end_of(document, parent.value[names[here - 1]]), *end)
    elif alone and not in_brackets(document, parent):
        touched = touched_lines(document, value) | {place.line}
        yield from _without_lines(document, place.line, end[0], touched)
    elif following:
        yield Edit(place.line, place.column, following.line, following.column)
    else:
        raise CannotEdit(f"{document.path}:{place.line}: `{key}` stands alone. Write the other fields of the entry before it.")


def after_line(document: Document, line: int, text: str) -> Edit:
    """Insert whole lines after a line, which may be the last one and have no end."""
    column = len(document.line(line)) + 1
    return Edit(line, column, line, column, "\n" + text.rstrip("\n"))


def before_line(line: int, text: str) -> Edit:
    """Insert whole lines before a line."""
    return Edit(line, 1, line, 1, text.rstrip("\n") + "\n")


def _list(document: Document, key: str) -> Node:
    entries = document.root.at(key)
    if entries is None or not isinstance(entries.value, list):
        raise CannotEdit(f"{document.path} has no list `{key}:`. Add it, then try again.")
    if entries.value and in_brackets(document, entries):
        place = f"{document.path}:{entries.span.line}"
        raise CannotEdit(f"{place}: the list `{key}:` is written in brackets. Write one entry a line, each beginning with `- `, then try again.")
    return entries


def _first_entry(document: Document, key: str, entry: str) -> Iterator[Edit]:
    """`key: []` becomes a list of one entry; a comment behind the brackets stays where it is."""
    line, column = colon(document, key)
    end = end_of(document, document.root.at(key))
    yield Edit(line, column, *end)
    yield after_line(document, end[0], _indented(entry, "  "))


def _without_lines(document: Document, first: int, last: int, touched: set[int]) -> Iterator[Edit]:
    """Remove lines, but not those that hold only a comment."""
    for line in range(first, last + 1):
        if line in touched or not document.line(line).lstrip().startswith("#"):
            yield Edit(line, 1, line + 1, 1)


def _indented(text: str, indent: str) -> str:
    return "".join(f"{indent}{line}\n" if line else "\n" for line in text.rstrip("\n").split("\n"))
