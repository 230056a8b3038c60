"""A blank checklist as CSV and JSON, each carrying framework, version, digest, date, authority and address."""

from __future__ import annotations

import csv
import io
import json

from stemhub.model import Hub
from stemhub.model import addresses as at
from stemhub.model.digest import edition_digest
from stemhub.model.framework import Audience, Edition, Framework, Item

COLUMNS = ("item id", "element", "statement", "questions that help", "answer", "evidence", "next step", "notes")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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


def as_csv(hub: Hub, framework: Framework, edition: Edition, audience: Audience) -> bytes:
    """UTF-8 with a byte order mark (spreadsheets need it), CRLF: facts first, an empty line, then one row an item.
    Text that a spreadsheet would take as a formula is kept as text by an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for name, value in facts(framework, edition, audience).items():
        writer.writerow([name, _guard(value)])
    for kind, scale_id in edition.scales.items():
        scale = hub.scales.get(scale_id)
        if scale:
            choices = [point.label for point in scale.points] + ["Not applicable"] * scale.not_applicable
            writer.writerow([f"answers to a {kind}", " / ".join(choices)])
    writer.writerow([])
    writer.writerow(COLUMNS)
    for element in edition.elements:
        for item in element.items_for(audience):
            row = [item.id, element.title_for(audience), _statement(hub, edition, item, audience), " ".join(item.prompts), "", "", "", ""]
            writer.writerow([_guard(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _statement(hub: Hub, edition: Edition, item: Item, audience: Audience) -> str:
    """The wording of an item with its stages, parted by bars: a line break in a cell troubles simple tools."""
    scale = hub.scales.get(edition.scales.get(item.kind, ""))
    stages = [f"{point.label}: {item.stages[point.id]}" for point in scale.points if point.id in item.stages] if scale else []
    return " | ".join([item.text_for(audience), *stages])


def as_json(hub: Hub, framework: Framework, edition: Edition, audience: Audience) -> bytes:
    """The same, with scales and evidence examples, for programs."""
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


def _guard(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA) else text
