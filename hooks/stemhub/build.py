"""The steps from files to a site, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stemhub import rules
from stemhub.diagnostics import Diagnostic, Severity
from stemhub.load import load
from stemhub.load.schemas import Schemas
from stemhub.model import Hub
from stemhub.model.learning import Download
from stemhub.model.site import Site
from stemhub.render import render

SHIPPED = Path(__file__).resolve().parents[2]


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
    hub = load(root, schemas(root), as_of)
    return Checked(hub, rules.run(hub))


def draw(root: Path, hub: Hub) -> Site:
    """The whole site of a hub without errors."""
    templates = own_or_shipped(root, "overrides/pages")
    return render(hub, templates, rules.manuals(), schemas(root).texts, _downloads(root, hub))


def _downloads(root: Path, hub: Hub) -> dict[str, bytes]:
    """The files that units offer, by their path, which is their address too."""
    offered = {b.path for m in hub.modules.values() for unit in m.units for b in unit.blocks if isinstance(b, Download)}
    return {path: (root / path).read_bytes() for path in offered if hub.exists(path)}
