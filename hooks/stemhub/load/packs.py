"""The pack of a module, from its document."""

from __future__ import annotations

from stemhub.load.templates import field
from stemhub.model.pack import Pack, Question, Session, SessionStep
from stemhub.source import Document, Node


def pack(document: Document) -> Pack:
    """The sessions of a module."""
    return Pack(tuple(_session(one) for one in document.root.mappings("sessions")), document)


def _session(node: Node) -> Session:
    return Session(
        id=node.text("id"),
        title=node.text("title"),
        minutes=node.number("minutes"),
        unit=node.text("unit"),
        purpose=node.text("purpose"),
        steps=tuple(SessionStep(one.number("minutes"), one.text("text")) for one in node.mappings("steps")),
        questions=tuple(Question(one.text("text"), one.text("from"), one) for one in node.mappings("questions")),
        sheet=tuple(field(one) for one in node.mappings("sheet")),
        **{name: node.strings(name) for name in ("bring", "prepare", "notes", "follow_up")},
        node=node,
    )
