"""A released edition was changed

Settings have filled in this edition and will compare with it next year. Its text is fixed for ever by a fingerprint
(digest) taken at the release. Corrections go into `next.yml` and reach readers with the next edition.

Wrong, in `content/self-evaluation/sample/editions/1.0.0.yml`:

    elements:
      - id: only
        title: The only element, renamed after the release
        summary: One element.
        items:
          - id: only-item
            kind: criterion
            text: We have begun.
            applies_to: [all]

Right, in `content/self-evaluation/sample/next.yml`:

    elements:
      - id: only
        title: The only element
        summary: One element.
        items:
          - id: only-item
            kind: criterion
            text: We have begun, and we say so.
            applies_to: [all]
            change:
              class: clarified
              note: Says that beginning is told to others.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.digest import edition_digest
from stemhub.model.framework import NEXT

CODE = "HUB208"
SLUG = "edition-changed"
SEVERITY = Severity.ERROR
HINT = "Undo the change in this file (`git checkout` brings it back) and make it in `{next}` instead."


def check(hub: Hub) -> Iterator[Finding]:
    """Released editions whose digest is not the recorded one."""
    for framework in hub.frameworks.values():
        for version, edition in framework.editions.items():
            release = framework.release(version)
            if version == NEXT or not release or not release.digest or release.digest == edition_digest(edition):
                continue
            message = f"The released edition {version} is not what it was at its release."
            place = edition.node.key_place("elements")
            yield Finding(place, message, {"next": f"content/self-evaluation/{framework.id}/{NEXT}.yml"})
