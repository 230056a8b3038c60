"""A claim that has no ground

Some sentences about learning and gender are repeated everywhere and have no traceable source, or failed when they were
tested again. The hub does not print them as facts. A text that warns of such a claim mutes this rule with its reason.

Wrong, in `modules/tiny/first.md`:

    65% of children will do jobs that do not exist yet.

Right, in `modules/tiny/first.md`:

    Nobody knows which jobs today's children will do.
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import hints, phrases

CODE = "HUB412"
SLUG = "forbidden-claim"
SEVERITY = Severity.ERROR
HINT = "{why} Leave it out; where the text warns of it, mute the rule there with that reason."

# Words of which each match holds one, the claim, why it has no ground.
CLAIMS: tuple[tuple[frozenset[str], str, str], ...] = (
    (hints("65"), r"\b65 ?(?:%|per ?cent|percent)[^.]{0,60}jobs", "No source of this figure can be traced."),
    (hints("jobs"), r"\bjobs that (?:do not|don't|haven't|have not)[^.]{0,25}exist", "No source of the figure behind it can be traced."),
    (hints("brain", "brains"), r"\bbrains? (?:are|is) (?:wired|hard-?wired)", "It overgeneralises: the overlap between groups is large."),
    (hints("brain", "brained", "brain's"), r"\b(?:left|right)[- ]brain(?:ed)?\b", "There is no such division of learners."),
    (hints("style", "styles"), r"\blearning styles?\b", "Teaching to learning styles is not supported by evidence."),
    (hints("girls"), r"\bgirls (?:prefer|like) (?:working in groups|group work|to work in groups)", "It makes the stereotype that it describes."),
    (hints("threat"), r"\bstereotype threat (?:lowers|reduces|harms|makes|causes)", "Large replications found no effect (2018 and after)."),
    (hints("bias"), r"\b(?:training|course)s? (?:removes?|eliminates?|gets? rid of)[^.]{0,20}bias", "Reviews found that training does not remove bias (EHRC, 2018)."),
)  # fmt: skip


def check(hub: Hub) -> Iterator[Finding]:
    """Phrases of the list of claims not to make."""
    for words, pattern, why in CLAIMS:
        for span, said in phrases(hub, re.compile(pattern, re.IGNORECASE), words):
            yield Finding(span, f"“{said}” is a claim without ground.", {"why": why})
