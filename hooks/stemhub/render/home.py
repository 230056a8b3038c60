"""The home page: who runs this, is it official, what is here for me."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses
from stemhub.model.site import Page
from stemhub.render.drawing import Drawing, page


def draw(drawing: Drawing) -> Iterator[Page]:
    """One page from `content/index.md`, whose front matter says `template: home`: its words, the doors, and what it
    says under headings of its own."""
    written = drawing.hub.pages.get(addresses.HOME)
    if not written or written.template != "home":
        return
    words, heading, rest = written.document.body.strip().partition("\n## ")
    body = drawing.body("home.md", page=written, words=words.strip(), rest=heading.strip("\n") + rest)
    yield page(addresses.HOME, written.title, written.description, body, "home", written.document.path, scripts=("setting.js",), styles=("facets.css",), toc=False)
