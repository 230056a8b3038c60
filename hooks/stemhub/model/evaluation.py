"""Evaluation > Answer, ElementState, Evidence, ActionRow, Note, Archived: what a setting wrote into a form.

The one shape that every format reads and writes, described field by field in schemas/v1/evaluation.json. All texts are in
normal form (model/verbatim.py). Every noun keeps in `more` the fields that it does not know, so that what a newer program
wrote survives an older one. Dates are texts as people wrote them, ISO where a program wrote them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """The framework or template (`kind`) that the form was made from: id, version and digest of its edition."""

    kind: str = "framework"
    id: str = ""
    version: str = ""
    digest: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """Who fills in the form; everything is optional. `code` is the setting's own id, `council` the local authority."""

    name: str = ""
    code: str = ""
    council: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Carried:
    """How an answer came from an older edition: the change class of its item, the version and the items that it was given
    to. `confirm` asks people to look at it again."""

    change: str = ""
    version: str = ""
    items: tuple[str, ...] = ()
    confirm: bool = False
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one item or one field of a template.

    `scale` and `point` are ids (never a number); `said` is a choice in words that are none of the scale's; `text` is the
    answer to a question; `notes` say what we do and how we know. `offers` are answers to items that this one was split
    from or merged of, for people to choose from.
    """

    scale: str = ""
    point: str = ""
    not_applicable: bool = False
    said: str = ""
    text: str = ""
    notes: str = ""
    strengths: str = ""
    impact: str = ""
    next_steps: str = ""
    author: str = ""
    edited: str = ""
    carried: Carried | None = None
    offers: tuple[Archived, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Archived:
    """An answer kept beside the form: to the item `item` of `version`, whose wording was `question`; `why` is the change
    class that brought it here."""

    item: str = ""
    version: str = ""
    question: str = ""
    answer: Answer = field(default_factory=Answer)
    why: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ElementState:
    """Where an element stands: `status` is one of STATUSES, `achieved` the day of an award for it."""

    status: str = ""
    achieved: str = ""
    strengths: str = ""
    impact: str = ""
    next_steps: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


STATUSES = {"not-started": "Not started", "drafting": "Drafting", "submitted": "Submitted", "achieved": "Achieved"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence: `kept` is where it is kept, `permission` whether people in it agreed, `items` ids of items."""

    kind: str = ""
    title: str = ""
    date: str = ""
    kept: str = ""
    permission: str = ""
    items: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A row of the action plan; `items` names items of one or several frameworks (`framework/item`)."""

    priority: str = ""
    action: str = ""
    who: str = ""
    by_when: str = ""
    measure: str = ""
    items: str = ""
    review: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """Text that was found in a document outside its fields: `where` says in words where."""

    where: str = ""
    text: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Derived:
    """An evaluation that this one came from."""

    id: str = ""
    version: str = ""
    date: str = ""
    how: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A filled-in form. `form` is the id of a Form; `audience` the id of the sector or strand; `answers` go by item or
    field id, `elements` by element id, `tables` by table id (rows of texts by column)."""

    id: str = ""
    form: str = ""
    made_from: MadeFrom = field(default_factory=MadeFrom)
    language: str = "en"
    audience: str = ""
    setting: Setting = field(default_factory=Setting)
    started: str = ""
    finished: str = ""
    people: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    elements: Mapping[str, ElementState] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    plan: tuple[ActionRow, ...] = ()
    tables: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    archive: tuple[Archived, ...] = ()
    derived_from: tuple[Derived, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
