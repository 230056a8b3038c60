"""YAML read from libyaml's events: every value with its place, by the rules of YAML 1.2's core schema.

Why events and not `compose`: events come one by one, so depth is bounded before anything recurses, an alias is seen
where it is written, and `no`, `12:30` and `2026-09-01` stay the text that the author wrote (YAML 1.1 would make them
false, 750 and a date). See content/contribute/decisions/0004-yaml-read-as-events.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent

from stemhub.diagnostics import Span
from stemhub.source.node import Node, Place
from stemhub.source.yaml_faults import explain

MAX_DEPTH = 40

Report = Callable[[str, Span, dict[str, str]], None]

# The parser alone: `CLoader` makes a resolver and a constructor too, for each of thirty thousand blocks.
_PARSER = yaml.cyaml.CParser if yaml.__with_libyaml__ else yaml.Loader
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)$")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None,
          "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}  # fmt: skip

# In a later line of a plain text: what was meant as an entry of a list.
_SWALLOWED = re.compile(r"\n([ \t]*)(-[ \t][^\n]*)")


class _Stop(Exception):
    """Reading cannot go on; the report has been made."""


def compose(text: str, path: str, report: Report, first_line: int = 1, mappings: list[Node] | None = None) -> Node | None:
    """The document's root node; None when there is none, or when aliases leave its values untold. Faults go to
    `report(kind, span, values)`.

    `first_line` is the line of the file on which `text` begins, so that a block inside Markdown keeps its place. Every
    mapping, inner ones too, is added to `mappings`.
    """
    composer = _Composer(text, path, report, first_line)
    try:
        root = composer.document()
        if root and mappings is not None:
            mappings += composer.mappings
        return root
    except _Stop:
        return None
    except yaml.MarkedYAMLError as error:
        report("yaml-syntax", *explain(error, text, path, first_line, composer.quoted))
    except (yaml.YAMLError, RecursionError) as error:
        report("yaml-syntax", Span(path, first_line, 1, first_line, len(text.partition("\n")[0]) + 1), {"problem": str(error).split("\n")[0], "repair": "Retype the line"})
    return None


class _Composer:
    """Turns events into nodes, iteratively enough for any depth that libyaml gives."""

    def __init__(self, text: str, path: str, report: Report, first_line: int):
        self.text = text
        self.path = path
        self.report = report
        self.shift = first_line
        self.copied = False
        self.quoted = None
        self.closing: Place | None = None
        self.mappings: list[Node] = []

    def document(self) -> Node | None:
        root = None
        # `yaml.parse` asks twice for each event.
        self.next_event = _PARSER(self.text).get_event
        while event := self.next_event():
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self.report("yaml-syntax", Span(*self.place(event)), {"problem": "a second document begins here (a line of three hyphens)",
                                                                      "repair": "Keep one document in a file"})  # fmt: skip
                break
            if not isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)):
                root = self.node(event, 0)
        return None if self.copied else root

    def place(self, event: Any) -> Place:
        start, end, shift = event.start_mark, event.end_mark, self.shift
        return (self.path, start.line + shift, start.column + 1, end.line + shift, end.column + 1)

    def node(self, event: Any, depth: int) -> Node:
        start, end, shift = event.start_mark, event.end_mark, self.shift
        where = (self.path, start.line + shift, start.column + 1, end.line + shift, end.column + 1)
        if event.anchor:
            self.report("yaml-alias", Span(*where), {"name": event.anchor})
        kind = type(event)
        if kind is ScalarEvent:  # four events of five: asked first
            raw, style = event.value, event.style
            if not style:
                if start.line < end.line:
                    self.swallowed(start, end)
                return Node(_typed(raw) if event.implicit[0] else raw, where, raw)
            if style in "'\"":
                self.quoted = event
            return Node(raw, where, raw, style in "|>")
        if kind is yaml.AliasEvent:
            self.copied = True
            return Node(None, where)
        if depth >= MAX_DEPTH:
            self.report("yaml-syntax", Span(*where), {"problem": f"lists and fields are nested more than {MAX_DEPTH} deep",
                                                      "repair": "Write the content flatter"})  # fmt: skip
            raise _Stop
        made = self.sequence(where, depth + 1) if kind is yaml.SequenceStartEvent else self.mapping(where, depth + 1)
        if event.flow_style:
            made.where = _until(where, self.closing)
        return made

    def swallowed(self, start: Any, end: Any) -> None:
        """Stops at a later line of a plain text that begins with a hyphen: to YAML it only goes on with the text above it."""
        found = _SWALLOWED.search(self.text, start.index, end.index)
        if found:
            line = start.line + self.shift + self.text.count("\n", start.index, found.start()) + 1
            column = len(found[1]) + 1
            problem = f"this entry goes on with the text that begins on line {start.line + self.shift}"
            repair = "Write the field it belongs to above it, or indent it like its neighbours; text that goes on with a hyphen needs quotes"
            self.report("yaml-syntax", Span(self.path, line, column, line, column + len(found[2])), {"problem": problem, "repair": repair})
            raise _Stop

    def sequence(self, where: Place, depth: int) -> Node:
        children: list[Node] = []
        next_event, node = self.next_event, self.node
        while type(event := next_event()) is not SequenceEndEvent:
            children.append(node(event, depth))
        self.closing = self.place(event)
        return Node(children, _until(where, children[-1].where if children else None))

    def mapping(self, where: Place, depth: int) -> Node:
        values: dict[str, Node] = {}
        places: dict[str, Place] = {}
        last = None
        next_event, node, place, path, shift = self.next_event, self.node, self.place, self.path, self.shift
        while type(event := next_event()) is not MappingEndEvent:
            if type(event) is ScalarEvent and not event.style and not event.anchor:  # needs no node: only its name and place are kept
                start, name = event.start_mark, event.value
                line, column = start.line + shift, start.column + 1
                there = (path, line, column, line, column + len(name))
            else:
                key = node(event, depth)
                name, there = "?" if isinstance(key.value, (dict, list)) else key.raw, key.where
            value = node(next_event(), depth)
            last = value.where
            if name in values:
                self.report("duplicate-key", Span(*there), {"key": name, "first": str(places[name][1])})
                continue
            values[name] = value
            places[name] = there
        self.closing = place(event)
        made = Node(values, _until(where, last), key_places=places)
        self.mappings.append(made)
        return made


def _until(start: Place, end: Place | None) -> Place:
    """A collection reaches to the end of its last child, or to its bracket: libyaml's own end may be the next token."""
    if end is None or end[3:] < start[1:3]:
        return start
    return (*start[:3], *end[3:])


def _typed(raw: str) -> Any:
    """A plain scalar by YAML 1.2's core schema; what is no number, true, false or null is text."""
    if raw in _WORDS:
        return _WORDS[raw]
    if raw[0] in "-+.0123456789":
        if _INTEGER.match(raw) and len(raw) < 19:
            return int(raw)
        if _FLOAT.match(raw) and len(raw) < 40:
            return float(raw)
    return raw
