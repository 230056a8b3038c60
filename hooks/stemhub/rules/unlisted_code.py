"""A code that an incomplete table does not list

The hub's table of this scheme is not complete, so the code may be right. Look it up in the official document; if it
is there, add it to the table with its source.

Wrong, in `modules/tiny/module.yml`:

    curriculum:
      - scheme: part-codes
        codes: [TCH 4-10a]

Right, in `modules/tiny/module.yml`:

    curriculum:
      - scheme: part-codes
        codes: [TCH 0-12a]
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.unknown_code import absent_codes, older_form
from stemhub.wording import did_you_mean

CODE = "HUB212"
SLUG = "unlisted-code"
SEVERITY = Severity.WARNING
HINT = "{guess}{older}Check the official document, then correct the code or add it to `{table}`."


def check(hub: Hub) -> Iterator[Finding]:
    """Codes that are absent from an incomplete table."""
    for scheme, code, place in absent_codes(hub):
        if not scheme.surely_wrong(code):
            values = {"guess": did_you_mean(code, scheme.codes), "older": older_form(scheme), "table": scheme.document.path}
            yield Finding(place.span, f"`{code}` is not in the hub's table of {scheme.title}.", values)
