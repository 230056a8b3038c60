"""An item's id was given to something else

Answers of past years are found by the id of their item. A withdrawn item keeps its id for ever; giving it to a new
statement would put old answers under a question that nobody asked.

Wrong, the whole of `content/self-evaluation/sample/next.yml`:

    format: 1
    scales:
      criterion: met
    elements:
      - id: only
        title: The only element
        summary: One element.
        items:
          - id: only-item
            kind: criterion
            text: We do something quite different.
            applies_to: [all]
            change:
              class: new

Right, in `content/self-evaluation/sample/next.yml`:

    elements:
      - id: only
        title: The only element
        summary: One element.
        items:
          - id: only-item
            kind: criterion
            text: We do something quite different.
            applies_to: [all]
            change:
              class: changed
              note: Asks for more than a beginning.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.framework import NEXT

CODE = "HUB214"
SLUG = "id-reused"
SEVERITY = Severity.ERROR
HINT = "Give the new item an id of its own, and keep the old one as it was (`withdrawn: true` if it is no longer asked)."


def check(hub: Hub) -> Iterator[Finding]:
    """Items marked as new under an id of an earlier edition, and withdrawn items that came back."""
    for framework in hub.frameworks.values():
        upcoming = framework.editions.get(NEXT)
        earlier = [edition for version, edition in framework.editions.items() if version != NEXT]
        for item in upcoming.items.values() if upcoming else ():
            older = [edition for edition in earlier if item.id in edition.items]
            if not older:
                continue
            was_withdrawn = any(edition.items[item.id].withdrawn for edition in older)
            if (item.change and item.change.kind == "new") or (was_withdrawn and not item.withdrawn):
                message = f"The id `{item.id}` belongs to an item of edition {older[0].version} already."
                yield Finding(item.node.place("id"), message)
