"""What several rules walk over: faults of one kind, texts with sources, learning blocks, lists of ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stemhub.diagnostics import Span
from stemhub.model import Hub
from stemhub.model.common import Source
from stemhub.model.learning import Block
from stemhub.source import Document, Fault, Node


def faults(hub: Hub, *kinds: str) -> Iterator[Fault]:
    """All faults of the given kinds, document by document."""
    for document in hub.documents.values():
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
    if hub.guide:
        yield hub.guide.document, hub.guide.sources, hub.guide.document
        yield from ((c.document, hub.guide.sources, hub.guide.document) for c in hub.guide.chapters if c.document)
    for framework in hub.frameworks.values():
        yield framework.document, framework.sources, framework.document
        yield from ((e.document, framework.sources, framework.document) for e in framework.editions.values())
    for entry in hub.entries.values():
        yield entry.document, entry.sources, entry.document


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


def phrases(hub: Hub, pattern: re.Pattern[str], hints: Iterable[str]) -> Iterator[tuple[Span, str]]:
    """Every match of a pattern in what readers read, with its place; quotations of others (titles of sources,
    synonyms, addresses) are left out. Each match holds one of the `hints` (words in small letters), and only the texts
    round these are searched: looking words up is a hundred times faster than matching."""
    wanted = frozenset(hints)
    holding = {document.path: document for hint in wanted for document in hub.words.get(hint.partition("'")[0], ())}
    for document in holding.values():
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
