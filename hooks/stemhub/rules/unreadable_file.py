"""The file cannot be read

A file that is empty, too big or locked tells the hub nothing, so nothing that it should say reaches a reader.

Wrong, the whole of `modules/tiny/module.yml`:

    # nothing but this line

Right, in `modules/tiny/module.yml`:

    title: Tiny
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
