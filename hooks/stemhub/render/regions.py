"""The college regions and the councils in them."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses as at
from stemhub.model.site import Link, Page
from stemhub.render.blocks import with_sources
from stemhub.render.drawing import Drawing, page
from stemhub.wording import join


def draw(drawing: Drawing) -> Iterator[Page]:
    """The table of councils and one page a college region; nothing when there is no regions file."""
    regions = drawing.hub.regions
    if not regions:
        return
    titles = {region.id: region.title for region in regions.college_regions}
    body = with_sources(drawing, drawing.body("regions.md", regions=regions, titles=titles), regions.sources, every=True)
    about = "Scotland's 13 regional STEM partnerships, led by colleges, and the 32 councils."
    yield page(at.REGIONS, "Regions", about, body, "catalogue", regions.document.path)
    for region in regions.college_regions:
        councils = [council for council in regions.councils if region.id in council.college_regions]
        entries = [entry for entry in drawing.hub.entries.values() if region.id in entry.regions]
        body = drawing.body("region.md", region=region, councils=councils, regions=regions, entries=entries)
        body = with_sources(drawing, body, regions.sources, every=True)
        trail = (Link("Regions", at.REGIONS),)
        names = join(council.name for council in councils)
        about = f"{join(region.colleges)}: the college region and regional STEM partnership for {names}."
        yield page(at.region(region.id), region.title, about, body, "region", regions.document.path, trail=trail)
