"""A page as a Markdown file: what the templates need stands above the body, as JSON values, which are YAML too."""

from __future__ import annotations

import json
from typing import Any

from stemhub.model.site import Link, Page


def whole(page: Page) -> str:
    """The Markdown file of a page, front matter and body."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields(page).items()]
    return "\n".join(["---", *lines, "---", "", page.body])


def fields(page: Page) -> dict[str, Any]:
    """What the templates are told of a page; empty things are left out."""
    told: dict[str, Any] = {
        "title": page.title,
        "description": page.description,
        "lang": page.lang,
        "kind": page.kind,
        "source": page.source,
        "section": page.section,
        "trail": [_link(link) for link in page.trail],
        "previous": _link(page.previous) if page.previous else None,
        "next": _link(page.next) if page.next else None,
        "scripts": list(page.scripts),
        "styles": list(page.styles),
        "instead_of": page.instead_of,
        "gaelic_title": page.gaelic_title,
        "gaelic_note": page.gaelic_note,
        "toc": page.toc,
    }
    if page.siblings:
        items = [_link(link) | {"current": link.address == page.address} for link in page.siblings]
        told["siblings"] = {"title": page.siblings_title, "items": items}
    return {name: value for name, value in told.items() if value not in (None, [], "")}


def _link(link: Link) -> dict[str, Any]:
    return {"title": link.title, "url": link.address}
