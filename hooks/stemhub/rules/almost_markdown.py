"""A mark that Markdown does not know

Some marks look right in a word processor and mean nothing here. Readers see `1)` and dashes run together in one
paragraph, cells with gaps between them, and sources that lead nowhere. A heading without a space after its marks is none
for links, for the search and for the list of contents.

Wrong, in `modules/tiny/first.md`:

    ##What we saw

    1) A puddle
    2) A shadow

    – and a worm

    So it is (@small-book).

Right, in `modules/tiny/first.md`:

    ## What we saw

    1. A puddle
    2. A shadow

    - and a worm

    So it is [@small-book].
"""

import re
from collections.abc import Container, Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.rules.common import texts_with_sources
from stemhub.source import Document

CODE = "HUB424"
SLUG = "almost-markdown"
SEVERITY = Severity.ERROR
HINT = "{repair}"

# One search for all three, from line end to line end (5 µs a unit).
_BEGINS = re.compile(r"\n(?:(?P<heading>#{1,6})(?=[^\s#])|[ \t]*(?:(?P<number>\d{1,2}\))|(?P<dash>[–—]))(?=[ \t]))")
_SAID = {
    "heading": ("There is no space after `{mark}`.", "Write `{mark} ` and the words of the heading."),
    "number": ("`{mark}` does not begin an entry of a list.", "Write a full stop in place of the bracket, as in `1. `."),
    "dash": ("A dash does not begin an entry of a list.", "Write `- `, a hyphen and a space."),
}
_CELLS = re.compile(r"(?<=\S)\t+(?=\S)")
_ROUND = re.compile(r"\(@(?P<key>[a-z0-9-]+)\)")
_SEVERAL = re.compile(r"\[(?P<keys>@[^\]@]+[;,] *@[^\]]+)\]")


def check(hub: Hub) -> Iterator[Finding]:
    """Headings without a space, entries with a bracket or a dash and tabs between cells, outside blocks; citations in round
    brackets, and several in one pair of brackets."""
    for document in hub.documents.values():
        if document.is_markdown:
            yield from _lines(document)
    for document, sources, _ in texts_with_sources(hub):
        if "@" in document.text:
            yield from _citations(document, sources)


def _lines(document: Document) -> Iterator[Finding]:
    text = "\n" + "\n".join(document.prose)
    found = [(text.count("\n", 0, one.end()), one.span(one.lastgroup), *_SAID[one.lastgroup], one[one.lastgroup]) for one in _BEGINS.finditer(text)]
    if "\t" in text:
        said, repair = "A tab stands between these words, as between the cells of a table.", "Write a table as `| Thing | What it does |`, with `|---|---|` on its second line; else write a space."
        found += [(text.count("\n", 0, one.end()), one.span(), said, repair, "") for one in _CELLS.finditer(text)]
    inside = {number for fence in document.fences if found for number in range(fence.start, (fence.end or len(document.lines)) + 1)}
    for nth, (start, end), said, repair, mark in found:
        number, before = document.body_line + nth - 1, text.rfind("\n", 0, start)
        if number not in inside:
            where = Span(document.path, number, start - before, number, end - before)
            yield Finding(where, said.format(mark=mark), {"repair": repair.format(mark=mark)})


def _citations(document: Document, sources: Container[str]) -> Iterator[Finding]:
    for number, line in document.prose_lines:
        for found in _ROUND.finditer(line) if "(@" in line else ():
            if found["key"] in sources:
                where = Span(document.path, number, found.start() + 1, number, found.end() + 1)
                yield Finding(where, "A source stands in square brackets.", {"repair": f"Write `[@{found['key']}]`."})
        for found in _SEVERAL.finditer(line) if "[@" in line else ():
            where = Span(document.path, number, found.start() + 1, number, found.end() + 1)
            each = " ".join(f"[{key.strip()}]" for key in re.split("[;,]", found["keys"]))
            yield Finding(where, "Each source needs brackets of its own.", {"repair": f"Write `{each}`."})
