"""The strategy's indicators and, over the finished pages that they name, its promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stemhub.model import addresses as at
from stemhub.model.site import Link, Page
from stemhub.model.strategy import Indicators
from stemhub.render.blocks import with_sources
from stemhub.render.chart import chart, figure
from stemhub.render.drawing import Drawing, page

STYLES = ("strategy.css",)


def draw(drawing: Drawing, pages: Sequence[Page]) -> Iterator[Page]:
    """Two pages, each if there is a file for it. `pages` are all others: their titles name the links to them."""
    titles = {one.address: one.title for one in pages}
    trail = tuple(Link(titles[address], address) for address in [at.STRATEGY] if address in titles)
    if indicators := drawing.hub.indicators:
        titles[at.INDICATORS] = indicators.title
    if promises := drawing.hub.promises:
        titles[at.PROMISES] = promises.title
        body = drawing.body("promises.md", promises=promises, named=_Titles(titles))
        yield page(at.PROMISES, promises.title, promises.description, body, "page", promises.document.path, trail=trail, styles=STYLES)
    if indicators:
        body = drawing.body("indicators.md", indicators=indicators, charts=_charts(indicators), figure=figure, named=_Titles(titles))
        body = with_sources(drawing, body, indicators.sources, every=True)
        yield page(at.INDICATORS, indicators.title, indicators.description, body, "page", indicators.document.path, trail=trail, styles=STYLES)


class _Titles:
    """The title of the page that a written address leads to."""

    def __init__(self, titles: Mapping[str, str]):
        self._titles = titles

    def __call__(self, link: str) -> str:
        address = link.lstrip("/").split("#")[0]
        return self._titles.get(address, "The hub’s home page" if not address else link)


def _charts(indicators: Indicators) -> dict:
    """A chart for each indicator with at least two figures; a bar alone shows nothing that its number does not say."""
    shown = [one for heading in indicators.headings for one in heading.indicators]
    return {one.id: chart(one.values, one.unit) for one in shown if sum(value.number is not None for value in one.values) > 1}
