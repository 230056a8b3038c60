"""Personal data in an example

Examples are read by everybody. A mail address, a telephone number or a child's full details in them belong to
somebody.

Wrong, in `modules/tiny/first.md`:

    Write to jane.smith@someschool.sch.uk for the sheet.

Right, in `modules/tiny/first.md`:

    Write to your colleague for the sheet.
"""

import re
from collections.abc import Callable, Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub

CODE = "HUB417"
SLUG = "personal-data"
SEVERITY = Severity.ERROR
HINT = "Take it out, or use an address of example.org."

_BEGINNING = re.compile(r"0\d{2,4}[ -]?\d\d\d")
# Whether a text is worth searching (a twentieth of the time of searching it) → what is then searched for.
_PERSONAL: tuple[tuple[Callable[[str], bool], re.Pattern[str]], ...] = (
    (lambda text: text.count("@") > text.count("[@"), re.compile(r"\b[\w.+-]+@(?!example\.(?:org|com|net)\b)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.I)),
    (lambda text: "+44" in text or bool(_BEGINNING.search(text)), re.compile(r"(?<![\d/.-])(?:\+44 ?\d{2,4}|0\d{2,4})[ -]?\d{3,4}[ -]?\d{3,4}(?!\w|[.-]\d)")),
    (lambda text: "irth" in text or "DOB" in text or "CHI" in text or "nsurance" in text,
     re.compile(r"\b(?:date of birth|DOB|CHI number|national insurance)\b\s*[:=]\s*\S+", re.I)),
)  # fmt: skip


def check(hub: Hub) -> Iterator[Finding]:
    """Mail addresses, British telephone numbers, dates of birth and official numbers in running text."""
    for document in hub.documents.values():
        for worth, pattern in _PERSONAL:
            for found in pattern.finditer(document.reading) if worth(document.text) else ():
                where = document.place(found.start(), found.end())
                yield Finding(where, f"“{found[0]}” looks like somebody's personal data.")
