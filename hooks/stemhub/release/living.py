"""Modules, the guide and templates: one living text, whose waiting changes become one line of its history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stemhub.model.common import Change
from stemhub.model.digest import guide_digest, module_digest, template_digest, text_digest
from stemhub.model.learning import Guide, Module
from stemhub.model.template import Template
from stemhub.release import CannotRelease, Release, in_order, numbers, raised
from stemhub.source import Document, Node
from stemhub.source.edit import CannotEdit, Originals, one_line, scalar
from stemhub.source.fields import empty_list, prepend_entry, rewritten, set_value

# Classes of change, the heaviest first.
WEIGHT = ("new", "changed", "corrected", "editorial")
FIRST = "1.0.0"


def release_module(module: Module, date: str, originals: Originals) -> Release:
    """The next version of a module. Raises CannotRelease when nothing waits or its file cannot be edited."""
    return _release(module.document, module.version, module.changes, date, module_digest(module), originals)


def release_guide(guide: Guide, date: str, originals: Originals) -> Release:
    """The next version of the guide. Raises as `release_module` does."""
    return _release(guide.document, guide.version, guide.changes, date, guide_digest(guide), originals)


def release_template(template: Template, date: str, originals: Originals) -> Release:
    """The next version of a template. Raises as `release_module` does."""
    return _release(template.document, template.version, template.changes, date, template_digest(template), originals)


def next_version(version: str, classes: Sequence[str], released: bool) -> str:
    """The version after `version`, by the table of this package. Raises CannotRelease when `version` is none."""
    if not released or numbers(version) < numbers(FIRST):
        return max(version, FIRST, key=numbers)
    return raised(version, 1 if set(classes) - {"editorial"} else 2)


def _release(document: Document, version: str, changes: Sequence[Change], date: str, digest: str, originals: Originals) -> Release:
    waiting = document.root.mappings("unreleased")
    if not waiting:
        since = f" since {changes[0].version}" if changes else ""
        raise CannotRelease(f"{document.path} has nothing under `unreleased:`{since}. Add a class and a line for readers, then try again.")
    in_order(changes, date)
    classes = [entry.text("class") for entry in waiting]
    made = next_version(version, classes, released=bool(changes))
    entry = {
        "version": made,
        "date": date,
        "class": min(classes, key=WEIGHT.index) if changes else "new",
        "note": _note(document, waiting),
        "digest": digest,
    }
    before = document.root.plain()
    expected = before | {"version": made, "unreleased": [], "changes": [entry, *before["changes"]]}
    try:
        edits = [
            set_value(document, "version", made),
            *empty_list(document, "unreleased"),
            *prepend_entry(document, "changes", entry_lines(entry)),
        ]
        return Release(made, {document.path: rewritten(document, originals(document.path), edits, expected)})
    except CannotEdit as wrong:
        raise CannotRelease(str(wrong)) from wrong


def entry_lines(entry: dict[str, Any]) -> str:
    """A list entry of texts, and of texts by language, as YAML."""
    lines = []
    for key, value in entry.items():
        if isinstance(value, dict):
            lines += [f"{key}:", *(f"  {language}: {scalar(text)}" for language, text in value.items())]
        else:
            lines.append(f'{key}: "{value}"' if key == "digest" else f"{key}: {scalar(value)}")
    return "- " + "\n  ".join(lines) + "\n"


def _note(document: Document, waiting: Sequence[Node]) -> str | dict[str, str]:
    """The notes joined; in Gaelic too when every one of them is. Raises CannotRelease when only some are."""
    english = one_line(" ".join(entry.text("note") for entry in waiting))
    gaelic = [one_line(entry.variant("note", "gd")) for entry in waiting]
    if not any(gaelic):
        return english
    if not all(gaelic):
        raise CannotRelease(f"{document.path}: some notes under `unreleased:` have a Gaelic text and some do not. Give it for all or for none.")
    return {"en": english, "gd": " ".join(gaelic), "gd_of": text_digest(english)}
