"""Ordinary pages: shown as they are written, with the facts of the log where they ask for them."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses
from stemhub.model.site import Link, Page
from stemhub.render.drawing import Drawing, page
from stemhub.render.logged import with_log
from stemhub.source.document import without_mutes


def draw(drawing: Drawing) -> Iterator[Page]:
    """Every page of `content/` but a home page with a template of its own."""
    for address, written in drawing.hub.pages.items():
        if address == addresses.HOME and written.template == "home":
            continue
        body = with_log(drawing, without_mutes(written.document.body)).strip() + "\n"
        trail = _trail(drawing, address)
        lang = "gd" if address.startswith("gd/") else "en"
        yield page(address, written.title, written.description, body, "page", written.document.path, trail=trail, lang=lang)


def _trail(drawing: Drawing, address: str) -> tuple[Link, ...]:
    """The pages above an address that exist."""
    parts = address.strip("/").split("/")[:-1]
    above = ("/".join(parts[: length + 1]) + "/" for length in range(len(parts)))
    return tuple(Link(drawing.hub.pages[one].title, one) for one in above if one in drawing.hub.pages)
