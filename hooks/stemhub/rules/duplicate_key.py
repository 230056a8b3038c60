"""A field is written twice

Of two fields with the same name only one can count, and nobody can tell which one was meant.

Wrong, in `modules/tiny/module.yml`:

    title: Tiny
    title: Very tiny

Right, in `modules/tiny/module.yml`:

    title: Very tiny
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults

CODE = "HUB004"
SLUG = "duplicate-key"
SEVERITY = Severity.ERROR
HINT = "Keep one of the two and delete the other (the first is on line {first}); where a new entry of a list begins, write `- ` before it."


def check(hub: Hub) -> Iterator[Finding]:
    """The second and any later writing of a field in one mapping."""
    for fault in faults(hub, "duplicate-key"):
        yield Finding(fault.span, f"The field `{fault.values['key']}` is written twice.", fault.values)
