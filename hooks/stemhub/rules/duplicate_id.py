"""An id is used twice

An id names one thing for ever. Where two things share it, links, answers and records would go to the wrong one. A
heading has an id too, made of its words: `## Look again` is `look-again`.

Wrong, in `modules/tiny/module.yml`:

    outcomes:
      - id: begin
        text: begin with something small
      - id: begin
        text: begin again

Right, in `modules/tiny/module.yml`:

    outcomes:
      - id: begin
        text: begin with something small
      - id: begin-again
        text: begin again
    units:
      - id: first
        title: First
        minutes: 10
        purpose: To begin.
        outcomes: [begin, begin-again]
        helps_with: [sample/only-item]
"""

from collections.abc import Iterable, Iterator, Sequence

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.learning import Chapter, Unit
from stemhub.model.reference import GROUPS
from stemhub.model.template import Field
from stemhub.source import Node

CODE = "HUB202"
SLUG = "duplicate-id"
SEVERITY = Severity.ERROR
HINT = "Give this one another id; the first `{id}` is on line {line}."


def check(hub: Hub) -> Iterator[Finding]:
    """Ids within a module, unit, pack, guide, chapter, framework, edition, scale, template, vocabulary, scheme and regions
    file, and among the parts of the strategy's pages."""
    for module in hub.modules.values():
        yield from _twice(module.node.mappings("outcomes"))
        yield from _twice(module.node.mappings("units"))
        for unit in module.units:
            yield from _in_text(unit)
        for session in module.pack.sessions if module.pack else ():
            yield from _fields(session.sheet)
        yield from _twice(session.node for session in (module.pack.sessions if module.pack else ()))
    if hub.guide:
        yield from _twice(hub.guide.node.mappings("chapters"))
        for chapter in hub.guide.chapters:
            yield from _in_text(chapter)
    for scale in hub.scales.values():
        yield from _twice(scale.node.mappings("points"))
    for framework in hub.frameworks.values():
        yield from _twice(framework.node.mappings("audiences"))
        yield from _twice(framework.node.mappings("editions"), "version")
        for edition in framework.editions.values():
            yield from _twice(edition.node.mappings("elements"))
            yield from _twice(item for element in edition.elements for item in element.node.mappings("items"))
    for template in hub.templates.values():
        yield from _twice(section.node for section in template.sections)
        yield from _fields(template.fields)
    if hub.vocabulary.document:
        root = hub.vocabulary.document.root
        yield from _twice(term for group in GROUPS for term in root.mappings(group))
    for scheme in hub.schemes.values():
        yield from _twice(scheme.node.mappings("codes"), "code")
    if hub.regions:
        for key, name in (("college_regions", "id"), ("collaboratives", "id"), ("dyw_groups", "id"), ("councils", "code")):
            yield from _twice(hub.regions.node.mappings(key), name)
    if hub.promises:
        yield from _twice(hub.promises.node.mappings("documents"))
    if hub.indicators:
        headings = hub.indicators.node.mappings("headings")
        yield from _twice(one for heading in headings for one in (heading, *heading.mappings("indicators")))


def _fields(fields: Sequence[Field]) -> Iterator[Finding]:
    """Fields, their options, columns and rows, and the options of columns."""
    yield from _twice(field.node for field in fields)
    for field in fields:
        for key in ("options", "columns", "named_rows"):
            yield from _twice(field.node.mappings(key))
        for column in field.node.mappings("columns"):
            yield from _twice(column.mappings("options"))


def _in_text(text: Unit | Chapter) -> Iterator[Finding]:
    """Ids of blocks that another block has, or a heading: a link to it could not tell the two apart."""
    nodes = [block.node for block in text.blocks if block.node]
    yield from _twice(nodes)
    document = text.document
    made = {made: (words, span.line) for made, (_, words, span) in zip(document.heading_ids, document.headings, strict=True)} if document else {}
    for node in nodes:
        if found := made.get(node.text("id")):
            words, line = found
            yield Finding(node.place("id"), f"The heading “{words}” has the id `{node.text('id')}` too.", {"id": node.text("id"), "line": str(line)})


def _twice(nodes: Iterable[Node], key: str = "id") -> Iterator[Finding]:
    first: dict[str, Node] = {}
    for node in nodes:
        value = node.text(key)
        if value and first.setdefault(value, node) is not node:
            values = {"id": value, "line": str(first[value].place(key).line)}
            yield Finding(node.place(key), f"The {key} `{value}` is used twice.", values)
