"""Finished HTML is set aside while the engine reads a page as Markdown, and put back where it was.

Three quarters of our pages are HTML that the templates made. Python-Markdown would walk through each tag of it twice, only to
leave it as it is: that was half the time of a build. What is set aside is what it would surely leave alone: a part between
blank lines that is one block of HTML from its first letter to its last. Pages with fenced code, or with Markdown inside HTML, are read as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAGS = "section|div|dl|ul|ol|p|table|details|figure|aside|nav|form|fieldset"
_OPENS = re.compile(rf"<({_TAGS})[ >]")
_PLACE = re.compile(r'<div data-finished="(\d+)"></div>')
_ID = re.compile(r'\sid="([^"]+)"')


# Code may hold blank lines, and Markdown inside HTML is drawn anew with all that stands in it.
_READ_AS_IT_IS = ("```", "~~~", "data-finished", "markdown=")


def set_aside(body: str) -> tuple[str, list[str]]:
    """A body with a short mark in the place of each finished block, and these blocks."""
    if any(one in body for one in _READ_AS_IT_IS):
        return body, []
    blocks: list[str] = []
    return "\n\n".join(_marked(body.split("\n\n"), blocks)), blocks


def _marked(parts: list[str], blocks: list[str]) -> Iterator[str]:
    for part in parts:
        if _is_one_block(part):
            yield f'<div data-finished="{len(blocks)}"></div>'
            blocks.append(part)
        else:
            yield part


def _is_one_block(part: str) -> bool:
    """Whether a part is one element that closes at its last letter and asks for no Markdown inside."""
    opening = _OPENS.match(part)
    if not opening:
        return False
    depth = 0
    for tag in re.finditer(rf"<(/?){opening[1]}(?=[ >])", part):
        depth += -1 if tag[1] else 1
        if not depth:
            return part[tag.end() :] == ">"
    return False


def put_back(html: str, blocks: list[str]) -> str:
    """A page with its finished blocks in the places of their marks."""
    return _PLACE.sub(lambda place: blocks[int(place[1])], html) if blocks else html


def anchors(blocks: list[str]) -> set[str]:
    """What a link can point at within finished blocks."""
    return {found for block in blocks for found in _ID.findall(block)}
