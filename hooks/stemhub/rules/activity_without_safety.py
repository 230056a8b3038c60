"""An activity for young children without safety advice

At early level every activity says what children gain from the challenge and what could go wrong: benefit and risk.

Wrong, in `modules/tiny/first.md`:

    ```activity
    id: unsafe
    title: Pour and see
    purpose: Children feel how water moves.
    minutes: 10
    resources: [jugs, water]
    steps:
      - Fill the jugs.
    ```

Right, in `modules/tiny/first.md`:

    ```activity
    id: unsafe
    title: Pour and see
    purpose: Children feel how water moves.
    minutes: 10
    resources: [jugs, water]
    steps:
      - Fill the jugs.
    safety:
      benefit: Children handle weight and flow.
      risk: Wet floors are slippery.
    ```
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.learning import Activity

CODE = "HUB303"
SLUG = "activity-without-safety"
SEVERITY = Severity.ERROR
HINT = "Add `safety:` with `benefit:` and `risk:` (and `managed_by:`, what you do about it)."


def check(hub: Hub) -> Iterator[Finding]:
    """Activities of modules at early level, and of the guide for parents, without `safety`."""
    blocks = [block for m in hub.modules.values() if "early" in m.levels for unit in m.units for block in unit.blocks]
    blocks += [block for chapter in (hub.guide.chapters if hub.guide else ()) for block in chapter.blocks]
    for block in blocks:
        if isinstance(block, Activity) and not block.node.has("safety"):
            yield Finding(block.node.place("title"), f"The activity `{block.title}` says nothing about safety.")
