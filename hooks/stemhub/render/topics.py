"""One static page for every sector, level, discipline, theme, topic and length of time: the catalogue without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stemhub.model import addresses as at
from stemhub.model.reference import FACETS, Term
from stemhub.model.site import Link, Page
from stemhub.render.drawing import Drawing, page

TITLES = {
    "sectors": "By sector",
    "sector_groups": "By group of sectors",
    "levels": "By curriculum level",
    "disciplines": "By discipline",
    "themes": "By theme of the 2017 STEM strategy",
    "topics": "By topic",
    "strands": "By strand of community learning and development",
    "times": "By time",
}


def draw(drawing: Drawing) -> Iterator[Page]:
    """The index of terms and one page a term, also where nothing is there yet."""
    vocabulary = drawing.hub.vocabulary
    found = {term.id: collect(drawing, term) for facet in FACETS for term in vocabulary.group(facet)}
    totals = {term_id: sum(len(things) for things in parts.values()) for term_id, parts in found.items()}
    groups = [(TITLES[facet], vocabulary.group(facet)) for facet in FACETS if vocabulary.group(facet)]
    body = drawing.body("topics.md", groups=groups, totals=totals)
    about = "Everything on the hub, by sector, level, discipline, topic and time."
    yield page(at.TOPICS, "Browse by topic", about, body, "catalogue", "overrides/pages/topics.md")
    for facet in FACETS:
        for term in vocabulary.group(facet):
            body = drawing.body("topic.md", term=term, facet=TITLES[facet], total=totals[term.id], **found[term.id])
            trail = (Link("Topics", at.TOPICS),)
            yield page(at.topic(term.id), term.label, term.definition, body, "topic", "content/vocabulary.yml", trail=trail, empty=not totals[term.id] and not term.links)


def collect(drawing: Drawing, term: Term) -> dict[str, list[Any]]:
    """What stands under a term: modules, units by their time, pathways, checklists, templates, directory entries."""
    hub = drawing.hub
    names = {term.id, *term.members}
    modules = hub.listed_modules
    checklists = [
        (framework, audience)
        for framework in hub.listed_frameworks
        for audience in framework.audiences
        if names & {audience.id, audience.strand, *audience.sectors}
    ]
    is_time = term.group == "times"
    return {
        "modules": [m for m in modules if names & set(m.terms)],
        "units": [(m, u) for m in modules for u in m.units if is_time and term.from_minutes <= u.minutes <= term.to_minutes],
        "pathways": [p for p in hub.listed_pathways if names & set(p.sectors)],
        "checklists": checklists,
        "templates": [t for t in hub.listed_templates if names & {*t.sectors, *t.topics}],
        "entries": [e for e in hub.entries.values() if names & {*e.sectors, *e.levels, *e.disciplines}],
        "guides": [hub.guide] if hub.guide and term.id in ("families", "family-learning") else [],
    }
