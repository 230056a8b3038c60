"""Versions that do not fit their history

The version of a module, guide or template, and the current edition of a framework, is the newest one of its history, and the
history goes from new to old. Otherwise a citation names a version that never was.

Wrong, in `modules/tiny/module.yml`:

    version: 1.2.0

Right, in `modules/tiny/module.yml`:

    version: 1.0.0
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.common import Change
from stemhub.model.framework import Framework
from stemhub.source import Node

CODE = "HUB213"
SLUG = "version-order"
SEVERITY = Severity.ERROR
HINT = "{back}Do not set versions by hand: put your change under `unreleased:` or into `next.yml`; `stemhub release` writes versions and history."


def check(hub: Hub) -> Iterator[Finding]:
    """Modules, the guide and templates: `version` against `changes`; frameworks: `current` among `editions`; order of all."""
    for living in (*hub.modules.values(), *([hub.guide] if hub.guide else ()), *hub.templates.values()):
        yield from _newest(living.node, living.version, living.changes)
        yield from _order(living.changes)
    for framework in hub.frameworks.values():
        yield from _current(framework)
        yield from _order(framework.releases)


def _newest(node: Node, version: str, changes: Sequence[Change]) -> Iterator[Finding]:
    if changes and version and changes[0].version != version:
        yield Finding(node.place("version"), f"The version {version} is not the newest of the history, {changes[0].version}.", _back(changes[0].version))


def _current(framework: Framework) -> Iterator[Finding]:
    """A draft may have no edition yet, and then none is current. That others have both is told by their schema, that
    the current edition exists by HUB203 and HUB206."""
    newest = framework.releases[0].version if framework.releases else ""
    if newest and not framework.current and framework.words.status == "draft":
        yield Finding(framework.node.key_place("editions"), f"There is an edition {newest}, but no `current:` names it.", {"back": f"Write `current: {newest}`. "})
    elif framework.release(framework.current) and newest != framework.current:
        yield Finding(framework.node.place("current"), f"The current edition {framework.current} is not the newest of the history, {newest}.", _back(newest))


def _order(changes: Sequence[Change]) -> Iterator[Finding]:
    for newer, older in pairwise(changes):
        if _numbers(newer.version) <= _numbers(older.version) or newer.date < older.date:
            yield Finding(older.node.place("version"), f"{older.version} stands below {newer.version} but is not older.", {"back": ""})


def _back(version: str) -> dict[str, str]:
    return {"back": f"Write `{version}` again. "}


def _numbers(version: str) -> list[int]:
    return [int(part) if part.isdigit() else -1 for part in version.split(".")]
