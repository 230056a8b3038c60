"""Module > Unit > block: what practitioners learn with. A pack (model/pack.py) is for teams."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stemhub.diagnostics import Span
from stemhub.model.common import Change, Outcome, Reference, Source, Words
from stemhub.model.pack import Pack
from stemhub.source import Document, Node

if TYPE_CHECKING:
    from stemhub.model.translation import Translation

_NEXT_SIDE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a unit or chapter. `kind` is one of source.markdown.BLOCK_KINDS; `id` is empty for a short
    route; `span` reaches over the whole fence; `node` is None when its YAML cannot be read."""

    kind: str
    id: str
    span: Span
    node: Node | None


@dataclass(frozen=True, slots=True)
class Setting:
    """How an activity goes in the settings of some sectors."""

    sectors: tuple[str, ...]
    text: str
    node: Node | None


@dataclass(frozen=True, slots=True)
class Activity(Block):
    """Something to try with children or learners. Minutes are whole minutes."""

    title: str = ""
    purpose: str = ""
    minutes: int = 0
    group: str = ""
    age: str = ""
    resources: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    notice: tuple[str, ...] = ()
    talk: tuple[str, ...] = ()
    adaptations: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()
    benefit: str = ""
    risk: str = ""
    managed_by: str = ""


@dataclass(frozen=True, slots=True)
class Reflection(Block):
    """A question for the reader."""

    prompt: str = ""
    think_about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a knowledge check, with the explanation shown for it."""

    text: str
    right: bool
    because: str
    node: Node


@dataclass(frozen=True, slots=True)
class Check(Block):
    """A knowledge check: one or many right options."""

    question: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Confidence(Block):
    """Confidence per discipline, before or after; never one figure for all of STEM."""

    when: str = "before"
    prompt: str = ""
    disciplines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseStudy(Block):
    """An account of practice: `illustrative` (an invented setting) or `real` (with a source). After a `question` the rest
    of it, `what_they_did`, is folded."""

    title: str = ""
    basis: str = "illustrative"
    source: str = ""
    text: str = ""
    question: str = ""
    what_they_did: str = ""
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Download(Block):
    """A file of the module, in its `files/` folder. `path` is relative to the root."""

    title: str = ""
    text: str = ""
    file: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class ShortRoute(Block):
    """The ten-minute way through a unit, as Markdown."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a module that is done in one sitting. `document` is None when its file is absent."""

    id: str
    title: str
    minutes: int
    purpose: str
    outcomes: tuple[str, ...]
    helps_with: tuple[str, ...]
    node: Node
    path: str
    document: Document | None
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """A career-long professional learning module. Lists of terms hold vocabulary ids; `references` are codes of
    curriculum and standards schemes."""

    id: str
    words: Words
    audience: str
    sectors: tuple[str, ...]
    levels: tuple[str, ...]
    disciplines: tuple[str, ...]
    topics: tuple[str, ...]
    themes: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    prerequisites: tuple[str, ...]
    units: tuple[Unit, ...]
    standards: tuple[Reference, ...]
    curriculum: tuple[Reference, ...]
    helps_with: tuple[str, ...]
    sources: dict[str, Source]
    further_help: tuple[dict[str, str], ...]
    pack: Pack | None
    version: str
    changes: tuple[Change, ...]
    node: Node
    document: Document

    @property
    def minutes(self) -> int:
        """The time of all units together."""
        return sum(unit.minutes for unit in self.units)

    @property
    def terms(self) -> tuple[str, ...]:
        """All vocabulary ids that describe the module."""
        return self.sectors + self.levels + self.disciplines + self.topics + self.themes

    def unit(self, unit_id: str) -> Unit | None:
        """A unit by its id."""
        return next((unit for unit in self.units if unit.id == unit_id), None)


@dataclass(frozen=True, slots=True)
class Pathway:
    """An ordered choice of modules and units for a role. Each step: module id, unit ids (empty: all), why."""

    id: str
    words: Words
    audience: str
    sectors: tuple[str, ...]
    steps: tuple[Step, ...]
    node: Node
    document: Document


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a pathway."""

    module: str
    units: tuple[str, ...]
    why: str
    node: Node


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the Nutshell Guide. `document` is None when its file is absent, `gaelic` when there is no Gaelic."""

    id: str
    title: str
    summary: str
    age: str
    node: Node
    path: str
    document: Document | None
    blocks: tuple[Block, ...] = ()
    gaelic: Translation | None = None


@dataclass(frozen=True, slots=True)
class Leaflet:
    """The guide on one sheet: two sides of A4, as Markdown."""

    title: str
    summary: str
    document: Document

    @property
    def sides(self) -> tuple[str, ...]:
        """The text parted at its lines `---`."""
        return tuple(side.strip() for side in _NEXT_SIDE.split(self.document.body))


@dataclass(frozen=True, slots=True)
class Guide:
    """The STEM Nutshell Guide for parents and carers."""

    words: Words
    audience: str
    chapters: tuple[Chapter, ...]
    leaflet: Leaflet | None
    sources: dict[str, Source]
    version: str
    changes: tuple[Change, ...]
    node: Node
    document: Document

    @property
    def texts(self) -> Iterator[Document]:
        """The texts of its chapters, and of its leaflet."""
        yield from (chapter.document for chapter in self.chapters if chapter.document)
        if self.leaflet:
            yield self.leaflet.document
