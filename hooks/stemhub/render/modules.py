"""The catalogue, module overviews and unit pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from markupsafe import Markup

from stemhub.model import addresses as at
from stemhub.model.learning import Module, Unit
from stemhub.model.site import Link, Page
from stemhub.render.blocks import ELEMENTS, learning_text, with_sources
from stemhub.render.drawing import Drawing, page
from stemhub.render.narrowing import attributes, each_sector, vocabulary_facets
from stemhub.render.references import coded, item_links

CATALOGUE = Link("Learn", at.MODULES)


def draw(drawing: Drawing) -> Iterator[Page]:
    """One catalogue, one overview a module, one page a unit."""
    modules = drawing.hub.listed_modules
    of = {module.id: _values(drawing, module) for module in modules}
    body = drawing.body(
        "modules.md",
        modules=modules,
        of={module_id: attributes(values) for module_id, values in of.items()},
        total=len(modules),
        list="modules",
        words="Words to look for in this list",
        facets=vocabulary_facets(drawing.hub, list(of.values())),
        elsewhere=Markup(drawing.body("parts/ask-elsewhere.md").strip()),
    )
    about = "Professional learning in short units, by sector, level, discipline, topic and time."
    scripts, styles = ("filter.js", "setting.js"), ("facets.css",)
    yield page(at.MODULES, "Professional learning modules", about, body, "catalogue", "overrides/pages/modules.md", scripts=scripts, styles=styles)
    for module in drawing.hub.modules.values():
        yield _overview(drawing, module)
        yield from _units(drawing, module)


def _values(drawing: Drawing, module: Module) -> dict[str, Collection[str]]:
    """What a module is found by, by facet; by time if any unit of it fits."""
    times = drawing.hub.vocabulary.group("times")
    return {
        "sector": each_sector(drawing.hub, module.sectors),
        "level": module.levels,
        "discipline": module.disciplines,
        "topic": module.topics,
        "time": tuple(term.id for term in times if any(term.from_minutes <= unit.minutes <= term.to_minutes for unit in module.units)),
    }


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
            scripts=(ELEMENTS,),
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
