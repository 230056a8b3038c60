"""Self-evaluation frameworks: front pages, editions, elements, checklists with their CSV and JSON, changes."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses as at
from stemhub.model.checklist import form_id, scopes
from stemhub.model.digest import edition_digest
from stemhub.model.framework import NEXT, Audience, Edition, Element, Framework, Scale
from stemhub.model.site import File, Link, Page
from stemhub.render import checklist_data
from stemhub.render.blocks import with_sources
from stemhub.render.drawing import Drawing, page
from stemhub.render.edition_changes import Step, steps
from stemhub.render.references import coded, helpers
from stemhub.render.self_evaluation import TOP


def draw(drawing: Drawing) -> Iterator[Page | File]:
    """Each framework with all its released editions; one without a release is not drawn."""
    for framework in (one for one in drawing.hub.frameworks.values() if one.edition):
        yield from _framework(drawing, framework)


def _framework(drawing: Drawing, framework: Framework) -> Iterator[Page | File]:
    source = framework.document.path
    edition = framework.edition
    links = [Link(element.title, at.element(framework.id, element.id)) for element in edition.elements]
    beside = {"siblings_title": framework.short_title, "siblings": (Link("Overview", at.framework(framework.id)), *links)}
    body = drawing.body("framework.md", framework=framework, edition=edition, release=framework.release(framework.current))
    body = with_sources(drawing, body, framework.sources, every=True)
    yield page(at.framework(framework.id), framework.words.title, framework.words.summary, body, "framework", source, trail=(TOP,), **beside)
    here = (TOP, Link(framework.short_title, at.framework(framework.id)))
    body = drawing.body("framework-changes.md", framework=framework, steps=steps(framework), anchor=_anchor)
    about = f"What changed from edition to edition of {framework.words.title}."
    yield page(at.changes(framework.id), f"Changes: {framework.short_title}", about, body, "changes", source, trail=here)
    yield from _elements(drawing, framework, edition, links, here, beside)
    for version, one in framework.editions.items():
        if version == NEXT:
            continue
        yield _edition(drawing, framework, one, here)
        yield from _checklists(drawing, framework, one, here, version)
        if version == framework.current:
            yield from _checklists(drawing, framework, one, here, "")


def _elements(drawing: Drawing, framework: Framework, edition: Edition, links: list[Link], here: tuple[Link, ...], beside: dict) -> Iterator[Page]:
    help_for = helpers(drawing.hub)
    for place, element in enumerate(edition.elements):
        items = [
            {
                "item": item,
                "audiences": [a for a in framework.audiences if a.answers_to(item.applies_to)],
                "indicators": coded(drawing.hub, item.quality_indicators),
                "help": help_for.get(f"{framework.id}/{item.id}", []),
            }
            for item in element.items
            if not item.withdrawn
        ]
        yield page(
            links[place].address,
            element.title,
            element.summary,
            with_sources(drawing, drawing.body("element.md", framework=framework, element=element, items=items, scale_of=scale_of(drawing, edition)), framework.sources),
            "element",
            edition.document.path,
            trail=here,
            previous=links[place - 1] if place else None,
            next=links[place + 1] if place + 1 < len(links) else None,
            **beside,
        )


def _edition(drawing: Drawing, framework: Framework, edition: Edition, here: tuple[Link, ...]) -> Page:
    release = framework.release(edition.version)
    body = drawing.body("edition.md", framework=framework, edition=edition, release=release, digest=edition_digest(edition), scale_of=scale_of(drawing, edition))
    body = with_sources(drawing, body, framework.sources)
    about = f"The whole text of the {_name(framework, edition)} of {framework.words.title}, kept for ever at this address."
    title = f"{framework.short_title}, {_name(framework, edition)}"
    return page(at.framework(framework.id, edition.version), title, about, body, "framework", edition.document.path, trail=here)


def _checklists(drawing: Drawing, framework: Framework, edition: Edition, here: tuple[Link, ...], version: str) -> Iterator[Page | File]:
    """A page for each audience; with `version` at the address that never moves, and the files with it."""
    for audience in framework.audiences:
        address = at.checklist(framework.id, audience.id, version)
        parts = checklist_parts(edition, audience)
        statements = File(
            f"{at.checklist(framework.id, audience.id, edition.version)}{framework.id}-{audience.id}-{edition.version}.json",
            checklist_data.as_json(drawing.hub, framework, edition, audience),
        )
        forms = [drawing.forms.get((form_id(framework.id, audience.id, scope), edition.version), ()) for scope in scopes(edition, audience)]
        if version:
            yield statements
            yield from (one.file for files in forms for one in files)
        body = drawing.body(
            "checklist.md",
            framework=framework,
            edition=edition,
            release=framework.release(edition.version),
            audience=audience,
            parts=parts,
            scales=[drawing.hub.scales[one] for one in dict.fromkeys(edition.scales.values()) if one in drawing.hub.scales],
            scale_of=scale_of(drawing, edition),
            forms=[files for files in forms if files],
            statements=statements,
            total=sum(len(items) for _, _, items in parts),
            permanent=bool(version),
        )
        body = with_sources(drawing, body, framework.sources)
        about = f"{framework.words.title} for {audience.title.lower()}: every statement with room for notes, to print or to download."
        title = f"{framework.short_title} checklist: {audience.title}" + (f", {_name(framework, edition)}" if version else "")
        yield page(address, title, about, body, "checklist", edition.document.path, trail=here)


def _name(framework: Framework, edition: Edition) -> str:
    release = framework.release(edition.version)
    return framework.name_of(release) if release else f"edition {edition.version}"


def _anchor(step: Step, name: str) -> str:
    """The place of an item or heading on the page of changes: one item may be touched in several editions."""
    return f"{name.lower().replace(' ', '-')}-{step.release.version.replace('.', '-')}"


def scale_of(drawing: Drawing, edition: Edition) -> dict[str, Scale]:
    """The scale that answers each kind of item."""
    return {kind: drawing.hub.scales[scale] for kind, scale in edition.scales.items() if scale in drawing.hub.scales}


def checklist_parts(edition: Edition, audience: Audience) -> list[tuple[Element, str, list]]:
    """Elements that say something to an audience: element, its title for them, items with their wording."""
    found = []
    for element in edition.elements:
        items = [(item, item.text_for(audience)) for item in element.items_for(audience)]
        if items:
            found.append((element, element.title_for(audience), items))
    return found
