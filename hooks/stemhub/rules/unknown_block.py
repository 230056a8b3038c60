"""A kind of block that the hub does not know

The word after the backticks says what a block is: `activity`, `reflect`, `check`, `confidence`, `case-study`,
`download` or `short-route`. A word that is nearly one of these would be shown to readers as program code. Other words
(such as `text` or `csv`) are left alone.

Wrong, in `modules/tiny/first.md`:

    ```reflekt
    id: again
    prompt: What will you try?
    ```

Right, in `modules/tiny/first.md`:

    ```reflect
    id: again
    prompt: What will you try?
    ```
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults

CODE = "HUB007"
SLUG = "unknown-block"
SEVERITY = Severity.ERROR
HINT = "Write ```` ```{guess} ```` if that is what you mean."


def check(hub: Hub) -> Iterator[Finding]:
    """A fence whose word is close to a known kind."""
    for fault in faults(hub, "block-unknown"):
        yield Finding(fault.span, f"There is no kind of block called `{fault.values['kind']}`.", fault.values)
