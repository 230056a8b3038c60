"""A unit or chapter that begins with fields of its own

What a page says of itself stands in lines between `---` at its top. Units and chapters have no such lines: their title,
minutes and purpose stand in the list that names them, `module.yml` or `guide.yml`. Lines at the top of the text would be
lost, because nothing reads them.

Wrong, the whole of `content/nutshell-guide/at-home.md`:

    ---
    title: At home
    ---
    You need nothing [@small-book].

Right, the whole of `content/nutshell-guide/at-home.md`:

    You need nothing [@small-book].
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub

CODE = "HUB012"
SLUG = "front-matter-misplaced"
SEVERITY = Severity.ERROR
HINT = "Write them in `{home}`, and delete the first line, the fields and the line `---` that ends them."


def check(hub: Hub) -> Iterator[Finding]:
    """Units and chapters with front matter that can be read; what cannot be read is told as such."""
    texts = [(unit.document, unit.node) for module in hub.modules.values() for unit in module.units]
    texts += [(chapter.document, chapter.node) for chapter in (hub.guide.chapters if hub.guide else ())]
    for document, listed in texts:
        if document and document.body_line > 1 and not any(fault.span.line < document.body_line for fault in document.faults):
            where = Span(document.path, 1, 1, 1, len(document.line(1)) + 1)
            yield Finding(where, "Nothing reads the fields at the top of this text.", {"home": listed.span.path})
