"""A block is closed and never opened

A learning block begins with a line of three backticks and a word that says what it is. When that line is lost, the
block's fields become plain text, and the line that ends it would open a block of its own and swallow the next one.

Wrong, in `modules/tiny/first.md`:

    id: try-again
    prompt: What will you try?
    ```

    ```check
    id: how-many-more
    question: What helps a child who builds?
    options:
      - text: Waiting
        right: true
        because: The child can go on.
      - text: Counting
        because: It stops the play.
    ```

Right, in `modules/tiny/first.md`:

    ```reflect
    id: try-again
    prompt: What will you try?
    ```
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults

CODE = "HUB015"
SLUG = "unopened-block"
SEVERITY = Severity.ERROR
HINT = "Write the line that begins it above this one, perhaps ```` ```{kind} ````; or delete line {line} if this is no block."

# A field that only one kind of block has → that kind; the first that is there counts.
_KINDS = {
    **{"steps": "activity", "safety": "activity", "question": "check", "options": "check", "basis": "case-study", "file": "download"},
    **{"disciplines": "confidence", "when": "confidence", "prompt": "reflect"},
}


def check(hub: Hub) -> Iterator[Finding]:
    """Closing fences without an opening one."""
    for fault in faults(hub, "fence-unopened"):
        end = int(fault.values["line"])
        fields = {line.partition(":")[0] for line in hub.documents[fault.span.path].lines[fault.span.line - 1 : end]}
        kind = next((kind for field, kind in _KINDS.items() if field in fields), "short-route")
        yield Finding(fault.span, f"The block that ends on line {end} has no beginning.", {"kind": kind, "line": str(end)})
