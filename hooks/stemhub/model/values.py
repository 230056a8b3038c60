"""An evaluation as texts by field, and back: all that formats need to know of it.

The id of a field is a path into the evaluation (model/form.py). What people wrote has a path and is printed; what they did
not write (ids, lineage, fields that a newer program added) is `hidden` and travels unseen where a format has room for it. No
text that a document shows is hidden in it as well: who deletes a name from a document has deleted it.

    values(form, evaluation)            every text by path
    filled(form, evaluation)            the form with room for all of them: more rows, and a section for what has no field
    evaluation_from(form, texts, …)     the evaluation again
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from stemhub.model.evaluation import Answer, Evaluation, MadeFrom, Note
from stemhub.model.evaluation_json import BY_ID, MANY, ONE, evaluation_of, plain
from stemhub.model.form import LIST, TABLE, TEXT, Field, Form, Row, Section
from stemhub.model.verbatim import normal
from stemhub.wording import tidy

NOT_APPLICABLE = "not-applicable"
LEFT_OVER, LEFT_OVER_TITLE = "left-over", "Also kept with this form"
LEFT_OVER_ABOUT = "Kept from another form or an earlier edition, so that nothing is lost when you change the form or the file."
# Written by programs and not by people.
_UNSEEN = {"id", "form", "made_from", "language", "audience", "edited", "carried", "derived_from", "more"}
Path = tuple[str, ...]


def values(form: Form, evaluation: Evaluation) -> dict[str, str]:
    """Every text of an evaluation by path. The answer to an item of the form is one text, as its list of choices says it."""
    fields = form.fields
    found = {field_id(path): text for path, text in _leaves(evaluation, ())}
    for item, answer in evaluation.answers.items():
        text, covered = _in_one_text(fields.get(field_id(("answers", item, "answer"))), answer)
        for name in covered:
            found.pop(field_id(("answers", item, name)), None)
        if text:
            found[field_id(("answers", item, "answer"))] = text
    return {key: _label(one, text) if not key.startswith("answers/") and (one := _field(fields, key)) else text for key, text in found.items()}


def hidden(form: Form, evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as data without its texts. Lists keep their length, so that rows find their hidden fields again."""
    fields = form.fields
    seen = {path for path, _ in _leaves(evaluation, ())}
    for item, answer in evaluation.answers.items():
        _, covered = _in_one_text(fields.get(field_id(("answers", item, "answer"))), answer)
        seen |= {("answers", item, name) for name in covered}
    return {key: value for key, value in _without(plain(evaluation), seen, ()).items() if key != "tables"}


def filled(form: Form, evaluation: Evaluation) -> tuple[Form, dict[str, str]]:
    """The form with a field for every text of the evaluation, and the texts by field."""
    texts = values(form, evaluation)
    sections = tuple(_with_rows(section, texts) for section in form.sections)
    grown = dataclasses.replace(form, sections=sections)
    known = grown.fields
    rows = tuple(
        Row(key, key.replace("/", " › "), (Field(key, f"Also kept: {key}", TEXT, lines=2),)) for key in texts if key not in known
    )
    if rows:
        more = Section(LEFT_OVER, LEFT_OVER_TITLE, LIST, ("Text",), rows, LEFT_OVER_ABOUT)
        grown = dataclasses.replace(grown, sections=(*sections, more))
    return grown, texts


def evaluation_from(form: Form, texts: Mapping[str, str], unseen: Mapping[str, Any] | None = None) -> Evaluation:
    """The evaluation that a document holds: `texts` as read from its fields, `unseen` as `hidden` gave it.

    A choice that the form does not know is kept in the words it was written in, and a text at a place that no evaluation
    has becomes a note. Raises NotAnEvaluation when `unseen` is no evaluation.
    """
    data: dict[str, Any] = _copied(unseen or {"format": 1})
    fields, strange = form.fields, []
    for key, text in ((key, normal(text)) for key, text in texts.items() if text):
        path = path_of(key)
        if not is_place(key):
            strange.append(Note(key, text))
        elif path[-1] == "answer" and len(path) == 3:
            for name, value in (_of_one_text(fields[key], text) if key in fields else {"said": text}).items():
                _put(data, (*path[:2], name), value)
        else:
            _put(data, path, _choice(one, text) or text if (one := _field(fields, key)) else text)
    _close(data)
    made = evaluation_of(data)
    facts = MadeFrom(form.kind, form.source, form.version, form.digest, made.made_from.more)
    told = {"form": form.id, "made_from": facts, "language": form.language, "audience": form.audience}
    places = {path_of(key)[1]: place for place, key in enumerate(fields) if key.startswith("answers/")}
    answers = dict(sorted(made.answers.items(), key=lambda one: places.get(one[0], len(fields))))
    return dataclasses.replace(made, **told, answers=answers, notes=(*made.notes, *strange))


def is_place(key: str) -> bool:
    """Whether an id is the place of a text in an evaluation, whatever the form."""
    return _leads(Evaluation, path_of(key))


def part_for(form: Form, evaluation: Evaluation) -> Evaluation:
    """What of an evaluation belongs to a form about some elements: the answers to others stay behind."""
    items = {path[1] for path in map(path_of, form.fields) if path[0] == "answers"}
    elements = {path[1] for path in map(path_of, form.fields) if path[0] == "elements"}
    return dataclasses.replace(
        evaluation,
        answers={key: one for key, one in evaluation.answers.items() if key in items},
        elements={key: one for key, one in evaluation.elements.items() if key in elements},
    )


# One text for an answer


def _in_one_text(field: Field | None, answer: Answer) -> tuple[str, set[str]]:
    """The text of an answer's field, and the fields of the answer that it tells; what it cannot tell keeps a path of its own."""
    if field is None:
        return "", set()
    if not field.choices:
        return answer.text, {"text"}
    chosen = NOT_APPLICABLE if answer.not_applicable else answer.point
    text = _label(field, chosen) if chosen else answer.said
    told = _of_one_text(field, text)
    own = {"scale": answer.scale or field.scale, "point": answer.point, "said": answer.said, "not_applicable": answer.not_applicable}
    return (text, set(told)) if text and all(own[name] == value for name, value in told.items()) else ("", set())


def _of_one_text(field: Field, text: str) -> dict[str, Any]:
    if not field.choices:
        return {"text": text}
    found = _choice(field, text)
    if not found:
        return {"said": text}
    return {"not_applicable": True} if found == NOT_APPLICABLE else {"scale": field.scale, "point": found}


def _field(fields: Mapping[str, Field], key: str) -> Field | None:
    """The field at a place; in a row that people added to a table, the field of its first row."""
    path = path_of(key)
    return fields.get(key) or (fields.get(field_id((*path[:2], "1", path[3]))) if path[0] == "tables" and len(path) == 4 else None)


def _choice(field: Field, text: str) -> str:
    """The id of the choice that a text names, by its label or its id; nothing when it is none of the list."""
    said = tidy(text)
    return next((choice.id for choice in field.choices if said in (tidy(choice.label), choice.id)), "")


def _label(field: Field, chosen: str) -> str:
    return next((choice.label for choice in field.choices if choice.id == chosen), chosen)


# Paths


def _leaves(noun: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text that people wrote, with its path; numbers count from 1."""
    for one in dataclasses.fields(noun):
        value = getattr(noun, one.name)
        if one.name not in _UNSEEN and value:
            yield from _inside(value, (*path, one.name))


def _inside(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if value:
            yield path, value
    elif dataclasses.is_dataclass(value):
        yield from _leaves(value, path)
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _inside(child, (*path, key))
    elif isinstance(value, tuple):
        for number, child in enumerate(value, 1):
            yield from _inside(child, (*path, str(number)))


def _leads(kind: type, path: Path) -> bool:
    """Whether a path leads to a text that people write; an answer in one text is one too."""
    name, rest = path[0], path[1:]
    types = {one.name: one.type for one in dataclasses.fields(kind)}
    if name in _UNSEEN or (name not in types and name != "answer"):
        return False
    if types.get(name) == "str":  # `notes` are a text of an answer and a list of an evaluation
        return not rest
    if name in BY_ID and len(rest) == 2 and rest[1] == "answer":
        return True
    if name in BY_ID or name in MANY:
        return len(rest) > 1 and (name in BY_ID or rest[0].isdecimal()) and _leads({**BY_ID, **MANY}[name], rest[1:])
    if name in ONE:
        return bool(rest) and _leads(ONE[name], rest)
    return name == "tables" and len(rest) == 3 and rest[1].isdecimal()


def field_id(path: Path) -> str:
    """A path as the id of a field; `/` inside a name is written as in a JSON pointer (RFC 6901)."""
    return "/".join(part.replace("~", "~0").replace("/", "~1") for part in path)


def path_of(key: str) -> Path:
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in key.split("/"))


def _without(value: Any, seen: set[Path], path: Path) -> Any:
    if isinstance(value, dict):
        kept = {key: _without(child, seen, (*path, key)) for key, child in value.items() if (*path, key) not in seen}
        return {key: child for key, child in kept.items() if child not in ({}, []) or child == value[key]}
    if isinstance(value, list):
        return [_without(child, seen, (*path, str(number))) for number, child in enumerate(value, 1)]
    return value


def _copied(value: Any, key: str = "") -> Any:
    """A copy in which rows go by number, so that texts can be put in by path."""
    if isinstance(value, Mapping):
        return {name: _copied(child, name) for name, child in value.items()}
    if key in MANY and isinstance(value, list) and all(isinstance(one, Mapping) for one in value):
        return _Rows((str(number), _copied(one)) for number, one in enumerate(value, 1))
    return value


def _put(data: dict[str, Any], path: Path, value: Any) -> None:
    for place, part in enumerate(path[:-1]):
        rows = path[place + 1].isdecimal() and (part in MANY or path[:place] == ("tables",))
        data = data.setdefault(part, _Rows() if rows else {})
    data[path[-1]] = value


class _Rows(dict):
    """Rows by number."""


def _close(data: dict[str, Any]) -> None:
    """Rows by number become lists again, in the order of their numbers and without empty ones."""
    for key, child in data.items():
        if isinstance(child, dict):
            _close(child)
        if isinstance(child, _Rows):
            data[key] = _rows(child)


def _rows(by_number: dict[str, Any]) -> list[Any]:
    numbers = sorted(by_number, key=lambda number: (not number.isdecimal(), int(number) if number.isdecimal() else 0, number))
    return [by_number[number] for number in numbers if by_number[number]]


def _with_rows(section: Section, texts: Mapping[str, str]) -> Section:
    """A table with a row for each number that the texts speak of."""
    if section.layout != TABLE or not section.rows:
        return section
    pattern = section.rows[0]
    stem = pattern.fields[0].id.split("/1/")[0]
    used = [int(number) for key in texts if key.startswith(stem + "/") and (number := key[len(stem) + 1 :].split("/")[0]).isdecimal()]
    wanted = max(used, default=0)
    rows = [*section.rows, *(numbered(pattern, number) for number in range(len(section.rows) + 1, wanted + 1))]
    return dataclasses.replace(section, rows=tuple(rows))


def numbered(first: Row, number: int) -> Row:
    """The row of a table with another number, made from its first."""
    fields = (
        dataclasses.replace(one, id=one.id.replace("/1/", f"/{number}/", 1), label=one.label.replace(" 1:", f" {number}:", 1))
        for one in first.fields
    )
    return dataclasses.replace(first, code=str(number), fields=tuple(fields))
