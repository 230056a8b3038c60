"""The glossary: every word of the vocabulary with its plain meaning."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses as at
from stemhub.model.reference import FACETS
from stemhub.model.site import Page
from stemhub.render.drawing import Drawing, page
from stemhub.render.letters import by_letter
from stemhub.render.narrowing import for_words


def draw(drawing: Drawing) -> Iterator[Page]:
    """One page, by letter, with a filter box where scripts run."""
    terms = drawing.hub.vocabulary.terms.values()
    groups = by_letter(terms, lambda term: term.label)
    body = drawing.body("glossary.md", groups=groups, with_a_page=FACETS, **for_words("glossary", "Filter the glossary", len(terms)))
    about = "What the words and abbreviations of Scottish STEM education mean, in plain English."
    yield page(at.GLOSSARY, "Glossary", about, body, "glossary", "content/vocabulary.yml", scripts=("filter.js",), styles=("facets.css",), toc=False)
