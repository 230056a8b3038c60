"""What the rest of a hub may know of the folder of a module, so that a folder can be checked while the others stay unread.

A rule that looks from one module into another asks the outlines (`hub.outlines`) and not the modules: of those that were
not read in this process, or not since they last changed, there is nothing else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from stemhub.model.learning import Block, Download, Module
from stemhub.source import Document
from stemhub.wording import is_date

if TYPE_CHECKING:
    from stemhub.model import Hub

_DATE = re.compile(r"^[ \t]*(?:- )?(?:date|checked_on): [\"']?(\d{4}-\d{2}-\d{2})[\"']?[ \t]*$", re.MULTILINE)


class UnitOutline(NamedTuple):
    """A unit: its id, whether its file is there, and the parts that a link can lead to (None when some cannot be read)."""

    id: str
    there: bool
    parts: tuple[str, ...] | None


class Outline(NamedTuple):
    """A folder under `modules/`. `module` says that it holds a module that can be read; `offered` are the paths of its
    downloads, `unread` those of documents that cannot be read; `faulty` says that something in it cannot be; `newest` is its
    newest date, or nothing; `documents` the number of its documents."""

    module: bool
    pack: bool
    units: tuple[UnitOutline, ...]
    prerequisites: tuple[str, ...]
    helps_with: tuple[str, ...]
    offered: tuple[str, ...]
    unread: tuple[str, ...]
    faulty: bool
    newest: str
    documents: int


def folder_of(path: str) -> str:
    """The folder under `modules/` that a file lies in; nothing for all others."""
    return path.split("/")[1] if path.startswith("modules/") else ""


def outlines(documents: Mapping[str, Document], modules: Mapping[str, Module]) -> dict[str, Outline]:
    """The outline of each folder of which documents were read."""
    inside: dict[str, list[Document]] = defaultdict(list)
    for path, document in documents.items():
        inside[folder_of(path)].append(document)
    inside.pop("", None)
    return {name: _outline(found, modules.get(name)) for name, found in inside.items()}


def _outline(documents: list[Document], module: Module | None) -> Outline:
    units = module.units if module else ()
    return Outline(
        module=module is not None,
        pack=bool(module and module.pack),
        units=tuple(UnitOutline(one.id, one.document is not None, parts(one.document, one.blocks)) for one in units),
        prerequisites=module.prerequisites if module else (),
        helps_with=tuple(dict.fromkeys((*module.helps_with, *(name for unit in units for name in unit.helps_with)))) if module else (),
        offered=tuple(block.path for unit in units if unit.document for block in unit.blocks if isinstance(block, Download)),
        unread=tuple(document.path for document in documents if not document.readable),
        faulty=any(document.faults for document in documents),
        newest=newest_date(documents),
        documents=len(documents),
    )


def parts(document: Document | None, blocks: Iterable[Block] = ()) -> tuple[str, ...] | None:
    """The ids of headings and blocks of a text, and of its list of sources; None when something in it cannot be read."""
    if not document or document.faults:
        return None
    return (*document.heading_ids, *(block.id for block in blocks), "sources")


def parts_of_units(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The address of each unit that can be read whole, with its parts."""
    from stemhub.model import addresses as at  # which needs a Hub, which has outlines

    for name, outline in outlines.items():
        yield from ((at.unit(name, unit.id), unit.parts) for unit in outline.units if unit.parts is not None)


def parts_of_pages(hub: Hub) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The address of each chapter and each ordinary page that can be read whole, with its parts."""
    from stemhub.model import addresses as at

    for chapter in hub.guide.chapters if hub.guide else ():
        if (found := parts(chapter.document, chapter.blocks)) is not None:
            yield at.chapter(chapter.id), found
    for address, written in hub.pages.items():
        if not written.template and (found := parts(written.document)) is not None:
            yield address, found


def newest_date(documents: Iterable[Document]) -> str:
    """The newest date of a change or check in documents, or nothing."""
    dated = (document.text for document in documents if "date: " in document.text or "checked_on: " in document.text)
    dates = sorted({date for text in dated for date in _DATE.findall(text)}, reverse=True)
    return next(filter(is_date, dates), "")
