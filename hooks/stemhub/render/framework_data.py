"""Frameworks as data for the pages on which people fill in, carry over and collate: what there is, and each edition whole.

`self-evaluation/frameworks.json` lists frameworks, audiences and editions; `…/v/<version>/edition.json` holds the items of an
edition with their changes, wordings and scales, and what helps with them today. The schemas published-frameworks and
published-edition say what each field is; overrides/assets/hub/evaluation/ reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from stemhub.model import addresses as at
from stemhub.model.checklist import WHOLE, form_id
from stemhub.model.digest import edition_digest
from stemhub.model.framework import NEXT, Edition, Element, Framework, Item, Scale
from stemhub.model.site import File
from stemhub.render.drawing import Drawing
from stemhub.render.references import helpers
from stemhub.wording import plain

FORMAT = 1


def draw(drawing: Drawing) -> Iterator[File]:
    """The list of frameworks and a file for each released edition."""
    frameworks = [one for one in drawing.hub.frameworks.values() if one.edition]
    yield File(at.FRAMEWORKS_DATA, _json({"format": FORMAT, "frameworks": [_framework(one) for one in frameworks]}))
    helps = helpers(drawing.hub)
    for framework in frameworks:
        for version, edition in framework.editions.items():
            if version != NEXT:
                yield File(at.edition_data(framework.id, version), _json(_edition(drawing, framework, edition, helps)))


def _framework(framework: Framework) -> dict[str, Any]:
    return {
        "id": framework.id,
        "title": framework.words.title,
        "short_title": framework.short_title,
        "summary": plain(framework.words.summary),
        "status": framework.words.status,
        "authority": framework.authority,
        "authority_statement": plain(framework.authority_statement),
        "page": at.framework(framework.id),
        **_said(scheme=plain(framework.serves.get("name", "")), within_years=int(framework.serves.get("within_years", 0))),
        "current": framework.current,
        "audiences": [{"id": one.id, "title": one.title, "sectors": list(one.sectors), **_said(strand=one.strand)} for one in framework.audiences],
        "editions": [
            {
                "version": release.version,
                "name": framework.name_of(release),
                "date": release.date,
                "digest": release.digest,
                "address": at.edition_data(framework.id, release.version),
            }
            for release in framework.releases
            if release.version in framework.editions
        ],
    }


def _edition(drawing: Drawing, framework: Framework, edition: Edition, helps: dict) -> dict[str, Any]:
    scales = [drawing.hub.scales[one] for one in dict.fromkeys(edition.scales.values()) if one in drawing.hub.scales]
    named = {one.id: helps[key] for one in edition.items.values() if (key := f"{framework.id}/{one.id}") in helps}
    return {
        "format": FORMAT,
        "framework": framework.id,
        "version": edition.version,
        "digest": edition_digest(edition),
        "pages": {one.id: _page(drawing, framework, edition, one.id) for one in framework.audiences},
        "scales": edition.scales,
        "answer_scales": {one.id: _scale(one) for one in scales},
        "elements": [_element(one) for one in edition.elements],
        "helps": {item: [{"title": plain(link.title), "address": link.address} for link in links] for item, links in named.items()},
    }


def _page(drawing: Drawing, framework: Framework, edition: Edition, audience: str) -> str:
    """The address of a checklist as its documents print it: whole, where the site knows its own."""
    made = drawing.forms.get((form_id(framework.id, audience, WHOLE), edition.version), ())
    return made[0].form.address if made else at.checklist(framework.id, audience, edition.version)


def _scale(scale: Scale) -> dict[str, Any]:
    points = [{"id": one.id, "label": one.label, "descriptor": plain(one.descriptor)} for one in scale.points]
    return {"title": scale.title, "points": points, "not_applicable": scale.not_applicable}


def _element(element: Element) -> dict[str, Any]:
    items = [_item(one) for one in element.items]
    return {"id": element.id, "title": element.title, **_said(titles=element.titles), "summary": plain(element.summary), "items": items}


def _item(item: Item) -> dict[str, Any]:
    change = {"class": item.change.kind, **_said(**{"from": list(item.change.origins)}, note=item.change.note)} if item.change else {}
    return {
        "id": item.id,
        "kind": item.kind,
        "text": item.text,
        **_said(texts=item.texts, stages=item.stages, short=item.short),
        "applies_to": list(item.applies_to),
        **_said(prompts=list(item.prompts), evidence=list(item.evidence), change=change, withdrawn=item.withdrawn),
    }


def _said(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value}


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
