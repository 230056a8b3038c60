"""Drawings of `content/illustrations/` inside the page, so that they take the page's colours and letters."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from stemhub.model import KeptFile
from stemhub.model import addresses as at
from stemhub.source.markdown import fences

_ALONE = re.compile(rf"^!\[(?P<words>[^\]]+)\]\(/(?P<address>{at.ILLUSTRATIONS}[^()\s]+\.svg)\)[ \t]*$")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_FIGURE = Markup('<figure class="hub-figure"><svg role="img" aria-label="{}"{}</figure>')


def illustrated(body: str, kept: Mapping[str, KeptFile]) -> str:
    """Put each illustration that stands on a line of its own into the page; its name for screen readers is what stands
    in the square brackets. A picture inside a line stays a link to the file."""
    if at.ILLUSTRATIONS not in body:
        return body
    lines = body.split("\n")
    hidden = {n for fence in fences(lines) for n in range(fence.start, (fence.end or len(lines)) + 1)}
    return "\n".join(line if n in hidden else _drawn(line, kept) for n, line in enumerate(lines, 1))


def _drawn(line: str, kept: Mapping[str, KeptFile]) -> str:
    found = _ALONE.match(line)
    file = kept.get(f"content/{found['address']}") if found else None
    if not file:
        return line
    drawing = " ".join(_TITLE.sub("", file.start.decode("utf-8", "replace")).split())
    _, svg, rest = drawing.partition("<svg")
    return _FIGURE.format(" ".join(found["words"].split()), Markup(rest)) if svg else line
