"""Checks folders of modules apart from each other: those that changed since the last check, or a share in each of some processes.

What the files of one folder must know of the others is in the outlines, so that nothing else has to be read or sent.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from stemhub import rules
from stemhub.cache import Findings, Last
from stemhub.diagnostics import Diagnostic
from stemhub.load import find, load
from stemhub.load.schemas import Schemas
from stemhub.model import Hub
from stemhub.model.outline import Outline, folder_of
from stemhub.model.seen import concerned, links_to_parts, seen

# Fewer files are read in the time that another process needs to start.
WORTH_A_PROCESS = 600
# Each needs some 50 MB of its own, and reads `content/` for itself (1,000 modules: 377 MB with one, 487 MB with three).
MOST_PROCESSES = 3


def whole(hub: Hub, diagnostics: Sequence[Diagnostic]) -> Findings:
    """The findings of a hub that was read whole."""
    return Findings(diagnostics, len(hub.documents), seen(hub, {}), _all_opened(hub))


def changed(root: Path, schemas: Schemas, as_of: str, last: Last) -> Findings | None:
    """What a check says, by reading again only what changed since the `last` one and what looks at it; None when that may
    be everything. Raises what `load` raises."""
    before = last.seen
    folders = {folder_of(path) for path in last.changed} - {""}
    if any(path.endswith(".yml") and not folder_of(path) for path in last.changed) or len(folders) > len(before.outlines) // 2:
        return None
    part = Part.read(root, schemas, as_of, folders).beside(before.outlines)
    now = seen(part.hub, before.links)
    also = concerned(before, now)
    if also is None:
        return None
    if also - folders:
        part = Part.read(root, schemas, as_of, folders | also).beside(before.outlines)
        now = seen(part.hub, before.links)
    kept = [one for one in last.found.diagnostics if not part.holds(one.span.path)]
    files = len(part.hub.documents) + sum(one.documents for name, one in before.outlines.items() if name not in part.folders)
    return Findings(_sorted([*kept, *part.findings()]), files, now, part.opened)


@dataclass(frozen=True)
class Part:
    """`content/` and some folders of modules, as they were read."""

    hub: Hub
    folders: frozenset[str]
    as_of: str

    @classmethod
    def read(cls, root: Path, schemas: Schemas, as_of: str, folders: Collection[str]) -> Part:
        """Raises what `load` raises."""
        return cls(load(root, schemas, as_of, folders), frozenset(folders), as_of)

    def beside(self, outlines: Mapping[str, Outline]) -> Part:
        """The part with the outlines of the folders that are not in it."""
        others = {name: one for name, one in outlines.items() if name not in self.folders}
        today = self.as_of or max([self.hub.as_of, *(one.newest for one in others.values())])
        return replace(self, hub=replace(self.hub, outlines={**self.hub.outlines, **others}, as_of=today))

    def holds(self, path: str) -> bool:
        """Whether what is said of a file is said by this part."""
        return not folder_of(path) or folder_of(path) in self.folders

    def findings(self) -> list[Diagnostic]:
        """What all rules say of the part, in file order."""
        return [one for one in rules.run(self.hub) if self.holds(one.span.path)]

    @property
    def opened(self) -> bool:
        """Whether no file refused to be read."""
        return _all_opened(self.hub)


def _all_opened(hub: Hub) -> bool:
    """Whether every file of a hub could be opened and read to its end."""
    faults = (fault for document in hub.documents.values() for fault in document.faults)
    return all(kept.size for kept in hub.kept.values()) and not any(fault.kind == "unreadable" for fault in faults)


def _sorted(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    return sorted(diagnostics, key=lambda one: one.order)


def shared(root: Path, schemas: Schemas, as_of: str) -> Findings | None:
    """What a check says, each of some processes reading its share of the folders of modules; None when there are too few of
    them, or processes cannot be started. Raises what `load` raises."""
    paths, _ = find(root)
    names = sorted({folder_of(path) for path in paths} - {""})
    number = min(os.cpu_count() or 1, MOST_PROCESSES, len(paths) // WORTH_A_PROCESS, len(names))
    if number < 2:
        return None
    shares = [names[at::number] for at in range(number)]
    with suppress(OSError, EOFError), _processes(root, schemas, as_of, shares[1:]) as others:
        part = Part.read(root, schemas, as_of, shares[0])
        outlines = {name: one for other in others for name, one in other.recv().items()}
        for other in others:
            other.send({**part.hub.outlines, **outlines})
        part = part.beside(outlines)
        found = part.findings()
        told = [other.recv() for other in others]
        diagnostics = _sorted([*found, *(one for ones, _, _ in told for one in ones)])
        links = {name: ones for _, linked, _ in told for name, ones in linked.items()}
        files = len(part.hub.documents) + sum(one.documents for one in outlines.values())
        return Findings(diagnostics, files, seen(part.hub, links), part.opened and all(opened for _, _, opened in told))
    return None


def start_method() -> str:
    """How processes are made. A forked one has what is loaded and needs no start of its own (a third of a second); but only
    where nothing else runs in this one that could hold a lock, and not on macOS, whose own libraries do."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@contextmanager
def _processes(root: Path, schemas: Schemas, as_of: str, shares: list[list[str]]) -> Iterator[list[Connection]]:
    """A process for each share, by its connection."""
    way = start_method()
    context = multiprocessing.get_context(way)
    started = []
    connections: list[Connection] = []
    try:
        for share in shares:
            ours, theirs = context.Pipe()
            connections.append(ours)
            process = context.Process(target=_share, args=(theirs, connections if way == "fork" else [], root, schemas.folders, as_of, share), daemon=True)
            process.start()
            theirs.close()
            started.append(process)
        yield connections
    finally:
        for process in started:
            process.kill()  # what it had to say is said
            process.join()


def _share(parent: Connection, inherited: Sequence[Connection], root: Path, schemas: Sequence[Path], as_of: str, folders: list[str]) -> None:
    """One process: reads its share, learns the outlines of the others, and tells what is wrong in its own."""
    gc.disable()  # as `build` does, which says why
    for one in inherited:
        one.close()  # or it would wait for ever for a parent that was killed
    with suppress(Exception):  # the parent meets the same, and says so
        part = Part.read(root, Schemas(*schemas), as_of, folders)
        parent.send({name: one for name, one in part.hub.outlines.items() if name in part.folders})
        part = part.beside(parent.recv())
        found = [one for one in part.findings() if folder_of(one.span.path)]
        parent.send((found, links_to_parts(part.hub), part.opened))
