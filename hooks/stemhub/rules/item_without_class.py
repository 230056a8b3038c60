"""An item was changed without saying how

Settings carry last year's answers into the next edition. What happens to an answer depends on how its item changed:
an editorial change keeps it, a changed meaning asks for it to be confirmed, and so on. So each item that differs from
the current edition says its class: `editorial`, `clarified`, `changed`, `moved`, `split`, `merged`, `withdrawn` or
`new`. An item is never dropped: it is withdrawn.

Wrong, in `content/self-evaluation/sample/next.yml`:

    elements:
      - id: only
        title: The only element
        summary: One element.
        items:
          - id: only-item
            kind: criterion
            text: We have begun, and we say so.
            applies_to: [all]

Right, in `content/self-evaluation/sample/next.yml`:

    elements:
      - id: only
        title: The only element
        summary: One element.
        items:
          - id: only-item
            kind: criterion
            text: We have begun, and we say so.
            applies_to: [all]
            change:
              class: clarified
              note: Says that beginning is told to others.
"""

from collections.abc import Iterator
from typing import Any

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.common import Change
from stemhub.model.digest import edition_digest
from stemhub.model.framework import NEXT, Edition, Item

CODE = "HUB209"
SLUG = "item-without-class"
SEVERITY = Severity.ERROR
HINT = "{repair}"


def check(hub: Hub) -> Iterator[Finding]:
    """Items of `next.yml` that differ from the current edition and carry no class; items that were dropped, or withdrawn
    in name only."""
    for framework in hub.frameworks.values():
        upcoming, current = framework.editions.get(NEXT), framework.edition
        if not upcoming or not current or _changed_since(framework.release(current.version), current):
            continue
        for item in upcoming.items.values():
            if item.change:
                if item.change.kind == "withdrawn" and not item.withdrawn:
                    repair = "Add `withdrawn: true` to the item, or choose another class."
                    yield Finding(item.change.node.place("class"), f"The item `{item.id}` is called withdrawn and is still asked.", {"repair": repair})
                continue
            if item.id not in current.items:
                yield _finding(item, f"The item `{item.id}` is new and does not say so.", "new")
            elif _told(item) != _told(current.items[item.id]):
                yield _finding(item, f"The item `{item.id}` differs from edition {current.version} and does not say how.", "editorial")
            elif _home(upcoming, item) != _home(current, item):
                yield _finding(item, f"The item `{item.id}` was moved to another element and does not say so.", "moved")
        for item in current.items.values():
            if item.id not in upcoming.items:
                repair = "Bring it back and mark it: `withdrawn: true` with `change: {class: withdrawn, note: …}`."
                message = f"The item `{item.id}` of edition {current.version} was dropped."
                yield Finding(upcoming.node.key_place("elements"), message, {"repair": repair})


def _changed_since(release: Change | None, edition: Edition) -> bool:
    """Whether a released edition is told as changed itself: then it says nothing about what comes next."""
    return bool(release and release.digest and release.digest != edition_digest(edition))


def _finding(item: Item, message: str, kind: str) -> Finding:
    return Finding(item.node.place("id"), message, {"repair": f"Add `change: {{class: {kind}, note: …}}`, with the class that fits."})


def _told(item: Item) -> dict[str, Any]:
    """What an answer depends on: not its mark of change, nor whether the short form asks it."""
    return {key: value for key, value in item.node.plain().items() if key not in ("change", "short")}


def _home(edition: Edition, item: Item) -> str:
    element = edition.element_of(item.id)
    return element.id if element else ""
