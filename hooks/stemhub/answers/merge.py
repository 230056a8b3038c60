"""Merge: the files of colleagues in one setting become one evaluation; where they differ, it shows who said what.

What all say alike stands once. Where answers to an item differ, its answer is left open and offers each of them with its
author; where other texts differ, all of them stand among the notes, each with its author, and the field is left open. Where
colleagues chose which items to be asked, all of them are asked. Evidence, plan, notes and archive are put together, each row once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from stemhub.model.evaluation import Answer, Archived, Derived, ElementState, Evaluation, Note, Setting
from stemhub.model.evaluation_json import plain, written

DIFFERS = "differs"
"""Why an answer is offered: colleagues answered the item in different ways."""

CHOSEN = "asked"
"""The field of an evaluation with the ids of the items that people chose, when they chose (schemas/v1/evaluation.json)."""
_TEXTS = ("language", "started", "finished", "people", "form")


class CannotMerge(ValueError):
    """The evaluations do not belong together; the message says which and what can be done."""


@dataclass(frozen=True, slots=True)
class Told:
    """An evaluation and who filled it in: a role, or the name of its file."""

    who: str
    evaluation: Evaluation


def merge(told: Sequence[Told]) -> Evaluation:
    """One evaluation of several. One alone comes back as it is. Raises CannotMerge when there is none, or when they were
    made from different frameworks, editions, sectors or templates."""
    if not told:
        raise CannotMerge("There is nothing to merge.")
    for one in told[1:]:
        _must_fit(told[0], one)
    return told[0].evaluation if len({written(one.evaluation) for one in told}) == 1 else _Merging(told).merged()


def _must_fit(first: Told, other: Told) -> None:
    here, there = first.evaluation.made_from, other.evaluation.made_from
    if (here.kind, here.id) != (there.kind, there.id):
        raise CannotMerge(f"{first.who} was made from `{here.id}` and {other.who} from `{there.id}`.")
    if here.version != there.version:
        versions = f"{first.who} was made from edition {here.version} and {other.who} from {there.version}."
        raise CannotMerge(f"{versions} Carry the older one over first.")
    if first.evaluation.audience != other.evaluation.audience:
        sectors = f"`{first.evaluation.audience}` and {other.who} `{other.evaluation.audience}`"
        raise CannotMerge(f"{first.who} is for {sectors}: their questions differ.")


class _Merging:
    """Several evaluations on the way to one; what has no field of its own is noted on the way."""

    def __init__(self, told: Sequence[Told]):
        self.told = told
        self.all = [one.evaluation for one in told]
        self.notes: list[Note] = []

    def merged(self) -> Evaluation:
        """The one evaluation."""
        parts = {
            "answers": {item: self._answer(item) for item in _keys(one.answers for one in self.all)},
            "elements": {name: self._element(name) for name in _keys(one.elements for one in self.all)},
            "setting": self._noun(Setting, "Setting", [(one.who, one.evaluation.setting) for one in self.told]),
            "tables": {key: _once(_each(self.all, key)) for key in _keys(one.tables for one in self.all)},
            "more": self._chosen() | self._more("File", [(one.who, self._unchosen(one.evaluation.more)) for one in self.told]),
            **{name: self._text(_in_words(name), [(one.who, getattr(one.evaluation, name)) for one in self.told]) for name in _TEXTS},
            **{name: _once(row for one in self.all for row in getattr(one, name)) for name in ("evidence", "plan", "archive")},
            "derived_from": _once((*(row for one in self.all for row in one.derived_from), *map(_derived, self.all))),
        }
        notes = _once((*(row for one in self.all for row in one.notes), *self.notes))
        return replace(self.all[0], id=_id(self.all), notes=notes, **parts)

    def _chosen(self) -> dict[str, Any]:
        """The items that colleagues chose to be asked, all of them; no choice where one of them was asked the whole form."""
        chosen = [one.more.get(CHOSEN) for one in self.all]
        return {CHOSEN: list(dict.fromkeys(item for one in chosen for item in one))} if all(map(_is_choice, chosen)) else {}

    def _unchosen(self, more: Mapping[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in more.items() if key != CHOSEN or not _is_choice(value)}

    def _answer(self, item: str) -> Answer:
        """The answer that all gave who gave one; else an open one that offers each, in the order of the files."""
        given = [(one.who, one.evaluation.answers[item]) for one in self.told if item in one.evaluation.answers]
        said = [(who, answer) for who, answer in given if answer != Answer()]
        alike = {_unsigned(answer) for _, answer in said}
        if len(alike) <= 1:
            return said[0][1] if said and len({_key(answer) for _, answer in said}) == 1 else _signed_by_all(said)
        version = self.all[0].made_from.version
        offers, seen = [], set()
        for who, answer in said:
            own = replace(answer, offers=(), author=answer.author or who)
            if _unsigned(answer) not in seen or answer.author:
                offers += [*answer.offers, Archived(item, version, "", own, DIFFERS)]
            seen.add(_unsigned(answer))
        return Answer(offers=_once(offers))

    def _element(self, name: str) -> ElementState:
        return self._noun(ElementState, name, [(one.who, one.evaluation.elements[name]) for one in self.told if name in one.evaluation.elements])

    def _noun(self, kind: type, where: str, said: list[tuple[str, Any]]) -> Any:
        """A noun of texts: each field as all say it who say anything."""
        names = [one.name for one in fields(kind) if one.name != "more"]
        texts = {name: self._text(f"{where}: {_in_words(name)}", [(who, getattr(noun, name)) for who, noun in said]) for name in names}
        return kind(**texts, more=self._more(where, [(who, noun.more) for who, noun in said]))

    def _text(self, where: str, said: list[tuple[str, str]]) -> str:
        """The text that all wrote who wrote one. Where they differ, the field is left open and each is noted."""
        written = [(who, text) for who, text in said if text]
        if len({text for _, text in written}) <= 1:
            return written[0][1] if written else ""
        self.notes += [Note(f"{where} ({who})", text) for who, text in written]
        return ""

    def _more(self, where: str, said: list[tuple[str, Mapping[str, Any]]]) -> dict[str, Any]:
        """Fields that this program does not know: the first one stands, and others are noted as data."""
        found: dict[str, Any] = {}
        for who, more in said:
            for key, value in more.items():
                if found.setdefault(key, value) != value:
                    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
                    self.notes.append(Note(f"{where}: {key} ({who})", text))
        return found


def _is_choice(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _signed_by_all(said: list[tuple[str, Answer]]) -> Answer:
    """Answers that say the same, by different people or at different times: one of them, with all their authors."""
    if not said:
        return Answer()
    authors = ", ".join(dict.fromkeys(answer.author for _, answer in said if answer.author))
    return replace(said[0][1], author=authors, edited=max(answer.edited for _, answer in said))


def _unsigned(answer: Answer) -> str:
    return _key(replace(answer, author="", edited=""))


def _key(noun: Any) -> str:
    """A text that two nouns share when they are equal."""
    return repr(noun) if not isinstance(noun, Mapping) else json.dumps(noun, sort_keys=True)


def _keys(many: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(key for one in many for key in one))


def _each(all_of: list[Evaluation], table: str) -> Iterable[Any]:
    return (row for one in all_of for row in one.tables.get(table, ()))


def _once(rows: Iterable[Any]) -> tuple[Any, ...]:
    """Rows in their order, each once."""
    return tuple({_key(row): row for row in reversed(list(rows))}.values())[::-1]


def _in_words(name: str) -> str:
    return name.replace("_", " ")


def _derived(evaluation: Evaluation) -> Derived:
    return Derived(evaluation.id, evaluation.made_from.version, evaluation.finished or evaluation.started, "merged")


def _id(all_of: list[Evaluation]) -> str:
    """The same for the same evaluations, in whatever order."""
    told = sorted(json.dumps(plain(one), sort_keys=True) for one in all_of)
    return "merged-" + hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:12]
