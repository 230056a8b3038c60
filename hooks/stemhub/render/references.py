"""Links between things that several pages show: coded references, framework items and what helps with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stemhub.model import Hub
from stemhub.model import addresses as at
from stemhub.model.common import Reference
from stemhub.model.reference import Code, CodeScheme
from stemhub.model.site import Link
from stemhub.source import Document


@dataclass(frozen=True, slots=True)
class Coded:
    """Codes of one scheme with what the hub's table says of them."""

    scheme: CodeScheme
    codes: tuple[Code, ...]


def coded(hub: Hub, references: Iterable[Reference]) -> list[Coded]:
    """References whose scheme and codes are in the hub's tables."""
    found = []
    for reference in references:
        scheme = hub.schemes.get(reference.scheme)
        if scheme:
            found.append(Coded(scheme, tuple(scheme.codes[code] for code in reference.codes if code in scheme.codes)))
    return found


@dataclass(frozen=True, slots=True)
class ItemLink:
    """A framework item as other pages point at it."""

    framework: str
    element: str
    text: str
    address: str


def item_links(hub: Hub, names: Iterable[str]) -> list[ItemLink]:
    """The current wording and address of items named `framework-id/item-id`, each once."""
    found = []
    for name in dict.fromkeys(names):
        framework_id, _, item_id = name.partition("/")
        framework = hub.frameworks.get(framework_id)
        element = framework.edition.element_of(item_id) if framework and framework.edition else None
        if element:
            text = framework.edition.items[item_id].text
            found.append(ItemLink(framework.short_title, element.title, text, at.item(framework_id, element.id, item_id)))
    return found


def mentions(hub: Hub) -> dict[str, list[Link]]:
    """Address of a page → the listed pages whose authors link to it: in running text, and under `further_help`."""
    found: dict[str, dict[Link, None]] = {}
    for document, page in _written_pages(hub):
        further = document.root.mappings("further_help") if document.root else ()
        for target in (*(link.target for link in document.links), *(one.text("url") for one in further)):
            if target.startswith("/"):
                address = target.lstrip("/").partition("#")[0]
                if address != page.address:
                    found.setdefault(address, {})[page] = None
    return {address: list(pages) for address, pages in found.items()}


def _written_pages(hub: Hub) -> Iterator[tuple[Document, Link]]:
    """Every document with the page that shows it, in the order in which readers meet them."""
    for module in hub.listed_modules:
        yield module.document, Link(module.words.title, at.module(module.id))
        yield from ((unit.document, Link(unit.title, at.unit(module.id, unit.id))) for unit in module.units if unit.document)
    for chapter in hub.guide.chapters if hub.guide else ():
        if chapter.document:
            yield chapter.document, Link(chapter.title, at.chapter(chapter.id))
    yield from ((one.document, Link(one.words.title, at.template(one.id))) for one in hub.listed_templates)
    yield from ((one.document, Link(one.title, at.entry(one.id))) for one in hub.entries.values())
    yield from ((one.document, Link(one.title, address)) for address, one in hub.pages.items() if not address.startswith("contribute/"))


def helpers(hub: Hub) -> dict[str, list[Link]]:
    """What helps with each item (`framework-id/item-id`): units, and modules as a whole. Computed from `helps_with`,
    the only place where such a link is written."""
    found: dict[str, list[Link]] = {}
    for module in hub.listed_modules:
        for name in module.helps_with:
            found.setdefault(name, []).append(Link(module.words.title, at.module(module.id)))
        for unit in module.units:
            for name in unit.helps_with:
                found.setdefault(name, []).append(Link(f"{unit.title} ({unit.minutes} min)", at.unit(module.id, unit.id)))
    return found
