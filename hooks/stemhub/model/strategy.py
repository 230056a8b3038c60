"""The strategy as data: what its documents promised, and its indicators with every value that was found."""

from __future__ import annotations

from dataclasses import dataclass

from stemhub.model.common import Source
from stemhub.source import Document, Node


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise, system or programme. `kept_by` are addresses as authors write them (`/modules/early-years/`); either
    they or `out_of_scope` are empty, and a rule tells where that is not so."""

    place: str
    says: str
    kept_by: tuple[str, ...]
    how: str
    out_of_scope: str
    node: Node

    @property
    def kept(self) -> bool:
        """Whether a page keeps it."""
        return bool(self.kept_by)


@dataclass(frozen=True, slots=True)
class FoundingDocument:
    """A text that the hub was begun from, with all that it promises in its own order."""

    id: str
    title: str
    publisher: str
    year: str
    url: str
    note: str
    promises: tuple[Promise, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Promises:
    """All founding documents; `introduction` is Markdown."""

    title: str
    description: str
    introduction: str
    documents: tuple[FoundingDocument, ...]
    node: Node
    document: Document

    @property
    def all(self) -> tuple[Promise, ...]:
        """Every promise of every document."""
        return tuple(promise for document in self.documents for promise in document.promises)


@dataclass(frozen=True, slots=True)
class Value:
    """One value. `number` is None where a source speaks of the time and gives no figure; `source` is a key."""

    when: str
    number: int | float | None
    source: str
    note: str
    comparable: bool
    node: Node


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a breakdown: its numbers stand in the order of the indicator's values."""

    label: str
    numbers: tuple[int | float | None, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Activity:
    """A page of the hub for people whose work moves an indicator."""

    link: str
    how: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure with its values, oldest first. `unit` is `count` or `percent`; an empty `target` is not known."""

    id: str
    number: str
    title: str
    measure: str
    unit: str
    baseline: str
    target: str
    values: tuple[Value, ...]
    parts: tuple[Part, ...]
    changed: str
    means: str
    does_not_mean: str
    moved_by: tuple[Activity, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the indicators; `themes` are aims of the strategy."""

    id: str
    number: str
    title: str
    themes: tuple[str, ...]
    note: str
    indicators: tuple[Indicator, ...]
    moved_by: tuple[Activity, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Indicators:
    """The page of indicators; `before` and `after` are Markdown."""

    title: str
    description: str
    before: str
    headings: tuple[Heading, ...]
    after: str
    sources: dict[str, Source]
    node: Node
    document: Document
