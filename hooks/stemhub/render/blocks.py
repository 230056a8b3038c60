"""Learning text: ordinary Markdown with its fenced blocks drawn in place, citations numbered, sources listed."""

from __future__ import annotations

from collections.abc import Mapping

from stemhub.model.common import Source
from stemhub.model.digest import block_digest
from stemhub.model.learning import Block, Confidence, Download
from stemhub.render.drawing import Drawing
from stemhub.render.links import cite
from stemhub.source import Document
from stemhub.source.document import without_mutes
from stemhub.source.markdown import slug

# What makes finished blocks answer and remember: one file for all of them. A block of another kind is complete as it is.
ELEMENTS = "elements/learning.js"
ANSWERING = ("check", "reflect", "activity", "confidence", "case-study")


def learning_text(
    drawing: Drawing,
    document: Document,
    blocks: tuple[Block, ...],
    deeper: int = 0,
    lead: str = "",
    lines: tuple[int, int] | None = None,
    english: str = "",
) -> str:
    """The body of a unit or chapter with every block in finished HTML, at the place where it is written.

    As a part of a longer page its headings stand `deeper` and their anchors begin with `lead`. `lines` are the first and
    last line of a part to draw by itself. `english` is the attribute for our own labels on a page in another language.
    """
    text = list(document.lines)
    found = document.headings
    if deeper or lead:
        for level, words, span in found:
            text[span.line - 1] = f"{'#' * (level + deeper)} {words} {{: #{lead}{slug(words)} }}"
    first_heading = min((span.line for level, _, span in found if level == 2), default=len(text))
    first, last = lines or (document.body_line, len(text))
    done, parts = first - 1, []
    for place, block in enumerate(blocks):
        if not first <= block.span.line <= last:
            continue
        level = (2 if block.span.line < first_heading else 3) + deeper
        drawn = block_html(drawing, block, level, _number(blocks, place), english)
        parts += [*text[done : block.span.line - 1], "", drawn, ""]
        done = min(block.span.end_line, last)
    return without_mutes("\n".join([*parts, *text[done:last]]))


def elements(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The scripts that the blocks of a page need."""
    return (ELEMENTS,) if any(block.kind in ANSWERING for block in blocks) else ()


def with_sources(drawing: Drawing, body: str, sources: Mapping[str, Source], every: bool = False, english: str = "") -> str:
    """Number the citations of a body and list below it what it cites; with `every`, its other sources too.
    `english` is the attribute for our own words on a page in another language."""
    numbered, cited = cite(body, sources)
    rest = [source for source in sources.values() if source not in cited] if every else []
    if not cited and not rest:
        return numbered
    return numbered.rstrip() + "\n\n" + drawing.body("parts/sources.md", sources=[*cited, *rest], english=english)


def _number(blocks: tuple[Block, ...], place: int) -> int:
    """Which of several blocks of its kind a block is; 0 when it is the only one."""
    same = [other for other in blocks if other.kind == blocks[place].kind]
    return same.index(blocks[place]) + 1 if len(same) > 1 else 0


def block_html(drawing: Drawing, block: Block, level: int, number: int, english: str) -> str:
    extra: dict = {"level": level, "number": number, "english": english, "digest": block_digest(block)}
    if isinstance(block, Confidence):
        known = [term.id for term in drawing.hub.vocabulary.group("disciplines")]
        extra["disciplines"] = block.disciplines or known
    if isinstance(block, Download):
        extra["ending"] = block.file.rpartition(".")[2].upper()
    drawn = drawing.body(f"blocks/{block.kind}.md", block=block, **extra)
    # A blank line inside raw HTML would end it for some engines.
    return "\n".join(line for line in drawn.split("\n") if line.strip())
