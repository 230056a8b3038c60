"""Modules wait for each other

When one module asks for another first, and that one asks for the first, nobody can begin.

Wrong, in `modules/tiny/module.yml`:

    prerequisites: [next-step]

Right, in `modules/tiny/module.yml`:

    prerequisites: []
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub

CODE = "HUB204"
SLUG = "prerequisite-cycle"
SEVERITY = Severity.ERROR
HINT = "Take one of these modules out of the other's `prerequisites`."


def check(hub: Hub) -> Iterator[Finding]:
    """In each module of a cycle, the prerequisite that leads into it: whoever opens one of the files is told."""
    for start in sorted(hub.modules):
        cycle = _cycle(hub, start)
        if cycle:
            module = hub.modules[start]
            index = module.prerequisites.index(cycle[1] if len(cycle) > 1 else start)
            shown = " → ".join(f"`{name}`" for name in [*cycle, start])
            yield Finding(module.node.place("prerequisites", index), f"These modules wait for each other: {shown}.")


def _cycle(hub: Hub, start: str) -> list[str]:
    """The shortest way from a module through prerequisites back to itself, or nothing."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop(0)
        for name in hub.modules[way[-1]].prerequisites:
            if name == start:
                return way
            if name in hub.modules and name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []
