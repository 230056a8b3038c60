"""A file that no part of the hub reads

Each kind of content has its own place. A file in another place, or with another ending, is never read, so readers
never see it. Files that people download belong in the `files/` folder of a module.

Wrong, the whole of `content/directory/sserc.yaml`:

    format: 1

Right, the whole of `content/notes.md`:

    ---
    title: Notes
    description: A page in its place.
    ---
    A page.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub

CODE = "HUB008"
SLUG = "stray-file"
SEVERITY = Severity.ERROR
HINT = "{repair}"


def check(hub: Hub) -> Iterator[Finding]:
    """Files under `content/` and `modules/` that no content type claims."""
    for path in hub.strays:
        repair = "Move it to the folder of its kind (CONTRIBUTING lists them), or delete it."
        if path.endswith(".yaml"):
            repair = f"Name it `{path.rpartition('/')[2].removesuffix('.yaml')}.yml`: data files here end in `.yml`."
        yield Finding(Span(path), "No part of the hub reads this file.", {"repair": repair})
