"""The page of the search. Without scripts it leads to the A–Z and the topics."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses as at
from stemhub.model.site import Page
from stemhub.render.drawing import Drawing, page


def draw(drawing: Drawing) -> Iterator[Page]:
    """One page."""
    about = "Search everything on the hub, in your own words."
    yield page(at.SEARCH, "Search", about, drawing.body("search.md"), "search", "overrides/pages/search.md", toc=False)
