"""A file or folder name that cannot be an address

The name of a file or folder becomes its address on the site for ever. Capitals, spaces and underlines break when
addresses are typed, printed or mailed.

Wrong, the whole of `content/Our_team.md`:

    ---
    title: Our team
    description: Who we are.
    ---
    We are few.

Right, the whole of `content/our-team.md`:

    ---
    title: Our team
    description: Who we are.
    ---
    We are few.
"""

import re
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.wording import as_id

CODE = "HUB009"
SLUG = "bad-name"
SEVERITY = Severity.ERROR
HINT = "Rename it to `{better}`."

_GOOD = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


def check(hub: Hub) -> Iterator[Finding]:
    """Every part of the path of a file that is read."""
    for path in hub.documents:
        for part in path.split("/"):
            if (good := _better(part)) != part:
                message = f"The name `{part}` cannot be an address: use small letters, digits and hyphens."
                yield Finding(Span(path), message, {"better": good})
                break


def renamed(path: str) -> str:
    """The path that a file has when it is renamed as this rule asks."""
    return "/".join(map(_better, path.split("/")))


def _better(part: str) -> str:
    stem, dot, ending = part.rpartition(".") if "." in part else (part, "", "")
    if _GOOD.fullmatch(stem):
        return part
    return (as_id(stem) or "a-plain-name") + dot + ending
