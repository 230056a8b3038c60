"""Vocabulary, code schemes, directory, regions and ordinary pages, from their documents."""

from __future__ import annotations

from collections.abc import Iterable

from stemhub.diagnostics import Span
from stemhub.load.common import plain_texts, sources
from stemhub.model import addresses
from stemhub.model.reference import (
    GROUPS,
    AskedFor,
    BestBet,
    Code,
    CodeScheme,
    Council,
    Entry,
    OrdinaryPage,
    Region,
    Regions,
    SearchHelp,
    Term,
    Vocabulary,
)
from stemhub.source import Document, Node

# Optional lines of a directory entry, in the order in which they are shown.
DETAILS = {
    "cost": "Cost",
    "travel_help": "Help with travel",
    "reach": "Reach",
    "gaelic": "Gaelic",
    "access": "Access",
    "safeguarding": "Safeguarding",
    "booking_url": "Booking",
}


def vocabulary(document: Document | None) -> Vocabulary:
    """The vocabulary; empty when its file is absent. Of two terms with one id the first stands."""
    terms: dict[str, Term] = {}
    for group in GROUPS if document else ():
        for node in document.root.mappings(group):
            terms.setdefault(node.text("id"), _term(node, group))
    return Vocabulary(terms, document)


def _term(node: Node, group: str) -> Term:
    return Term(
        id=node.text("id"),
        group=group,
        label=node.text("label"),
        short_label=node.text("short_label") or node.text("label"),
        definition=node.text("definition"),
        synonyms=node.strings("synonyms"),
        links=plain_texts(node, "links"),
        members=node.strings("members"),
        from_minutes=node.number("from_minutes"),
        to_minutes=node.number("to_minutes"),
        node=node,
    )


def search_help(document: Document | None, helping: Iterable[Document]) -> SearchHelp:
    """What editors tell the search, and the files that say with what pages also help; empty where a file is absent."""
    also = tuple(row for one in helping for row in _asked(one.root, "pages"))
    if document is None:
        return SearchHelp((), (), (), also, (), None)
    node = document.root
    bets = tuple(BestBet(one.strings("queries"), one.text("page"), one.text("reason"), one) for one in node.mappings("best_bets"))
    return SearchHelp(_rows(node, "same_meaning"), _rows(node, "same_word"), _asked(node, "asked_for"), also, bets, document)


def _asked(node: Node, name: str) -> tuple[AskedFor, ...]:
    return tuple(AskedFor(one.text("page"), one.strings("words"), one) for one in node.mappings(name))


def _rows(node: Node, name: str) -> tuple[tuple[str, ...], ...]:
    rows = node.at(name)
    listed = rows.value if rows and isinstance(rows.value, list) else []
    return tuple(tuple(word.own_text() for word in row.value) for row in listed if isinstance(row.value, list))


def code_scheme(scheme_id: str, document: Document) -> CodeScheme:
    """A table of codes. Of two equal codes the first stands."""
    node = document.root
    complete = node.at("complete")
    if complete and isinstance(complete.value, dict):
        whole = {level: child.value is True for level, child in complete.value.items()}
    else:
        whole = {"": node.flag("complete")}
    codes: dict[str, Code] = {}
    for one in node.mappings("codes"):
        code = one.text("code")
        codes.setdefault(code, Code(code, one.text("label"), one.text("level"), one.text("group"), one))
    return CodeScheme(
        id=scheme_id,
        title=node.text("title"),
        kind=node.text("kind"),
        publisher=node.text("publisher"),
        year=node.text("year"),
        note=node.text("note"),
        sectors=node.strings("sectors"),
        valid_from=node.text("valid_from"),
        valid_until=node.text("valid_until"),
        renumbered=node.flag("renumbered"),
        complete=whole,
        codes=codes,
        sources=sources(node),
        node=node,
        document=document,
    )


def entry(entry_id: str, document: Document) -> Entry:
    """A directory entry."""
    node = document.root
    quality = node.at("quality") or node
    return Entry(
        id=entry_id,
        title=node.text("title"),
        kind=node.text("kind"),
        provider=node.text("provider"),
        summary=node.text("summary"),
        sectors=node.strings("sectors"),
        levels=node.strings("levels"),
        disciplines=node.strings("disciplines"),
        delivery=node.strings("delivery"),
        regions=node.strings("regions"),
        url=node.text("url"),
        details={label: node.text(key) for key, label in DETAILS.items() if node.has(key)},
        price=node.text("price"),
        reaches=node.strings("reaches"),
        quality=quality.text("status", "listed"),
        quality_by=quality.text("by"),
        quality_checked_on=quality.text("checked_on"),
        status=node.text("status", "not-confirmed"),
        status_note=node.text("status_note"),
        checked_on=node.text("checked_on"),
        sources=sources(node),
        node=node,
        document=document,
    )


def regions(document: Document) -> Regions:
    """The regional divisions and the councils."""
    node = document.root
    return Regions(
        note=node.text("note"),
        college_regions=tuple(
            Region(one.text("id"), one.text("title"), one.strings("colleges"), one.text("note"), one)
            for one in node.mappings("college_regions")
        ),
        collaboratives={one.text("id"): one.text("title") for one in node.mappings("collaboratives")},
        dyw_groups={one.text("id"): one.text("title") for one in node.mappings("dyw_groups")},
        councils=tuple(_council(one) for one in node.mappings("councils")),
        sources=sources(node),
        node=node,
        document=document,
    )


def _council(node: Node) -> Council:
    return Council(
        code=node.text("code"),
        name=node.text("name"),
        name_gd=node.text("name_gd"),
        former_codes=node.strings("former_codes"),
        college_regions=node.strings("college_regions"),
        collaborative=node.text("collaborative"),
        dyw_groups=node.strings("dyw_groups"),
        node=node,
    )


def page(document: Document) -> OrdinaryPage:
    """An ordinary page; its address follows its path under `content/`."""
    front = document.root if document.root and isinstance(document.root.value, dict) else Node({}, Span(document.path))
    return OrdinaryPage(
        address=addresses.page(document.path),
        title=front.text("title"),
        description=front.text("description"),
        template=front.text("template"),
        doors=plain_texts(front, "doors"),
        document=document,
    )
