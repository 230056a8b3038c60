"""The parts of the log of tests, in the places where a page asks for them."""

from __future__ import annotations

import re

from stemhub.model.accessibility import PARTS
from stemhub.render.drawing import Drawing

_ASKED = re.compile(r"^<!-- log: ([a-z-]+) -->[ \t]*$", re.MULTILINE)


def with_log(drawing: Drawing, body: str) -> str:
    """A body with the facts of the log; where there is no log, or no such part of it, nothing is shown."""
    log = drawing.hub.accessibility

    def drawn(asked: re.Match[str]) -> str:
        return drawing.body("parts/log.md", part=asked[1], log=log) if log and asked[1] in PARTS else ""

    return _ASKED.sub(drawn, body)
