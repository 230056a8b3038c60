"""A link whose words do not say where it leads

People who listen to a page often hear only its links. "Click here" or "more" means nothing on its own.

Wrong, in `modules/tiny/first.md`:

    For the next module, [click here](/modules/next-step/).

Right, in `modules/tiny/first.md`:

    Go on with [the next module](/modules/next-step/).
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub

CODE = "HUB404"
SLUG = "link-text"
SEVERITY = Severity.ERROR
HINT = "Make a link of the words that name the page, such as `[the directory](/directory/)`."

EMPTY_WORDS = {
    *("click here", "here", "this", "this page", "this link", "link", "more", "read more", "find out more", "see more"),
    *("learn more", "more information", "more info", "details", "download", "page", "website", "this website", "web site"),
}


def check(hub: Hub) -> Iterator[Finding]:
    """Links whose words, taken alone, name nothing."""
    for document in hub.documents.values():
        for link in document.links:
            if link.words.strip(" .…>»→").casefold() in EMPTY_WORDS:
                yield Finding(link.span, f"The link “{link.words}” does not say where it leads.")
