"""Every form of a hub: checklists of its frameworks and templates, all of them or one by its id."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import Hub
from stemhub.model.checklist import checklist_of, checklists
from stemhub.model.form import Form
from stemhub.model.framework import NEXT
from stemhub.model.template_form import KIND, template_forms, template_of


def form_of(hub: Hub, form: str, version: str) -> Form | None:
    """The form with an id, in a released version; nothing when this hub has none such."""
    made = template_of if form.startswith(f"{KIND}/") else checklist_of
    return made(hub, form, version)


def all_forms(hub: Hub) -> Iterator[Form]:
    """Every form of which files are made: the checklists of every released edition, and templates as they are now."""
    for framework in hub.frameworks.values():
        for version, edition in framework.editions.items():
            if version != NEXT and framework.edition:
                yield from checklists(hub, framework, edition)
    yield from template_forms(hub)
