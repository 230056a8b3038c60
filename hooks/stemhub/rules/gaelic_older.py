"""A Gaelic text that is older than its English

A translation names the English that it was made from by a short fingerprint, `gd_of`. When the English has changed
since, the Gaelic may say something else until a speaker has looked at it.

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
from stemhub.model.digest import text_digest

CODE = "HUB413"
SLUG = "gaelic-older"
SEVERITY = Severity.WARNING
HINT = "When a Gaelic speaker has checked it against the English, write `gd_of: {digest}`."


def check(hub: Hub) -> Iterator[Finding]:
    """Every `{en: …, gd: …}` whose `gd_of` is absent or is not the fingerprint of the English."""
    for document in hub.documents.values():
        for node in document.mappings:
            if node.has("gd") and node.has("en"):
                digest = text_digest(node.text("en"))
                if node.text("gd_of") != digest:
                    what = "is older than its English" if node.has("gd_of") else "does not say which English it was made from"
                    yield Finding(node.place("gd"), f"This Gaelic text {what}.", {"digest": digest})
