"""Words that several things share: title and status, sources, changes, outcomes, coded references."""

from __future__ import annotations

from dataclasses import dataclass

from stemhub.source import Node


@dataclass(frozen=True, slots=True)
class Words:
    """What every published thing says of itself; dates are ISO."""

    title: str
    summary: str
    status: str
    owner: str
    review_by: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source that content cites by its key. `year` is as written, empty if unknown."""

    key: str
    publisher: str
    title: str
    year: str
    url: str
    licence: str
    note: str
    checked_on: str
    node: Node


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a thing's history: version, ISO date, class of change, a line for readers, digest if recorded."""

    version: str
    date: str
    kind: str
    note: str
    digest: str
    node: Node


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a learner can do afterwards."""

    id: str
    text: str
    node: Node


@dataclass(frozen=True, slots=True)
class Reference:
    """Codes of one scheme, such as `sciences-2010` SCN 0-07a."""

    scheme: str
    codes: tuple[str, ...]
    node: Node
