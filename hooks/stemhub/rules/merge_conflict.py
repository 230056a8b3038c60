"""A merge conflict was left in the file

When two people change the same lines, Git keeps both versions between lines of `<<<<<<<`, `=======` and `>>>>>>>`.
Somebody has to choose. Until then the file holds two texts at once, and this is the only finding for it.

Wrong, in `modules/tiny/first.md`:

    <<<<<<< HEAD
    Pour slowly.
    =======
    Pour gently.
    >>>>>>> gentle-words

Right, in `modules/tiny/first.md`:

    Pour gently.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults

CODE = "HUB013"
SLUG = "merge-conflict"
SEVERITY = Severity.ERROR
HINT = "Keep the lines that are right, and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`."


def check(hub: Hub) -> Iterator[Finding]:
    """Lines that Git wrote round two versions, one finding a conflict."""
    for fault in faults(hub, "merge-conflict"):
        yield Finding(fault.span, "Two versions of the text stand here, one below the other.")
