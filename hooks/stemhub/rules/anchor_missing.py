"""A link to a part of a page that is not there

The part of an address after `#` names a heading, an activity or a word of the glossary. When it is gone, the reader
lands at the top of the page and has to search.

Wrong, in `modules/tiny/first.md`:

    See [the glossary](/glossary/#no-such-word).

Right, in `modules/tiny/first.md`:

    See [the glossary](/glossary/).
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model import addresses as at
from stemhub.model.outline import parts, parts_of_pages, parts_of_units
from stemhub.rules.common import page_fields
from stemhub.source import Document
from stemhub.wording import did_you_mean

CODE = "HUB215"
SLUG = "anchor-missing"
SEVERITY = Severity.WARNING
HINT = "{guess}Link to the page without the part after `#`, or correct that part."


def check(hub: Hub) -> Iterator[Finding]:
    """Links, and words that people ask for, with an anchor to glossary words, framework items, headings and blocks of units,
    chapters and pages."""
    links = [(link.span, link.target) for document in hub.documents.values() for link in document.links]
    helped = [(one.node.place("page"), one.page) for one in (*hub.search.asked_for, *hub.search.also_helps)]
    asked = [(place, target) for place, target in (*links, *page_fields(hub), *helped) if target.startswith("/") and "#" in target]
    known = _anchors(hub, {target.partition("#")[0].lstrip("/") for _, target in asked})
    for place, target in asked:
        path, _, anchor = target.partition("#")
        address = path.lstrip("/")
        if address in known and anchor not in known[address]:
            yield Finding(place, f"There is no part `{anchor}` on `{path}`.", {"guess": did_you_mean(anchor, known[address])})


def _anchors(hub: Hub, asked: set[str]) -> dict[str, set[str]]:
    """The parts of the pages that are asked for."""
    found = {at.GLOSSARY: set(hub.vocabulary.terms)} if hub.vocabulary.document else {}
    found |= {address: set(made) for address, made in (*parts_of_units(hub.outlines), *parts_of_pages(hub)) if address in asked}
    if hub.promises:
        found[at.PROMISES] = {one.id for one in hub.promises.documents}
    if hub.indicators:
        written = hub.indicators
        inside = {one.id for heading in written.headings for one in heading.indicators}
        text = Document(written.document.path, f"{written.before}\n{written.after}")
        found[at.INDICATORS] = inside | {one.id for one in written.headings} | set(parts(text) or ())
    for framework in hub.frameworks.values():
        for element in framework.edition.elements if framework.edition else ():
            found[at.element(framework.id, element.id)] = {item.id for item in element.items}
    return found
