"""What helps with what, and what nothing helps with: counted from what is published, never merged into one STEM figure."""

from __future__ import annotations

from dataclasses import dataclass

from stemhub.model import Hub
from stemhub.model.framework import Audience, Element, Framework, Item
from stemhub.model.learning import Check, Module, Unit
from stemhub.model.reference import Term
from stemhub.model.translation import PartState, states


@dataclass(frozen=True, slots=True)
class OutcomeCover:
    """One outcome of a module: the units that serve it, and those of them that hold a knowledge check."""

    module: Module
    id: str
    text: str
    served_by: tuple[Unit, ...]
    checked_by: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """What helps with an item: a unit, or with `unit` None a module as a whole."""

    module: Module
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class ItemCover:
    """One item in force of a current edition, for one audience, with its wording for them and what helps with it."""

    element: Element
    item: Item
    text: str
    help: tuple[Help, ...]


@dataclass(frozen=True, slots=True)
class AudienceCover:
    """The items of one framework for one audience, in the order of the checklist."""

    framework: Framework
    audience: Audience
    items: tuple[ItemCover, ...]

    @property
    def helped(self) -> int:
        """How many of the items something helps with."""
        return sum(1 for cover in self.items if cover.help)

    @property
    def without_help(self) -> tuple[ItemCover, ...]:
        """The items that nothing helps with."""
        return tuple(cover for cover in self.items if not cover.help)


@dataclass(frozen=True, slots=True)
class Field:
    """What there is for one sector in one discipline. A module that names several disciplines counts whole in each, so
    the figures of a row or a column must not be added up."""

    sector: Term
    discipline: Term
    modules: tuple[Module, ...]

    @property
    def minutes(self) -> int:
        """The time of all units of the modules."""
        return sum(module.minutes for module in self.modules)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole picture. `fields` goes sector by sector, and within each discipline by discipline; `loose` are the
    units that help with no item of any framework; `gaelic` tells how each part of the guide's chapters stands."""

    outcomes: tuple[OutcomeCover, ...]
    audiences: tuple[AudienceCover, ...]
    fields: tuple[Field, ...]
    loose: tuple[tuple[Module, Unit], ...]
    gaelic: tuple[PartState, ...]

    def in_gaelic(self, state: str) -> tuple[PartState, ...]:
        """The parts of the guide that are `translated`, `older` or `waiting`."""
        return tuple(one for one in self.gaelic if one.state == state)

    @property
    def unserved(self) -> tuple[OutcomeCover, ...]:
        """The outcomes that no unit serves."""
        return tuple(cover for cover in self.outcomes if not cover.served_by)

    @property
    def unchecked(self) -> tuple[OutcomeCover, ...]:
        """The outcomes that are served but that no knowledge check goes with."""
        return tuple(cover for cover in self.outcomes if cover.served_by and not cover.checked_by)


def coverage(hub: Hub) -> Coverage:
    """Counted over published modules, and published frameworks in their current edition."""
    helping = _helping(hub)
    return Coverage(
        outcomes=tuple(cover for module in hub.listed_modules for cover in _outcomes(module)),
        audiences=tuple(_audience(one, audience, helping) for one in hub.listed_frameworks for audience in one.audiences),
        fields=_fields(hub),
        loose=tuple((module, unit) for module in hub.listed_modules for unit in module.units if not unit.helps_with),
        gaelic=tuple(one for chapter in (hub.guide.chapters if hub.guide else ()) for one in states(chapter)),
    )


def _outcomes(module: Module) -> list[OutcomeCover]:
    found = []
    for outcome in module.outcomes:
        serving = tuple(unit for unit in module.units if outcome.id in unit.outcomes)
        checking = tuple(unit for unit in serving if any(isinstance(block, Check) for block in unit.blocks))
        found.append(OutcomeCover(module, outcome.id, outcome.text, serving, checking))
    return found


def _helping(hub: Hub) -> dict[str, list[Help]]:
    """What helps with each item, by `framework-id/item-id`."""
    found: dict[str, list[Help]] = {}
    for module in hub.listed_modules:
        for unit in (None, *module.units):
            for name in dict.fromkeys((unit or module).helps_with):
                found.setdefault(name, []).append(Help(module, unit))
    return found


def _audience(framework: Framework, audience: Audience, helping: dict[str, list[Help]]) -> AudienceCover:
    items = []
    for element in framework.edition.elements:
        for item in element.items_for(audience):
            helps = helping.get(f"{framework.id}/{item.id}", [])
            items.append(ItemCover(element, item, item.text_for(audience), tuple(helps)))
    return AudienceCover(framework, audience, tuple(items))


def _fields(hub: Hub) -> tuple[Field, ...]:
    fields = []
    for sector in hub.vocabulary.group("sectors"):
        for discipline in hub.vocabulary.group("disciplines"):
            modules = [one for one in hub.listed_modules if sector.id in one.sectors and discipline.id in one.disciplines]
            fields.append(Field(sector, discipline, tuple(modules)))
    return tuple(fields)
