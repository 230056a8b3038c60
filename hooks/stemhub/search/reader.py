"""The files of an index, read again: what a browser does in overrides/assets/hub/search/index.js, for the command line and for tests."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from stemhub.search.coding import numbers, placed, unfront, value
from stemhub.search.postings import BODY, FIELDS, rarity, weight
from stemhub.search.shards import BY_ENTRY, FOLDER, FREQUENT, NEAR, OFTEN, VERSION

_BODY_ONLY = 26
_LAST = "\uffff"
_FEW = 3  # files that are read for the ends of a word


@dataclass(frozen=True, slots=True)
class Found:
    """A term's sections with lunr's weights, fields added up; `rarity` is lunr's idf."""

    weights: dict[int, float]
    rarity: float


class NoIndex(Exception):
    """There is no index to read, or one of another version; the message says what to do."""


class Index:
    """An index in a folder of a built site. Nothing is read before it is needed, nothing twice."""

    def __init__(self, site: Path):
        self._folder = site / FOLDER
        self._shards: dict[str, Any] = {}
        self._terms: dict[str, tuple[dict[str, Found], dict[str, Any]]] = {}
        self._records: dict[int, list[Any]] = {}
        try:
            root = _data(self._folder / "root.js")
        except (OSError, ValueError) as missing:
            raise NoIndex(f"{site} holds no search index. Build the site first: `stemhub build`.") from missing
        if root["v"] != VERSION:
            raise NoIndex(f"The index in {site} is of another version. Build the site again: `stemhub build`.")
        self._folder /= root["at"]
        self.root = root
        self.sections: int = root["n"]
        self.entries: int = root["e"]
        self.stop_words = frozenset(root["stop"].split(" "))
        self.weak_stems = frozenset(root["weak"].split(" ")) | self.stop_words
        self.other_languages: bool = bool(root["l"])
        self._splits = list(unfront(root["t"]))
        self._ends = {letter: list(unfront(root[letter])) for letter in "dr"}

    @cached_property
    def entry_of(self) -> list[int]:
        """The entry of each section."""
        return [entry for entry, count in enumerate(numbers(self.root["s"])) for _ in range(count)]

    @cached_property
    def first(self) -> list[int]:
        """The first section of each entry."""
        return _sums(numbers(self.root["s"]))

    @cached_property
    def worth(self) -> list[float]:
        """What each entry counts."""
        pairs = numbers(self.root["w"])
        return [worth / 100 for worth, count in zip(pairs[::2], pairs[1::2], strict=True) for _ in range(count)]

    def shard(self, name: str) -> Any:
        """The data of a file."""
        if name not in self._shards:
            self._shards[name] = _data(self._folder / f"{name}.js")
        return self._shards[name]

    def _opened(self, name: str) -> tuple[dict[str, Found], dict[str, Any]]:
        if name not in self._terms:
            terms, sizes, gaps, kinds, counts, others, values = self.shard(name)
            self._terms[name] = (dict(self._postings(terms, sizes, gaps, kinds, counts)), dict(zip(unfront(others), values, strict=True)))
        return self._terms[name]

    def _postings(self, terms: str, sizes: str, gaps: str, kinds: str, counts: str) -> Iterable[tuple[str, Found]]:
        gap, kind, count = iter(numbers(gaps)), iter(kinds), iter(numbers(counts))
        held: dict[int, list[tuple[int, int]]] = {}
        mentions = 0
        for term, size in zip(unfront(terms), numbers(sizes), strict=True):
            rows, last = {}, -1
            for _ in range(size):
                last += next(gap) + 1
                sort = value(next(kind))
                if sort < _BODY_ONLY:
                    rows[last] = [(BODY, sort + 1)]
                else:
                    rows[last] = [(place, next(count) + 1) for place in range(len(FIELDS)) if sort - _BODY_ONLY >> place & 1]
            if term.endswith(BY_ENTRY):  # the row after that of the term: what is told of by entry
                mentions += next(count)
                rows = {self.first[entry]: fields for entry, fields in rows.items()} | held
            else:
                mentions = sum(map(len, rows.values()))
            held = rows
            idf = rarity(self.sections, mentions)
            yield term.removesuffix(BY_ENTRY), Found({section: sum(weight(idf, *one) for one in rows[section]) for section in sorted(rows)}, idf)

    def _place(self, key: str) -> str:
        return f"t{max(0, bisect_right(self._splits, placed(key)) - 1)}"

    def term(self, term: str) -> Found | None:
        """The sections that hold a term."""
        return self._opened(self._place(term))[0].get(term)

    def extra(self, key: str) -> Any:
        """What stands beside the terms: phrases, titles, best bets, beginnings."""
        return self._opened(self._place(key))[1].get(key)

    def beginning(self, prefix: str, most: int) -> list[tuple[str, bool]]:
        """Terms and single words of phrases that begin so, the most frequent first, and whether each is so frequent that it is not worth
        its list beside the word itself; none when there are too many to read."""
        listed = self.extra(f"{prefix}*")
        if listed:
            return [(term.removesuffix(OFTEN), term.endswith(OFTEN)) for term in listed.split(" ")[:most]]
        first, last = max(0, bisect_right(self._splits, prefix) - 1), bisect_right(self._splits, prefix + _LAST)
        if last - first > _FEW:
            return []
        found: dict[str, int] = {}
        for place in range(first, last):
            terms, others = self._opened(f"t{place}")
            found |= {term: len(one.weights) for term, one in terms.items() if term.startswith(prefix) and " " not in term}
            found |= {key[:-1]: 0 for key in others if key.startswith(prefix) and key.endswith("#") and " " not in key and key[:-1] not in found}
        return [(term, found[term] >= FREQUENT) for term in sorted(found, key=lambda term: (-found[term], term))[:most]]

    def spellings(self, letter: str, start: str) -> Iterable[tuple[str, int]]:
        """Words of a spelling list near a beginning, with a sign of how often they stand."""
        ends = self._ends[letter]
        first, last = max(0, bisect_right(ends, start) - 1), bisect_right(ends, start + _LAST)
        for place in range(first, last):
            listed, signs = self.shard(f"{letter}{place}")
            yield from zip(unfront(listed), map(value, signs), strict=True)

    def record(self, entry: int) -> list[Any]:
        """Address, title, kind, summary, whether there is more text, neighbours as text or nothing, the language if it is not English."""
        return self._records.get(entry) or self._own(entry)[0]

    def near(self, entry: int) -> list[tuple[int, int]]:
        """The neighbours of an entry with how near they are, see `nearby`."""
        return self._own(entry)[1]

    def _own(self, entry: int) -> tuple[list[Any], list[tuple[int, int]]]:
        """What an entry's own file holds: its record and its neighbours. The records of the nearest are kept."""
        row, *copies = self.shard(f"x{entry}")
        pairs = numbers(row[NEAR])
        near = list(zip(pairs[::2], pairs[1::2], strict=True))
        self._records[entry] = row
        self._records |= {other: copy for (other, _), copy in zip(near, copies, strict=False)}
        return row, near

    def holders(self, facet: str, wanted: str) -> set[int] | None:
        """The entries that hold a value of a facet; None when there is no such value."""
        try:
            values = self.shard(f"f-{facet}")
        except OSError:
            return None
        for one, _, held in values:
            if one == wanted:
                found, place = set(), 0
                pairs = numbers(held)
                for gap, length in zip(pairs[::2], pairs[1::2], strict=True):
                    found |= set(range(place + gap, place + gap + length + 1))
                    place += gap + length + 1
                return found
        return None

    def values(self, facet: str) -> list[str]:
        """All values of a facet."""
        return [value for value, _, _ in self.shard(f"f-{facet}")]


def _sums(counts: Iterable[int]) -> list[int]:
    found, total = [], 0
    for count in counts:
        found.append(total)
        total += count
    return found


def _data(path: Path) -> Any:
    text = path.read_text("utf-8")
    return json.loads(text[text.index(",") + 1 : -1])
