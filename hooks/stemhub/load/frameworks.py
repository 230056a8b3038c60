"""Scales, frameworks and their editions, from their documents."""

from __future__ import annotations

from stemhub.load.common import changes, references, sources, texts_by_key, words
from stemhub.model.framework import NEXT, Audience, Edition, Element, Framework, Item, ItemChange, Point, Scale
from stemhub.source import Document, Node


def scale(scale_id: str, document: Document) -> Scale:
    """A scale with its points, lowest first."""
    node = document.root
    points = (Point(p.text("id"), p.text("label"), p.text("descriptor")) for p in node.mappings("points"))
    return Scale(scale_id, node.text("title"), tuple(points), node.flag("not_applicable"), node, document)


def framework(framework_id: str, document: Document, editions: dict[str, Document]) -> Framework:
    """A framework; `editions` are the documents of its editions by version, `next` included."""
    node = document.root
    authority = node.at("authority") or node
    serves = node.at("serves")
    return Framework(
        id=framework_id,
        words=words(node),
        short_title=node.text("short_title") or node.text("title"),
        authority=authority.text("kind", "own"),
        authority_statement=authority.text("statement"),
        serves={key: child.own_text() for key, child in (serves.value.items() if serves and isinstance(serves.value, dict) else ())},
        audiences=tuple(_audience(one) for one in node.mappings("audiences")),
        current=node.text("current"),
        releases=changes(node, "editions"),
        how_used=node.text("how_used"),
        sources=sources(node),
        editions={version: edition(version, one) for version, one in sorted(editions.items(), key=_by_version)},
        node=node,
        document=document,
    )


def _by_version(pair: tuple[str, Document]) -> tuple:
    version = pair[0]
    numbers = [int(part) if part.isdigit() else -1 for part in version.split(".")]
    return (version == NEXT, numbers, version)


def _audience(node: Node) -> Audience:
    return Audience(node.text("id"), node.text("title"), node.strings("sectors"), node.text("strand"), node)


def edition(version: str, document: Document) -> Edition:
    """One edition from its document."""
    node = document.root
    elements = tuple(_element(one) for one in node.mappings("elements"))
    return Edition(version, texts_by_key(node, "scales"), elements, node, document)


def _element(node: Node) -> Element:
    return Element(
        id=node.text("id"),
        title=node.text("title"),
        titles=texts_by_key(node, "titles"),
        summary=node.text("summary"),
        items=tuple(_item(one) for one in node.mappings("items")),
        node=node,
    )


def _item(node: Node) -> Item:
    change = node.at("change")
    return Item(
        id=node.text("id"),
        kind=node.text("kind"),
        text=node.text("text"),
        texts=texts_by_key(node, "texts"),
        stages=texts_by_key(node, "stages"),
        short=node.flag("short"),
        applies_to=node.strings("applies_to"),
        prompts=node.strings("prompts"),
        evidence=node.strings("evidence"),
        quality_indicators=references(node, "quality_indicators"),
        change=ItemChange(change.text("class"), change.strings("from"), change.text("note"), change) if change else None,
        withdrawn=node.flag("withdrawn"),
        node=node,
    )
