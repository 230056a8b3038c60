"""An item that nothing helps with

A checklist that shows a gap should also show where to begin. No module or unit says that it helps with this item.

Wrong, in `content/self-evaluation/sample/next.yml`:

    elements:
      - id: only
        title: The only element
        summary: One element.
        items:
          - id: only-item
            kind: criterion
            text: We have begun.
            applies_to: [all]
          - id: lonely-item
            kind: criterion
            text: We do something that no module is about.
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
            text: We have begun.
            applies_to: [all]
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.framework import NEXT

CODE = "HUB309"
SLUG = "item-without-help"
SEVERITY = Severity.INFO
HINT = "Write a unit for it, or add `{name}` to the `helps_with` of a unit that serves it."


def check(hub: Hub) -> Iterator[Finding]:
    """Items in force of the edition that editors work on (`next.yml`, else the current one)."""
    folders = hub.outlines.values()
    if not any(one.module for one in folders) or any(one.faulty for one in folders):
        return  # what cannot be read may help
    helped = {name for one in folders for name in one.helps_with}
    for framework in hub.frameworks.values():
        edition = framework.editions.get(NEXT) or framework.edition
        for item in edition.items.values() if edition else ():
            name = f"{framework.id}/{item.id}"
            if not item.withdrawn and name not in helped:
                yield Finding(item.node.place("id"), f"Nothing helps with the item `{item.id}`.", {"name": name})
