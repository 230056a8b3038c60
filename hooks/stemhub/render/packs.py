"""Ready packs: a module's plans for staff meetings, each with its sheet for participants, to print."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from stemhub.model import addresses as at
from stemhub.model.learning import Module
from stemhub.model.pack import Session
from stemhub.model.site import Link, Page
from stemhub.render.blocks import with_sources
from stemhub.render.drawing import Drawing, page

TITLE = "Ready packs"


def draw(drawing: Drawing) -> Iterator[Page]:
    """The list of packs and one page for each module that has one."""
    body = drawing.body("packs.md", modules=[module for module in drawing.hub.listed_modules if module.pack])
    about = "Plans of 30 and 60 minutes for using a module in a staff meeting, with sheets to print."
    yield page(at.PACKS, TITLE, about, body, "catalogue", "overrides/pages/packs.md", scripts=("setting.js",), styles=("facets.css",))
    for module in drawing.hub.modules.values():
        if module.pack:
            yield _pack(drawing, module)


def _pack(drawing: Drawing, module: Module) -> Page:
    sessions = [
        {
            "session": session,
            "unit": module.unit(session.unit),
            "steps": list(zip(_times(session), session.steps, strict=True)),
            "questions": [(question, _origin(module, question.origin)) for question in session.questions],
        }
        for session in module.pack.sessions
    ]
    body = with_sources(drawing, drawing.body("pack.md", module=module, sessions=sessions), module.sources)
    about = f"Plans for a staff meeting with the module {module.words.title}, with sheets to print."
    trail = (Link(TITLE, at.PACKS),)
    return page(at.pack(module.id), f"{TITLE}: {module.words.title}", about, body, "pack", module.pack.document.path, trail=trail)


def _times(session: Session) -> list[tuple[int, int]]:
    """From which minute to which each step goes."""
    ends = list(accumulate(step.minutes for step in session.steps))
    return list(zip([0, *ends], ends, strict=False))


def _origin(module: Module, origin: str) -> Link | None:
    """The unit, or the block of a unit, that a question comes from."""
    unit_id, _, block_id = origin.partition("/")
    unit = module.unit(unit_id)
    if not unit or not unit.document:
        return None
    return Link(unit.title, at.unit(module.id, unit.id) + (f"#{block_id}" if block_id else ""))
