"""The steps from files to a site, in order."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from stemhub import apart, rules
from stemhub.cache import Cache, Findings
from stemhub.diagnostics import Diagnostic, Severity
from stemhub.load import FOLDERS, load
from stemhub.load.schemas import Schemas
from stemhub.model import Hub
from stemhub.model.learning import Download
from stemhub.model.site import Site

PROGRAM = Path(__file__).resolve().parent
SHIPPED = PROGRAM.parents[1]

# Read by eye and not as YAML: the engine's own tags stand in that file.
_SITE_URL = re.compile(r"^site_url:[^\n#]*?(https?://[^\s\"'\],]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Checked:
    """A hub that was read and held against all rules."""

    hub: Hub
    diagnostics: Sequence[Diagnostic]

    @property
    def errors(self) -> list[Diagnostic]:
        """The findings that stop a build."""
        return [found for found in self.diagnostics if found.severity is Severity.ERROR]


def own_or_shipped(root: Path, name: str) -> Path:
    """A folder of the root if it has one, else the one that comes with the program."""
    return root / name if (root / name).is_dir() else SHIPPED / name


def schemas(root: Path) -> Schemas:
    """The schemas that come with the program, with those of the root in their places."""
    return Schemas(SHIPPED / "schemas/v1", root / "schemas/v1")


def check(root: Path, as_of: str = "") -> Checked:
    """Read everything under `root` and apply all rules. Raises FileNotFoundError when `root` holds no content, BadSchema
    when a schema of its own cannot be used."""
    with _no_search_for_cycles():
        hub = read(root, as_of)
        return Checked(hub, rules.run(hub))


def read(root: Path, as_of: str = "") -> Hub:
    """Everything under `root`, read but not held against the rules. Raises FileNotFoundError as `check` does."""
    return load(root, schemas(root), as_of)


def findings(root: Path, as_of: str = "", remember: bool = True) -> Findings:
    """What `check` says, without the hub: remembered when nothing has changed since. Raises what `check` raises."""
    content = {name: root / name for name in FOLDERS if remember and (root / name).is_dir()}
    shapes = {f"schemas {n}": folder for n, folder in enumerate(schemas(root).folders) if folder.is_dir()}
    cache = Cache(root, content, shapes, PROGRAM, as_of) if content else None
    if cache and (known := cache.recall()):
        return known
    with _no_search_for_cycles():
        found = apart.changed(root, schemas(root), as_of, cache.last) if cache and cache.last else None
        found = found or apart.shared(root, schemas(root), as_of)
        if not found:
            checked = check(root, as_of)
            found = apart.whole(checked.hub, checked.diagnostics)
            del checked
    if cache:
        cache.keep(found)
    return found


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Reading makes millions of values and no cycles: to look for cycles among them again and again took a third of the time
    of reading (7.2 against 4.6 s for 6,000 files)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def draw(root: Path, hub: Hub) -> Site:
    """The whole site of a hub without errors."""
    # Not at the top: Jinja and Markdown are a third of the start of each check, which draws nothing.
    from stemhub.documents import form_files
    from stemhub.render import render
    from stemhub.search import index

    templates = own_or_shipped(root, "overrides/pages")
    site = render(hub, templates, rules.manuals(), schemas(root).texts, _downloads(root, hub), form_files(hub, site_url(root)))
    return replace(site, files=(*site.files, *index(hub, site.pages)))


def site_url(root: Path) -> str:
    """Where the site will stand, as its configuration says: documents lead back to their page. Empty when it says nothing."""
    configuration = root / "mkdocs.yml"
    line = _SITE_URL.search(configuration.read_text("utf-8")) if configuration.is_file() else None
    told = os.environ.get("STEMHUB_SITE_URL") or (line[1] if line else "")
    return told.rstrip("/") + "/" if told else ""


def _downloads(root: Path, hub: Hub) -> dict[str, bytes]:
    """The files that units offer, by their path, which is their address too."""
    offered = {b.path for m in hub.modules.values() for unit in m.units for b in unit.blocks if isinstance(b, Download)}
    return {path: (root / path).read_bytes() for path in offered if hub.exists(path)}
