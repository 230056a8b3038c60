"""Edits of a file by places: everything else stays byte for byte, with its comments, line ends and byte order mark."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from stemhub.source import yaml

_BREAK = re.compile(r"\r\n|\r|\n")
_BLANKS = re.compile(r"[ \t\r\n\x85\u2028\u2029]+")
# What may not stand in a file, see source/document.py.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_MARK = "\ufeff"


# Gives the bytes of a file by its path.
Originals = Callable[[str], bytes]


class CannotEdit(Exception):
    """A file is laid out in a way that cannot be edited by places; the message says where and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text`, with LF line ends, takes the place of what stands from `line`, `column` up to `end_line`, `end_column`,
    counted as a Span counts."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with all edits made. Inserted lines end as the file's first line does.

    Raises CannotEdit when two edits overlap, UnicodeDecodeError when the file is no UTF-8.
    """
    text = data.decode("utf-8")
    mark = _MARK if text.startswith(_MARK) else ""
    text = text.removeprefix(_MARK)
    breaks = list(_BREAK.finditer(text))
    starts = [0, *(found.end() for found in breaks)]
    line_end = breaks[0][0] if breaks else "\n"

    def offset(line: int, column: int) -> int:
        return min(starts[line - 1] + column - 1, len(text)) if line <= len(starts) else len(text)

    last = len(text)
    for edit in sorted(edits, reverse=True):
        start, end = offset(edit.line, edit.column), offset(edit.end_line, edit.end_column)
        if not start <= end <= last:
            raise CannotEdit(f"Two changes meet on line {edit.line}.")
        text = text[:start] + edit.text.replace("\n", line_end) + text[end:]
        last = start
    return (mark + text).encode("utf-8")


def one_line(text: str) -> str:
    """A text with runs of blanks and line ends as one space each."""
    return _BLANKS.sub(" ", text).strip(" ")


def scalar(text: str) -> str:
    """A text as one line of YAML: as it stands where YAML reads it so, else in double quotes."""
    line = one_line(text)
    faults: list[str] = []
    root = None if _CONTROL.search(line) else yaml.compose(f"x: {line}\n", "", lambda kind, *_: faults.append(kind))
    value = root.at("x") if root else None
    if value is not None and value.value == line and not faults and len(root.value) == 1:
        return line
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(line, ensure_ascii=False))
