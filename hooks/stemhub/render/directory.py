"""The directory of STEM organisations and programmes."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses as at
from stemhub.model.site import Link, Page
from stemhub.render.blocks import with_sources
from stemhub.render.drawing import Drawing, page
from stemhub.render.references import mentions

STATUS = {
    "running": "Running",
    "ended": "Ended",
    "not-confirmed": "Not confirmed: ask the provider",
}
KINDS = {
    "organisation": "Organisations",
    "programme": "Programmes",
    "place": "Places to visit",
    "festival": "Festivals",
    "resource": "Resources",
}


def draw(drawing: Drawing) -> Iterator[Page]:
    """The list by kind and one page an entry."""
    entries = sorted(drawing.hub.entries.values(), key=lambda entry: entry.title.casefold())
    groups = [(title, [e for e in entries if e.kind == kind]) for kind, title in KINDS.items()]
    body = drawing.body("directory.md", groups=[group for group in groups if group[1]], total=len(entries), status=STATUS)
    about = "Organisations and programmes that help with STEM in Scotland, each with its sources and the date checked."
    yield page(at.DIRECTORY, "Directory", about, body, "directory", "overrides/pages/directory.md")
    mentioned = mentions(drawing.hub)
    for entry in entries:
        here = mentioned.get(at.entry(entry.id), [])
        body = drawing.body("entry.md", entry=entry, status=STATUS, kind=KINDS.get(entry.kind, entry.kind), mentioned=here)
        body = with_sources(drawing, body, entry.sources, every=True)
        trail = (Link("Directory", at.DIRECTORY),)
        yield page(at.entry(entry.id), entry.title, entry.summary, body, "entry", entry.document.path, trail=trail)
