"""Modules, units, pathways and the Nutshell Guide, from their documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

from stemhub.load.common import changes, plain_texts, readable, references, sources, texts_by_key, words
from stemhub.load.packs import pack
from stemhub.model.common import Outcome
from stemhub.model.learning import (
    Activity,
    Block,
    CaseStudy,
    Chapter,
    Check,
    Confidence,
    Download,
    Guide,
    Leaflet,
    Module,
    Option,
    Pathway,
    Reflection,
    Setting,
    ShortRoute,
    Step,
    Unit,
)
from stemhub.model.translation import Translation
from stemhub.source import Document, Node
from stemhub.source.markdown import Block as Written

Documents = dict[str, Document]


def module(module_id: str, document: Document, documents: Documents) -> Module:
    """A module with its units; `documents` are all documents by path."""
    node = document.root
    folder = document.path.rsplit("/", 1)[0]
    plans = readable(documents.get(f"{folder}/pack.yml"))
    return Module(
        id=module_id,
        words=words(node),
        audience=node.text("audience"),
        sectors=node.strings("sectors"),
        levels=node.strings("levels"),
        disciplines=node.strings("disciplines"),
        topics=node.strings("topics"),
        themes=node.strings("themes"),
        outcomes=tuple(Outcome(one.text("id"), one.text("text"), one) for one in node.mappings("outcomes")),
        prerequisites=node.strings("prerequisites"),
        units=tuple(_unit(one, folder, documents) for one in node.mappings("units")),
        standards=references(node, "standards"),
        curriculum=references(node, "curriculum"),
        helps_with=node.strings("helps_with"),
        sources=sources(node),
        further_help=plain_texts(node, "further_help"),
        pack=pack(plans) if plans else None,
        version=node.text("version"),
        changes=changes(node),
        node=node,
        document=document,
    )


def _unit(node: Node, folder: str, documents: Documents) -> Unit:
    path = f"{folder}/{node.text('id')}.md"
    document = documents.get(path)
    return Unit(
        id=node.text("id"),
        title=node.text("title"),
        minutes=node.number("minutes"),
        purpose=node.text("purpose"),
        outcomes=node.strings("outcomes"),
        helps_with=node.strings("helps_with"),
        node=node,
        path=path,
        document=document,
        blocks=blocks(document, folder),
    )


def pathway(pathway_id: str, document: Document) -> Pathway:
    """A pathway from its document."""
    node = document.root
    steps = (Step(one.text("module"), one.strings("units"), one.text("why"), one) for one in node.mappings("steps"))
    return Pathway(pathway_id, words(node), node.text("audience"), node.strings("sectors"), tuple(steps), node, document)


def guide(document: Document, documents: Documents) -> Guide:
    """The Nutshell Guide with its chapters and its leaflet."""
    node = document.root
    folder = document.path.rsplit("/", 1)[0]
    chapters = []
    for one in node.mappings("chapters"):
        path = f"{folder}/{one.text('id')}.md"
        chapters.append(
            Chapter(
                id=one.text("id"),
                title=one.text("title"),
                summary=one.text("summary"),
                age=one.text("age"),
                node=one,
                path=path,
                document=documents.get(path),
                blocks=blocks(documents.get(path), folder),
                gaelic=_translation(documents.get(f"content/gd/nutshell-guide/{one.text('id')}.md"), folder),
            )
        )
    return Guide(
        words=words(node),
        audience=node.text("audience"),
        chapters=tuple(chapters),
        leaflet=_leaflet(documents.get(f"{folder}/leaflet.md")),
        sources=sources(node),
        version=node.text("version"),
        changes=changes(node),
        node=node,
        document=document,
    )


def _translation(document: Document | None, folder: str) -> Translation | None:
    if not readable(document):
        return None
    root = document.root
    return Translation(root.text("title"), root.text("checked_by"), texts_by_key(root, "sections"), document, blocks(document, folder))


def _leaflet(document: Document | None) -> Leaflet | None:
    return Leaflet(document.root.text("title"), document.root.text("summary"), document) if readable(document) else None


def blocks(document: Document | None, folder: str) -> tuple[Block, ...]:
    """The learning blocks of a unit or chapter, in order."""
    return tuple(_block(written, folder) for written in document.blocks) if document else ()


def _block(written: Written, folder: str) -> Block:
    node = written.root if written.root and isinstance(written.root.value, dict) else None
    common = (written.kind, node.text("id") if node else "", written.span, node)
    if written.kind == "short-route":
        return ShortRoute(*common, text=written.text)
    return _READERS[written.kind](common, node, folder) if node else Block(*common)


def _activity(common: tuple, node: Node, folder: str) -> Activity:
    safety = node.at("safety") or node
    return Activity(
        *common,
        title=node.text("title"),
        purpose=node.text("purpose"),
        minutes=node.number("minutes"),
        group=node.text("group"),
        age=node.text("age"),
        **{name: node.strings(name) for name in ("resources", "steps", "notice", "talk", "adaptations")},
        settings=tuple(Setting(one.strings("sectors"), one.text("text"), one) for one in node.mappings("settings")),
        **{name: safety.text(name) for name in ("benefit", "risk", "managed_by")},
    )


def _reflection(common: tuple, node: Node, folder: str) -> Reflection:
    return Reflection(*common, prompt=node.text("prompt"), think_about=node.strings("think_about"))


def _check(common: tuple, node: Node, folder: str) -> Check:
    options = (Option(o.text("text"), o.flag("right"), o.text("because"), o) for o in node.mappings("options"))
    return Check(*common, question=node.text("question"), options=tuple(options))


def _confidence(common: tuple, node: Node, folder: str) -> Confidence:
    return Confidence(*common, node.text("when", "before"), node.text("prompt"), node.strings("disciplines"))


def _case_study(common: tuple, node: Node, folder: str) -> CaseStudy:
    texts = {field.name: node.text(field.name, field.default) for field in fields(CaseStudy)[4:-1]}
    return CaseStudy(*common, **texts, sectors=node.strings("sectors"))


def _download(common: tuple, node: Node, folder: str) -> Download:
    file = node.text("file")
    return Download(*common, title=node.text("title"), text=node.text("text"), file=file, path=f"{folder}/files/{file}")


_READERS: dict[str, Callable[[tuple, Node, str], Block]] = {
    "activity": _activity,
    "reflect": _reflection,
    "check": _check,
    "confidence": _confidence,
    "case-study": _case_study,
    "download": _download,
}
