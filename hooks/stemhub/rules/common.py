"""What several rules walk over: faults of one kind, texts with sources, learning blocks, lists of ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stemhub.diagnostics import Span
from stemhub.model import Hub
from stemhub.model.common import Source
from stemhub.model.learning import Block
from stemhub.source import Document, Fault, Node

# An address of the hub as such fields hold it; another form is told by the schema.
_PAGE = re.compile(r"/(?:[^#]*/)?(?:#.+)?")


def faults(hub: Hub, *kinds: str) -> Iterator[Fault]:
    """All faults of the given kinds, document by document."""
    for document in hub.documents.values():
        if document.faults:
            yield from (fault for fault in document.faults if fault.kind in kinds)


def blocks(hub: Hub) -> Iterator[tuple[Document, Block]]:
    """Every learning block of every unit and chapter, with the document that it stands in."""
    for module in hub.modules.values():
        for unit in module.units:
            yield from ((unit.document, block) for block in unit.blocks if unit.document)
    for chapter in hub.guide.chapters if hub.guide else ():
        yield from ((chapter.document, block) for block in chapter.blocks if chapter.document)


def texts_with_sources(hub: Hub) -> Iterator[tuple[Document, dict[str, Source], Document]]:
    """Every document that may cite, the sources that it may cite from, and the document that lists them."""
    for module in hub.modules.values():
        yield module.document, module.sources, module.document
        yield from ((unit.document, module.sources, module.document) for unit in module.units if unit.document)
        if module.pack:
            yield module.pack.document, module.sources, module.document
    if hub.guide:
        yield hub.guide.document, hub.guide.sources, hub.guide.document
        yield from ((text, hub.guide.sources, hub.guide.document) for text in hub.guide.texts)
    for framework in hub.frameworks.values():
        yield framework.document, framework.sources, framework.document
        yield from ((e.document, framework.sources, framework.document) for e in framework.editions.values())
    for template in hub.templates.values():
        yield template.document, template.sources, template.document
    for entry in hub.entries.values():
        yield entry.document, entry.sources, entry.document
    for event in hub.events.values():
        yield event.document, event.sources, event.document
    if hub.indicators:
        yield hub.indicators.document, hub.indicators.sources, hub.indicators.document


def page_fields(hub: Hub) -> Iterator[tuple[Span, str]]:
    """The addresses of pages in fields of their own, with their places: what keeps a promise, what moves an indicator."""
    for heading in hub.indicators.headings if hub.indicators else ():
        activities = (one for holder in (heading.node, *heading.node.mappings("indicators")) for one in holder.mappings("moved_by"))
        yield from ((one.place("link"), one.text("link")) for one in activities if _PAGE.fullmatch(one.text("link")))
    for promise in hub.promises.all if hub.promises else ():
        yield from ((place.span, link) for link, place in entries(promise.node, "kept_by") if _PAGE.fullmatch(link))


def entries(node: Node, key: str) -> Iterator[tuple[str, Node]]:
    """The texts of a list field with their nodes."""
    return ((item.own_text(), item) for item in node.items(key) if isinstance(item.value, str))


def references(hub: Hub) -> Iterator[tuple[Node, Document]]:
    """Every reference to codes of a scheme, with the document that it stands in."""
    for module in hub.modules.values():
        for field in ("standards", "curriculum"):
            yield from ((one, module.document) for one in module.node.mappings(field))
    for framework in hub.frameworks.values():
        for edition in framework.editions.values():
            for item in edition.items.values():
                yield from ((one, edition.document) for one in item.node.mappings("quality_indicators"))


# No phrase that a rule looks for is longer than this many characters.
LONGEST_PHRASE = 300


# The hints of all rules: texts are looked through for all of them at once.
_HINTS: set[str] = set()


def hints(*words: str) -> frozenset[str]:
    """Words in small letters that `phrases` may be asked for."""
    _HINTS.update(_stem(word) for word in words)
    return frozenset(words)


def _stem(word: str) -> str:
    return word.partition("'")[0]


def phrases(hub: Hub, pattern: re.Pattern[str], wanted: frozenset[str]) -> Iterator[tuple[Span, str]]:
    """Every match of a pattern in what readers read, with its place; quotations of others (titles of sources,
    synonyms, addresses) are left out. Each match holds one of the `wanted` hints, and only the texts round these are
    searched: looking words up is a hundred times faster than matching."""
    holding = hub.holding(frozenset(_HINTS))
    for document in {one.path: one for hint in wanted for one in holding[_stem(hint)]}.values():
        for start, end in _round(document.reading, wanted):
            for found in pattern.finditer(document.reading, start, end):
                yield document.place(found.start(), found.end()), found[0]


def _round(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """The parts of a text round each occurrence of one of the words: so much that a whole phrase is in them."""
    small = text.lower()
    if len(small) != len(text):  # a letter that is two when it is small
        return [(0, len(text))]
    places = []
    for word in words:
        here = small.find(word)
        while here >= 0:
            places.append(here)
            here = small.find(word, here + 1)
    parts: list[tuple[int, int]] = []
    for here in sorted(places):
        start, end = max(0, here - LONGEST_PHRASE), min(len(text), here + 2 * LONGEST_PHRASE)
        if parts and start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return parts
