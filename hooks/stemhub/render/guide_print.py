"""The Nutshell Guide on paper: whole on one page, whole in large print, and on a leaflet of two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from stemhub.model import addresses as at
from stemhub.model.learning import Chapter, Guide
from stemhub.model.site import Link, Page
from stemhub.render.blocks import learning_text, with_sources
from stemhub.render.drawing import Drawing, page
from stemhub.render.links import cite

STYLES = ("guide.css",)
# Title, address and class of each edition of the whole guide.
EDITIONS = (("to print", at.GUIDE_PRINT, "print"), ("in large print", at.GUIDE_LARGE_PRINT, "large-print"))

_MARKDOWN_LINK = re.compile(r"(?<!!)\[([^\]\[]+)\]\(/([^()\s]*)\)")
_HTML_LINK = re.compile(r'<a href="/([^"]*)"')


def draw(drawing: Drawing) -> Iterator[Page]:
    """Both print editions and, where it is written, the leaflet; nothing when there is no guide."""
    guide = drawing.hub.guide
    if not guide:
        return
    trail = (Link(guide.words.title, at.GUIDE),)
    chapters = [chapter for chapter in guide.chapters if chapter.document]
    texts = [(chapter, _text(drawing, chapter, chapters)) for chapter in chapters]
    for name, address, kind in EDITIONS:
        body = drawing.body("guide-print.md", guide=guide, chapters=texts, kind=kind)
        body = with_sources(drawing, body, guide.sources, every=True)
        about = f"All chapters of the guide on one page, {name}."
        title = f"{guide.words.title} ({name})"
        yield page(address, title, about, body, kind, guide.document.path, trail=trail, toc=False, styles=STYLES, instead_of=at.GUIDE)
    if guide.leaflet:
        yield _leaflet(drawing, guide, trail)


def _text(drawing: Drawing, chapter: Chapter, chapters: list[Chapter]) -> str:
    """A chapter one level deeper, its anchors led by its id, its links to other chapters within the page; links that
    leave the page carry their address for paper in `data-at`."""
    blocks = tuple(replace(block, id=f"{chapter.id}-{block.id}") for block in chapter.blocks)
    text = learning_text(drawing, chapter.document, blocks, deeper=1, lead=f"{chapter.id}-")
    ids = {one.id for one in chapters}

    def target(address: str) -> tuple[str, str]:
        path, _, anchor = address.partition("#")
        other = path.removeprefix(at.GUIDE).rstrip("/")
        if path.startswith(at.GUIDE) and other in ids:
            return f"#{other}-{anchor}" if anchor else f"#{other}", ""
        return f"/{address}", f"/{path}"

    def in_markdown(found: re.Match[str]) -> str:
        link, there = target(found[2])
        return f"[{found[1]}]({link})" + (f'{{: data-at="{there}" }}' if there else "")

    def in_html(found: re.Match[str]) -> str:
        link, there = target(found[1])
        return f'<a href="{link}"' + (f' data-at="{there}"' if there else "")

    return _HTML_LINK.sub(in_html, _MARKDOWN_LINK.sub(in_markdown, text))


def _leaflet(drawing: Drawing, guide: Guide, trail: tuple[Link, ...]) -> Page:
    leaflet = guide.leaflet
    body, cited = cite(drawing.body("leaflet.md", leaflet=leaflet, guide=guide), guide.sources)
    body = body.replace("<!-- sources -->", drawing.body("parts/leaflet-sources.md", sources=cited) if cited else "")
    return page(
        at.LEAFLET, leaflet.title, leaflet.summary, body, "leaflet", leaflet.document.path, trail=trail, toc=False, styles=STYLES
    )
