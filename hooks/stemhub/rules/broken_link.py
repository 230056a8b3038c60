"""A link within the hub leads nowhere

Links within the hub are written as the reader sees them, from the root of the site: `/modules/early-years/`. This one
leads to a page that does not exist. A link that is relative (`../other.md`) depends on where files lie and is not
used here.

Wrong, in `modules/tiny/first.md`:

    See [the other module](/modules/tinny/).

Right, in `modules/tiny/first.md`:

    See [the other module](/modules/next-step/).
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub, addresses
from stemhub.wording import did_you_mean

CODE = "HUB210"
SLUG = "broken-link"
SEVERITY = Severity.ERROR
HINT = "{guess}Write an address of this site beginning with `/`, or a whole address beginning with `https://`."

_OUTSIDE = re.compile(r"(?:https?://|mailto:|tel:|#)")


def check(hub: Hub) -> Iterator[Finding]:
    """Links in running text, and the link fields of further help and home doors."""
    known = addresses.known(hub)
    for document in hub.documents.values():
        for link in document.links:
            if not _OUTSIDE.match(link.target) and not _answered(hub, link.target, known):
                yield _finding(link.span, link.target, known)
        if document.root:
            for name in ("further_help", "doors"):
                for one in document.root.mappings(name):
                    for key in ("url", "link"):
                        target = one.text(key)
                        if target.startswith("/") and not _answered(hub, target, known):
                            yield _finding(one.place(key), target, known)


def _answered(hub: Hub, target: str, known: set[str]) -> bool:
    return target.startswith("/") and addresses.answers(target, known, hub.files)


def _finding(span, target: str, known: set[str]) -> Finding:
    guess = did_you_mean("/" + target.strip("./"), (f"/{address}" for address in known))
    return Finding(span, f"The link `{target}` leads nowhere.", {"guess": guess})
