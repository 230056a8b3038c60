"""A table without a head

The head says what each column holds. Without it, people who listen hear values without meaning. A head has words in
every cell and a line of hyphens under it; without that line there is no table at all, only bars between words.

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
from stemhub.source import Document

CODE = "HUB415"
SLUG = "table-header"
SEVERITY = Severity.ERROR
HINT = "Write a word or two in every cell of the first row, and `|---|---|` with as many cells on the line below it."

_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")


def check(hub: Hub) -> Iterator[Finding]:
    """Tables with an empty cell in the head, and rows that no head with its line of hyphens stands over."""
    for document in hub.documents.values():
        barred = [(number, line) for number, line in document.prose_lines if "|" in line] if "|" in document.text else []
        yield from _headless(document, barred)
        for (number, head), (below, rule) in pairwise(barred):
            if below == number + 1 and _RULE.match(rule):
                cells = [cell.strip() for cell in head.strip().strip("|").split("|")]
                if not all(cells):
                    yield Finding(Span(document.path, number, 1, number, len(head) + 1), "A column of this table has no head.")


def _headless(document: Document, barred: list[tuple[int, str]]) -> Iterator[Finding]:
    """The first row of each run of rows whose second is no line of hyphens."""
    rows = {number: line for number, line in barred if line.lstrip().startswith("|")}
    for number, row in rows.items():
        if number - 1 not in rows and not _RULE.match(rows.get(number + 1, "")):
            yield Finding(Span(document.path, number, 1, number, len(row) + 1), "This table has no head with a line of hyphens under it.")
