"""A text in another language than it says

A page speaks the language that it declares. Screen readers pronounce by it: Gaelic read as English is noise.

Wrong, in `modules/tiny/module.yml`:

    title:
      en: Tha seo ann an Gàidhlig agus chan eil Beurla ann
      gd: Rud beag
      gd_of: 179d438eb4ca

Right, in `modules/tiny/module.yml`:

    title:
      en: Tiny
      gd: Rud beag
      gd_of: 37616f647849
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub

CODE = "HUB414"
SLUG = "wrong-language"
SEVERITY = Severity.ERROR
HINT = "{repair}"

_KEY = "Put the text under the key of its language: `en` for English, `gd` for Gaelic."
_PART = "Write the part in Gaelic, or take it out of this file: then the page shows the English part in its place."

# Words that are frequent in one language and hardly occur in the other.
_GAELIC = re.compile(r"\b(?:agus|ann an|tha|chan eil|airson|anns an|aig an|leis an|a' chlann|sgoil|cuideachd|daoine)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|and|with|of the|for|you|is|are|children|school|this)\b", re.IGNORECASE)


def check(hub: Hub) -> Iterator[Finding]:
    """Texts written as `{en: …, gd: …}` whose words are plainly of the other language."""
    for document in hub.documents.values():
        for node in document.mappings:
            for key in ("en", "gd"):
                child = node.value.get(key)
                if child and isinstance(child.value, str) and _other(key, child.value):
                    other = "Gaelic" if key == "en" else "English"
                    yield Finding(child.span, f"The text under `{key}` is {other}.", {"repair": _KEY})
    for chapter in hub.guide.chapters if hub.guide else ():
        for part in chapter.gaelic.parts.values() if chapter.gaelic else ():
            words = "\n".join(chapter.gaelic.document.lines[part.first - 1 : part.last])
            if _other("gd", words):
                yield Finding(part.span, "This part of the Gaelic chapter is English.", {"repair": _PART})


def _other(language: str, text: str) -> bool:
    """Whether a text is plainly of the other language."""
    gaelic, english = len(_GAELIC.findall(text)), len(_ENGLISH.findall(text))
    return gaelic >= 2 and gaelic > english if language == "en" else english >= 2 and english > gaelic
