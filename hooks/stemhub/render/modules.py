"""The catalogue, module overviews and unit pages."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses as at
from stemhub.model.learning import Module, Unit
from stemhub.model.site import Link, Page
from stemhub.render.blocks import elements, learning_text, with_sources
from stemhub.render.drawing import Drawing, page
from stemhub.render.references import coded, item_links

CATALOGUE = Link("Learn", at.MODULES)


def draw(drawing: Drawing) -> Iterator[Page]:
    """One catalogue, one overview a module, one page a unit."""
    body = drawing.body("modules.md", modules=drawing.hub.listed_modules)
    about = "Professional learning in short units, by sector, level, discipline, topic and time."
    yield page(at.MODULES, "Professional learning modules", about, body, "catalogue", "overrides/pages/modules.md")
    for module in drawing.hub.modules.values():
        yield _overview(drawing, module)
        yield from _units(drawing, module)


def _siblings(module: Module) -> dict:
    links = [Link("Overview", at.module(module.id))]
    links += [Link(unit.title, at.unit(module.id, unit.id)) for unit in module.units if unit.document]
    return {"siblings_title": module.words.title, "siblings": tuple(links)}


def _overview(drawing: Drawing, module: Module) -> Page:
    needed = [drawing.hub.modules[one] for one in module.prerequisites if one in drawing.hub.modules]
    body = drawing.body(
        "module.md",
        module=module,
        needed=needed,
        standards=coded(drawing.hub, module.standards),
        curriculum=coded(drawing.hub, module.curriculum),
        items=item_links(drawing.hub, (*module.helps_with, *(name for unit in module.units for name in unit.helps_with))),
    )
    body = with_sources(drawing, body, module.sources, every=True)
    return page(
        at.module(module.id),
        module.words.title,
        module.words.summary,
        body,
        "module",
        module.document.path,
        trail=(CATALOGUE,),
        next=Link(module.units[0].title, at.unit(module.id, module.units[0].id)) if module.units else None,
        **_siblings(module),
    )


def _units(drawing: Drawing, module: Module) -> Iterator[Page]:
    units = [unit for unit in module.units if unit.document]
    links = [Link(unit.title, at.unit(module.id, unit.id)) for unit in units]
    for place, unit in enumerate(units):
        yield page(
            links[place].address,
            unit.title,
            unit.purpose,
            _unit_body(drawing, module, unit, place, len(units)),
            "unit",
            unit.path,
            trail=(CATALOGUE, Link(module.words.title, at.module(module.id))),
            previous=links[place - 1] if place else Link("Overview", at.module(module.id)),
            next=links[place + 1] if place + 1 < len(units) else None,
            scripts=(*elements(unit.blocks), "elements/progress.js"),
            **_siblings(module),
        )


def _unit_body(drawing: Drawing, module: Module, unit: Unit, place: int, units: int) -> str:
    body = drawing.body(
        "unit.md",
        module=module,
        unit=unit,
        place=place + 1,
        units=units,
        outcomes=[outcome for outcome in module.outcomes if outcome.id in unit.outcomes],
        text=learning_text(drawing, unit.document, unit.blocks),
        items=item_links(drawing.hub, unit.helps_with),
    )
    return with_sources(drawing, body, module.sources)
