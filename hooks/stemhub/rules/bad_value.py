"""A value that the field does not take

Some fields take one of a few words, some a date or an id in a fixed form, some a number within bounds.

Wrong, in `modules/tiny/module.yml`:

    review_by: next autumn

Right, in `modules/tiny/module.yml`:

    review_by: 2027-11-01
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults
from stemhub.wording import did_you_mean

CODE = "HUB104"
SLUG = "bad-value"
SEVERITY = Severity.ERROR
HINT = "{guess}{example}{what}"


def check(hub: Hub) -> Iterator[Finding]:
    """Values that fail the schema's enum, pattern, length or bounds."""
    for fault in faults(hub, "bad-value"):
        values = fault.values
        got = f"; here it is {values['got']}" if values.get("got") else ""
        example = f"Write, for example, `{values['example']}`. " if values.get("example") else ""
        guess = did_you_mean(values["text"], values["options"]) if values.get("options") else ""
        hint = {"what": values.get("what") or "Write one of these words.", "example": "" if guess else example, "guess": guess}
        yield Finding(fault.span, f"`{values['field']}` {values['problem']}{got}.", hint)
