"""A link to a part of a page that is not there

The part of an address after `#` names a heading, an activity or a word of the glossary. When it is gone, the reader
lands at the top of the page and has to search.

Wrong, in `modules/tiny/first.md`:

    See [the glossary](/glossary/#no-such-word).

Right, in `modules/tiny/first.md`:

    See [the glossary](/glossary/).
"""

import re
import unicodedata
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model import addresses as at
from stemhub.source import Document
from stemhub.wording import did_you_mean

CODE = "HUB215"
SLUG = "anchor-missing"
SEVERITY = Severity.WARNING
HINT = "{guess}Link to the page without the part after `#`, or correct that part."


def check(hub: Hub) -> Iterator[Finding]:
    """Links with an anchor to glossary words, framework items, headings and blocks of units, chapters and pages."""
    asked = [link for document in hub.documents.values() for link in document.links if link.target.startswith("/") and "#" in link.target]
    known = _anchors(hub, {link.target.partition("#")[0].lstrip("/") for link in asked})
    for link in asked:
        path, _, anchor = link.target.partition("#")
        address = path.lstrip("/")
        if address in known and anchor not in known[address]:
            yield Finding(link.span, f"There is no part `{anchor}` on `{path}`.", {"guess": did_you_mean(anchor, known[address])})


def _anchors(hub: Hub, asked: set[str]) -> dict[str, set[str]]:
    """The parts of the pages that are asked for."""
    found = {at.GLOSSARY: set(hub.vocabulary.terms)} if hub.vocabulary.document else {}
    for module in hub.modules.values():
        for unit in module.units:
            if unit.document and unit.document.readable and at.unit(module.id, unit.id) in asked:
                found[at.unit(module.id, unit.id)] = _parts(unit.document) | {block.id for block in unit.blocks}
    for chapter in hub.guide.chapters if hub.guide else ():
        if chapter.document and chapter.document.readable and at.chapter(chapter.id) in asked:
            found[at.chapter(chapter.id)] = _parts(chapter.document) | {block.id for block in chapter.blocks}
    for address, written in hub.pages.items():
        if not written.template and written.document.readable and address in asked:
            found[address] = _parts(written.document)
    for framework in hub.frameworks.values():
        for element in framework.edition.elements if framework.edition else ():
            found[at.element(framework.id, element.id)] = {item.id for item in element.items}
    return found


def _parts(document: Document) -> set[str]:
    return {slug(words) for _, words, _ in document.headings} | {"sources"}


def slug(words: str) -> str:
    """The id that Python-Markdown's `toc` gives to a heading."""
    bare = unicodedata.normalize("NFKD", re.sub(r"[*_`]|\[@[^\]]+\]|\]\([^)]*\)|\[", "", words)).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", bare).strip().lower())
