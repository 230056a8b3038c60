"""A promise without an account

The page of promises is an account: for each promise it names the pages that keep it, or it says why the promise is out
of scope. With neither, readers do not know what became of it. With both, they do not know which is true.

Wrong, in `content/strategy/promises.yml`:

    documents:
      - id: first-paper
        title: The first paper
        publisher: A made-up body
        promises:
          - place: Page 1
            says: There is to be a small book.

Wrong, in `content/strategy/promises.yml`:

    documents:
      - id: first-paper
        title: The first paper
        publisher: A made-up body
        promises:
          - place: Page 1
            says: There is to be a small book.
            kept_by: [/modules/tiny/]
            out_of_scope: nobody has time for it.

Right, in `content/strategy/promises.yml`:

    documents:
      - id: first-paper
        title: The first paper
        publisher: A made-up body
        promises:
          - place: Page 1
            says: There is to be a small book.
            kept_by: [/modules/tiny/]
            how: The module is as small as a book can be.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.source import Node

CODE = "HUB219"
SLUG = "promise-without-account"
SEVERITY = Severity.ERROR
HINT = "{repair}"

_NEITHER = "Add `kept_by: [/…/]` with the pages that keep it, or `out_of_scope:` with the reason."
_BOTH = "Take out one of the two; what the pages cannot do belongs in `how:`."


def check(hub: Hub) -> Iterator[Finding]:
    """Promises with no page and no reason, and those with both."""
    for promise in hub.promises.all if hub.promises else ():
        kept, out = promise.node.has("kept_by"), bool(promise.out_of_scope.strip())
        if kept and out:
            yield Finding(promise.node.key_place("out_of_scope"), "This promise is both kept and out of scope.", {"repair": _BOTH})
        elif not kept and not out and not _told_as_empty(promise.node):
            place = promise.node.place("says") if promise.says else promise.node.span
            yield Finding(place, "This promise has no page that keeps it and no reason why it is out of scope.", {"repair": _NEITHER})


def _told_as_empty(promise: Node) -> bool:
    """Whether the schema tells already that one of the two fields holds nothing."""
    return any(key in promise.keys and not promise.has(key) for key in ("kept_by", "out_of_scope"))
