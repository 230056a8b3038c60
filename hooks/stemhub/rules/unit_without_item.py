"""A unit that helps with no item of a framework

Settings look for learning from their checklist. A unit that is linked to no item is not found from there.

Wrong, in `modules/tiny/module.yml`:

    units:
      - id: first
        title: First
        minutes: 10
        purpose: To begin.
        outcomes: [begin]

Right, in `modules/tiny/module.yml`:

    units:
      - id: first
        title: First
        minutes: 10
        purpose: To begin.
        outcomes: [begin]
        helps_with: [sample/only-item]
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub

CODE = "HUB308"
SLUG = "unit-without-item"
SEVERITY = Severity.WARNING
HINT = "Add `helps_with:` with the items that it really helps with; `stemhub coverage` lists what nothing helps with yet."


def check(hub: Hub) -> Iterator[Finding]:
    """Units of published modules without `helps_with`, where frameworks exist."""
    for module in hub.listed_modules if hub.listed_frameworks else ():
        for unit in module.units:
            if not unit.helps_with:
                yield Finding(unit.node.place("id"), f"The unit `{unit.id}` helps with no self-evaluation item.")
