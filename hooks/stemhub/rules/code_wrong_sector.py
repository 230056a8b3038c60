"""A code of another sector

Each curriculum and quality framework is written for certain sectors. A module that serves none of them is sent to
readers who cannot use it.

Wrong, in `modules/next-step/module.yml`:

    sectors: [cld]
    curriculum:
      - scheme: sample-codes
        codes: [SCN 0-07a]

Right, in `modules/next-step/module.yml`:

    sectors: [elc]
    curriculum:
      - scheme: sample-codes
        codes: [SCN 0-07a]
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.wording import join

CODE = "HUB217"
SLUG = "code-wrong-sector"
SEVERITY = Severity.WARNING
HINT = "Take the reference out, or add the sector to the module if it really serves it."


def check(hub: Hub) -> Iterator[Finding]:
    """Module references to schemes that share no sector with the module."""
    for module in hub.modules.values():
        sectors = {one for sector in module.sectors for one in hub.vocabulary.expand(sector)}
        if not all(sector in hub.vocabulary.terms for sector in sectors):
            continue  # a misspelt sector is another finding
        for reference in (*module.standards, *module.curriculum):
            scheme = hub.schemes.get(reference.scheme)
            if scheme and sectors and not sectors & {one for sector in scheme.sectors for one in hub.vocabulary.expand(sector)}:
                names = join(hub.vocabulary.label(one) for one in scheme.sectors)
                yield Finding(reference.node.place("scheme"), f"{scheme.title} is for {names}, and this module is not.")
