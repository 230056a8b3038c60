"""Learning text: ordinary Markdown with its fenced blocks drawn in place, citations numbered, sources listed."""

from __future__ import annotations

from collections.abc import Mapping

from stemhub.model.common import Source
from stemhub.model.learning import Block, Confidence, Download
from stemhub.render.drawing import Drawing
from stemhub.render.links import cite
from stemhub.source import Document
from stemhub.source.document import without_mutes
from stemhub.source.markdown import headings


def learning_text(drawing: Drawing, document: Document, blocks: tuple[Block, ...]) -> str:
    """The body of a unit or chapter with every block in finished HTML, at the place where it is written."""
    lines = document.lines
    first_heading = min((span.line for level, _, span in headings(document) if level == 2), default=len(lines))
    done, parts = document.body_line - 1, []
    for place, block in enumerate(blocks):
        level = 2 if block.span.line < first_heading else 3
        drawn = _block(drawing, block, level, _number(blocks, place))
        parts += [*lines[done : block.span.line - 1], "", drawn, ""]
        done = min(block.span.end_line, len(lines))
    return without_mutes("\n".join([*parts, *lines[done:]]))


def with_sources(drawing: Drawing, body: str, sources: Mapping[str, Source], every: bool = False) -> str:
    """Number the citations of a body and list below it what it cites; with `every`, its other sources too."""
    numbered, cited = cite(body, sources)
    rest = [source for source in sources.values() if source not in cited] if every else []
    if not cited and not rest:
        return numbered
    return numbered.rstrip() + "\n\n" + drawing.body("parts/sources.md", sources=[*cited, *rest])


def _number(blocks: tuple[Block, ...], place: int) -> int:
    """Which of several blocks of its kind a block is; 0 when it is the only one."""
    same = [other for other in blocks if other.kind == blocks[place].kind]
    return same.index(blocks[place]) + 1 if len(same) > 1 else 0


def _block(drawing: Drawing, block: Block, level: int, number: int) -> str:
    extra: dict = {"level": level, "number": number}
    if isinstance(block, Confidence):
        known = [term.id for term in drawing.hub.vocabulary.group("disciplines")]
        extra["disciplines"] = block.disciplines or known
    if isinstance(block, Download):
        extra["ending"] = block.file.rpartition(".")[2].upper()
    drawn = drawing.body(f"blocks/{block.kind}.md", block=block, **extra)
    # A blank line inside raw HTML would end it for some engines.
    return "\n".join(line for line in drawn.split("\n") if line.strip())
