"""A second title in the text

The title of a page comes from its `title` field. A heading with a single `#` would be a second one.

Wrong, in `modules/tiny/first.md`:

    # A second title

Right, in `modules/tiny/first.md`:

    ## A part of the page
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub

CODE = "HUB403"
SLUG = "second-title"
SEVERITY = Severity.ERROR
HINT = "Begin parts of the page with `##`."


def check(hub: Hub) -> Iterator[Finding]:
    """Headings of level one in any Markdown file."""
    for document in hub.documents.values():
        for level, words, span in document.headings if document.is_markdown else ():
            if level == 1:
                yield Finding(span, f"“{words}” would be a second title of the page.")
