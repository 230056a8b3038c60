"""Where everything lives on the site. Addresses are permanent: relative to the site's root, ending in `/`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemhub.model import Hub
from stemhub.model.framework import NEXT
from stemhub.model.reference import FACETS

HOME = ""
MODULES = "modules/"
PATHWAYS = "pathways/"
MY_LEARNING = "my-learning/"
PACKS = "packs/"
TOPICS = "topics/"
GUIDE = "nutshell-guide/"
GUIDE_PRINT = "nutshell-guide/print/"
GUIDE_LARGE_PRINT = "nutshell-guide/large-print/"
LEAFLET = "nutshell-guide/leaflet/"
SELF_EVALUATION = "self-evaluation/"
FRAMEWORKS_DATA = "self-evaluation/frameworks.json"
FILL_IN = "self-evaluation/fill-in/"
COMPARE = "self-evaluation/compare/"
TOGETHER = "self-evaluation/together/"
MERGE = "self-evaluation/merge/"
COLLATE = "self-evaluation/collate/"
LEARNING = "self-evaluation/learning.json"
TEMPLATES = "templates/"
DIRECTORY = "directory/"
DIRECTORY_WAYS = ("sector", "region", "cost", "reach", "quality")
REGIONS = "regions/"
EVENTS = "events/"
CALENDAR = "events/calendar.ics"
STRATEGY = "strategy/"
PROMISES = "strategy/promises/"
INDICATORS = "strategy/indicators/"
GLOSSARY = "glossary/"
CODES = "codes/"
A_TO_Z = "a-z/"
SEARCH = "search/"
WHATS_NEW = "whats-new/"
RULES = "contribute/rules/"
COVERAGE = "contribute/coverage/"
COMPONENTS = "components/"
COMPONENTS_EVALUATION = "components/self-evaluation/"
SCHEMAS = "schemas/v1/"
ILLUSTRATIONS = "illustrations/"

_OUTSIDE_THE_HUB = re.compile(r"contribute/rules/HUB\d{3}/|schemas/v1/[a-z-]+\.json|events/calendar\.ics")


def module(module_id: str) -> str:
    return f"{MODULES}{module_id}/"


def unit(module_id: str, unit_id: str) -> str:
    return f"{MODULES}{module_id}/{unit_id}/"


def pathway(pathway_id: str) -> str:
    return f"{PATHWAYS}{pathway_id}/"


def pack(module_id: str) -> str:
    return f"{PACKS}{module_id}/"


def topic(term_id: str) -> str:
    return f"{TOPICS}{term_id}/"


def chapter(chapter_id: str) -> str:
    return f"{GUIDE}{chapter_id}/"


def chapter_in_gaelic(chapter_id: str) -> str:
    return f"gd/{chapter(chapter_id)}"


def framework(framework_id: str, version: str = "") -> str:
    """The current edition, or one edition for ever."""
    return f"{SELF_EVALUATION}{framework_id}/" + (f"v/{version}/" if version else "")


def edition_data(framework_id: str, version: str) -> str:
    return f"{framework(framework_id, version)}edition.json"


def element(framework_id: str, element_id: str) -> str:
    return f"{framework(framework_id)}elements/{element_id}/"


def item(framework_id: str, element_id: str, item_id: str) -> str:
    return f"{element(framework_id, element_id)}#{item_id}"


def checklist(framework_id: str, audience_id: str, version: str = "") -> str:
    return f"{framework(framework_id, version)}checklists/{audience_id}/"


def changes(framework_id: str) -> str:
    return f"{framework(framework_id)}changes/"


def template(template_id: str) -> str:
    return f"{TEMPLATES}{template_id}/"


def entry(entry_id: str) -> str:
    return f"{DIRECTORY}{entry_id}/"


def directory_by(facet: str) -> str:
    """The directory as a plain list by one of DIRECTORY_WAYS. No entry can take the address: an id is one step deep."""
    return f"{DIRECTORY}by/{facet}/"


def region(region_id: str) -> str:
    return f"{REGIONS}{region_id}/"


def event(event_id: str) -> str:
    return f"{EVENTS}{event_id}/"


def code_scheme(scheme_id: str) -> str:
    return f"{CODES}{scheme_id}/"


def rule(code: str) -> str:
    return f"{RULES}{code}/"


def glossary_term(term_id: str) -> str:
    return f"{GLOSSARY}#{term_id}"


def page(path: str) -> str:
    """The address of an ordinary page, from its path: `content/about.md` → `about/`."""
    address = path.removeprefix("content/").removesuffix(".md")
    return address.removesuffix("index") if address.split("/")[-1] == "index" else address + "/"


def known(hub: Hub) -> set[str]:
    """Every address that the site answers, without anchors; rule pages and schemas are told by `answers`."""
    return compiled(hub) | {HOME} | set(hub.pages)


def illustrations(hub: Hub) -> dict[str, str]:
    """The addresses of the drawings that pages may show, with their paths: `content/illustrations/x.svg` →
    `illustrations/x.svg`."""
    return {path.removeprefix("content/"): path for path in hub.kept if path.startswith(f"content/{ILLUSTRATIONS}")}


def compiled(hub: Hub) -> set[str]:
    """The addresses that are made from data and not from an ordinary page."""
    found = {MODULES, PACKS, MY_LEARNING, PATHWAYS, TOPICS, SELF_EVALUATION, FILL_IN, COMPARE, TOGETHER, MERGE, COLLATE, TEMPLATES, DIRECTORY, GLOSSARY, CODES, A_TO_Z, SEARCH}
    found |= {WHATS_NEW, RULES, COVERAGE, COMPONENTS, COMPONENTS_EVALUATION}
    for name, one in hub.outlines.items():
        found |= {module(name)} if one.module else set()
        found |= {unit(name, part.id) for part in one.units if part.there} | ({pack(name)} if one.pack else set())
    found |= {pathway(key) for key in hub.pathways} | {entry(key) for key in hub.entries}
    found |= {directory_by(facet) for facet in DIRECTORY_WAYS if hub.entries}
    found |= {EVENTS} | {event(key) for key in hub.events}
    found |= {PROMISES} if hub.promises else set()
    found |= {INDICATORS} if hub.indicators else set()
    found |= {code_scheme(key) for key in hub.schemes} | {template(key) for key in hub.templates}
    found |= {topic(term.id) for term in hub.vocabulary.terms.values() if term.group in FACETS}
    if hub.guide:
        found |= {GUIDE, GUIDE_PRINT, GUIDE_LARGE_PRINT} | ({LEAFLET} if hub.guide.leaflet else set())
        found |= {chapter(part.id) for part in hub.guide.chapters if part.document}
        found |= {chapter_in_gaelic(part.id) for part in hub.guide.chapters if part.document and part.gaelic}
    if hub.regions:
        found |= {REGIONS} | {region(part.id) for part in hub.regions.college_regions}
    for one in (each for each in hub.frameworks.values() if each.edition):
        found |= {framework(one.id), changes(one.id)}
        for version, edition in one.editions.items():
            if version == NEXT:
                continue
            found |= {framework(one.id, version)} | {checklist(one.id, a.id, version) for a in one.audiences}
            if version == one.current:
                found |= {checklist(one.id, a.id) for a in one.audiences}
                found |= {element(one.id, part.id) for part in edition.elements}
    return found


def unlisted(hub: Hub) -> Iterator[str]:
    """Where the pages of drafts, of retired things and of examples begin: they are found by their address only."""
    yield COMPONENTS
    hidden = [one.id for one in hub.modules.values() if one.words.status != "published"]
    yield from (address(one) for one in hidden for address in (module, pack))
    yield from (pathway(one.id) for one in hub.pathways.values() if one.words.status != "published")
    yield from (template(one.id) for one in hub.templates.values() if one.words.status != "published")
    yield from (framework(one.id) for one in hub.frameworks.values() if one.words.status != "published")


def answers(address: str, addresses: set[str], files: frozenset[str]) -> bool:
    """Whether a link written as on the site (`/modules/early-years/#start`) leads to something."""
    path = address.lstrip("/").split("#")[0].split("?")[0]
    return path in addresses or path in files or bool(_OUTSIDE_THE_HUB.fullmatch(path))
