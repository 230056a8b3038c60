"""The statements of a checklist as JSON for programs, with framework, version, digest, date, authority and address."""

from __future__ import annotations

import json

from stemhub.model import Hub
from stemhub.model import addresses as at
from stemhub.model.digest import edition_digest
from stemhub.model.framework import Audience, Edition, Framework


def facts(framework: Framework, edition: Edition, audience: Audience) -> dict[str, str]:
    """What every checklist file says of itself."""
    release = framework.release(edition.version)
    return {
        "framework": framework.id,
        "title": framework.words.title,
        "version": edition.version,
        "released": release.date if release else "",
        "digest": edition_digest(edition),
        "audience": audience.id,
        "audience title": audience.title,
        "authority": framework.authority,
        "authority statement": framework.authority_statement,
        "page": "/" + at.checklist(framework.id, audience.id, edition.version),
    }


def as_json(hub: Hub, framework: Framework, edition: Edition, audience: Audience) -> bytes:
    """Statements in the words of an audience, with scales, questions that help and examples of evidence."""
    scales = {
        scale.id: [{"id": p.id, "label": p.label, "descriptor": p.descriptor} for p in scale.points]
        for scale in (hub.scales.get(name) for name in dict.fromkeys(edition.scales.values()))
        if scale
    }
    elements = [
        {
            "id": element.id,
            "title": element.title_for(audience),
            "items": [
                {
                    "id": item.id,
                    "kind": item.kind,
                    "scale": edition.scales.get(item.kind, ""),
                    "text": item.text_for(audience),
                    **({"stages": item.stages} if item.stages else {}),
                    "prompts": list(item.prompts),
                    "evidence": list(item.evidence),
                    "quality_indicators": [{"scheme": r.scheme, "codes": list(r.codes)} for r in item.quality_indicators],
                }
                for item in element.items_for(audience)
            ],
        }
        for element in edition.elements
        if element.items_for(audience)
    ]
    told = {name.replace(" ", "_"): value for name, value in facts(framework, edition, audience).items()}
    return (json.dumps({"format": 1, **told, "scales": scales, "elements": elements}, ensure_ascii=False, indent=2) + "\n").encode()
