"""Pathways: an ordered choice of modules and units for a role."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses as at
from stemhub.model.learning import Module, Pathway, Unit
from stemhub.model.site import Link, Page
from stemhub.render.drawing import Drawing, page


def draw(drawing: Drawing) -> Iterator[Page]:
    """The list of pathways and one page a pathway."""
    pathways = drawing.hub.pathways.values()
    minutes = {p.id: sum(unit.minutes for _, units in steps(drawing, p) for unit in units) for p in pathways}
    body = drawing.body("pathways.md", pathways=drawing.hub.listed_pathways, minutes_of=minutes)
    about = "Ready-made routes through the modules, chosen for a role."
    yield page(at.PATHWAYS, "Pathways", about, body, "catalogue", "overrides/pages/pathways.md", scripts=("setting.js",), styles=("facets.css",))
    for pathway in pathways:
        found = steps(drawing, pathway)
        body = drawing.body("pathway.md", pathway=pathway, steps=list(zip(pathway.steps, found, strict=True)), minutes_in_all=minutes[pathway.id])
        trail = (Link("Pathways", at.PATHWAYS),)
        yield page(at.pathway(pathway.id), pathway.words.title, pathway.words.summary, body, "pathway", pathway.document.path, trail=trail)


def steps(drawing: Drawing, pathway: Pathway) -> list[tuple[Module | None, list[Unit]]]:
    """For each step its module and units."""
    found: list[tuple[Module | None, list[Unit]]] = []
    for step in pathway.steps:
        module = drawing.hub.modules.get(step.module)
        units = [u for u in (module.units if module else ()) if not step.units or u.id in step.units]
        found.append((module, units))
    return found
