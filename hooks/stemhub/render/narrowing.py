"""What a list can be narrowed by: facets with their choices and counts, as the page shows them before anything is chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from stemhub.model import Hub

# Among the values of a thing: it suits whatever is chosen in this facet.
ANY = "any"
# The groups of the vocabulary that lists of learning are narrowed by, with what readers call them.
_VOCABULARY = {"sector": ("Sector", "sectors"), "level": ("Level", "levels"), "discipline": ("Discipline", "disciplines"), "topic": ("Topic", "topics")}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, its words and how many things of the list it leaves."""

    value: str
    label: str
    total: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A question with its choices. `name` stands in the address and in the attribute `data-<name>` of each thing."""

    name: str
    title: str
    choices: tuple[Choice, ...]


def facet(name: str, title: str, labels: Mapping[str, str], things: Iterable[Collection[str]], always: Collection[str] = ()) -> Facet:
    """A facet over the values of all things, in the order of `labels`. Choices that nothing has are left out, but for `always`."""
    listed = list(things)
    totals = {value: sum(value in values or ANY in values for values in listed) for value in labels}
    named = {value for values in listed for value in values} | {*always}
    return Facet(name, title, tuple(Choice(value, label, totals[value]) for value, label in labels.items() if value in named))


def shown(facets: Iterable[Facet]) -> list[Facet]:
    """The facets that can narrow anything: with one choice there is nothing to choose."""
    return [one for one in facets if len(one.choices) > 1]


def vocabulary_facets(hub: Hub, things: Sequence[Mapping[str, Collection[str]]]) -> list[Facet]:
    """Sector, level, discipline, topic and time, over things with their values by facet."""
    groups = _VOCABULARY | {"time": ("Time", "times")}
    facets = []
    for name, (title, group) in groups.items():
        labels = {term.id: term.label for term in hub.vocabulary.group(group)}
        facets.append(facet(name, title, labels, [thing.get(name, ()) for thing in things]))
    return shown(facets)


def each_sector(hub: Hub, sectors: Iterable[str]) -> tuple[str, ...]:
    """Sectors with groups of sectors replaced by their members, each once."""
    return tuple(dict.fromkeys(one for sector in sectors for one in hub.vocabulary.expand(sector)))


def attributes(values: Mapping[str, Collection[str]]) -> dict[str, Any]:
    """The values of a thing as they stand in its attributes."""
    return {name: " ".join(each) for name, each in values.items() if each}


def for_words(list_id: str, words: str, total: int) -> dict[str, Any]:
    """What the part `narrow.md` needs for a list that is narrowed by words alone."""
    elsewhere = Markup('Look in the <a href="/search/">search</a>, or in <a href="/topics/">all topics</a>.')
    return {"list": list_id, "words": words, "total": total, "facets": (), "elsewhere": elsewhere}
