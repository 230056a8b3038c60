"""For editors: what helps with what, and what nothing helps with yet."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses as at
from stemhub.model.coverage import coverage
from stemhub.model.site import Link, Page
from stemhub.render.drawing import Drawing, page

TITLE = "What helps with what"


def draw(drawing: Drawing) -> Iterator[Page]:
    """One page of five parts: outcomes, items, sectors and disciplines, units without an item, the guide in Gaelic."""
    found = coverage(drawing.hub)
    disciplines = drawing.hub.vocabulary.group("disciplines")
    # One row a sector, one cell a discipline, in the order of the vocabulary.
    width = max(len(disciplines), 1)
    rows = [found.fields[start : start + width] for start in range(0, len(found.fields), width)]
    frameworks = [(one, [c for c in found.audiences if c.framework is one]) for one in drawing.hub.listed_frameworks]
    body = drawing.body("coverage.md", coverage=found, disciplines=disciplines, rows=rows, frameworks=frameworks)
    trail = tuple(Link(drawing.hub.pages[one].title, one) for one in ("contribute/",) if one in drawing.hub.pages)
    about = "For editors: which outcomes, self-evaluation items, sectors and disciplines have learning, where it is missing, and what waits for Gaelic."
    yield page(at.COVERAGE, TITLE, about, body, "page", "overrides/pages/coverage.md", trail=trail)
