"""One YAML value with its place, and readers that take what is there and never raise."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from typing import Any

from stemhub.diagnostics import Span

# A span as a plain tuple. Every value has a place and few are asked for it: spans made at once make reading YAML a sixth
# slower (403 against 345 µs for a module of 3 KB).
Place = tuple[str, int, int, int, int]


class Bilingual(str):
    """An English text that has a Gaelic one beside it. `older` says that the Gaelic was made from other English, or does
    not say from which."""

    __slots__ = ("gaelic", "older")

    def __new__(cls, english: str, gaelic: str, made_of: str):
        text = super().__new__(cls, english)
        text.gaelic = gaelic
        text.older = made_of != text_digest(english)
        return text


def text_digest(text: str) -> str:
    """Twelve hexadecimal digits that change when the words of a text do; spaces and line ends do not count."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(words.encode()).hexdigest()[:12]


class Node:
    """A value and its place.

    `value` is a dict of Nodes, a list of Nodes, or a scalar (str, int, float, bool, None). `raw` is a scalar as the
    author wrote it. `where` is its place, `key_places` the place of each key of a mapping (None elsewhere). `block` says
    that a scalar was written as a block (`|` or `>`): its text then begins on the line after the place's first.
    """

    __slots__ = ("block", "key_places", "raw", "value", "where")

    def __init__(self, value: Any, where: Place, raw: str = "", block: bool = False, key_places: dict[str, Place] | None = None):
        self.value = value
        self.where = where
        self.raw = raw
        self.block = block
        self.key_places = key_places

    @property
    def span(self) -> Span:
        """Where the value is written."""
        return Span(*self.where)

    @property
    def keys(self) -> dict[str, Span]:
        """Where each key of a mapping is written."""
        return {key: Span(*where) for key, where in (self.key_places or {}).items()}

    def __repr__(self) -> str:
        return f"Node({self.plain()!r} at {self.span.line}:{self.span.column})"

    def plain(self) -> Any:
        """The value as ordinary dicts, lists and scalars."""
        value = self.value
        if isinstance(value, dict):
            return {key: child.plain() if isinstance(child.value, (dict, list)) else child.value for key, child in value.items()}
        if isinstance(value, list):
            return [child.plain() if isinstance(child.value, (dict, list)) else child.value for child in value]
        return value

    def _field(self, key: str) -> Node | None:
        """The field of a mapping, or None. (Asked for half a million times in a thousand modules: in half of `at`'s time.)"""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def at(self, *path: str | int) -> Node | None:
        """The node down a path of keys and indexes, or None."""
        node: Node | None = self
        for step in path:
            if isinstance(node.value, dict):
                node = node.value.get(step)
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                return None
            if node is None:
                return None
        return node

    def place(self, *path: str | int) -> Span:
        """The span down a path; where the path ends early, the span of the last thing that is there."""
        for length in range(len(path), 0, -1):
            if found := self.at(*path[:length]):
                return found.span
        return self.span

    def key_place(self, key: str) -> Span:
        """Where a key is written; the node itself if it is not."""
        return Span(*(self.key_places or {}).get(key, self.where))

    def text(self, key: str, default: str = "") -> str:
        """A text field: a string, the English of `{en: …, gd: …}` (Bilingual), or a scalar as it was written."""
        child = self._field(key)
        if child is None or child.value is None or isinstance(child.value, list):
            return default
        if isinstance(child.value, dict):
            return child._english(default)
        return child.value if isinstance(child.value, str) else child.raw

    def _english(self, default: str = "") -> str:
        """The English of `{en: …, gd: …}`, with its Gaelic beside it."""
        english, gaelic = self.text("en", default), self.text("gd")
        return Bilingual(english, gaelic, self.text("gd_of")) if gaelic else english

    def variant(self, key: str, language: str) -> str:
        """A text field in another language than English, or nothing."""
        child = self._field(key)
        return child.text(language) if child and isinstance(child.value, dict) else ""

    def number(self, key: str, default: int = 0) -> int:
        """A whole number field."""
        child = self._field(key)
        return child.value if child and type(child.value) is int else default

    def flag(self, key: str, default: bool = False) -> bool:
        """A true/false field."""
        child = self._field(key)
        return child.value if child and isinstance(child.value, bool) else default

    def items(self, key: str) -> list[Node]:
        """The entries of a list field; empty when it is absent or no list."""
        child = self._field(key)
        return child.value if child and isinstance(child.value, list) else []

    def mappings(self, key: str) -> list[Node]:
        """The entries of a list field that are mappings."""
        return [item for item in self.items(key) if isinstance(item.value, dict)]

    def strings(self, key: str) -> tuple[str, ...]:
        """The entries of a list of texts; scalars as written, mappings by their English."""
        return tuple(item.own_text() for item in self.items(key) if not isinstance(item.value, list))

    def own_text(self) -> str:
        """This node itself as text."""
        if isinstance(self.value, dict):
            return self._english()
        return self.value if isinstance(self.value, str) else self.raw

    def fields(self, key: str) -> Iterator[tuple[str, Node]]:
        """The keys and nodes of a mapping field."""
        child = self._field(key)
        if child and isinstance(child.value, dict):
            yield from child.value.items()

    def has(self, key: str) -> bool:
        """Whether a field is there and not empty."""
        child = self._field(key)
        return child is not None and child.value not in (None, "", [], {})
