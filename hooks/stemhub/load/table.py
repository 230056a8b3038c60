"""The content types: where each one's files live and which schema they follow. One line each, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ID = r"(?P<id>[^/]+)"


@dataclass(frozen=True, slots=True)
class ContentType:
    """`pattern` is matched against a whole path relative to the root; its group `id` names the thing, `of` the thing
    that it is part of. `schema` is the name of a file in schemas/v1, or empty."""

    name: str
    schema: str
    pattern: re.Pattern[str]


def _type(name: str, schema: str, pattern: str) -> ContentType:
    return ContentType(name, schema, re.compile(pattern))


CONTENT_TYPES = (
    _type("module", "module", rf"modules/{_ID}/module\.yml"),
    _type("pack", "pack", rf"modules/{_ID}/pack\.yml"),
    _type("unit", "", rf"modules/(?P<of>[^/]+)/{_ID}\.md"),
    _type("pathway", "pathway", rf"content/pathways/{_ID}\.yml"),
    _type("guide", "guide", r"content/nutshell-guide/guide\.yml"),
    _type("leaflet", "leaflet", r"content/nutshell-guide/leaflet\.md"),
    _type("chapter", "", rf"content/nutshell-guide/{_ID}\.md"),
    _type("translation", "translation", rf"content/gd/nutshell-guide/{_ID}\.md"),
    _type("scale", "scale", rf"content/self-evaluation/scales/{_ID}\.yml"),
    _type("framework", "framework", rf"content/self-evaluation/{_ID}/framework\.yml"),
    _type("edition", "edition", rf"content/self-evaluation/(?P<of>[^/]+)/editions/{_ID}\.yml"),
    _type("edition", "edition", r"content/self-evaluation/(?P<of>[^/]+)/(?P<id>next)\.yml"),
    _type("template", "template", rf"content/templates/{_ID}\.yml"),
    _type("vocabulary", "vocabulary", r"content/vocabulary\.yml"),
    _type("search", "search", r"content/search\.yml"),
    _type("also-helps", "also-helps", rf"content/search/{_ID}\.yml"),
    _type("code-scheme", "code-scheme", rf"content/codes/{_ID}\.yml"),
    _type("entry", "directory", rf"content/directory/{_ID}\.yml"),
    _type("regions", "regions", r"content/regions\.yml"),
    _type("event", "event", rf"content/events/{_ID}\.yml"),
    _type("promises", "promises", r"content/strategy/promises\.yml"),
    _type("indicators", "indicators", r"content/strategy/indicators\.yml"),
    _type("accessibility-log", "accessibility-log", r"content/accessibility-log\.yml"),
    _type("page", "page", r"content/(?P<id>(?:[^/]+/)*[^/]+)\.md"),
)

# Files that belong to the hub but are not read: what a unit offers for download, and drawings.
KEPT = re.compile(r"modules/[^/]+/files/.+|content/illustrations/[^/]+\.svg")


def type_of(path: str) -> tuple[ContentType, re.Match[str]] | None:
    """The content type of a path, with the match that holds its id."""
    for content_type in CONTENT_TYPES:
        if match := content_type.pattern.fullmatch(path):
            return content_type, match
    return None
