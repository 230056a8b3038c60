"""A knowledge check without a right answer

A reader who answers a check is told whether they are right. With no option marked `right: true`, everybody is wrong.

Wrong, in `modules/tiny/first.md`:

    ```check
    id: no-answer
    question: How many disciplines are there?
    options:
      - text: Three
        because: One is missing.
      - text: Four
        because: Science, technology, engineering and mathematics.
    ```

Right, in `modules/tiny/first.md`:

    ```check
    id: no-answer
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
from stemhub.model.learning import Check, Option
from stemhub.rules.common import blocks

CODE = "HUB301"
SLUG = "check-without-answer"
SEVERITY = Severity.ERROR
HINT = "Write `right: true` under each option that is right."


def check(hub: Hub) -> Iterator[Finding]:
    """Checks with options of which none is right."""
    for _, block in blocks(hub):
        if not isinstance(block, Check) or not block.options:
            continue
        if not any(option.right or _misspelt(option) for option in block.options):
            yield Finding(block.node.key_place("options"), "None of the options of this check is marked as right.")


def _misspelt(option: Option) -> bool:
    """`right: yes` is told as a wrong type; that it marks nothing need not be told again."""
    right = option.node.at("right")
    return right is not None and not isinstance(right.value, bool)
