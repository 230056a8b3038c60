"""Readers of the parts that several content types share. They take what is there; rules report what is not."""

from __future__ import annotations

from stemhub.model.common import Change, Reference, Source, Words
from stemhub.source import Document, Node


def words(node: Node) -> Words:
    """Title, summary, status, owner and review date."""
    return Words(
        title=node.text("title"),
        summary=node.text("summary"),
        status=node.text("status", "published"),
        owner=node.text("owner"),
        review_by=node.text("review_by"),
    )


def sources(node: Node) -> dict[str, Source]:
    """The `sources:` of a file, by key, in its order."""
    found = {}
    for key, one in node.fields("sources"):
        found[key] = Source(
            key=key,
            publisher=one.text("publisher"),
            title=one.text("title"),
            year=one.text("year"),
            url=one.text("url"),
            licence=one.text("licence"),
            note=one.text("note"),
            checked_on=one.text("checked_on"),
            node=one,
        )
    return found


def changes(node: Node, key: str = "changes") -> tuple[Change, ...]:
    """The history of a file, newest first as written."""
    return tuple(
        Change(one.text("version"), one.text("date"), one.text("class"), one.text("note"), one.text("digest"), one)
        for one in node.mappings(key)
    )


def references(node: Node, key: str) -> tuple[Reference, ...]:
    """Coded references such as `curriculum:`."""
    return tuple(Reference(one.text("scheme"), one.strings("codes"), one) for one in node.mappings(key))


def plain_texts(node: Node, key: str) -> tuple[dict[str, str], ...]:
    """A list of small mappings of texts, such as `further_help:`."""
    return tuple({name: one.text(name) for name in one.value} for one in node.mappings(key))


def texts_by_key(node: Node, key: str) -> dict[str, str]:
    """A mapping of texts, such as `titles:`."""
    return {name: child.own_text() for name, child in node.fields(key)}


def readable(document: Document | None) -> Document | None:
    """A document whose root can be used as a mapping."""
    return document if document and document.root and isinstance(document.root.value, dict) else None
