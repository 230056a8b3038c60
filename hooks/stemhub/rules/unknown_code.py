"""A code that its scheme does not have

Experiences and outcomes, standards and quality indicators are known by their codes. The hub holds the tables in
`content/codes/`. This table is complete (for this level), so the code is surely wrong.

Wrong, in `modules/tiny/module.yml`:

    curriculum:
      - scheme: sample-codes
        codes: [SCN 0-99z]

Right, in `modules/tiny/module.yml`:

    curriculum:
      - scheme: sample-codes
        codes: [SCN 0-07a]
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.reference import CodeScheme
from stemhub.rules.common import entries
from stemhub.source import Node
from stemhub.wording import did_you_mean

CODE = "HUB211"
SLUG = "unknown-code"
SEVERITY = Severity.ERROR
HINT = "{guess}{older}The table is `{table}`."


def check(hub: Hub) -> Iterator[Finding]:
    """Codes that are absent from a complete table."""
    for scheme, code, place in absent_codes(hub):
        if scheme.surely_wrong(code):
            values = {"guess": did_you_mean(code, scheme.codes), "older": older_form(scheme), "table": scheme.document.path}
            yield Finding(place.span, f"`{code}` is no code of {scheme.title}.", values)


def older_form(scheme: CodeScheme) -> str:
    """What to do with a code that stems from a form of the scheme whose numbers have other meanings now."""
    if not scheme.renumbered:
        return ""
    return f"If it stems from a resource from before {scheme.year}, look for the same words and not for the same number: the numbers have other meanings now. "


def absent_codes(hub: Hub) -> Iterator[tuple[CodeScheme, str, Node]]:
    """Every use of a code that its scheme's table does not hold."""
    holders = [one for m in hub.modules.values() for field in ("standards", "curriculum") for one in m.node.mappings(field)]
    for framework in hub.frameworks.values():
        for edition in framework.editions.values():
            holders += [one for item in edition.items.values() for one in item.node.mappings("quality_indicators")]
    for holder in holders:
        scheme = hub.schemes.get(holder.text("scheme"))
        for code, place in entries(holder, "codes") if scheme else ():
            if code not in scheme.codes:
                yield scheme, code, place
