"""Framework > Edition > Element > Item, with audiences and scales: what settings evaluate themselves against."""

from __future__ import annotations

from dataclasses import dataclass

from stemhub.model.common import Change, Reference, Source, Words
from stemhub.source import Document, Node
from stemhub.wording import edition_name

CHANGE_CLASSES = ("editorial", "clarified", "changed", "moved", "split", "merged", "withdrawn", "new")
NEXT = "next"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a scale."""

    id: str
    label: str
    descriptor: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Ordered points, lowest first. Scales are never converted into each other."""

    id: str
    title: str
    points: tuple[Point, ...]
    not_applicable: bool
    node: Node
    document: Document


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom a checklist is made: sectors, and in community learning and development a strand."""

    id: str
    title: str
    sectors: tuple[str, ...]
    strand: str
    node: Node

    def answers_to(self, names: tuple[str, ...]) -> bool:
        """Whether `applies_to` names it: by `all`, by its own id or by one of its sectors."""
        return any(name in ("all", self.id) or name in self.sectors for name in names)


@dataclass(frozen=True, slots=True)
class ItemChange:
    """How an item differs from the edition before: a class of CHANGE_CLASSES, the items it came from, a note."""

    kind: str
    origins: tuple[str, ...]
    note: str
    node: Node


@dataclass(frozen=True, slots=True)
class Item:
    """A statement, criterion or question with a permanent id. `texts` holds other wordings by audience or sector;
    `stages` of a statement says what each point of its scale looks like, by point id; `short` puts it in the short form."""

    id: str
    kind: str
    text: str
    texts: dict[str, str]
    stages: dict[str, str]
    short: bool
    applies_to: tuple[str, ...]
    prompts: tuple[str, ...]
    evidence: tuple[str, ...]
    quality_indicators: tuple[Reference, ...]
    change: ItemChange | None
    withdrawn: bool
    node: Node

    def text_for(self, audience: Audience) -> str:
        """The wording for an audience: its own, its sector's, or the common one."""
        return next((self.texts[name] for name in (audience.id, *audience.sectors) if name in self.texts), self.text)


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a framework that can be done by itself."""

    id: str
    title: str
    titles: dict[str, str]
    summary: str
    items: tuple[Item, ...]
    node: Node

    def title_for(self, audience: Audience) -> str:
        """The title for an audience: its own, its sector's, or the common one."""
        return next((self.titles[name] for name in (audience.id, *audience.sectors) if name in self.titles), self.title)

    def items_for(self, audience: Audience) -> tuple[Item, ...]:
        """The items of an audience that are in force."""
        return tuple(i for i in self.items if not i.withdrawn and audience.answers_to(i.applies_to))


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition. `version` is semantic, or `next` where editors work; `scales` maps a kind of item to a scale id."""

    version: str
    scales: dict[str, str]
    elements: tuple[Element, ...]
    node: Node
    document: Document

    @property
    def items(self) -> dict[str, Item]:
        """All items by id, withdrawn ones too."""
        return {item.id: item for element in self.elements for item in element.items}

    def element_of(self, item_id: str) -> Element | None:
        """The element that holds an item."""
        return next((e for e in self.elements if any(i.id == item_id for i in e.items)), None)

    def element(self, element_id: str) -> Element | None:
        """An element by its id."""
        return next((e for e in self.elements if e.id == element_id), None)


@dataclass(frozen=True, slots=True)
class Framework:
    """A self-evaluation framework and all its editions by version (`next` included when it is there)."""

    id: str
    words: Words
    short_title: str
    authority: str
    authority_statement: str
    serves: dict[str, str]
    audiences: tuple[Audience, ...]
    current: str
    releases: tuple[Change, ...]
    how_used: str
    sources: dict[str, Source]
    editions: dict[str, Edition]
    node: Node
    document: Document

    @property
    def edition(self) -> Edition | None:
        """The current edition."""
        return self.editions.get(self.current)

    def name_of(self, release: Change) -> str:
        """"November 2026 edition", with its version where two editions came in one month."""
        name = edition_name(release.date)
        alike = [one for one in self.releases if edition_name(one.date) == name]
        return f"{name}, version {release.version}" if len(alike) > 1 else name

    def release(self, version: str) -> Change | None:
        """The record of a released version."""
        return next((release for release in self.releases if release.version == version), None)
