"""The vocabulary's terms that describe each page: what facets count and what the field of labels holds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stemhub.model import Hub
from stemhub.model import addresses as at
from stemhub.model.framework import Framework
from stemhub.model.site import Page

_TOPIC_LINK = re.compile(rf'href="(?:\.\./)*{at.TOPICS}([a-z0-9-]+)/"')
# These list everything; what they link to says nothing of themselves.
_LISTS = {"home", "catalogue", "directory", "guide", "glossary", "a-z", "codes"}


def terms_of_pages(hub: Hub, pages: Iterable[Page]) -> dict[str, tuple[str, ...]]:
    """Vocabulary ids by address: from the model where it knows them, else from the page's own links to topics."""
    told = _told(hub)
    found = {}
    for page in pages:
        if page.address in told:
            ids = told[page.address]
        elif page.kind == "topic":
            ids = [page.address.removeprefix(at.TOPICS).rstrip("/")]
        else:
            ids = [] if page.kind in _LISTS else _TOPIC_LINK.findall(page.body)
        found[page.address] = tuple(dict.fromkeys(one for one in ids if one in hub.vocabulary.terms))
    return found


def _told(hub: Hub) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for module in hub.modules.values():
        told[at.module(module.id)] = [*module.terms, *_times(hub, module.minutes)]
        for unit in module.units:
            told[at.unit(module.id, unit.id)] = [*module.terms, *_times(hub, unit.minutes)]
    for pathway in hub.pathways.values():
        told[at.pathway(pathway.id)] = list(pathway.sectors)
    for entry in hub.entries.values():
        told[at.entry(entry.id)] = [*entry.sectors, *entry.levels, *entry.disciplines]
    for chapter in hub.guide.chapters if hub.guide else ():
        told[at.chapter(chapter.id)] = ["families", "family-learning"]
    if hub.guide:
        told[at.GUIDE] = ["families", "family-learning"]
    for framework in hub.frameworks.values():
        told |= _of_framework(framework)
    return told


def _of_framework(framework: Framework) -> dict[str, list[str]]:
    sectors = [sector for audience in framework.audiences for sector in audience.sectors]
    told = {at.framework(framework.id): ["self-evaluation", *sectors]}
    for audience in framework.audiences:
        told[at.checklist(framework.id, audience.id)] = ["self-evaluation", audience.id, audience.strand, *audience.sectors]
    for element in framework.edition.elements if framework.edition else ():
        told[at.element(framework.id, element.id)] = ["self-evaluation", *sectors]
    return told


def _times(hub: Hub, minutes: int) -> list[str]:
    return [term.id for term in hub.vocabulary.group("times") if term.from_minutes <= minutes <= term.to_minutes]
