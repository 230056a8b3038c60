"""A field that is needed is not there

Readers, the catalogue or the check itself need this field.

Wrong, the whole of `content/pathways/short.yml`:

    format: 1
    title: Short
    summary: A short pathway.
    status: published
    audience: Everyone.
    sectors: [elc]
    steps:
      - module: tiny
        why: It is short.
    review_by: 2027-11-01

Right, the whole of `content/pathways/short.yml`:

    format: 1
    title: Short
    summary: A short pathway.
    status: published
    audience: Everyone.
    sectors: [elc]
    steps:
      - module: tiny
        why: It is short.
    owner: Hub editors
    review_by: 2027-11-01
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults

CODE = "HUB103"
SLUG = "missing-field"
SEVERITY = Severity.ERROR
HINT = "Add it, for example `{example}`. {what}"


def check(hub: Hub) -> Iterator[Finding]:
    """Fields that the schema requires."""
    for fault in faults(hub, "missing-field"):
        message = f"This {fault.values['where']} has no `{fault.values['field']}`."
        yield Finding(fault.span, message, fault.values)
