"""From files to a checked-for-form Hub: find, parse, hold against the schemas, assemble.

Nothing here raises for bad content and nothing is said in words: what is wrong stays with its document as a fault.
"""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

from stemhub.diagnostics import Span
from stemhub.load import accessibility, events, frameworks, learning, reference, strategy, templates
from stemhub.load.common import readable
from stemhub.load.schemas import Schemas
from stemhub.load.table import KEPT, type_of
from stemhub.model import Hub, KeptFile
from stemhub.model.outline import folder_of, newest_date, outlines
from stemhub.source import Document, Node, read

FOLDERS = ("content", "modules")
# Stands for today where no date is written.
EARLIEST = "1970-01-01"


def load(root: Path, schemas: Schemas, as_of: str = "", folders: Collection[str] | None = None) -> Hub:
    """Read everything under `root`; of the folders of modules only those that `folders` names, if it is given. `as_of`
    stands for today; without it, the newest date in what was read does.

    Raises FileNotFoundError when `root` has neither `content/` nor `modules/`.
    """
    paths, closed = find(root)
    escapes = {path: target for path in paths if (target := _leaves(root, path))}
    paths = [path for path in paths if path not in escapes]
    wanted = paths if folders is None else [path for path in paths if _is_in(path, folders)]
    kept = {path: _kept(root, path) for path in wanted if KEPT.fullmatch(path)}
    by_type: dict[str, dict[tuple[str, str], Document]] = defaultdict(dict)
    documents: dict[str, Document] = {}
    strays = []
    for path, reason in closed:
        if folders is None or _is_in(path, folders):
            documents[path] = _unreadable(path, "folder", reason)
    for path in wanted:
        if not (known := type_of(path)):
            if not KEPT.fullmatch(path):
                strays.append(path)
            continue
        content_type, match = known
        document = documents[path] = _read(root, path)
        _check_form(document, content_type.schema, schemas)
        parts = match.groupdict()
        by_type[content_type.name][parts.get("of") or "", parts.get("id") or ""] = document
    written = documents.keys() if folders is None else {path for path, _ in closed} | set(filter(type_of, paths))
    return _assemble(documents, by_type, paths, strays, kept, escapes, as_of, frozenset(written))


def _is_in(path: str, folders: Collection[str]) -> bool:
    """Whether a file belongs to one of some folders of modules, or to none at all."""
    folder = folder_of(path)
    return not folder or folder in folders


def find(root: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """All files under the content folders, relative to `root` with `/`, sorted, without hidden ones; and the folders
    that cannot be opened, with the reason."""
    closed: list[OSError] = []
    if not any((root / folder).is_dir() for folder in FOLDERS):
        raise FileNotFoundError(f"{root} holds neither {FOLDERS[0]}/ nor {FOLDERS[1]}/")
    found = []
    for folder in filter(lambda name: (root / name).is_dir(), FOLDERS):
        for where, inner, names in os.walk(root / folder, onerror=closed.append):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            there = Path(where).relative_to(root).as_posix()
            found += [f"{there}/{name}" for name in names if not name.startswith(".")]
    return sorted(found), [(Path(e.filename).relative_to(root).as_posix(), e.strerror or "unknown reason") for e in closed]


def _leaves(root: Path, path: str) -> str:
    """The target of a symbolic link that leads out of the content folders, or nothing."""
    if not os.path.islink(f"{root}/{path}") or not (place := root / path).exists():
        return ""
    target = place.resolve()
    return "" if any(target.is_relative_to((root / folder).resolve()) for folder in FOLDERS) else os.readlink(place)


def _kept(root: Path, path: str) -> KeptFile:
    try:
        with (root / path).open("rb") as file:
            return KeptFile((root / path).stat().st_size, file.read(1_000_000))
    except OSError:
        return KeptFile(0, b"")


def _read(root: Path, path: str) -> Document:
    place = root / path
    try:
        if stat.S_ISREG(place.stat().st_mode):
            return read(path, place.read_bytes())
        return _unreadable(path, "file", "it is a device, a pipe or a socket")
    except OSError as error:
        return _unreadable(path, "file", error.strerror or "unknown reason")


def _unreadable(path: str, what: str, reason: str) -> Document:
    document = Document(path, readable=False)
    problem = f"The {what} cannot be opened: {reason}"
    document.report("unreadable", Span(path), {"problem": problem, "repair": "Check its permissions, or delete it"})
    return document


def _check_form(document: Document, schema: str, schemas: Schemas) -> None:
    """Hold a document, and the blocks in it, against their schemas."""
    if schema and document.root is None and document.is_markdown and not document.faults:
        schemas.check(document, schema, Node({}, Span(document.path, 1, 1, 1, len(document.line(1)) + 1)))
    elif schema:
        schemas.check(document, schema, document.root)
    for block in document.blocks:
        schemas.check(document, f"block-{block.kind}", block.root)


def _assemble(documents: dict[str, Document], by_type: dict, paths: list[str], strays: list[str], kept: dict, escapes: dict, as_of: str, written: frozenset[str]) -> Hub:
    def usable(name: str) -> dict[tuple[str, str], Document]:
        return {key: document for key, document in by_type[name].items() if readable(document)}

    guide = next(iter(usable("guide").values()), None)
    vocabulary = next(iter(usable("vocabulary").values()), None)
    search = next(iter(usable("search").values()), None)
    regions = next(iter(usable("regions").values()), None)
    promises = next(iter(usable("promises").values()), None)
    indicators = next(iter(usable("indicators").values()), None)
    log = next(iter(usable("accessibility-log").values()), None)
    editions: dict[str, dict[str, Document]] = defaultdict(dict)
    for (owner, version), document in usable("edition").items():
        editions[owner][version] = document
    modules = {key: learning.module(key, document, documents) for (_, key), document in usable("module").items()}
    pages = [reference.page(document) for document in by_type["page"].values()]
    told = outlines(documents, modules)
    dates = [newest_date(document for path, document in documents.items() if not folder_of(path)), *(one.newest for one in told.values())]
    shown = {page.address: page for page in pages}
    return Hub(
        documents=documents,
        files=frozenset(paths),
        strays=tuple(strays),
        kept=kept,
        escapes=escapes,
        modules=modules,
        pathways={key: learning.pathway(key, document) for (_, key), document in usable("pathway").items()},
        guide=learning.guide(guide, documents) if guide else None,
        scales={key: frameworks.scale(key, document) for (_, key), document in usable("scale").items()},
        frameworks={key: frameworks.framework(key, document, editions[key]) for (_, key), document in usable("framework").items()},
        templates={key: templates.template(key, document) for (_, key), document in usable("template").items()},
        vocabulary=reference.vocabulary(vocabulary),
        search=reference.search_help(search, usable("also-helps").values()),
        schemes={key: reference.code_scheme(key, document) for (_, key), document in usable("code-scheme").items()},
        entries={key: reference.entry(key, document) for (_, key), document in usable("entry").items()},
        regions=reference.regions(regions) if regions else None,
        events={key: events.event(key, document) for (_, key), document in usable("event").items()},
        promises=strategy.promises(promises) if promises else None,
        indicators=strategy.indicators(indicators) if indicators else None,
        accessibility=accessibility.accessibility_log(log) if log else None,
        pages=shown,
        hidden_pages=tuple(page.document.path for page in pages if shown[page.address] is not page),
        as_of=as_of or max(dates) or EARLIEST,
        outlines=told,
        written=written,
    )
