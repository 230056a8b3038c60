"""Template > Section > Field: forms that settings and partners fill in, other than self-evaluation checklists."""

from __future__ import annotations

from dataclasses import dataclass

from stemhub.model.common import Change, Source, Words
from stemhub.source import Document, Node

FIELD_KINDS = ("text", "long-text", "date", "number", "choice", "tick", "table")


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice, or one named row of a table: a permanent id and its words."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `kind` is one of FIELD_KINDS but `long-text` and `table`."""

    id: str
    label: str
    kind: str
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is filled in, under an id that is used once in its template and never for anything else. `lines`
    is the height of a long text on paper; a table has `blank_rows` or `named_rows`."""

    id: str
    kind: str
    label: str
    help: str
    required: bool
    lines: int
    options: tuple[Choice, ...]
    columns: tuple[Column, ...]
    blank_rows: int
    named_rows: tuple[Choice, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a template. With `new_sheet` it begins on a sheet of its own when printed."""

    id: str
    title: str
    help: str
    new_sheet: bool
    fields: tuple[Field, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Template:
    """A form with its instructions. Its text is a living one: `version` and `changes` tell what a filled-in sheet was
    made from."""

    id: str
    words: Words
    sectors: tuple[str, ...]
    topics: tuple[str, ...]
    filled_in_by: str
    how_long: str
    how_used: str
    sections: tuple[Section, ...]
    sources: dict[str, Source]
    further_help: tuple[dict[str, str], ...]
    version: str
    changes: tuple[Change, ...]
    node: Node
    document: Document

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields, in order."""
        return tuple(field for section in self.sections for field in section.fields)
