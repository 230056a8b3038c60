"""What changed from one edition of a framework to the next: old and new wording side by side, by class of change."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from markupsafe import Markup

from stemhub.model.common import Change
from stemhub.model.framework import Edition, Framework, Item
from stemhub.render.drawing import escape

# Class of change → its heading, and what becomes of an answer to such an item.
IN_WORDS = {
    "changed": ("Changed in meaning", "Your answer is kept and marked, so that you can read it again and confirm it."),
    "split": ("Split into several", "Your answer to the old statement is offered under each of the new ones."),
    "merged": ("Merged into one", "Your answers to the old statements are all offered under the new one."),
    "moved": ("Moved to another element", "Your answer moves with the statement."),
    "new": ("New", "There is no answer yet."),
    "withdrawn": ("Withdrawn", "No longer asked. Your answer is kept in the archive of your file."),
    "clarified": ("Said more clearly", "The meaning is the same. Your answer is kept."),
    "editorial": ("Reworded", "The meaning is the same. Your answer is kept."),
}
_LIVE_ON = "Old statements that were split or merged are not asked either; they stand above, with what came of them."
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of one item before and now, with what differs marked; either may be empty. `whose` names an audience."""

    whose: str
    before: Markup
    now: Markup


@dataclass(frozen=True, slots=True)
class Changed:
    """One touched item: the items it came from, its elements before and now, its wordings, a note for its users."""

    item: Item
    origins: tuple[Item, ...]
    from_element: str
    element: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """From one edition to the next: groups of (heading, what becomes of answers, items), weighty ones first."""

    release: Change
    earlier: Change | None
    unchanged: int
    groups: tuple[tuple[str, str, tuple[Changed, ...]], ...]


def steps(framework: Framework) -> list[Step]:
    """A step for each release, newest first; the first edition has no earlier one and no groups."""
    found = []
    for place, release in enumerate(framework.releases):
        earlier = framework.releases[place + 1] if place + 1 < len(framework.releases) else None
        edition = framework.editions.get(release.version)
        before = framework.editions.get(earlier.version) if earlier else None
        groups = _groups(before, edition) if before and edition else ()
        unchanged = sum(not item.change and not item.withdrawn for item in edition.items.values()) if edition else 0
        found.append(Step(release, earlier, unchanged, groups))
    return found


def _groups(before: Edition, now: Edition) -> tuple[tuple[str, str, tuple[Changed, ...]], ...]:
    """Touched items by class. A withdrawn item that lives on in others is shown with those."""
    touched = [item for item in now.items.values() if item.change]
    lives_on = {origin for item in touched if not item.withdrawn for origin in item.change.origins}
    groups = []
    for kind, (heading, answers) in IN_WORDS.items():
        items = [_changed(before, now, item) for item in touched if item.change.kind == kind and item.id not in lives_on]
        if items:
            groups.append((heading, f"{answers} {_LIVE_ON}" if kind == "withdrawn" and lives_on else answers, tuple(items)))
    return tuple(groups)


def _changed(before: Edition, now: Edition, item: Item) -> Changed:
    names = item.change.origins or ((item.id,) if item.id in before.items else ())
    origins = tuple(before.items[name] for name in names if name in before.items)
    old, new = before.element_of(origins[0].id) if origins else None, now.element_of(item.id)
    return Changed(item, origins, old.title if old else "", new.title if new else "", tuple(_wordings(item, origins)))


def _wordings(item: Item, origins: tuple[Item, ...]) -> list[Wording]:
    """The common wording, and those of single audiences that differ. Texts of different items stand side by side unmarked."""
    if item.withdrawn:
        return [Wording("", escape(item.text), Markup(""))]
    if [one.id for one in origins] != [item.id]:
        before = Markup("<br>").join(escape(one.text) for one in origins)
        return [Wording("", before, escape(item.text))]
    (origin,) = origins
    found = [Wording("", *_marked(origin.text, item.text))]
    for whose in dict.fromkeys((*origin.texts, *item.texts)):
        old, new = origin.texts.get(whose, ""), item.texts.get(whose, "")
        if old != new:
            found.append(Wording(whose, *_marked(old, new)))
    return found


def _marked(before: str, now: str) -> tuple[Markup, Markup]:
    """Two texts with the words that went (`del`) and came (`ins`)."""
    old, new = _PIECES.findall(before), _PIECES.findall(now)
    left, right = Markup(""), Markup("")
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = escape("".join(old[a:b])), escape("".join(new[c:d]))
        same = kind == "equal"
        left += gone if same or not gone.strip() else Markup("<del>{}</del>").format(gone)
        right += come if same or not come.strip() else Markup("<ins>{}</ins>").format(come)
    return left, right
