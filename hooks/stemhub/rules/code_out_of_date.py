"""A code of a scheme that is no longer in use

Quality frameworks and curricula are replaced. A reference to an old one sends readers to a document that is no longer
used for inspection or planning.

Wrong, in `modules/tiny/module.yml`:

    standards:
      - scheme: old-codes
        codes: [OLD 1]

Right, in `modules/tiny/module.yml`:

    standards:
      - scheme: sample-codes
        codes: [SCN 0-07a]
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import references
from stemhub.wording import date_in_words

CODE = "HUB216"
SLUG = "code-out-of-date"
SEVERITY = Severity.WARNING
HINT = "Use the scheme that {which}; `{table}` names the dates."


def check(hub: Hub) -> Iterator[Finding]:
    """References to schemes before `valid_from` or after `valid_until`, seen from today (`--as-of`)."""
    for reference, _ in references(hub):
        scheme = hub.schemes.get(reference.text("scheme"))
        if not scheme:
            continue
        where = reference.place("scheme")
        if scheme.valid_until and scheme.valid_until < hub.as_of:
            message = f"{scheme.title} was in use until {date_in_words(scheme.valid_until)}."
            yield Finding(where, message, {"which": "replaced it", "table": scheme.document.path})
        elif scheme.valid_from and scheme.valid_from > hub.as_of:
            message = f"{scheme.title} comes into use on {date_in_words(scheme.valid_from)}."
            yield Finding(where, message, {"which": "is in use until then", "table": scheme.document.path})
