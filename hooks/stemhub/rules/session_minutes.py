"""The minutes of a session do not add up

Whoever leads a session keeps to its minutes. When the steps take longer than the session, the end is lost, and the end
is where a team decides what to change.

Wrong, the whole of `modules/tiny/pack.yml`:

    format: 1
    sessions:
      - id: look-once
        title: Look once
        minutes: 30
        unit: first
        purpose: To begin together.
        bring: [paper]
        prepare: [Read the unit.]
        steps:
          - minutes: 10
            text: Read.
          - minutes: 25
            text: Talk.
        questions:
          - text: What did you see?
        notes: [Let everybody speak.]
        follow_up: [Look again.]
        sheet:
          - id: seen
            kind: long-text
            label: What I saw

Right, the whole of `modules/tiny/pack.yml`:

    format: 1
    sessions:
      - id: look-once
        title: Look once
        minutes: 30
        unit: first
        purpose: To begin together.
        bring: [paper]
        prepare: [Read the unit.]
        steps:
          - minutes: 10
            text: Read.
          - minutes: 20
            text: Talk.
        questions:
          - text: What did you see?
        notes: [Let everybody speak.]
        follow_up: [Look again.]
        sheet:
          - id: seen
            kind: long-text
            label: What I saw
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.wording import count

CODE = "HUB313"
SLUG = "session-minutes"
SEVERITY = Severity.ERROR
HINT = "Change a step, or write `minutes: {sum}`."


def check(hub: Hub) -> Iterator[Finding]:
    """Sessions of packs whose steps take more or less time than they declare."""
    for module in hub.modules.values():
        for session in module.pack.sessions if module.pack else ():
            steps = session.node.mappings("steps")
            total = sum(step.minutes for step in session.steps)
            if all(step.number("minutes") for step in steps) and session.minutes and total != session.minutes:
                message = f"The steps take {count(total, 'minute')}, and the session says {session.minutes}."
                yield Finding(session.node.place("minutes"), message, {"sum": str(total)})
