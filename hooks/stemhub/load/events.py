"""Events, from their documents."""

from __future__ import annotations

from stemhub.load.common import sources
from stemhub.model.events import Event, Occasion
from stemhub.source import Document, Node


def event(event_id: str, document: Document) -> Event:
    """An event with its dates, oldest first."""
    node = document.root
    return Event(
        id=event_id,
        title=node.text("title"),
        organiser=node.text("organiser"),
        summary=node.text("summary"),
        usual=node.text("usual"),
        month=node.number("month"),
        every_year_on=node.text("every_year_on"),
        dates=tuple(sorted((_occasion(one) for one in node.mappings("dates")), key=lambda one: one.start)),
        place=node.text("place"),
        online=node.flag("online"),
        regions=node.strings("regions"),
        sectors=node.strings("sectors"),
        cost=node.text("cost"),
        url=node.text("url"),
        entry=node.text("entry"),
        status=node.text("status", "not-confirmed"),
        status_note=node.text("status_note"),
        checked_on=node.text("checked_on"),
        sources=sources(node),
        node=node,
        document=document,
    )


def _occasion(node: Node) -> Occasion:
    return Occasion(node.text("start"), node.text("end") or node.text("start"), node.text("source"), node.text("note"), node)
