"""An outcome that no unit serves

A module promises its outcomes to readers. One that no unit works towards is a promise that is not kept.

Wrong, in `modules/tiny/module.yml`:

    outcomes:
      - id: begin
        text: begin with something small
      - id: finish
        text: finish it

Right, in `modules/tiny/module.yml`:

    outcomes:
      - id: begin
        text: begin with something small
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.wording import as_id

CODE = "HUB306"
SLUG = "outcome-unserved"
SEVERITY = Severity.ERROR
HINT = "Name it in the `outcomes` of the unit that serves it, or take it out."


def check(hub: Hub) -> Iterator[Finding]:
    """Outcomes that stand in no unit's list."""
    for module in hub.modules.values():
        served = {outcome for unit in module.units for outcome in unit.outcomes}
        for outcome in module.outcomes:
            # A unit may name one by the id that it ought to have; the schema tells of the id.
            if outcome.id and module.units and not {outcome.id, as_id(outcome.id)} & served:
                yield Finding(outcome.node.place("id"), f"No unit serves the outcome `{outcome.id}`.")
