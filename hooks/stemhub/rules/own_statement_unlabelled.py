"""Own statements that are not labelled as the hub's own

Readers must never take the hub's words for an official document. A framework of the hub's own says so in its
`authority` statement, in words: "the hub's own", "not official".

Wrong, in `content/self-evaluation/sample/framework.yml`:

    authority:
      kind: own
      statement: These are the criteria of the award.

Right, in `content/self-evaluation/sample/framework.yml`:

    authority:
      kind: own
      statement: Written by the hub; these are not the award's official criteria.
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub

CODE = "HUB312"
SLUG = "own-statement-unlabelled"
SEVERITY = Severity.ERROR
HINT = "{repair}"

_OWN = re.compile(r"\b(hub|own)\b", re.IGNORECASE)
_NOT_OFFICIAL = re.compile(r"\bnot\b.{0,40}\bofficial\b|\bunofficial\b|\bno official\b", re.IGNORECASE)


def check(hub: Hub) -> Iterator[Finding]:
    """Frameworks whose authority is `own` and whose statement does not say so; official ones without a source."""
    for framework in hub.frameworks.values():
        statement = framework.authority_statement
        place = framework.node.place("authority", "statement")
        if framework.authority == "own" and not (_OWN.search(statement) and _NOT_OFFICIAL.search(statement)):
            repair = "Say in the statement that the hub wrote it and that it is not official."
            yield Finding(place, "The statement does not say that these are the hub's own words and not official.", {"repair": repair})
        if framework.authority == "official" and not framework.sources:
            repair = "List the official document under `sources:`, or write `kind: own` and say that it is not official."
            yield Finding(place, "The framework is called official but names no source.", {"repair": repair})
