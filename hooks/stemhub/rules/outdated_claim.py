"""A statement that was true once

Rules, bodies and figures have changed, and old statements still go round. Each one here has a newer fact with a source.

Wrong, in `modules/tiny/first.md`:

    SSSC (the council for social services) asks for 60 hours in five years.

Right, in `modules/tiny/first.md`:

    The SSSC (the council for social services) asks for learning against its core elements, with a yearly declaration.
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import hints, phrases

CODE = "HUB411"
SLUG = "outdated-claim"
SEVERITY = Severity.WARNING
HINT = "{now}"

# Words of which each match holds one, what is out of date, what is so now. The source of each line is named in it.
CLAIMS: tuple[tuple[frozenset[str], str, str], ...] = (
    (hints("sssc"), r"SSSC[^.]{0,60}\b60 hours|\b60 hours[^.]{0,60}SSSC|\b10 days (?:of|over)[^.]{0,40}SSSC",
     "Since June 2024 the SSSC counts no hours: a yearly declaration covers the core learning elements (SSSC, 2025)."),
    (hints("inspects", "inspectors", "inspection"), r"Education Scotland(?:'s)? inspect(?:s|ors|ion)\b",
     "His Majesty's Inspectors (HMIE) inspect, independent in phases since November 2025 (Education (Scotland) Act 2025)."),
    (hints("sqa"), r"\bSQA (?:is|will|sets|offers|awards|runs|publishes)\b",
     "Write “Qualifications Scotland (formerly SQA)” for the time since December 2025."),
    (hints("ric", "rics", "collaborative", "collaboratives"), r"\b(?:ask|contact|call|phone|email|write to)[^.]{0,40}(?:\bRICs?\b|regional improvement collaborative)",
     "Regional improvement collaboratives may not answer any longer: send readers to somebody in their council."),
    (hints("dyw", "dyw's", "developing"), r"\b21 (?:DYW|Developing the Young Workforce)\b",
     "DYW Scotland told of 20 regional groups in 2023–24; give the year."),
    (hints("ict"), r"\bICT to enhance learning\b",
     "It is a heading of the technologies curriculum from before 2017, whose numbers have other meanings now: use the 2017 headings and codes."),
    (hints("wcag"), r"\bWCAG 2\.[01]\b", "The measure in use is WCAG 2.2 AA (GDS, since October 2024)."),
    (hints("inspect", "inspected", "inspection", "inspectors"), r"\binspect(?:ed|ion|ors)?[^.]{0,40}(?:against|using|uses?) (?:HGIOELC|How good is our early learning and childcare)",
     "Since 22 September 2025 inspection of ELC uses the joint quality improvement framework."),
)  # fmt: skip


def check(hub: Hub) -> Iterator[Finding]:
    """Phrases of the list of out-of-date statements."""
    for words, pattern, now in CLAIMS:
        for span, said in phrases(hub, re.compile(pattern, re.IGNORECASE), words):
            yield Finding(span, f"“{said}” is out of date.", {"now": now})
