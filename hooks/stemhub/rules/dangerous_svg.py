"""A drawing that can run code

An SVG file is a small program as much as a picture: it can hold scripts, react to clicks and fetch things from elsewhere.

Wrong, the whole of `modules/tiny/files/drawing.svg`:

    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>alert(1)</script></svg>

Right, the whole of `modules/tiny/files/drawing.svg`:

    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>A square</title><rect width="1" height="1"/></svg>
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub

CODE = "HUB501"
SLUG = "dangerous-svg"
SEVERITY = Severity.ERROR
HINT = "Export it again as plain SVG (in Inkscape: Save as, Optimised SVG) without scripts, links and embedded pages."

_DANGERS = (
    (re.compile(rb"<\s*script\b", re.I), "holds a script"),
    (re.compile(rb"<\s*foreignObject\b", re.I), "holds a foreign page"),
    (re.compile(rb"\son[a-z]+\s*=", re.I), "reacts to events"),
    (re.compile(rb"(?:xlink:)?href\s*=\s*[\"'](?!#)", re.I), "points outside itself"),
    (re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[", re.I), "defines entities"),
    (re.compile(rb"javascript:|@import|url\(\s*[\"']?(?:https?:)?//", re.I), "fetches something"),
)


def check(hub: Hub) -> Iterator[Finding]:
    """Every SVG among the kept files."""
    for path, kept in hub.kept.items():
        if path.lower().endswith(".svg"):
            for pattern, what in _DANGERS:
                if pattern.search(kept.start):
                    yield Finding(Span(path), f"The drawing {what}.")
                    break
