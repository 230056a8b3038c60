"""A field that does not exist here

A misspelt field is not read. Without this rule its text would silently be missing on the site.

Wrong, in `modules/tiny/module.yml`:

    audiense: Everyone in a small setting.

Right, in `modules/tiny/module.yml`:

    audience: Everyone in a small setting.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults
from stemhub.wording import any_of, did_you_mean

CODE = "HUB101"
SLUG = "unknown-field"
SEVERITY = Severity.ERROR
HINT = "{guess}The fields here are {known}."


def check(hub: Hub) -> Iterator[Finding]:
    """Fields that the schema of the file or block does not name."""
    for fault in faults(hub, "unknown-field"):
        field, known = fault.values["field"], fault.values["known"]
        values = {"guess": did_you_mean(field, known), "known": any_of(known, 30)}
        yield Finding(fault.span, f"There is no field `{field}` in this {fault.values['where']}.", values)
