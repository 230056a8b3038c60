"""A chapter of the guide in Gaelic: part by part, each with the fingerprint of the English that it was made from.

A part is what stands between two headings of the second level, and carries the anchor of the English heading; what
stands before the first heading is the part `opening`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemhub.diagnostics import Span
from stemhub.model.digest import passage, text_digest
from stemhub.model.learning import Block, Chapter
from stemhub.source import Document
from stemhub.source.markdown import slug

OPENING = "opening"
TRANSLATED, OLDER, WAITING = "translated", "older", "waiting"
_ANCHOR = re.compile(r"\s*\{:?\s*#([\w-]+)\s*\}\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a chapter: its anchor, its heading, its lines from `first` to `last` (the heading is the first of
    them), the place of its heading, the fingerprint of its words."""

    id: str
    title: str
    first: int
    last: int
    span: Span
    digest: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The Gaelic text of a chapter, with its Gaelic title. `made_of` tells for each part the fingerprint of its English; `checked_by` is the role
    of the fluent reader who has checked it."""

    title: str
    checked_by: str
    made_of: dict[str, str]
    document: Document
    blocks: tuple[Block, ...] = ()

    @property
    def parts(self) -> dict[str, Part]:
        """Its parts by the anchor of their English."""
        return {part.id: part for part in parts(self.document)}


@dataclass(frozen=True, slots=True)
class PartState:
    """How a part of an English chapter stands in Gaelic: `translated`, `older` (than its English) or `waiting`."""

    chapter: Chapter
    english: Part
    gaelic: Part | None
    state: str


def parts(document: Document) -> list[Part]:
    """The parts of a chapter, English or Gaelic, in order; a part without a word is left out."""
    first = document.body_line
    starts = [(first, "", Span(document.path, first, 1, first, len(document.line(first)) + 1))]
    starts += [(span.line, words, span) for level, words, span in document.headings if level == 2]
    ends = [line - 1 for line, _, _ in starts[1:]] + [len(document.lines)]
    found = []
    for (first, words, span), last in zip(starts, ends, strict=True):
        lines = document.lines[first - 1 : last]
        if any(line.strip() for line in lines):
            anchor = _ANCHOR.search(words)
            title = _ANCHOR.sub("", words)
            part_id = anchor[1] if anchor else slug(title) if words else OPENING
            found.append(Part(part_id, title, first, last, span, text_digest(passage(lines))))
    return found


def states(chapter: Chapter) -> list[PartState]:
    """Each part of an English chapter with its Gaelic, in order."""
    found = []
    gaelic = chapter.gaelic.parts if chapter.gaelic else {}
    for english in parts(chapter.document) if chapter.document else ():
        there = gaelic.get(english.id)
        same = there and chapter.gaelic.made_of.get(english.id) == english.digest
        found.append(PartState(chapter, english, there, (TRANSLATED if same else OLDER) if there else WAITING))
    return found
