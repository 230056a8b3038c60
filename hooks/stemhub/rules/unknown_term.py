"""A term that the vocabulary does not hold

Sectors, levels, disciplines, themes and topics come from one list, `content/vocabulary.yml`, so that everything about
one thing is found in one place. A new term is added there first.

Wrong, in `modules/tiny/module.yml`:

    sectors: [nursery]

Right, in `modules/tiny/module.yml`:

    sectors: [elc]
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.framework import Framework
from stemhub.rules.common import blocks, entries
from stemhub.source import Node
from stemhub.wording import any_of, did_you_mean

CODE = "HUB201"
SLUG = "unknown-term"
SEVERITY = Severity.ERROR
HINT = "{guess}The {group} are {known}."

# field → group of the vocabulary
_MODULE = {"sectors": "sectors", "levels": "levels", "disciplines": "disciplines", "topics": "topics", "themes": "themes"}
_ENTRY = {"sectors": "sectors", "levels": "levels", "disciplines": "disciplines"}
_SECTORS = {"sectors": "sectors"}
_BLOCKS = {"confidence": {"disciplines": "disciplines"}, "case-study": _SECTORS, "activity": _SECTORS}
_TEMPLATE = {"sectors": "sectors", "topics": "topics"}


def check(hub: Hub) -> Iterator[Finding]:
    """Lists of terms in modules and their blocks, pathways, templates, directory entries, events, indicators, code schemes and audiences;
    members of sector groups; whom a framework has another wording for."""
    for module in hub.modules.values():
        yield from _lists(hub, module.node, _MODULE)
    for _, block in blocks(hub):
        if block.node and block.kind in _BLOCKS:
            for node in (block.node, *block.node.mappings("settings")):
                yield from _lists(hub, node, _BLOCKS[block.kind])
    for pathway in hub.pathways.values():
        yield from _lists(hub, pathway.node, _SECTORS)
    for template in hub.templates.values():
        yield from _lists(hub, template.node, _TEMPLATE)
    for entry in hub.entries.values():
        yield from _lists(hub, entry.node, _ENTRY)
    for event in hub.events.values():
        yield from _lists(hub, event.node, _SECTORS)
    for heading in hub.indicators.headings if hub.indicators else ():
        yield from _lists(hub, heading.node, {"themes": "themes"})
    for scheme in hub.schemes.values():
        yield from _lists(hub, scheme.node, _SECTORS)
    for framework in hub.frameworks.values():
        for audience in framework.audiences:
            yield from _lists(hub, audience.node, _SECTORS)
            if audience.strand:
                yield from _term(hub, audience.strand, audience.node.at("strand"), "strands")
        yield from _wordings(framework)
    for term in hub.vocabulary.group("sector_groups"):
        yield from _lists(hub, term.node, {"members": "sectors"})


def _wordings(framework: Framework) -> Iterator[Finding]:
    """Titles and texts for readers that the framework does not have: nobody would ever see them."""
    readers = list(dict.fromkeys(name for a in framework.audiences for name in (a.id, *a.sectors)))
    for edition in framework.editions.values():
        holders = [(one.node, field) for element in edition.elements for field, ones in (("titles", [element]), ("texts", element.items)) for one in ones]
        for node, field in holders:
            for name, _ in node.fields(field):
                if name not in readers:
                    values = {"guess": did_you_mean(name, readers), "group": "audiences and sectors of this framework", "known": any_of(readers, 40)}
                    yield Finding(node.at(field).key_place(name), f"`{name}` is no audience of {framework.words.title}, nor a sector of one.", values)


def _lists(hub: Hub, node: Node, groups: dict[str, str]) -> Iterator[Finding]:
    for field, group in groups.items():
        for word, place in entries(node, field):
            yield from _term(hub, word, place, group)


def _term(hub: Hub, word: str, place: Node, group: str) -> Iterator[Finding]:
    terms = hub.vocabulary.group(group)
    if hub.vocabulary.document is None or any(term.id == word for term in terms):
        return
    by_synonym = {name: term.id for term in terms for name in (term.label, *term.synonyms)}
    meant = next((found for name, found in by_synonym.items() if name.casefold() == word.casefold().replace("-", " ")), "")
    guess = f"Did you mean `{meant}`? " if meant else did_you_mean(word, [term.id for term in terms])
    values = {"guess": guess, "group": group, "known": any_of((term.id for term in terms), 40)}
    yield Finding(place.span, f"`{word}` is not in the vocabulary's {group}.", values)
