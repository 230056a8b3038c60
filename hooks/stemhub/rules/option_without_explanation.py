"""An option without its explanation

People learn from the reason, not from the mark. Every option, right or wrong, says why.

Wrong, in `modules/tiny/first.md`:

    ```check
    id: no-reason
    question: How many disciplines are there?
    options:
      - text: Three
      - text: Four
        right: true
        because: Science, technology, engineering and mathematics.
    ```

Right, in `modules/tiny/first.md`:

    ```check
    id: no-reason
    question: How many disciplines are there?
    options:
      - text: Three
        because: One is missing.
      - text: Four
        right: true
        because: Science, technology, engineering and mathematics.
    ```
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.learning import Check
from stemhub.rules.common import blocks

CODE = "HUB302"
SLUG = "option-without-explanation"
SEVERITY = Severity.ERROR
HINT = "Add `because:` under it, with one or two sentences that help whoever chose it."


def check(hub: Hub) -> Iterator[Finding]:
    """Options whose `because` is absent or empty."""
    for _, block in blocks(hub):
        for option in block.options if isinstance(block, Check) else ():
            if not option.because.strip():
                yield Finding(option.node.place("text"), "This option does not say why it is right or wrong.")
