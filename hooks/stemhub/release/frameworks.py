"""Frameworks: `next.yml` is frozen as an edition, and goes on as the same text without its marks of change."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from stemhub.model.digest import edition_digest
from stemhub.model.framework import CHANGE_CLASSES, NEXT, Edition, Framework
from stemhub.release import CannotRelease, Release, in_order, raised
from stemhub.release.living import FIRST, entry_lines
from stemhub.source import Document
from stemhub.source.edit import CannotEdit, Edit, Originals
from stemhub.source.fields import after_line, before_line, end_of, prepend_entry, remove_field, rewritten, set_value
from stemhub.wording import count, join

# Classes after which answers cannot all be carried over, and those that ask for another look at an answer.
BREAKING = {"withdrawn", "split", "merged"}
WEIGHTY = {"changed", "moved", "new"}
_IN_WORDS = {"editorial": "reworded"}

_SCHEMA_LINE = re.compile(rb"\A((?:\xef\xbb\xbf)?#[^\r\n]*\$schema=)(\.\./)")


def release_framework(framework: Framework, date: str, originals: Originals) -> Release:
    """The next edition of a framework. Raises CannotRelease when `next.yml` is absent or brings nothing new, or when a
    file cannot be edited."""
    upcoming, current = framework.editions.get(NEXT), framework.edition
    folder = framework.document.path.rpartition("/")[0]
    if not upcoming:
        raise CannotRelease(f"{folder}/{NEXT}.yml is not there. Copy the newest edition to it and work on that.")
    in_order(framework.releases, date)
    classes = [item.change.kind for item in _items(upcoming) if item.change]
    if current and not classes and edition_digest(upcoming) == edition_digest(current):
        raise CannotRelease(f"{upcoming.document.path} says the same as edition {current.version}. There is nothing to release.")
    version = next_version(classes, upcoming, current)
    entry = {
        "version": version,
        "date": date,
        "class": _class(classes, upcoming, current),
        "note": _note(classes, upcoming, current),
        "digest": edition_digest(upcoming),
    }
    data = originals(upcoming.document.path)
    try:
        changed = {
            framework.document.path: _recorded(framework, entry, originals(framework.document.path)),
            upcoming.document.path: _unmarked(upcoming, data),
        }
    except CannotEdit as wrong:
        raise CannotRelease(str(wrong)) from wrong
    # One folder deeper, so the line for editors finds the schema one step further up.
    frozen = _SCHEMA_LINE.sub(rb"\1../\2", data)
    return Release(version, changed, {f"{folder}/editions/{version}.yml": frozen})


def next_version(classes: list[str], upcoming: Edition, current: Edition | None) -> str:
    """The version of the next edition, by the table of this package."""
    if not current:
        return FIRST
    if BREAKING & set(classes):
        return raised(current.version, 0)
    return raised(current.version, 1 if WEIGHTY & set(classes) or upcoming.scales != current.scales else 2)


def _class(classes: list[str], upcoming: Edition, current: Edition | None) -> str:
    """The class of the whole edition: whether meanings differ, parts are new, or only the wording."""
    if not current:
        return "new"
    if (BREAKING | {"changed", "moved"}) & set(classes) or upcoming.scales != current.scales:
        return "changed"
    return "new" if "new" in classes else "editorial"


def _note(classes: list[str], upcoming: Edition, current: Edition | None) -> str:
    """One line for people who use the checklists: how many items were touched, and how."""
    if not current:
        return "First edition."
    counts = Counter(classes)
    told = [f"{count(counts[kind], 'item')} {_IN_WORDS.get(kind, kind)}" for kind in CHANGE_CLASSES if counts[kind]]
    if upcoming.scales != current.scales:
        told.append("another scale for answers")
    return join(told).capitalize() + "." if told else "Titles, summaries or the order of the elements."


def _recorded(framework: Framework, entry: dict[str, str], data: bytes) -> bytes:
    """framework.yml with the new edition on top of its list, as the current one."""
    document = framework.document
    before = document.root.plain()
    expected = before | {"current": entry["version"], "editions": [entry, *before.get("editions", [])]}
    return rewritten(document, data, list(_record(document, entry)), expected)


def _record(document: Document, entry: dict[str, str]) -> list[Edit]:
    root, current = document.root, f"current: {entry['version']}"
    if not root.at("editions"):
        last = end_of(document, root.at("current") or root.at("audiences") or root)[0]
        lines = "editions:\n" + "".join(f"  {line}\n" for line in entry_lines(entry).splitlines())
        if root.at("current"):
            return [set_value(document, "current", entry["version"]), after_line(document, last, lines)]
        return [after_line(document, last, f"{current}\n{lines}")]
    recorded = list(prepend_entry(document, "editions", entry_lines(entry)))
    if root.at("current"):
        return [set_value(document, "current", entry["version"]), *recorded]
    return [before_line(root.keys["editions"].line, current), *recorded]


def _unmarked(upcoming: Edition, data: bytes) -> bytes:
    """next.yml without the marks of change."""
    edits = [edit for item in _items(upcoming) if item.change for edit in remove_field(upcoming.document, item.node, "change")]
    return rewritten(upcoming.document, data, edits, _without_changes(upcoming.node.plain()))


def _without_changes(edition: dict[str, Any]) -> dict[str, Any]:
    for element in edition["elements"]:
        for item in element["items"]:
            item.pop("change", None)
    return edition


def _items(edition: Edition) -> list:
    return [item for element in edition.elements for item in element.items]
