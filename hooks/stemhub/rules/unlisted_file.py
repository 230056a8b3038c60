"""A file is there but not listed

A unit is shown where `module.yml` lists it, a chapter where `guide.yml` does. A file that is not listed has no place
in the order, so readers never reach it.

Wrong, the whole of `modules/tiny/second.md`:

    A second unit that nobody listed.

Right, in `modules/tiny/module.yml`:

    units:
      - id: first
        title: First
        minutes: 10
        purpose: To begin.
        outcomes: [begin]
        helps_with: [sample/only-item]
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.model.framework import NEXT
from stemhub.rules.bad_name import renamed
from stemhub.source import Document

CODE = "HUB206"
SLUG = "unlisted-file"
SEVERITY = Severity.ERROR
HINT = "List it in `{list}`, or delete the file."


def check(hub: Hub) -> Iterator[Finding]:
    """Units and chapters beside a readable list, editions without a record, modules without a `module.yml`."""
    units = {f"modules/{name}/{unit.id}.md" for name, one in hub.outlines.items() for unit in one.units}
    chapters = {"content/nutshell-guide/leaflet.md"} | {chapter.path for chapter in (hub.guide.chapters if hub.guide else ())}
    for framework in hub.frameworks.values():
        recorded = {release.version for release in framework.releases} | {NEXT}
        for version, edition in framework.editions.items():
            if version not in recorded:
                message = f"The edition {version} has no record."
                yield Finding(Span(edition.document.path), message, {"list": f"{framework.document.path}, under editions:"})
    listed = units | chapters
    for path in hub.documents:
        parts = path.split("/")
        if parts[0] == "modules" and path.endswith((".md", "/pack.yml")) and not hub.exists(f"modules/{parts[1]}/module.yml"):
            message = f"The folder `modules/{parts[1]}` has no `module.yml`."
            yield Finding(Span(path), message, {"list": f"modules/{parts[1]}/module.yml"})
        elif path in listed or renamed(path) in listed:
            continue  # of a listed file whose name is wrong another rule says so
        elif parts[0] == "modules" and parts[1] in hub.modules and path.endswith(".md"):
            yield _unlisted(path, "unit", hub.modules[parts[1]].document)
        elif hub.guide and path.startswith("content/nutshell-guide/") and path.endswith(".md"):
            yield _unlisted(path, "chapter", hub.guide.document)


def _unlisted(path: str, kind: str, where: Document) -> Finding:
    return Finding(Span(path), f"This {kind} is not listed in `{where.path}`.", {"list": where.path})
