"""The STEM Nutshell Guide: its front page and chapters."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses as at
from stemhub.model.reading import LONGEST_AVERAGE, ReadingLevel, document_level
from stemhub.model.site import Link, Page
from stemhub.render.blocks import elements, learning_text, with_sources
from stemhub.render.drawing import Drawing, page


def draw(drawing: Drawing) -> Iterator[Page]:
    """The guide's front page and one page a chapter; nothing when there is no guide."""
    guide = drawing.hub.guide
    if not guide:
        return
    chapters = [chapter for chapter in guide.chapters if chapter.document]
    links = [Link(chapter.title, at.chapter(chapter.id)) for chapter in chapters]
    beside = {"siblings_title": guide.words.title, "siblings": (Link("About this guide", at.GUIDE), *links)}
    levels = [document_level(chapter.document) for chapter in chapters]
    whole = sum(levels, ReadingLevel())
    body = drawing.body("guide.md", guide=guide, chapters=chapters, level=whole, levels=levels, most=LONGEST_AVERAGE)
    body = with_sources(drawing, body, guide.sources, every=True)
    first = links[0] if links else None
    yield page(at.GUIDE, guide.words.title, guide.words.summary, body, "guide", guide.document.path, next=first, **beside)
    for place, chapter in enumerate(chapters):
        text = learning_text(drawing, chapter.document, chapter.blocks)
        body = with_sources(drawing, drawing.body("chapter.md", chapter=chapter, text=text, level=levels[place]), guide.sources)
        yield page(
            links[place].address,
            chapter.title,
            chapter.summary,
            body,
            "chapter",
            chapter.path,
            trail=(Link(guide.words.title, at.GUIDE),),
            previous=links[place - 1] if place else Link("About this guide", at.GUIDE),
            next=links[place + 1] if place + 1 < len(links) else None,
            scripts=elements(chapter.blocks),
            **beside,
        )
