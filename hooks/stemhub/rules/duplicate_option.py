"""Two options of a check are the same

A reader who sees the same answer twice doubts the question.

Wrong, in `modules/tiny/first.md`:

    ```check
    id: twice
    question: Which discipline measures?
    options:
      - text: Mathematics
        right: true
        because: It measures.
      - text: mathematics
        because: The same again.
    ```

Right, in `modules/tiny/first.md`:

    ```check
    id: twice
    question: Which discipline measures?
    options:
      - text: Mathematics
        right: true
        because: It measures.
      - text: None
        because: Mathematics does.
    ```
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.learning import Check
from stemhub.rules.common import blocks

CODE = "HUB305"
SLUG = "duplicate-option"
SEVERITY = Severity.ERROR
HINT = "Write another answer, or take this one out."


def check(hub: Hub) -> Iterator[Finding]:
    """Options of one check whose words are equal but for case, spaces and the full stop."""
    for _, block in blocks(hub):
        seen: set[str] = set()
        for option in block.options if isinstance(block, Check) else ():
            words = " ".join(option.text.casefold().split()).rstrip(".")
            if words and words in seen:
                yield Finding(option.node.place("text"), "This option says the same as one above it.")
            seen.add(words)
