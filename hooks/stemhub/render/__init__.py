"""From a Hub to pages and files. One module a family of pages; the table FAMILIES.

A new kind of page is one module here, one template in overrides/pages and one line in FAMILIES. Addresses are made in
model/addresses.py alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from stemhub.diagnostics import Manual
from stemhub.model import Hub, addresses
from stemhub.model.site import File, Link, Page, Site
from stemhub.render import (
    a_to_z,
    codes,
    components,
    contribute,
    coverage,
    directory,
    events,
    framework_data,
    frameworks,
    gaelic,
    glossary,
    guide,
    guide_print,
    home,
    modules,
    my_learning,
    ordinary,
    packs,
    pathways,
    regions,
    search,
    self_evaluation,
    strategy,
    templates,
    topics,
    whats_new,
)
from stemhub.render.drawing import Drawing, Forms
from stemhub.render.illustrations import illustrated
from stemhub.render.links import relink

KINDS = (
    *("home", "catalogue", "module", "unit", "pack", "pathway", "guide", "chapter", "print", "large-print", "leaflet", "framework", "element"),
    *("checklist", "template", "changes", "directory", "entry", "event", "region", "topic", "codes", "glossary", "a-z", "search", "rule", "page"),
    *("my-learning", "evaluation", "components"),
)

FAMILIES: tuple[Callable[[Drawing], Iterator[Page | File]], ...] = (
    home.draw,
    modules.draw,
    packs.draw,
    pathways.draw,
    my_learning.draw,
    topics.draw,
    guide.draw,
    guide_print.draw,
    gaelic.draw,
    self_evaluation.draw,
    frameworks.draw,
    framework_data.draw,
    templates.draw,
    directory.draw,
    regions.draw,
    events.draw,
    glossary.draw,
    codes.draw,
    search.draw,
    whats_new.draw,
    contribute.draw,
    coverage.draw,
    components.draw,
    ordinary.draw,
)

_DRAWING = '<figure class="hub-figure'
# What a kind of page needs beside the styles of every page: nobody else fetches it.
STYLES = {
    "home": ("home.css",),
    "framework": ("frameworks.css",),
    "element": ("frameworks.css",),
    "checklist": ("frameworks.css", "forms.css"),
    "template": ("forms.css",),
    "pack": ("forms.css",),
    "changes": ("changes.css",),
    "my-learning": ("my-learning.css",),
    "evaluation": ("evaluation.css",),
    "search": ("facets.css",),
}

# The same of scripts.
SCRIPTS = {"home": ("resume.js",), "module": ("resume.js",), "pathway": ("resume.js",)}

# The navigation: title → address. Small on purpose; large collections are reached through these.
NAVIGATION = (
    Link("Learn", addresses.MODULES),
    Link("Pathways", addresses.PATHWAYS),
    Link("My learning", addresses.MY_LEARNING),
    Link("Families", addresses.GUIDE),
    Link("Self-evaluation", addresses.SELF_EVALUATION),
    Link("Directory", addresses.DIRECTORY),
    Link("Regions", addresses.REGIONS),
    Link("Topics", addresses.TOPICS),
    Link("Glossary", addresses.GLOSSARY),
    Link("A–Z", addresses.A_TO_Z),
    Link("What’s new", addresses.WHATS_NEW),
    Link("About", "about/"),
    Link("Contribute", "contribute/"),
)


def render(hub: Hub, templates: Path, manuals: Sequence[Manual], schemas: Mapping[str, str], kept: Mapping[str, bytes], forms: Forms) -> Site:
    """Draw everything. `templates` is overrides/pages; `schemas` are published as they are, by name; `kept` are the
    downloads of modules, by path; `forms` are the files of forms. Links become relative to their page, so the site works
    under any sub-path."""
    drawing = Drawing(hub, templates, tuple(manuals), forms)
    made = [thing for family in FAMILIES for thing in family(drawing)]
    pages = [thing for thing in made if isinstance(thing, Page)]
    pages += strategy.draw(drawing, pages)
    pages += a_to_z.draw(drawing, pages)
    files = [thing for thing in made if isinstance(thing, File)]
    files += [File(f"{addresses.SCHEMAS}{name}.json", text.encode()) for name, text in sorted(schemas.items())]
    files += [File(path, data) for path, data in sorted(kept.items())]
    files += [File(address, hub.kept[path].start) for address, path in addresses.illustrations(hub).items()]
    there = {page.address for page in pages}
    navigation = tuple(link for link in NAVIGATION if link.address in there)
    finished = (_finished(replace(page, body=illustrated(page.body, hub.kept)), there, navigation) for page in pages)
    return Site(tuple(sorted(finished, key=lambda page: page.address)), tuple(files), navigation)


def _finished(page: Page, there: set[str], navigation: Sequence[Link]) -> Page:
    """A page with relative links, its place in the navigation and the styles that its kind and its drawings need."""
    styles = STYLES.get(page.kind, ()) + page.styles + (("figures.css",) if _DRAWING in page.body else ())
    scripts = page.scripts + SCRIPTS.get(page.kind, ())
    return replace(page, body=relink(page.body, page.address, there), section=_section(page, navigation), styles=styles, scripts=scripts)


def _section(page: Page, navigation: Sequence[Link]) -> str:
    """The entry of the navigation that a page stands under."""
    return next((link.address for link in navigation if page.address.startswith(link.address)), "")
