"""A heading level is skipped

People who listen to a page move from heading to heading. A level that is left out sounds like a missing part.

Wrong, in `modules/tiny/first.md`:

    ## Play

    #### Too deep

Right, in `modules/tiny/first.md`:

    ## Play

    ### One level down
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub

CODE = "HUB402"
SLUG = "heading-skipped"
SEVERITY = Severity.ERROR
HINT = "Write it with {marks}."


def check(hub: Hub) -> Iterator[Finding]:
    """Headings more than one level below the one before; the page's title counts as level one."""
    for document in hub.documents.values():
        before = 1
        for level, words, span in document.headings if document.is_markdown else ():
            if level > before + 1:
                message = f"The heading “{words}” is of level {level}, right after level {before}."
                yield Finding(span, message, {"marks": f"`{'#' * (before + 1)}`"})
            before = level
