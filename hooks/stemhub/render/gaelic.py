"""Chapters of the guide in Gaelic. What is not translated stands there in English, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from stemhub.model import addresses as at
from stemhub.model.learning import Chapter
from stemhub.model.site import Link, Page
from stemhub.model.translation import OPENING, PartState, states
from stemhub.render.blocks import learning_text, with_sources
from stemhub.render.drawing import Drawing, page

ENGLISH = Markup(' lang="en"')


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of the page: how it stands, its text (Gaelic or English), and where its English is."""

    state: PartState
    text: str
    address: str


def draw(drawing: Drawing) -> Iterator[Page]:
    """One page for each chapter of which there is some Gaelic."""
    guide = drawing.hub.guide
    for chapter in guide.chapters if guide else ():
        if chapter.gaelic and chapter.document:
            shown = [_shown(drawing, chapter, state) for state in states(chapter)]
            body = drawing.body("chapter-gd.md", chapter=chapter, shown=shown)
            body = with_sources(drawing, body, guide.sources, english=ENGLISH)
            yield page(
                at.chapter_in_gaelic(chapter.id),
                chapter.gaelic.title,
                chapter.summary,
                body,
                "chapter",
                chapter.gaelic.document.path,
                trail=(Link(guide.words.title, at.GUIDE), Link(chapter.title, at.chapter(chapter.id))),
                lang="gd",
            )


def _shown(drawing: Drawing, chapter: Chapter, state: PartState) -> Shown:
    here = chapter.gaelic if state.gaelic else chapter
    part = state.gaelic or state.english
    english = ENGLISH if state.gaelic else ""
    text = learning_text(drawing, here.document, here.blocks, lines=(part.first, part.last), english=english)
    anchor = "" if part.id == OPENING else f"#{part.id}"
    return Shown(state, text, at.chapter(chapter.id) + anchor)
