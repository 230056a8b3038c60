"""Promises and indicators of the strategy, from their documents."""

from __future__ import annotations

from stemhub.load.common import sources
from stemhub.model.strategy import (
    Activity,
    FoundingDocument,
    Heading,
    Indicator,
    Indicators,
    Part,
    Promise,
    Promises,
    Value,
)
from stemhub.source import Document, Node


def promises(document: Document) -> Promises:
    """The founding documents with what they promise."""
    node = document.root
    return Promises(
        title=node.text("title"),
        description=node.text("description"),
        introduction=node.text("introduction"),
        documents=tuple(_founding(one) for one in node.mappings("documents")),
        node=node,
        document=document,
    )


def _founding(node: Node) -> FoundingDocument:
    return FoundingDocument(
        id=node.text("id"),
        title=node.text("title"),
        publisher=node.text("publisher"),
        year=node.text("year"),
        url=node.text("url"),
        note=node.text("note"),
        promises=tuple(_promise(one) for one in node.mappings("promises")),
        node=node,
    )


def _promise(node: Node) -> Promise:
    return Promise(
        place=node.text("place"),
        says=node.text("says"),
        kept_by=node.strings("kept_by"),
        how=node.text("how"),
        out_of_scope=node.text("out_of_scope"),
        node=node,
    )


def indicators(document: Document) -> Indicators:
    """The headings with their indicators."""
    node = document.root
    return Indicators(
        title=node.text("title"),
        description=node.text("description"),
        before=node.text("before"),
        headings=tuple(_heading(one) for one in node.mappings("headings")),
        after=node.text("after"),
        sources=sources(node),
        node=node,
        document=document,
    )


def _heading(node: Node) -> Heading:
    return Heading(
        id=node.text("id"),
        number=node.text("number"),
        title=node.text("title"),
        themes=node.strings("themes"),
        note=node.text("note"),
        indicators=tuple(_indicator(one) for one in node.mappings("indicators")),
        moved_by=_activities(node),
        node=node,
    )


def _indicator(node: Node) -> Indicator:
    return Indicator(
        id=node.text("id"),
        number=node.text("number"),
        title=node.text("title"),
        measure=node.text("measure"),
        unit=node.text("unit"),
        baseline=node.text("baseline"),
        target=node.text("target"),
        values=tuple(_value(one) for one in node.mappings("values")),
        parts=tuple(
            Part(one.text("label"), tuple(_number(number) for number in one.items("values")), one) for one in node.mappings("parts")
        ),
        changed=node.text("changed"),
        means=node.text("means"),
        does_not_mean=node.text("does_not_mean"),
        moved_by=_activities(node),
        node=node,
    )


def _value(node: Node) -> Value:
    return Value(
        when=node.text("when"),
        number=_number(node.at("value")),
        source=node.text("source"),
        note=node.text("note"),
        comparable=node.flag("comparable", True),
        node=node,
    )


def _number(node: Node | None) -> int | float | None:
    return node.value if node and type(node.value) in (int, float) else None


def _activities(node: Node) -> tuple[Activity, ...]:
    return tuple(Activity(one.text("link"), one.text("how")) for one in node.mappings("moved_by"))
