"""A web address in the middle of the text

A long address is read aloud letter by letter, breaks the line on a phone and says nothing to those who skim.

Wrong, in `modules/tiny/first.md`:

    See https://example.org/a/long/address for more.

Right, in `modules/tiny/first.md`:

    See [the example's page](https://example.org/a/long/address).
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub

CODE = "HUB405"
SLUG = "bare-url"
SEVERITY = Severity.WARNING
HINT = "Write it as `[words that name the page]({url})`."

_BARE = re.compile(r"(?<![(\"'<=\w/])(?:https?://|www\.)[^\s)>\]]+")
_OWN_FIELD = re.compile(r"^\s*(?:- )?(?:\{.*)?[a-z_]*(?:url|link)\s*:|\burl: ?")


def check(hub: Hub) -> Iterator[Finding]:
    """Addresses outside links, code, and the fields that are meant for them."""
    for document in hub.documents.values():
        for number, line in document.prose_lines if "http" in document.text or "www." in document.text else ():
            if ("http" not in line and "www." not in line) or _OWN_FIELD.search(line):
                continue
            for found in _BARE.finditer(line):
                where = Span(document.path, number, found.start() + 1, number, found.end() + 1)
                url = found[0].rstrip(".,;")
                url = url if url.startswith("http") else f"https://{url}"
                yield Finding(where, "A web address stands bare in the text.", {"url": url})
