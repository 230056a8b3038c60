"""The log of tests, from its document."""

from __future__ import annotations

from stemhub.model.accessibility import AccessibilityLog, Problem, Tested
from stemhub.source import Document, Node


def accessibility_log(document: Document) -> AccessibilityLog:
    """What was tested and what is known to be wrong."""
    node = document.root
    return AccessibilityLog(
        prepared_on=node.text("prepared_on"),
        reviewed_on=node.text("reviewed_on"),
        privacy_changed_on=node.text("privacy_changed_on"),
        tests=tuple(_tested(one) for one in node.mappings("tests")),
        problems=tuple(_problem(one) for one in node.mappings("problems")),
        node=node,
        document=document,
    )


def _tested(node: Node) -> Tested:
    return Tested(
        date=node.text("date"),
        subject=node.text("subject", "accessibility"),
        what=node.text("what"),
        tool=node.text("tool"),
        version=node.text("version"),
        pages=node.number("pages"),
        faults=node.number("faults"),
        note=node.text("note"),
        node=node,
    )


def _problem(node: Node) -> Problem:
    return Problem(
        id=node.text("id"),
        found_on=node.text("found_on"),
        title=node.text("title"),
        text=node.text("text"),
        criterion=node.text("criterion"),
        instead=node.text("instead"),
        mended_on=node.text("mended_on"),
        node=node,
    )
