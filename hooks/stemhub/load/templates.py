"""Templates, from their documents."""

from __future__ import annotations

from stemhub.load.common import changes, plain_texts, sources, words
from stemhub.model.template import Choice, Column, Field, Section, Template
from stemhub.source import Document, Node

LINES = 4


def template(template_id: str, document: Document) -> Template:
    """A template with its sections and fields."""
    node = document.root
    return Template(
        id=template_id,
        words=words(node),
        sectors=node.strings("sectors"),
        topics=node.strings("topics"),
        filled_in_by=node.text("filled_in_by"),
        how_long=node.text("how_long"),
        how_used=node.text("how_used"),
        sections=tuple(_section(one) for one in node.mappings("sections")),
        sources=sources(node),
        further_help=plain_texts(node, "further_help"),
        version=node.text("version"),
        changes=changes(node),
        node=node,
        document=document,
    )


def _section(node: Node) -> Section:
    held = tuple(field(one) for one in node.mappings("fields"))
    return Section(node.text("id"), node.text("title"), node.text("help"), node.flag("new_sheet"), held, node)


def field(node: Node) -> Field:
    """One field, of a template or of the sheet of a session."""
    return Field(
        id=node.text("id"),
        kind=node.text("kind"),
        label=node.text("label"),
        help=node.text("help"),
        required=node.flag("required"),
        lines=node.number("lines", LINES),
        options=_choices(node, "options"),
        columns=tuple(Column(one.text("id"), one.text("label"), one.text("kind", "text"), _choices(one, "options")) for one in node.mappings("columns")),
        blank_rows=node.number("blank_rows"),
        named_rows=_choices(node, "named_rows"),
        node=node,
    )


def _choices(node: Node, key: str) -> tuple[Choice, ...]:
    return tuple(Choice(one.text("id"), one.text("label")) for one in node.mappings(key))
