"""For editors: the index of rules and one page a rule, drawn from the rules' own manuals."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import addresses as at
from stemhub.model.site import Link, Page
from stemhub.render.drawing import Drawing, page

HUNDREDS = {
    "0": "Files",
    "1": "Fields",
    "2": "References and versions",
    "3": "Learning design and time",
    "4": "Language and accessibility",
    "5": "Documents and exports",
}


def draw(drawing: Drawing) -> Iterator[Page]:
    """The index by hundreds and one page a rule."""
    groups = [(title, [m for m in drawing.manuals if m.code[3] == digit]) for digit, title in HUNDREDS.items()]
    body = drawing.body("rules.md", groups=[group for group in groups if group[1]], total=len(drawing.manuals))
    trail = tuple(Link(drawing.hub.pages[one].title, one) for one in ("contribute/",) if one in drawing.hub.pages)
    about = "What the check looks for, with a wrong and a right example of each."
    yield page(at.RULES, "Rules", about, body, "catalogue", "overrides/pages/rules.md", trail=trail)
    for manual in drawing.manuals:
        body = drawing.body("rule.md", manual=manual)
        source = f"hooks/stemhub/rules/{manual.slug.replace('-', '_')}.py"
        here = (*trail, Link("Rules", at.RULES))
        yield page(at.rule(manual.code), f"{manual.code}: {manual.title}", manual.title, body, "rule", source, trail=here, toc=False)
