"""A date that no calendar has

Dates decide what is shown as new, what is due for review and which edition is the newest. A date that does not exist
cannot be compared.

Wrong, in `modules/tiny/module.yml`:

    review_by: 2027-02-30

Right, in `modules/tiny/module.yml`:

    review_by: 2027-02-28
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.source import Node
from stemhub.wording import is_date

CODE = "HUB105"
SLUG = "bad-date"
SEVERITY = Severity.ERROR
HINT = "Write year, month and day of a real day, such as 2027-02-28."

FIELDS = {"date", "review_by", "checked_on", "valid_from", "valid_until"}


def check(hub: Hub) -> Iterator[Finding]:
    """Every date field of every file whose form is right but whose day does not exist."""
    for document in hub.documents.values():
        if document.root:
            yield from _dates(document.root)


def _dates(node: Node) -> Iterator[Finding]:
    if isinstance(node.value, list):
        for child in node.value:
            yield from _dates(child)
    elif isinstance(node.value, dict):
        for key, child in node.value.items():
            written = child.value if isinstance(child.value, str) else ""
            if key in FIELDS and len(written) == 10 and written.replace("-", "").isdigit() and not is_date(written):
                yield Finding(child.span, f"There is no {written} in the calendar.")
            else:
                yield from _dates(child)
