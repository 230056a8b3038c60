"""Pack > Session > Step, Question: ready plans for using a module in a staff meeting."""

from __future__ import annotations

from dataclasses import dataclass

from stemhub.model.template import Field
from stemhub.source import Document, Node


@dataclass(frozen=True, slots=True)
class SessionStep:
    """One step of a session; whole minutes."""

    minutes: int
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the team. `origin` is a unit id, or `unit-id/block-id`, of the module; empty if it has none."""

    text: str
    origin: str
    node: Node


@dataclass(frozen=True, slots=True)
class Session:
    """A plan for a team: what to bring and prepare, steps whose minutes add up, questions, notes for whoever leads it,
    what follows, and the fields of a sheet for participants."""

    id: str
    title: str
    minutes: int
    unit: str
    purpose: str
    bring: tuple[str, ...]
    prepare: tuple[str, ...]
    steps: tuple[SessionStep, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...]
    follow_up: tuple[str, ...]
    sheet: tuple[Field, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Pack:
    """The sessions of one module. They carry its version; a change to them waits under its `unreleased:`."""

    sessions: tuple[Session, ...]
    document: Document
