"""Modules wait for each other

When one module asks for another first, and that one asks for the first, nobody can begin.

Wrong, in `modules/tiny/module.yml`:

    prerequisites: [next-step]

Right, in `modules/tiny/module.yml`:

    prerequisites: []
"""

from collections import deque
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub

CODE = "HUB204"
SLUG = "prerequisite-cycle"
SEVERITY = Severity.ERROR
HINT = "Take one of these modules out of the other's `prerequisites`."


def check(hub: Hub) -> Iterator[Finding]:
    """In each module of a cycle, the prerequisite that leads into it: whoever opens one of the files is told."""
    modules = {key for key, one in hub.outlines.items() if one.module}
    waits = {key: [name for name in hub.outlines[key].prerequisites if name in modules] for key in sorted(modules)}
    for start in sorted(_tangled(_turned(_tangled(waits))).keys() & hub.modules.keys()):
        cycle = _cycle(waits, start)
        if cycle:
            module = hub.modules[start]
            index = module.prerequisites.index(cycle[1] if len(cycle) > 1 else start)
            shown = " → ".join(f"`{name}`" for name in [*cycle, start])
            yield Finding(module.node.place("prerequisites", index), f"These modules wait for each other: {shown}.")


def _tangled(waits: dict[str, list[str]]) -> dict[str, list[str]]:
    """The modules that are left when again and again all that wait for nothing are taken away: those that lead into a cycle."""
    left = {key: len(names) for key, names in waits.items()}
    followers = _turned(waits)
    free = [key for key, number in left.items() if not number]
    while free:
        for name in followers[free.pop()]:
            left[name] -= 1
            if not left[name]:
                free.append(name)
    return {key: [name for name in names if left[name]] for key, names in waits.items() if left[key]}


def _turned(waits: dict[str, list[str]]) -> dict[str, list[str]]:
    turned: dict[str, list[str]] = {key: [] for key in waits}
    for key, names in waits.items():
        for name in names:
            turned[name].append(key)
    return turned


def _cycle(waits: dict[str, list[str]], start: str) -> list[str]:
    """The shortest way from a module through prerequisites back to itself, or nothing."""
    before, ahead = {start: ""}, deque([start])
    while ahead:
        here = ahead.popleft()
        for name in waits[here]:
            if name == start:
                way = [here]
                while before[way[-1]]:
                    way.append(before[way[-1]])
                return way[::-1]
            if name not in before:
                before[name] = here
                ahead.append(name)
    return []
