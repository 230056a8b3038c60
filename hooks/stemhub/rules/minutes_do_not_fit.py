"""The minutes do not fit the text

People plan by the minutes that a unit declares. The time that its words and blocks need is reckoned at 200 words a
minute, with two minutes for a reflection, one for a knowledge check or a confidence table, and three to plan an
activity (trying it is not counted). The declared minutes may differ by half, and by five minutes at least.

Source of the pace: 200 to 250 words a minute is the usual range for adults who read plain text silently; the lower end
leaves room for thinking.

Wrong, in `modules/tiny/module.yml`:

    units:
      - id: first
        title: First
        minutes: 55
        purpose: To begin.
        outcomes: [begin]
        helps_with: [sample/only-item]

Right, in `modules/tiny/module.yml`:

    units:
      - id: first
        title: First
        minutes: 10
        purpose: To begin.
        outcomes: [begin]
        helps_with: [sample/only-item]
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.learning import Unit
from stemhub.wording import count

CODE = "HUB304"
SLUG = "minutes-do-not-fit"
SEVERITY = Severity.WARNING
HINT = "Declare about {better}, or change the text; the reckoning is on the rule's page."

WORDS_A_MINUTE = 200
BLOCK_MINUTES = {"activity": 3, "reflect": 2, "check": 1, "confidence": 1}


def check(hub: Hub) -> Iterator[Finding]:
    """Units whose declared minutes are far from the reckoned ones."""
    for module in hub.modules.values():
        for unit in module.units:
            if not unit.document or unit.document.faults or not 5 <= unit.minutes <= 60:
                continue
            reckoned = reckon(unit)
            if abs(unit.minutes - reckoned) > max(5, reckoned / 2):
                message = f"{count(unit.minutes, 'minute')} are declared, but the text needs about {count(reckoned, 'minute')}."
                yield Finding(unit.node.place("minutes"), message, {"better": count(reckoned, "minute")})


def reckon(unit: Unit) -> int:
    """Whole minutes that a unit's words and blocks need."""
    words = len("\n".join(unit.document.prose).split())
    return round(words / WORDS_A_MINUTE + sum(BLOCK_MINUTES.get(block.kind, 0) for block in unit.blocks))
