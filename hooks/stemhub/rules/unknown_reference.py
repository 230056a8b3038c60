"""Something is referred to that does not exist

One file names a module, unit, outcome, framework item, source, scale, region or scheme of another. When the name leads
nowhere, readers lose the link and coverage is counted wrong.

Wrong, in `modules/tiny/module.yml`:

    prerequisites: [tinny]

Right, in `modules/tiny/module.yml`:

    prerequisites: []
"""

import re
from collections.abc import Collection, Iterable, Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.model.framework import NEXT
from stemhub.model.learning import Module
from stemhub.rules.common import entries, texts_with_sources
from stemhub.source import Node
from stemhub.wording import any_of, as_id, did_you_mean

CODE = "HUB203"
SLUG = "unknown-reference"
SEVERITY = Severity.ERROR
HINT = "{guess}{repair}"

_WORDY = re.compile(r"(?P<words>)\[@(?P<target>[^\]@]*\s[^\]@]*)\]")


def check(hub: Hub) -> Iterator[Finding]:
    """References by id, from every content type that makes them."""
    yield from _from_modules(hub)
    yield from _from_pathways(hub)
    yield from _from_frameworks(hub)
    yield from _from_regions(hub)
    yield from _from_events(hub)
    yield from _from_indicators(hub)
    for document, sources, home in texts_with_sources(hub):
        for citation in document.citations:
            if citation.target not in sources and citation.target not in map(as_id, sources):  # of the key the schema tells
                repair = f"List the source under `sources:` in `{home.path}`."
                yield _finding(citation.span, "source", citation.target, sources, repair)
        for wordy in document.mentions(_WORDY, "[@"):
            keys = {name.casefold(): key for key, one in sources.items() for name in (one.title, one.publisher)}
            first = re.split(r"[\s,;]", wordy.target)[0]
            meant = keys.get(wordy.target.casefold(), first if first in sources else "")
            guess = f"Did you mean `{meant}`? " if meant else ""
            repair = f"Write the key of the source, which has no spaces, as it stands under `sources:` in `{home.path}`."
            yield Finding(wordy.span, f"There is no source `{wordy.target}`.", {"guess": guess, "repair": repair})


def _written(hub: Hub, start: str, end: str) -> frozenset[str]:
    """The ids of things by their paths, also those whose file cannot be read: one mistake gives one finding."""
    return frozenset(path[len(start) : -len(end)] for path in hub.written if path.startswith(start) and path.endswith(end))


def _from_modules(hub: Hub) -> Iterator[Finding]:
    modules = _written(hub, "modules/", "/module.yml")
    schemes = _written(hub, "content/codes/", ".yml")
    frameworks = _written(hub, "content/self-evaluation/", "/framework.yml")
    items = {key: frozenset(f"{key}/{item}" for item in one.edition.items) for key, one in hub.frameworks.items() if one.edition}
    for module in hub.modules.values():
        yield from _each(entries(module.node, "prerequisites"), "module", modules)
        outcomes = {name for outcome in module.outcomes for name in (outcome.id, as_id(outcome.id))}
        holders = [module.node, *(unit.node for unit in module.units)]
        for unit in module.units:
            yield from _each(entries(unit.node, "outcomes"), "outcome", outcomes)
            for block in unit.blocks:
                if block.kind == "case-study" and block.node and block.node.has("source"):
                    yield from _each([(block.node.text("source"), block.node.at("source"))], "source", module.sources)
        for holder in holders:
            for name, place in entries(holder, "helps_with"):
                framework = name.partition("/")[0]
                if framework not in hub.frameworks:
                    yield from _each([(framework, place)], "framework", frameworks)
                elif framework in items:
                    yield from _each([(name, place)], "framework item", items[framework])
        yield from _from_pack(module)
        for field in ("standards", "curriculum"):
            for reference in module.node.mappings(field):
                yield from _each([(reference.text("scheme"), reference.at("scheme"))], "code scheme", schemes)


def _from_pack(module: Module) -> Iterator[Finding]:
    units = [unit.id for unit in module.units]
    known = [*units, *(f"{unit.id}/{block.id}" for unit in module.units for block in unit.blocks if block.id)]
    whole = [unit.id for unit in module.units if unit.document and not unit.document.faults]
    for session in module.pack.sessions if module.pack else ():
        yield from _each([(session.unit, session.node.at("unit"))], "unit", units)
        for question in session.questions:
            unit, _, _ = question.origin.partition("/")
            if unit in whole or unit not in units:  # a block that cannot be read may be the one
                yield from _each([(question.origin, question.node.at("from"))], "unit or block", known if unit in units else units)


def _from_pathways(hub: Hub) -> Iterator[Finding]:
    modules = _written(hub, "modules/", "/module.yml")
    for pathway in hub.pathways.values():
        for step in pathway.steps:
            yield from _each([(step.module, step.node.at("module"))], "module", modules)
            outline = hub.outlines.get(step.module)
            if outline and outline.module:
                units = [unit.id for unit in outline.units]
                yield from _each(entries(step.node, "units"), "unit", units)


def _from_frameworks(hub: Hub) -> Iterator[Finding]:
    scales = _written(hub, "content/self-evaluation/scales/", ".yml")
    schemes = _written(hub, "content/codes/", ".yml")
    for framework in hub.frameworks.values():
        released = _written(hub, f"content/self-evaluation/{framework.id}/editions/", ".yml")
        yield from _each([(framework.current, framework.node.at("current"))], "edition", released)
        names = ["all", *(a.id for a in framework.audiences), *(s for a in framework.audiences for s in a.sectors)]
        for edition in framework.editions.values():
            for kind, scale in edition.node.fields("scales"):
                yield from _each([(scale.own_text(), scale)], f"scale for `{kind}`", scales)
            for item in edition.items.values():
                yield from _each(entries(item.node, "applies_to"), "audience", names)
                for reference in item.node.mappings("quality_indicators"):
                    yield from _each([(reference.text("scheme"), reference.at("scheme"))], "code scheme", schemes)
            if edition.version == NEXT and framework.edition:
                origins = framework.edition.items
                for item in edition.items.values():
                    if item.change:
                        yield from _each(entries(item.change.node, "from"), "item", origins)


def _from_regions(hub: Hub) -> Iterator[Finding]:
    if not hub.regions and hub.exists("content/regions.yml"):
        return
    regions = [region.id for region in hub.regions.college_regions] if hub.regions else []
    for council in hub.regions.councils if hub.regions else ():
        yield from _each(entries(council.node, "college_regions"), "college region", regions)
        yield from _each(entries(council.node, "dyw_groups"), "DYW group", hub.regions.dyw_groups)
        if council.collaborative:
            yield from _each([(council.collaborative, council.node.at("collaborative"))], "collaborative", hub.regions.collaboratives)
    for entry in (*hub.entries.values(), *hub.events.values()):
        yield from _each(entries(entry.node, "regions"), "region", regions)


def _from_events(hub: Hub) -> Iterator[Finding]:
    entries_there = _written(hub, "content/directory/", ".yml")
    for event in hub.events.values():
        if event.entry:
            yield from _each([(event.entry, event.node.at("entry"))], "directory entry", entries_there)
        for one in event.dates:
            yield from _each([(one.source, one.node.at("source"))], "source", event.sources)


def _from_indicators(hub: Hub) -> Iterator[Finding]:
    for heading in hub.indicators.headings if hub.indicators else ():
        for value in (value for one in heading.indicators for value in one.values):
            yield from _each([(value.source, value.node.at("source"))], "source", hub.indicators.sources)


def _each(named: Iterable[tuple[str, Node | None]], kind: str, known: Collection[str]) -> Iterator[Finding]:
    for name, node in named:
        if node is not None and name and name not in known:
            yield _finding(node.span, kind, name, known, f"There is {any_of(sorted(set(known)))}." if known else f"No {kind} exists yet.")


def _finding(span: Span, kind: str, name: str, choices: Collection[str], repair: str) -> Finding:
    return Finding(span, f"There is no {kind} `{name}`.", {"guess": did_you_mean(name, choices), "repair": repair})
