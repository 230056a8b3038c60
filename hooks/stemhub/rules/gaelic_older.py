"""A Gaelic text that is older than its English

A translation names the English that it was made from by a short fingerprint: a field of a file by `gd_of`, a part of a
chapter under `sections` at the head of the Gaelic chapter. When the English has changed since, the Gaelic may say
something else until a speaker has looked at it. Until then the page says so.

Wrong, in `modules/tiny/module.yml`:

    title:
      en: Tiny and new
      gd: Rud beag
      gd_of: 0123456789ab

Right, in `modules/tiny/module.yml`:

    title:
      en: Tiny and new
      gd: Rud beag
      gd_of: ab164ff99878
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.learning import Chapter
from stemhub.model.translation import OLDER, states
from stemhub.source.node import text_digest

CODE = "HUB413"
SLUG = "gaelic-older"
SEVERITY = Severity.WARNING
HINT = 'When a Gaelic speaker has checked it against the English, write `{key}: "{digest}"`.'


def check(hub: Hub) -> Iterator[Finding]:
    """Every `{en: …, gd: …}`, and every part of a Gaelic chapter, that does not name the fingerprint of its English."""
    for document in hub.documents.values():
        for node in document.mappings:
            if node.has("gd") and node.has("en"):
                digest = text_digest(node.text("en"))
                if node.text("gd_of") != digest:
                    message = f"This Gaelic text {_what(node.has('gd_of'))}."
                    yield Finding(node.place("gd"), message, {"key": "gd_of", "digest": digest})
    for chapter in hub.guide.chapters if hub.guide else ():
        yield from _parts(chapter)


def _parts(chapter: Chapter) -> Iterator[Finding]:
    for one in states(chapter):
        if one.state == OLDER:
            named = one.english.id in chapter.gaelic.made_of
            where = chapter.gaelic.document.root.place("sections", one.english.id) if named else one.gaelic.span
            yield Finding(where, f"This Gaelic part {_what(named)}.", {"key": one.english.id, "digest": one.english.digest})


def _what(named: bool) -> str:
    return "is older than its English" if named else "does not say which English it was made from"
