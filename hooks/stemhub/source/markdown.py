"""Markdown read for what the hub needs: front matter, fenced blocks with their YAML, headings, links, citations.

A whole Markdown parser gives lines but no columns and takes milliseconds a page; this scanner gives both and takes
microseconds, so that a thousand modules are checked while an editor types. What readers see is still drawn by
Python-Markdown.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from stemhub.diagnostics import Span
from stemhub.source import yaml
from stemhub.source.closing import missing_beginning, missing_end, opens
from stemhub.source.node import Node
from stemhub.wording import closest

if TYPE_CHECKING:
    from stemhub.source.document import Document

# Kinds of fenced block, and whether their body is YAML (or Markdown).
BLOCK_KINDS = {
    "activity": True,
    "reflect": True,
    "check": True,
    "confidence": True,
    "case-study": True,
    "download": True,
    "short-route": False,
}

LINK = re.compile(r"!?\[(?P<words>[^\]\[]*)\]\((?P<target>[^()\s]+)(?:\s+\"[^\"]*\")?\)")
CITATION = re.compile(r"(?P<words>)\[@(?P<target>[^\]\s@]+)\]")
_FENCE = re.compile(r"^ {0,3}(?P<marks>`{3,}|~{3,})[ \t]*+(?P<info>[^`]*+)$")
_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>\S.*)$")
_HEADING_MARKS = re.compile(r"[*_`]|\[@[^\]]+\]|\]\([^)]*\)|\[")
_LIKE_A_BLOCK, _ANY_TEXT = re.compile(r"[a-z_]+:(?:[ \t]|$)|- "), re.compile("")
_CODE_SPAN = re.compile(r"(?<!`)(`++).+?(?<!`)\1(?!`)")


@dataclass(slots=True)
class Block:
    """A fenced learning block. `root` is its YAML (None if unreadable or Markdown); `text` is its body as written;
    `span` reaches over the whole fence, `first_line` is the line of the body's first line."""

    kind: str
    span: Span
    first_line: int
    text: str
    root: Node | None


@dataclass(slots=True)
class Fence:
    """Lines from `start` to `end` (both from 1, the fence lines themselves); `end` is 0 when it is never closed. Of one that
    is `unopened` the opening line is lost: it reaches from the first line of its text."""

    start: int
    end: int
    info: str
    indent: int
    unopened: bool = False


def fences(lines: list[str], first: int = 1) -> list[Fence]:
    """All fenced code blocks from line `first` on, by CommonMark's rules for fences outside lists; but a fence without a word
    that would swallow the beginning of a learning block, or the rest of the file below fields, is taken for the end of
    a block whose beginning is lost."""
    found: list[Fence] = []
    marks = ""
    for number, line in enumerate(lines[first - 1 :], first):
        if "```" not in line and "~~~" not in line:
            continue
        match = _FENCE.match(line)
        if not marks:
            if match and not (match["marks"][0] == "`" and "`" in match["info"]):
                marks = match["marks"]
                found.append(Fence(number, 0, match["info"].strip(), len(line) - len(line.lstrip())))
        elif match and match["marks"].startswith(marks) and not match["info"].strip():
            found[-1].end = number
            marks = ""
        elif match and not found[-1].info and match["marks"] == marks and match["info"].strip() in BLOCK_KINDS and _unopened(found[-1], lines):
            found.append(Fence(number, 0, match["info"].strip(), len(line) - len(line.lstrip())))
    if marks and not found[-1].info:
        _unopened(found[-1], lines, _LIKE_A_BLOCK)
    return found


def _unopened(fence: Fence, lines: list[str], like: re.Pattern[str] = _ANY_TEXT) -> bool:
    """Whether a fence without a word ends a block whose beginning is lost, and whose text is `like` this; it then reaches
    from that text to itself."""
    begins = missing_beginning(lines, fence.start)
    if not begins or not like.match(lines[begins - 1]):
        return False
    fence.start, fence.end, fence.unopened = begins, fence.start, True
    return True


def parse(document: Document) -> None:
    """Fill in a Markdown document: front matter, body and blocks."""
    lines = document.lines
    body_line = 1
    if lines and lines[0].rstrip() == "---":
        end = next((n for n, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "...")), 0)
        if not end:
            what = "The front matter that begins with `---`"
            _unclosed(document, what, Span(document.path, 1, 1, 1, 4), missing_end(lines, 2, len(lines)), "---")
            return
        front = "\n".join(lines[1 : end - 1])
        if front.strip():
            document.root = yaml.compose(front, document.path, document.report, first_line=2, mappings=document.mappings)
        body_line = end + 1
    document.body_line = body_line
    document.body = document.text if body_line == 1 else "\n".join(lines[body_line - 1 :])
    for fence in document.fences:
        _block(document, fence)


def _block(document: Document, fence: Fence) -> None:
    """Keep a learning block, or report a fence that is not closed or whose kind is misspelt."""
    path, lines = document.path, document.lines
    opening = lines[fence.start - 1]
    if fence.unopened:
        place = Span(path, fence.start, 1, fence.start, len(opening) + 1)
        document.report("fence-unopened", place, {"line": str(fence.end)})
        return
    kind = fence.info.split()[0] if fence.info else ""
    where = Span(path, fence.start, fence.indent + 1, fence.start, len(opening.rstrip()) + 1)
    fence_end = fence.end or len(lines) + 1
    inside = lines[fence.start : fence_end - 1]
    unclosed = not fence.end or (kind in BLOCK_KINDS and any(map(opens, inside)))
    if unclosed:
        what = f"The `{kind}` block" if kind else "The block"
        end = missing_end(lines, fence.start + 1, fence_end - 1, BLOCK_KINDS[kind]) if kind in BLOCK_KINDS else 0
        _unclosed(document, what, where, end, _FENCE.match(opening)["marks"])
    if kind not in BLOCK_KINDS:
        if guess := closest(kind, BLOCK_KINDS) if kind else None:
            document.report("block-unknown", where, {"kind": kind, "guess": guess})
        return
    body = "\n".join(inside)
    root = None
    if BLOCK_KINDS[kind] and not unclosed:
        if body.strip():
            root = yaml.compose(body, path, document.report, first_line=fence.start + 1, mappings=document.mappings)
        else:
            document.report("yaml-syntax", where, {"problem": f"the `{kind}` block is empty", "repair": "Write its fields, or delete it"})
    whole = Span(path, fence.start, 1, fence_end, 4)
    document.blocks.append(Block(kind, whole, fence.start + 1, body, root))


def _unclosed(document: Document, what: str, opening: Span, end: int, closing: str) -> None:
    """Report that something is never closed: where its end is missing, or where it begins when nobody can tell."""
    where = Span(document.path, end, 1, end, len(document.line(end)) + 1) if end else opening
    begins = f"begins on line {opening.line}" if end else "begins here"
    document.report("fence-unclosed", where, {"what": f"{what} that {begins}", "closing": closing, "where": "above this line" if end else "where it ends"})


def prose(document: Document) -> list[str]:
    """The lines of the body; code fences and code spans are blanked with spaces, learning blocks are kept."""
    lines = document.lines[document.body_line - 1 :]
    lines = [_CODE_SPAN.sub(_blank, line) if "`" in line else line for line in lines]
    for fence in document.fences:
        if not fence.info or fence.info.split()[0] not in BLOCK_KINDS:
            start, end = fence.start - document.body_line, (fence.end or len(document.lines)) - document.body_line + 1
            lines[start:end] = [""] * (end - start)
    return lines


def _heading_text(written: str) -> str:
    """The words of a heading without the closing marks that some people write."""
    words = written.rstrip()
    bare = words.rstrip("#")
    return bare.rstrip() if bare != words and (not bare or bare[-1] in " \t") else words


def headings(document: Document) -> list[tuple[int, str, Span]]:
    """Level, text and place of each heading outside blocks."""
    if not document.readable:
        return []
    found = []
    for number, line in enumerate(document.lines[document.body_line - 1 :], document.body_line):
        if "#" in line and (match := _HEADING.match(line)):
            found.append((len(match["marks"]), _heading_text(match["text"]), Span(document.path, number, 1, number, len(line) + 1)))
    inside = {n for f in document.fences if found for n in range(f.start, (f.end or len(document.lines)) + 1)}
    return [heading for heading in found if heading[2].line not in inside]


@cache
def slug(words: str) -> str:
    """The id that Python-Markdown's `toc` gives to a heading."""
    bare = unicodedata.normalize("NFKD", _HEADING_MARKS.sub("", words)).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", bare).strip().lower())


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
