"""What a check keeps of a hub besides its findings: by this the next one knows which folders of modules it need not read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple

from stemhub.model import Hub
from stemhub.model.learning import Download
from stemhub.model.outline import Outline, folder_of, parts_of_pages, parts_of_units


class Seen(NamedTuple):
    """`surroundings` is a digest of all that findings in the folder of a module depend on outside of it, but for the parts of
    texts. Of these stand here: those of chapters and pages, by their addresses, and by folder the addresses of which a part
    is linked to."""

    surroundings: str
    outlines: dict[str, Outline]
    pages: dict[str, tuple[str, ...]]
    links: dict[str, list[str]]


def seen(hub: Hub, links: Mapping[str, list[str]]) -> Seen:
    """What is to be kept of a hub; `links` are those of the folders that were not read."""
    return Seen(_surroundings(hub), dict(hub.outlines), dict(parts_of_pages(hub)), {**links, **links_to_parts(hub)})


def links_to_parts(hub: Hub) -> dict[str, list[str]]:
    """By folder of modules the addresses of which a part is linked to."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, document in hub.documents.items():
        if folder := folder_of(path):
            found[folder] |= {link.target.partition("#")[0].lstrip("/") for link in document.links if link.target.startswith("/") and "#" in link.target}
    return {name: sorted(addresses) for name, addresses in found.items()}


def concerned(before: Seen, now: Seen) -> set[str] | None:
    """The folders of modules in which findings may have changed although their files did not; None when all may."""
    if before.surroundings != now.surroundings:
        return None
    moved = {address for address in before.pages.keys() | now.pages.keys() if before.pages.get(address) != now.pages.get(address)}
    changed = [name for name in before.outlines.keys() | now.outlines.keys() if before.outlines.get(name) != now.outlines.get(name)]
    then, today = (dict(parts_of_units({name: one.outlines[name] for name in changed if name in one.outlines})) for one in (before, now))
    moved |= {address for address in then.keys() | today.keys() if then.get(address) != today.get(address)}
    return {name for name, addresses in before.links.items() if not moved.isdisjoint(addresses)}


def _surroundings(hub: Hub) -> str:
    told = blake2b(digest_size=20)
    told.update("\n".join(sorted(hub.files)).encode("utf-8", "surrogateescape"))
    for path, document in hub.documents.items():
        if not folder_of(path):
            # Of a text in `content/` others see the head, and what it offers; of data, all.
            shown = document.lines[: document.body_line - 1] if document.is_markdown else document.text
            told.update(repr((path, document.readable, shown)).encode("utf-8", "surrogateescape"))
    for name, one in sorted(hub.outlines.items()):
        units = [(unit.id, unit.there) for unit in one.units]
        told.update(repr((name, one.module, one.pack, units, one.prerequisites, one.offered, one.unread)).encode("utf-8", "surrogateescape"))
    offered = [block.path for chapter in (hub.guide.chapters if hub.guide else ()) for block in chapter.blocks if isinstance(block, Download)]
    told.update(repr((offered, hub.as_of)).encode())
    return told.hexdigest()
