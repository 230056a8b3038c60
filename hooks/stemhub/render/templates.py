"""Templates: forms that settings and partners print and fill in, other than self-evaluation checklists."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses as at
from stemhub.model.site import File, Link, Page
from stemhub.model.template import Template
from stemhub.model.template_form import form_id
from stemhub.render.blocks import with_sources
from stemhub.render.drawing import Drawing, page

TITLE = "Templates"


def draw(drawing: Drawing) -> Iterator[Page | File]:
    """The list of templates, one page a template, and its files beside it."""
    body = drawing.body("templates.md", templates=drawing.hub.listed_templates)
    about = "Blank forms for plans, visits, partnerships and records, to print or to copy."
    yield page(at.TEMPLATES, TITLE, about, body, "catalogue", "overrides/pages/templates.md", scripts=("setting.js",), styles=("facets.css",))
    for template in drawing.hub.templates.values():
        yield from _template(drawing, template)


def _template(drawing: Drawing, template: Template) -> Iterator[Page | File]:
    files = drawing.forms.get((form_id(template.id), template.version), ())
    body = drawing.body("template.md", template=template, files=files)
    body = with_sources(drawing, body, template.sources, every=True)
    trail = (Link(TITLE, at.TEMPLATES),)
    yield from (one.file for one in files)
    yield page(at.template(template.id), template.words.title, template.words.summary, body, "template", template.document.path, trail=trail)
