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
from itertools import chain

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub, addresses
from stemhub.model.learning import Download
from stemhub.rules.bad_name import renamed
from stemhub.rules.common import blocks, page_fields
from stemhub.source import Document
from stemhub.wording import did_you_mean

CODE = "HUB210"
SLUG = "broken-link"
SEVERITY = Severity.ERROR
HINT = "{guess}{repair}"

_VOCABULARY = "content/vocabulary.yml"
_ENDING = re.compile(r"(?:/(?:module|guide|framework|next|editions/[^/]+))?\.yml$")
_ADDRESS = "Write an address of this site beginning with `/`, or a whole address beginning with `https://`."
_PICTURE = "Pages show drawings: put an SVG file into `content/illustrations/`, and write `/illustrations/` and its name."
_IS_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|heic)$", re.IGNORECASE)
_OUTSIDE = re.compile(r"(?:https?://|mailto:|tel:|#)")


def check(hub: Hub) -> Iterator[Finding]:
    """Links in running text, the link fields of further help, home doors and activities, and the pages that keep promises."""
    known, untold = addresses.known(hub), unread(hub)
    choices = frozenset(f"/{address}" for address in known)
    offered = frozenset(block.path for _, block in blocks(hub) if isinstance(block, Download))
    offered |= addresses.illustrations(hub).keys() | {path for one in hub.outlines.values() for path in one.offered}
    links = (link for document in hub.documents.values() for link in _links(document))
    for place, target in chain(links, page_fields(hub)):
        here = target.startswith("/") and addresses.answers(target, known, offered)
        if not here and not target.startswith(untold):
            guess = did_you_mean("/" + target.strip("./"), choices)
            repair = _PICTURE if _IS_PICTURE.search(target) else f"Write `https://{target}`." if target.startswith("www.") else _ADDRESS
            yield Finding(place, f"The link `{target}` leads nowhere.", {"guess": guess, "repair": repair})


def _links(document: Document) -> Iterator[tuple[Span, str]]:
    """The links of a document that stay within the hub, with their places."""
    yield from ((link.span, link.target) for link in document.links if not _OUTSIDE.match(link.target))
    for name in ("further_help", "doors"):
        for one in document.root.mappings(name) if document.root else ():
            fields = [key for key in ("url", "link") if one.text(key).startswith("/")]
            yield from ((one.place(key), one.text(key)) for key in fields)


def unread(hub: Hub) -> tuple[str, ...]:
    """Where links to files begin that cannot be read or have a wrong name: such a file is told once, and not at each link
    to it."""
    paths = [path for path, document in hub.documents.items() if not document.readable]
    paths += [path for one in hub.outlines.values() for path in one.unread if path not in hub.documents]
    things = [path.removeprefix("content/") for path in paths if path.endswith(".yml") and path != _VOCABULARY]
    downloads = ["/" + path.rpartition("/")[0] + "/files/" for path in paths if path.endswith(".md")]
    packs = ["/" + addresses.pack(path.split("/")[1]) for path in paths if path.endswith("/module.yml")]
    topics = ["/" + addresses.TOPICS] if _VOCABULARY in paths else []
    misnamed = [re.sub(r"\.md$", "/", good.removeprefix("content/")) for path in hub.written if (good := renamed(path)) != path]
    return (*("/" + name for name in misnamed), *("/" + _ENDING.sub("/", thing) for thing in things), *downloads, *packs, *topics)
