"""A picture that is too heavy for a slow line

On a rural line a picture of a megabyte takes longer than most people wait. A picture on a page needs 300 KB at most:
1,200 pixels are wide enough.

Wrong, the whole of `modules/tiny/files/photo.png` of 400000 bytes:

    (a picture as it came from the camera)

Right, the whole of `modules/tiny/files/photo.png` of 90000 bytes:

    (the same picture, 1,200 pixels wide)
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.wording import size_in_words

CODE = "HUB502"
SLUG = "heavy-picture"
SEVERITY = Severity.ERROR
HINT = "Save it with fewer pixels or as WebP; {most} is the most."

MOST_BYTES = 300_000
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


def check(hub: Hub) -> Iterator[Finding]:
    """Pictures among the kept files."""
    for path, kept in hub.kept.items():
        if path.lower().endswith(PICTURES) and kept.size > MOST_BYTES:
            yield Finding(Span(path), f"The picture has {size_in_words(kept.size)}.", {"most": size_in_words(MOST_BYTES)})
