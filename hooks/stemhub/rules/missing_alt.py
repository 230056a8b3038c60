"""A picture without a description

People who cannot see a picture hear its description. A picture without one is silence, or a file name read aloud.

Wrong, in `modules/tiny/first.md`:

    ![](https://example.org/ramp.png)

Right, in `modules/tiny/first.md`:

    ![Two children hold a plank against a box.](https://example.org/ramp.png)
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub

CODE = "HUB401"
SLUG = "missing-alt"
SEVERITY = Severity.ERROR
HINT = "Say in the square brackets what the picture shows and why it is there, in one sentence."

_IMAGE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<target>[^()\s]+)")
_FILE_NAME = re.compile(r".+\.(png|jpe?g|svg|gif|webp)", re.IGNORECASE)


def check(hub: Hub) -> Iterator[Finding]:
    """Images in running text whose description is empty, a file name, or only `image` or `picture`."""
    for document in hub.documents.values():
        for image in document.mentions(_IMAGE, "!["):
            words = image.words.strip()
            if not words or _FILE_NAME.fullmatch(words) or words.casefold() in ("image", "picture", "photo", "img"):
                yield Finding(image.span, f"The picture `{image.target}` has no description.")
