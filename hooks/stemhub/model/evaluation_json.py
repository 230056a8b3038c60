"""An evaluation as plain data and back: empty fields are left out, unknown fields survive, texts come in normal form."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from typing import Any

from stemhub.model.evaluation import (
    FORMAT,
    ActionRow,
    Answer,
    Archived,
    Carried,
    Derived,
    ElementState,
    Evaluation,
    Evidence,
    MadeFrom,
    Note,
    Setting,
)
from stemhub.model.verbatim import normal

# Fields that hold a noun, nouns by id, or a list of nouns. Every other field is a text, a flag or a list of texts.
ONE = {"made_from": MadeFrom, "setting": Setting, "carried": Carried, "answer": Answer}
BY_ID = {"answers": Answer, "elements": ElementState}
MANY = {"evidence": Evidence, "plan": ActionRow, "notes": Note, "archive": Archived, "offers": Archived, "derived_from": Derived}
_HALF_OF_A_PAIR = re.compile("[\ud800-\udfff]")


class NotAnEvaluation(ValueError):
    """The data is no evaluation; the message says what is wrong in words, with the field."""


def plain(evaluation: Evaluation, about: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The evaluation as data for JSON, as schemas/v1/evaluation.json describes it. `about` says to people what the file
    is; nobody answers there, and it is written anew with each file."""
    return {"format": FORMAT, **({"about": dict(about)} if about else {}), **_plain(evaluation)}


def written(evaluation: Evaluation, about: Mapping[str, str] | None = None) -> bytes:
    """The evaluation as a JSON file: UTF-8, two blanks a level, the same bytes for the same evaluation."""
    text = json.dumps(plain(evaluation, about), ensure_ascii=False, indent=2)
    return (_HALF_OF_A_PAIR.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n").encode()


def evaluation_of(data: Any) -> Evaluation:
    """The evaluation in plain data. Raises NotAnEvaluation when a field has another shape than the schema says."""
    if not isinstance(data, Mapping) or "format" not in data:
        raise NotAnEvaluation("it holds no evaluation: the field `format` is missing")
    if data["format"] != FORMAT:
        raise NotAnEvaluation(f"it has format {data['format']}, and this program reads format {FORMAT}. A newer program made it")
    return _noun(Evaluation, {key: value for key, value in data.items() if key not in ("format", "about")}, "")


def _plain(noun: Any) -> dict[str, Any]:
    data = {}
    for one in dataclasses.fields(noun):
        value = getattr(noun, one.name)
        if one.name == "more" or value in ("", (), {}, None, False, MadeFrom(), Setting(), Answer()):
            continue
        data[one.name] = _value(value)
    return {**data, **noun.more}


def _value(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return _plain(value)
    if isinstance(value, Mapping):
        return {key: _value(child) for key, child in value.items()}
    if isinstance(value, tuple):
        return [_value(child) for child in value]
    return value


def _noun(kind: type, data: Any, where: str) -> Any:
    _must(isinstance(data, Mapping), where, "fields of its own")
    known = {one.name: one for one in dataclasses.fields(kind) if one.name != "more"}
    values = {name: _read(name, known[name], value, f"{where}{name}") for name, value in data.items() if name in known}
    return kind(**values, more={key: value for key, value in data.items() if key not in known})


def _read(name: str, one: dataclasses.Field, value: Any, where: str) -> Any:
    if one.type == "str":
        _must(isinstance(value, str), where, "text")
        return normal(value)
    if name in ONE:
        return _noun(ONE[name], value, f"{where}.")
    if name in BY_ID:
        _must(isinstance(value, Mapping), where, "fields of its own")
        return {key: _noun(BY_ID[name], child, f"{where}.{key}.") for key, child in value.items()}
    if name in MANY:
        _must(isinstance(value, list), where, "a list")
        return tuple(_noun(MANY[name], child, f"{where}.{number}.") for number, child in enumerate(value, 1))
    if name == "tables":
        return _tables(value, where)
    if one.type == "bool":
        _must(isinstance(value, bool), where, "true or false")
        return value
    _must(isinstance(value, list) and all(isinstance(child, str) for child in value), where, "a list of texts")
    return tuple(value)



def _tables(value: Any, where: str) -> dict[str, tuple[dict[str, str], ...]]:
    _must(isinstance(value, Mapping), where, "fields of its own")
    for key, rows in value.items():
        right = isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows)
        _must(right and all(isinstance(cell, str) for row in rows for cell in row.values()), f"{where}.{key}", "a list of rows of texts")
    return {key: tuple({column: normal(cell) for column, cell in row.items()} for row in rows) for key, rows in value.items()}


def _must(right: bool, where: str, what: str) -> None:
    if not right:
        raise NotAnEvaluation(f"`{where.rstrip('.') or 'the whole'}` should be {what}")
