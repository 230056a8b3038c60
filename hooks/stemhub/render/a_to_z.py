"""The A–Z: every page, activity and word by its first letter; the finding aid that needs no scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemhub.model import addresses as at
from stemhub.model.learning import Activity
from stemhub.model.site import Page
from stemhub.render.drawing import Drawing, page
from stemhub.render.letters import by_letter
from stemhub.render.narrowing import for_words

_LEFT_OUT = {"home", "search", "rule", "checklist", "changes"}
_KIND_WORDS = {
    "catalogue": "list",
    "module": "module",
    "unit": "unit",
    "pack": "ready pack",
    "pathway": "pathway",
    "my-learning": "page",
    "guide": "for families",
    "chapter": "for families",
    "leaflet": "for families",
    "framework": "self-evaluation",
    "element": "self-evaluation",
    "evaluation": "self-evaluation",
    "template": "template",
    "directory": "list",
    "entry": "directory",
    "event": "event",
    "region": "region",
    "topic": "topic",
    "codes": "codes",
    "glossary": "list",
    "page": "page",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: its title, where it leads, what it is, and other words that find it."""

    title: str
    address: str
    kind: str
    words: str = ""


def draw(drawing: Drawing, pages: Sequence[Page]) -> Iterator[Page]:
    """One page over all other pages."""
    lines = list(_lines(drawing, pages))
    groups = by_letter(lines, lambda line: line.title)
    about = "Everything on the hub by its first letter."
    body = drawing.body("a-z.md", groups=groups, **for_words("a-z", "Filter this list", len(lines)))
    yield page(at.A_TO_Z, "A–Z", about, body, "a-z", "overrides/pages/a-z.md", scripts=("filter.js",), styles=("facets.css",), toc=False)


def _lines(drawing: Drawing, pages: Sequence[Page]) -> Iterator[Line]:
    vocabulary = drawing.hub.vocabulary
    unlisted = tuple(at.unlisted(drawing.hub))
    for one in pages:
        if one.kind in _LEFT_OUT or one.instead_of or one.lang != "en" or "/v/" in one.address or one.address.startswith(unlisted):
            continue
        term = vocabulary.terms.get(one.address.removeprefix(at.TOPICS).rstrip("/")) if one.kind == "topic" else None
        yield Line(one.title, one.address, _KIND_WORDS.get(one.kind, one.kind), " ".join(term.synonyms) if term else "")
    for term in vocabulary.group("glossary"):
        yield Line(term.label, at.glossary_term(term.id), "glossary", " ".join(term.synonyms))
    for module in drawing.hub.listed_modules:
        for unit in module.units:
            for block in unit.blocks:
                if isinstance(block, Activity):
                    yield Line(block.title, f"{at.unit(module.id, unit.id)}#{block.id}", "activity")
    for chapter in drawing.hub.guide.chapters if drawing.hub.guide else ():
        for block in chapter.blocks:
            if isinstance(block, Activity):
                yield Line(block.title, f"{at.chapter(chapter.id)}#{block.id}", "activity at home")
