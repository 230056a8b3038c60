"""A rule is muted without a reason

A rule can be wrong about one place. Then it is muted there, by name and with the reason, so that the next person knows:
`<!-- allow HUB412: the text warns of this claim -->` in Markdown, `# allow HUB412: …` in YAML, on the line itself or on
the line above. A mute without a reason, of a rule that does not exist, or with nothing to mute is a finding itself.

Wrong, in `modules/tiny/first.md`:

    <!-- allow HUB412 -->
    Nobody can say that 65% of jobs do not exist yet.

Right, in `modules/tiny/first.md`:

    <!-- allow HUB412: the sentence denies the claim -->
    Nobody can say that 65% of jobs do not exist yet.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.source import Mute

CODE = "HUB011"
SLUG = "mute-without-reason"
SEVERITY = Severity.ERROR
HINT = "{repair}"

_REASON = "Write the reason after the code: `allow {code}: because …`."


def check(hub: Hub) -> Iterator[Finding]:
    """Mutes without a reason; those that hit nothing are told by `idle` once all rules have run."""
    for document in hub.documents.values():
        for mute in document.mutes:
            if not mute.reason:
                message = f"{mute.code} is muted here without a reason."
                yield Finding(mute.span, message, {"repair": _REASON.format(code=mute.code)})


def idle(mute: Mute, known: bool) -> Finding:
    """The finding for a mute that hits nothing; `known` says whether there is such a rule."""
    repair = "Delete the comment." if known else "Correct the code; `stemhub explain --all` lists all rules."
    return Finding(mute.span, f"There is nothing that `allow {mute.code}` would mute.", {"repair": repair})
