"""The YAML cannot be read at this place

YAML shows its structure by indents, colons and hyphens. One that is missing makes the rest of the file unreadable, so
this is the only finding for the file until it is repaired. The place shown is where reading stopped: the slip is on
that line or just above it.

Wrong, in `modules/tiny/module.yml`:

    summary: A start: with a colon

Right, in `modules/tiny/module.yml`:

    summary: "A start: with a colon"
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults

CODE = "HUB003"
SLUG = "yaml-syntax"
SEVERITY = Severity.ERROR
HINT = "{repair}."


def check(hub: Hub) -> Iterator[Finding]:
    """Syntax errors as the reader met them, in plain words."""
    for fault in faults(hub, "yaml-syntax"):
        yield Finding(fault.span, f"The YAML cannot be read here: {fault.values['problem']}.", fault.values)
