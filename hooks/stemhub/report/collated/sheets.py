"""A collation as sheets of cells in words: what workbook, table and page have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stemhub.answers.collate import ALL, UNANSWERED, Collation, Spread
from stemhub.model.evaluation import STATUSES
from stemhub.wording import count

Cell = str | int | float
HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name, a line that explains it, headings and rows."""

    name: str
    about: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def facts(collation: Collation) -> tuple[tuple[str, str], ...]:
    """What the whole summary says of itself."""
    returns = collation.elements[0].statuses[0].settings if collation.elements else 0
    privacy = (
        f"Made to be shared: no names and no notes, and numbers from which a group of fewer than {collation.hidden} could be worked out "
        "are hidden. People who know the settings may still guess, so look before you pass it on."
        if collation.hidden
        else "For your own desk: it holds names, notes and small numbers. Do not pass it on as it is."
    )
    return (
        ("Framework", collation.title),
        ("Edition", collation.version),
        ("Returns counted", f"fewer than {collation.hidden}" if returns is None else str(returns)),
        ("Sectors", "; ".join(collation.audiences.values()) or "none"),
        ("Privacy", privacy),
        ("How to read it", "Nothing here is a grade or a rank. Answers show where to look and whom to ask, and stages are not marks."),
    )


def sheets(collation: Collation) -> list[Sheet]:
    """The sheets that have something to say, in reading order."""
    made = [_elements(collation), _statuses(collation), _items(collation), _settings(collation), _notes(collation), _unread(collation)]
    return [sheet for sheet in made if sheet.rows]


def _elements(collation: Collation) -> Sheet:
    labels = list(dict.fromkeys(label for row in collation.elements for label in row.shares))
    rows = tuple(
        (row.title, *(f"{row.shares.get(label, 0):.0%}" for label in labels)) for row in collation.elements if row.shares
    )
    rounded = ", to the nearest five per cent" if collation.hidden else ""
    return Sheet("Elements", f"How the items of each element were answered, as shares of all answers{rounded}.", ("Element", *labels), rows)


def _statuses(collation: Collation) -> Sheet:
    names = {**STATUSES, UNANSWERED: "Not said"}
    rows = tuple(
        (row.title, _group(collation, spread), *(shown(spread.counts[key]) for key in names))
        for row in collation.elements
        for spread in row.statuses
    )
    return Sheet("Where settings are", "How many settings say that they are where with each element.", ("Element", "Group", *names.values()), rows)


def _items(collation: Collation) -> Sheet:
    titles = {row.element: row.title for row in collation.elements}
    labels = list(dict.fromkeys(label for row in collation.items for _, label in row.choices))
    rows = tuple(
        (
            titles.get(row.element, row.element),
            row.item,
            row.text,
            _group(collation, spread),
            *_by_label(spread, dict(row.choices), labels),
            shown(spread.settings),
            shown(row.confirm) if spread.group == ALL else "",
        )
        for row in collation.items
        for spread in row.spreads
    )
    head = ("Element", "Item", "Statement", "Group", *labels, "Settings asked", "To be confirmed")
    about = "How many settings chose what. “To be confirmed” counts answers that came from an older edition and wait for a second look."
    return Sheet("Items", about, head, rows)


def _by_label(spread: Spread, choices: dict[str, str], labels: list[str]) -> Iterator[Cell]:
    by_label = {label: spread.counts[key] for key, label in choices.items()}
    return (shown(by_label[label]) if label in by_label else "" for label in labels)


def _group(collation: Collation, spread: Spread) -> str:
    return "All" if spread.group == ALL else collation.audiences.get(spread.group, spread.group)


def shown(number: int | None) -> Cell:
    """A number as people see it."""
    return HIDDEN if number is None else number


def _settings(collation: Collation) -> Sheet:
    rows = tuple(
        (one.source, one.name, one.council, one.audience, one.version, one.finished, one.answered, one.asked, one.confirm)
        for one in collation.settings
    )
    head = ("File", "Setting", "Local authority", "Sector", "Edition filled in", "Date", "Items answered", "Items asked", "To be confirmed")
    return Sheet("Settings", f"{count(len(rows), 'return')}, and how far each got.", head, rows)


def _notes(collation: Collation) -> Sheet:
    titles = {row.element: row.title for row in collation.elements}
    rows = tuple(
        (titles.get(one.element, one.element), one.item, one.field.replace("_", " "), one.text, one.setting, one.source) for one in collation.notes
    )
    return Sheet("Notes", "What people wrote, with the file it came from.", ("Element", "Item", "Field", "Text", "Setting", "File"), rows)


def _unread(collation: Collation) -> Sheet:
    rows = tuple((one.source, one.reason) for one in collation.unread)
    return Sheet("Left out", "Files that were not counted, and why.", ("File", "Why"), rows)
