"""A table whose head is empty

The head says what each column holds. Without it, people who listen hear values without meaning.

Wrong, in `modules/tiny/first.md`:

    |  |  |
    |---|---|
    | Ball | rolls |

Right, in `modules/tiny/first.md`:

    | Thing | What it does |
    |---|---|
    | Ball | rolls |
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub

CODE = "HUB415"
SLUG = "table-header"
SEVERITY = Severity.ERROR
HINT = "Write a word or two in every cell of the first row."

_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")


def check(hub: Hub) -> Iterator[Finding]:
    """Tables with an empty cell in the head; the first cell of a table with row heads may be empty in none of them."""
    for document in hub.documents.values():
        lines = document.prose_lines if document.is_markdown else []
        for (number, head), (_, rule) in pairwise(lines):
            if "|" in rule and "|" in head and _RULE.match(rule):
                cells = [cell.strip() for cell in head.strip().strip("|").split("|")]
                if not all(cells):
                    yield Finding(Span(document.path, number, 1, number, len(head) + 1), "A column of this table has no head.")
