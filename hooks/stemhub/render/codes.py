"""The tables of curriculum, standards and quality indicators, and the modules that use each code."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import Hub
from stemhub.model import addresses as at
from stemhub.model.reference import CodeScheme
from stemhub.model.site import Link, Page
from stemhub.render.blocks import with_sources
from stemhub.render.drawing import Drawing, page

KINDS = {
    "curriculum": "Curriculum for Excellence",
    "standards": "Professional standards and learning",
    "quality-indicators": "Quality indicators",
}
TITLE = "Curriculum and standards"


def draw(drawing: Drawing) -> Iterator[Page]:
    """The list of schemes and one page a scheme."""
    schemes = drawing.hub.schemes.values()
    groups = [(title, [scheme for scheme in schemes if scheme.kind == kind]) for kind, title in KINDS.items()]
    body = drawing.body("codes.md", groups=[group for group in groups if group[1]])
    about = "Codes of the curriculum, of professional standards and of quality indicators, with the learning that serves them."
    yield page(at.CODES, TITLE, about, body, "catalogue", "overrides/pages/codes.md")
    for scheme in schemes:
        body = drawing.body("code-scheme.md", scheme=scheme, groups=_groups(scheme), used=_used(drawing.hub, scheme))
        body = with_sources(drawing, body, scheme.sources, every=True)
        about = f"{scheme.title}: codes with short descriptions in the hub’s own words."
        yield page(at.code_scheme(scheme.id), scheme.title, about, body, "codes", scheme.document.path, trail=(Link(TITLE, at.CODES),))


def _groups(scheme: CodeScheme) -> list[tuple[str, list]]:
    """Codes by level where the scheme has levels, else all together."""
    levels = dict.fromkeys(code.level for code in scheme.codes.values())
    return [(level, [code for code in scheme.codes.values() if code.level == level]) for level in levels]


def _used(hub: Hub, scheme: CodeScheme) -> dict[str, list[Link]]:
    """The listed modules that name each code."""
    found: dict[str, list[Link]] = {}
    for module in hub.listed_modules:
        for reference in (*module.standards, *module.curriculum):
            for code in reference.codes if reference.scheme == scheme.id else ():
                found.setdefault(code, []).append(Link(module.words.title, at.module(module.id)))
    return found
