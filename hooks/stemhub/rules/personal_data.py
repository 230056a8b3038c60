"""Personal data in an example

Examples are read by everybody. A mail address, a telephone number or a child's full details in them belong to
somebody.

Wrong, in `modules/tiny/first.md`:

    Write to jane.smith@someschool.sch.uk for the sheet.

Right, in `modules/tiny/first.md`:

    Write to your colleague for the sheet.
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub

CODE = "HUB417"
SLUG = "personal-data"
SEVERITY = Severity.ERROR
HINT = "Take it out, or use an address of example.org."

# What must occur in a text before it is searched → what is then searched for.
_PERSONAL = (
    (re.compile("@"), re.compile(r"\b[\w.+-]+@(?!example\.(?:org|com|net)\b)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.I)),
    (re.compile(r"\d{3}[ -]?\d{3}"), re.compile(r"(?<![\d/.-])(?:\+44 ?\d{2,4}|0\d{2,4})[ -]?\d{3,4}[ -]?\d{3,4}(?!\w|[.-]\d)")),
    (re.compile(r"[Bb]irth|DOB|CHI|[Ii]nsurance"),
     re.compile(r"\b(?:date of birth|DOB|CHI number|national insurance)\b\s*[:=]\s*\S+", re.I)),
)  # fmt: skip


def check(hub: Hub) -> Iterator[Finding]:
    """Mail addresses, British telephone numbers, dates of birth and official numbers in running text."""
    for document in hub.documents.values():
        for hint, pattern in _PERSONAL:
            for found in pattern.finditer(document.reading) if hint.search(document.reading) else ():
                where = document.place(found.start(), found.end())
                yield Finding(where, f"“{found[0]}” looks like somebody's personal data.")
