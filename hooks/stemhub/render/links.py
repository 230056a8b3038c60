"""Links as authors and templates write them (`/modules/early-years/`) → relative ones, and citations → numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import relpath

from markupsafe import Markup

from stemhub.model.common import Source
from stemhub.source.markdown import CITATION, fences

_MARKDOWN_LINK = re.compile(r"(\]\()/([^()\s#?]*)([#?][^()\s]*)?(?=[)\s])")
_HTML_LINK = re.compile(r"(\s(?:href|src)=\")/([^\"#?]*)([#?][^\"]*)?(?=\")")
# Neighbouring citations become one mark, close to the word before them.
_CITATIONS = re.compile(r"[ \t]*\[@[^\]\s@]+\](?:\s*\[@[^\]\s@]+\])*")
_SOURCE_LINK = Markup('<a href="#source-{}" aria-label="Source {}: {}">{}</a>')
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|<(code|pre)>.*?</\2>")


def relink(body: str, address: str, pages: set[str]) -> str:
    """Make every absolute link of a body relative to its page. Markdown links to pages name the Markdown file, so that
    an engine can check them; HTML links name the address. Code is left alone."""
    here = address or "."

    def in_markdown(found: re.Match[str]) -> str:
        target = found[2] + "index.md" if found[2] in pages else found[2]
        return f"{found[1]}{relpath(target or '.', here)}{found[3] or ''}"

    def in_html(found: re.Match[str]) -> str:
        target = relpath(found[2] or ".", here) + ("/" if found[2] in pages else "")
        return f"{found[1]}{'' if (target == './' and found[3]) else target}{found[3] or ''}"

    return _outside_code(body, ("](/", '="/'), lambda text: _HTML_LINK.sub(in_html, _MARKDOWN_LINK.sub(in_markdown, text)))


def cite(body: str, sources: Mapping[str, Source]) -> tuple[str, list[Source]]:
    """Number the citations `[@key]` of a body in order of first mention; the sources in that order."""
    order: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        keys = [citation["target"] for citation in CITATION.finditer(found[0])]
        if any(key not in sources for key in keys):
            return found[0]
        places = [(key, order.setdefault(key, len(order) + 1)) for key in keys]
        links = Markup(" ").join(_SOURCE_LINK.format(key, place, sources[key].publisher, place) for key, place in places)
        return Markup('<sup class="hub-cite">{}</sup>').format(links)

    numbered = _outside_code(body, ("[@",), lambda text: _CITATIONS.sub(number, text))
    return numbered, [sources[key] for key in order]


def _outside_code(body: str, marks: tuple[str, ...], change) -> str:
    """Apply a change to the lines that hold one of the marks, but not to fenced code and code spans."""
    lines = body.split("\n")
    hidden = {n for fence in fences(lines) for n in range(fence.start, (fence.end or len(lines)) + 1)}
    for number, line in enumerate(lines, 1):
        if any(mark in line for mark in marks) and number not in hidden:
            lines[number - 1] = _spare_spans(line, change)
    return "\n".join(lines)


def _spare_spans(line: str, change) -> str:
    out, last = [], 0
    for span in _CODE.finditer(line):
        out += [change(line[last : span.start()]), span[0]]
        last = span.end()
    return "".join([*out, change(line[last:])])
