"""The file cannot be read

A file that is empty, too big or locked tells the hub nothing, so nothing that it should say reaches a reader.

Wrong, the whole of `content/self-evaluation/scales/met.yml`:

    # nothing but this line

Right, the whole of `content/self-evaluation/scales/met.yml`:

    format: 1
    title: Met or not yet
    points:
      - id: not-yet
        label: Not yet
        descriptor: We have nothing to show yet.
      - id: met
        label: Met
        descriptor: We can show it.
    not_applicable: true
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults

CODE = "HUB001"
SLUG = "unreadable-file"
SEVERITY = Severity.ERROR
HINT = "{repair}."


def check(hub: Hub) -> Iterator[Finding]:
    """Empty, too big, locked, or holding only comments."""
    for fault in faults(hub, "unreadable"):
        yield Finding(fault.span, f"{fault.values['problem']}.", fault.values)
