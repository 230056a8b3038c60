"""A source that nothing cites

A source that is listed and never cited cannot be checked against a statement: readers do not know what it carries.

Wrong, in `modules/tiny/module.yml`:

    sources:
      small-book:
        publisher: The small press
        title: A book about small things
      never-cited:
        publisher: A made-up body
        title: Another made-up title

Right, in `modules/tiny/module.yml`:

    sources:
      small-book:
        publisher: The small press
        title: A book about small things
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.common import Source

CODE = "HUB310"
SLUG = "source-never-cited"
SEVERITY = Severity.WARNING
HINT = "Cite it as `[@{key}]` where it carries a statement, or take it out."


def check(hub: Hub) -> Iterator[Finding]:
    """Sources of modules, of the guide and of templates; entries of the directory and tables list theirs as a whole."""
    for module in hub.modules.values():
        plans = [module.pack.document] if module.pack else []
        documents = [module.document, *plans, *(unit.document for unit in module.units if unit.document)]
        named = {b.source for unit in module.units for b in unit.blocks if b.kind == "case-study" and b.node and b.source}
        yield from _uncited(module.sources, documents, named)
    if hub.guide:
        documents = [hub.guide.document, *hub.guide.texts]
        yield from _uncited(hub.guide.sources, documents, set())
    for template in hub.templates.values():
        yield from _uncited(template.sources, [template.document], set())


def _uncited(sources: dict[str, Source], documents: list, named: set[str]) -> Iterator[Finding]:
    if any(document.faults for document in documents):
        return  # what cannot be read may cite it
    cited = named | {citation.target for document in documents for citation in document.citations}
    if cited - sources.keys():
        return  # a misspelt citation is another finding
    for key, source in sources.items():
        # A citation in the wrong brackets is another finding.
        if key not in cited and not any(re.search(rf"@{re.escape(key)}(?![\w-])", document.text) for document in documents):
            yield Finding(source.node.place("title"), f"Nothing cites the source `{key}`.", {"key": key})
