"""A block is opened and never closed

A block begins with three backticks and a word, and ends with three backticks on a line of their own. Without the end,
everything below becomes part of the block.

Wrong, in `modules/tiny/first.md`:

    ```short-route
    Read the first part only.

Right, in `modules/tiny/first.md`:

    ```short-route
    Read the first part only.
    ```
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults

CODE = "HUB006"
SLUG = "unclosed-block"
SEVERITY = Severity.ERROR
HINT = "Write a line with nothing but {closing} {where}."


def check(hub: Hub) -> Iterator[Finding]:
    """Fences and front matter without an end."""
    for fault in faults(hub, "fence-unclosed"):
        yield Finding(fault.span, f"{fault.values['what']} is never closed.", fault.values)
