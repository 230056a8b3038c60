"""Holds documents against the JSON Schemas and tells each deviation as a fault with the values its sentence needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from stemhub.diagnostics import Span
from stemhub.source import Document, Node
from stemhub.wording import as_id, closest

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "fields of its own",
    "null": "nothing",
}


class BadSchema(Exception):
    """A schema file cannot be used; the message names it and says why."""


# To make the validators takes longer than to check a small hub with them: a server that checks after each change, and a test that
# checks again and again, makes them once for each text.
@lru_cache(maxsize=128)
def _parsed(name: str, text: str) -> dict:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadSchema(f"the schema {name}.json is no JSON: line {error.lineno}, column {error.colno}: {error.msg}") from error


@lru_cache(maxsize=128)
def _validator(name: str, text: str) -> Any:
    try:
        return jsonschema_rs.Draft202012Validator(_parsed(name, text), validate_formats=True)
    except (ValueError, TypeError) as error:
        raise BadSchema(f"the schema {name}.json is no JSON Schema: {str(error).splitlines()[0]}") from error


class Schemas:
    """The schemas of some folders, by name (`module` for `module.json`). Of two with one name that of the later folder
    counts, so that a hub may bring a few of its own."""

    def __init__(self, *folders: Path):
        self.folders = folders

    @cached_property
    def texts(self) -> dict[str, str]:
        """Every schema as it was written, in the order of their names."""
        found = {path.stem: path for folder in self.folders for path in folder.glob("*.json")}
        return {name: path.read_text("utf-8") for name, path in sorted(found.items())}

    @cached_property
    def all(self) -> dict[str, dict]:
        """Every schema as data; nobody changes it. Raises BadSchema when one is no JSON."""
        return {name: _parsed(name, text) for name, text in self.texts.items()}

    @cached_property
    def _validators(self) -> dict[str, Any]:
        return {name: _validator(name, text) for name, text in self.texts.items()}

    def check(self, document: Document, name: str, node: Node | None) -> None:
        """Report every deviation of `node` from a schema as a fault of the document."""
        if node is None:
            return
        errors = list(self._validators[name].iter_errors(node.plain()))
        known = {place for error in errors for place in _told_already(error, self.all[name])}
        for error in errors:
            about = error.kind.property if error.kind.name == "required" else error.kind.name
            if (*error.instance_path, about) not in known:
                for kind, span, values in _tell(error, self.all[name], node):
                    document.report(kind, span, values)


def _told_already(error: Any, schema: dict) -> Iterator[tuple]:
    """What need not be told besides an error: one slip is told once. A misspelt field is not missing as well; a date
    in another form is not a day that does not exist as well."""
    if error.kind.name == "additionalProperties":
        known = _describe(schema, list(error.instance_path)).get("properties", {})
        yield from ((*error.instance_path, closest(one, known)) for one in error.kind.unexpected)
    elif error.kind.name == "pattern":
        yield (*error.instance_path, "format")


def _tell(error: Any, schema: dict, root: Node) -> Iterator[tuple[str, Span, dict[str, Any]]]:
    """One error of the validator as faults: kind, place, values."""
    path, kind = list(error.instance_path), error.kind
    here = root.at(*path) or root
    told = _describe(schema, path)
    name = _field(path)
    example = _example(told)
    match kind.name:
        case "additionalProperties" | "unevaluatedProperties":
            known = list(told.get("properties", {}))
            for unexpected in kind.unexpected:
                # A field of another file's mapping of sources is found among its own keys.
                yield "unknown-field", here.key_place(unexpected), {"field": unexpected, "known": known, "where": _owner(told, name)}
        case "required":
            missing = told.get("properties", {}).get(kind.property, {})
            values = {"field": kind.property, "what": missing.get("description", ""), "example": _as_yaml(kind.property, missing)}
            yield "missing-field", _gap(here, kind.property, list(told.get("properties", {}))), values | {"where": _owner(told, name)}
        case "type":
            wanted = " or ".join(_TYPES.get(one, one) for one in kind.types)
            # A field of a source that stands beside the sources: the line with the source's own key is missing.
            inner = "own-page" if path and path[-1] in told.get("properties", {}) and "object" in kind.types else ""
            yield "wrong-type", here.span, {"field": name, "wanted": wanted, "got": _got(here), "example": example, "inner": inner}
        case "anyOf" | "oneOf":
            yield from _best_branch(kind.context, schema, root, path, told)
        case "propertyNames":
            key = kind.error.instance
            problem = f"has the key `{key}`, which is not written as an id (small letters, digits and hyphens)"
            yield "bad-value", here.key_place(key), {"field": name, "problem": problem, "what": told.get("description", ""), "example": as_id(key)}
        case _:
            problem = _PROBLEMS.get(kind.name, lambda k: "is not right")(kind)
            got = "" if isinstance(here.value, (dict, list)) or here.value == "" else _got(here)
            values = {"field": name, "problem": problem, "got": got, "what": told.get("description", "")}
            if kind.name == "enum" and isinstance(here.value, str):
                values |= {"options": kind.options, "text": here.value}
            if kind.name == "pattern" and kind.pattern == _ID:
                example = as_id(here.value) or example
            yield "bad-value", _head(here) if isinstance(here.value, (dict, list)) else here.span, values | {"example": example}


_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"

# Patterns of the schemas → what a value that fails them lacks.
_FORMS = {
    r"^(https?://|/|mailto:)": "is no address: begin it with `https://`, or with `/` for a page of this hub",
    r"^\d{4}-\d{2}-\d{2}$": "is no date of the form year-month-day",
    r"^\d+\.\d+\.\d+$": "is no version of three numbers with dots between them",
    _ID: "is no id: use small letters and digits, with single hyphens between words",
    r"^[a-z0-9-]+/[a-z0-9-]+$": "needs two ids with `/` between them: the framework's and the item's",
}

_PROBLEMS = {
    "enum": lambda kind: "must be one of " + ", ".join(f"`{option}`" for option in kind.options),
    "const": lambda kind: f"must be `{kind.expected_value}`",
    "pattern": lambda kind: _FORMS.get(kind.pattern, "is not written in the right form"),
    "format": lambda kind: "is no day of the calendar",
    "minLength": lambda kind: "is empty",
    "maxLength": lambda kind: f"is longer than {kind.limit} characters",
    "minItems": lambda kind: f"needs at least {kind.limit} " + ("entry" if kind.limit == 1 else "entries"),
    "maxItems": lambda kind: f"has more than {kind.limit} entries",
    "minProperties": lambda kind: "is empty",
    "minimum": lambda kind: f"must be at least {kind.limit}",
    "maximum": lambda kind: f"must be at most {kind.limit}",
    "uniqueItems": lambda kind: "names the same thing twice",
}


def _best_branch(context: list, schema: dict, root: Node, path: list, told: dict) -> Iterator[tuple]:
    """Of a choice, only the branch that the author meant: the one whose type fits; else all types in one sentence."""
    fitting = [branch for branch in context if not any(_is_type_here(error, path) for error in branch)]
    if fitting:
        for error in min(fitting, key=len):
            yield from _tell(error, schema, root)
        return
    wanted = list(dict.fromkeys(_TYPES.get(one, one) for branch in context for e in branch if _is_type_here(e, path) for one in e.kind.types))
    if "text" in wanted and "fields of its own" in wanted:
        wanted.remove("fields of its own")  # `{en: …, gd: …}` is for translators; the author of a number meant text
    here = root.at(*path) or root
    yield "wrong-type", here.span, {"field": _field(path), "wanted": " or ".join(wanted), "got": _got(here), "example": _example(told)}


def _is_type_here(error: Any, path: list) -> bool:
    return error.kind.name == "type" and list(error.instance_path) == path


def _describe(schema: dict, path: list[str | int]) -> dict:
    """The part of a schema that speaks of the value at `path`, `$ref`s followed; what stands beside a `$ref` wins."""
    at = _follow(schema, schema)
    for step in path:
        if isinstance(step, int):
            at = at.get("items", {})
        else:
            extra = at.get("additionalProperties")
            at = at.get("properties", {}).get(step) or (extra if isinstance(extra, dict) else {})
        at = _follow(schema, at)
    return at


def _follow(schema: dict, part: dict) -> dict:
    while "$ref" in part:
        target: Any = schema
        for step in part["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        part = target | {key: value for key, value in part.items() if key != "$ref"}
    return part


def _field(path: list[str | int]) -> str:
    """The name of a field as its author knows it: the last key, with its number when it is a list's entry."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return "this file"
    return f"{names[-1]} (entry {path[-1] + 1})" if isinstance(path[-1], int) else names[-1]


def _owner(told: dict, name: str) -> str:
    title = told.get("title", "")
    return f"{title[0].lower()}{title[1:]}" if title else name


def _example(told: dict) -> str:
    examples = told.get("examples") or []
    return json.dumps(examples[0], ensure_ascii=False) if examples else ""


def _as_yaml(field: str, told: dict) -> str:
    """An example of a whole line that repairs a missing field."""
    example = (told.get("examples") or ["…"])[0]
    if "const" in told:
        example = told["const"]
    return f"{field}: {example if isinstance(example, (str, int)) and not isinstance(example, bool) else json.dumps(example, ensure_ascii=False)}"


def _got(node: Node) -> str:
    if isinstance(node.value, dict):
        return "fields of its own"
    if isinstance(node.value, list):
        return "a list"
    if node.value is None:
        return "nothing"
    if isinstance(node.value, bool):
        return f"`{node.raw}`, which YAML reads as {str(node.value).lower()}"
    if isinstance(node.value, (int, float)):
        return f"the number `{node.raw}`"
    shown = node.value if len(node.value) <= 40 else node.value[:37] + "…"
    return f"the text `{shown}`".replace("\n", " ")


def _gap(node: Node, field: str, order: list[str]) -> Span:
    """Where a missing field belongs: the name of the field that is to come after it, by the order of the schema; at the
    end, that of the last one. The first line of the mapping when it has no fields."""
    if field not in order or not node.keys:
        return _head(node)
    before = set(order[: order.index(field)])
    written = list(node.keys)
    last = max((n for n, name in enumerate(written) if name in before), default=-1)
    return node.keys[written[min(last + 1, len(written) - 1)]]


def _head(node: Node) -> Span:
    """The first line of a collection, so that a long list is not underlined whole."""
    span = node.span
    if span.end_line == span.line:
        return span
    return Span(span.path, span.line, span.column, span.line, span.column + 1)
