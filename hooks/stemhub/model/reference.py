"""What content refers to: vocabulary, code schemes, the directory, regions, ordinary pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from stemhub.model.common import Source, Words
from stemhub.source import Document, Node

# Facets of the vocabulary, in the order in which readers meet them; `glossary` terms are words only.
FACETS = ("sectors", "sector_groups", "levels", "disciplines", "themes", "topics", "strands", "times")
GROUPS = (*FACETS, "glossary")


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the hub uses. `group` is one of GROUPS; `members` are the sectors of a sector group; `times` terms
    hold units of `from_minutes` to `to_minutes`, both included."""

    id: str
    group: str
    label: str
    short_label: str
    definition: str
    synonyms: tuple[str, ...]
    links: tuple[dict[str, str], ...]
    members: tuple[str, ...]
    from_minutes: int
    to_minutes: int
    node: Node


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms by id, in the order of the file."""

    terms: dict[str, Term]
    document: Document | None

    def group(self, name: str) -> tuple[Term, ...]:
        """The terms of one group."""
        return tuple(term for term in self.terms.values() if term.group == name)

    def label(self, term_id: str) -> str:
        """The label of a term; an unknown id stands for itself (a rule reports it)."""
        return self.terms[term_id].label if term_id in self.terms else term_id

    def short_label(self, term_id: str) -> str:
        """As `label`, in few letters where there are some."""
        return self.terms[term_id].short_label if term_id in self.terms else term_id

    def expand(self, sector: str) -> tuple[str, ...]:
        """A sector, or the sectors of a group."""
        term = self.terms.get(sector)
        return term.members if term and term.group == "sector_groups" else (sector,)


@dataclass(frozen=True, slots=True)
class BestBet:
    """A page that editors put first for certain queries. `page` is an address of the site with its leading `/`."""

    queries: tuple[str, ...]
    page: str
    reason: str
    node: Node


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What people type who are served by a page or by a part of it (`/about/#people`), beside what it says itself."""

    page: str
    words: tuple[str, ...]
    node: Node


@dataclass(frozen=True)
class SearchHelp:
    """What editors tell the search beside the vocabulary: rows of words that mean the same, rows that begin with the word of the
    pages and go on with what it is called in Scots, Gaelic and talk, words that lead to a page, words and questions with which a
    page helps too, and best bets."""

    same_meaning: tuple[tuple[str, ...], ...]
    same_word: tuple[tuple[str, ...], ...]
    asked_for: tuple[AskedFor, ...]
    also_helps: tuple[AskedFor, ...]
    best_bets: tuple[BestBet, ...]
    document: Document | None

    def words_for(self, page: str) -> tuple[str, ...]:
        """What people ask for who are served by this page or part, in the order of the file."""
        return self._asked_by_page.get(page, ())

    def also_for(self, page: str) -> tuple[str, ...]:
        """With what else this page or part helps, in the order of the file."""
        return self._helped_by_page.get(page, ())

    @cached_property
    def _asked_by_page(self) -> dict[str, tuple[str, ...]]:
        return _by_page(self.asked_for)

    @cached_property
    def _helped_by_page(self) -> dict[str, tuple[str, ...]]:
        return _by_page(self.also_helps)


def _by_page(rows: Iterable[AskedFor]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in rows:
        found[one.page] = found.get(one.page, ()) + one.words
    return found


@dataclass(frozen=True, slots=True)
class Code:
    """A code with the hub's own short label."""

    code: str
    label: str
    level: str
    group: str
    node: Node


@dataclass(frozen=True, slots=True)
class CodeScheme:
    """A table of codes. `complete` says, per level or for all (""), whether an absent code is surely wrong;
    `renumbered` that codes of an earlier form were given other meanings."""

    id: str
    title: str
    kind: str
    publisher: str
    year: str
    note: str
    sectors: tuple[str, ...]
    valid_from: str
    valid_until: str
    renumbered: bool
    complete: dict[str, bool]
    codes: dict[str, Code]
    sources: dict[str, Source]
    node: Node
    document: Document

    @property
    def whole(self) -> bool:
        """Whether every code of the scheme is in the table."""
        return all(self.complete.values()) and bool(self.complete)

    def surely_wrong(self, code: str) -> bool:
        """Whether a code that the table does not hold cannot be right: its level's part of the table is complete, or
        no code begins like it. The level of a code is that of others with the same part before the hyphen."""
        if "" in self.complete:
            return self.complete[""]
        levels = {known.level for known in self.codes.values() if known.code.split("-")[0] == code.split("-")[0]}
        return all(self.complete.get(level, False) for level in levels)


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation, programme or resource of the directory. `details` are optional lines: label → text.
    `price` and `reaches` are what lists are narrowed by; empty when no source tells."""

    id: str
    title: str
    kind: str
    provider: str
    summary: str
    sectors: tuple[str, ...]
    levels: tuple[str, ...]
    disciplines: tuple[str, ...]
    delivery: tuple[str, ...]
    regions: tuple[str, ...]
    url: str
    details: dict[str, str]
    price: str
    reaches: tuple[str, ...]
    quality: str
    quality_by: str
    quality_checked_on: str
    status: str
    status_note: str
    checked_on: str
    sources: dict[str, Source]
    node: Node
    document: Document


@dataclass(frozen=True, slots=True)
class Council:
    """A local authority by its official code."""

    code: str
    name: str
    name_gd: str
    former_codes: tuple[str, ...]
    college_regions: tuple[str, ...]
    collaborative: str
    dyw_groups: tuple[str, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Region:
    """A college region with its colleges."""

    id: str
    title: str
    colleges: tuple[str, ...]
    note: str
    node: Node


@dataclass(frozen=True, slots=True)
class Regions:
    """The three regional divisions of Scotland over the same 32 councils; they are never merged."""

    note: str
    college_regions: tuple[Region, ...]
    collaboratives: dict[str, str]
    dyw_groups: dict[str, str]
    councils: tuple[Council, ...]
    sources: dict[str, Source]
    node: Node
    document: Document


@dataclass(frozen=True, slots=True)
class OrdinaryPage:
    """A page that is written as it is read: `address` is its URL, `template` a special body (`home`)."""

    address: str
    title: str
    description: str
    template: str
    doors: tuple[dict[str, str], ...]
    document: Document

    @property
    def words(self) -> Words:
        """Its title and description in the common form."""
        return Words(self.title, self.description, "published", "", "")
