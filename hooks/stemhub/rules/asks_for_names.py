"""A form asks for the name of a child

Filled-in forms are copied, sent on and kept for years. A child, a pupil or an adult learner who is named in one cannot
take the name back. Ask how many, or for which group.

Wrong, in `content/templates/plan.yml`:

    sections:
      - id: begin
        title: To begin
        fields:
          - id: who
            kind: long-text
            label: Names of pupils who took part

Right, in `content/templates/plan.yml`:

    sections:
      - id: begin
        title: To begin
        fields:
          - id: who
            kind: text
            label: How many pupils took part
"""

import re
from collections.abc import Iterable, Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.source import Node

CODE = "HUB420"
SLUG = "asks-for-names"
SEVERITY = Severity.ERROR
HINT = "Ask how many, or for which group: “How many pupils took part”."

_PEOPLE = r"(?:child|children|pupil|pupils|learner|learners|student|students|young person|young people|baby|babies|toddler|toddlers)"
_ASKS = re.compile(rf"\bnames? of (?:the |each |every |all |those )?{_PEOPLE}\b|\b{_PEOPLE}(?:['’]s?)? (?:full |first |own )?names?\b", re.IGNORECASE)


def check(hub: Hub) -> Iterator[Finding]:
    """Labels of fields, columns and rows of templates, and of the sheets of sessions."""
    for template in hub.templates.values():
        yield from _labels(field.node for field in template.fields)
    for module in hub.modules.values():
        for session in module.pack.sessions if module.pack else ():
            yield from _labels(field.node for field in session.sheet)


def _labels(nodes: Iterable[Node]) -> Iterator[Finding]:
    for node in nodes:
        for part in _with_parts(node):
            if found := _ASKS.search(part.text("label")):
                yield Finding(part.place("label"), f"“{found[0]}” asks for names of people who cannot take them back.")


def _with_parts(field: Node) -> Iterator[Node]:
    yield field
    for key in ("columns", "named_rows"):
        yield from field.mappings(key)
