"""A link of the file system that leaves the hub

A symbolic link can point at any file of the machine that builds the site. One that leads out of the content could
publish what was never meant for readers, and it breaks on every other machine.

Wrong, the whole of `content/outside.md` linked to `../mkdocs.yml`:

    (what stands in the other file)

Right, the whole of `content/outside.md`:

    ---
    title: Inside
    description: A page of its own.
    ---
    Copied, not linked.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub

CODE = "HUB010"
SLUG = "symlink-escape"
SEVERITY = Severity.ERROR
HINT = "Put a copy of the file here instead of the link."


def check(hub: Hub) -> Iterator[Finding]:
    """Symbolic links whose target lies outside `content/` and `modules/`; they are not read."""
    for path, target in hub.escapes.items():
        yield Finding(Span(path), f"This is a link to `{target}`, outside the content.")
