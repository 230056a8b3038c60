"""The directory of STEM organisations and programmes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from markupsafe import Markup

from stemhub.model import Hub
from stemhub.model import addresses as at
from stemhub.model.reference import Entry
from stemhub.model.site import Link, Page
from stemhub.render.blocks import with_sources
from stemhub.render.drawing import Drawing, page
from stemhub.render.narrowing import ANY, Facet, attributes, each_sector, facet, shown
from stemhub.render.references import mentions

STATUS = {
    "running": "Running",
    "ended": "Ended",
    "not-confirmed": "Not confirmed: ask the provider",
}
KINDS = {
    "organisation": "Organisations",
    "programme": "Programmes",
    "place": "Places to visit",
    "festival": "Festivals",
    "resource": "Resources",
}
COST = {"free": "Said to be free", "partly-free": "Partly free", "fee": "A fee", "funding": "Grants, or help with the cost", "unknown": "Cost not known"}
REACH = {
    "rural": "Rural and island places",
    "deprived": "Places of deprivation, and people who might not otherwise come",
    "girls": "Girls and women",
    "minorities": "Minority groups",
    "additional-support": "People with additional support needs",
}
DELIVERY = {"in-setting": "In your setting", "online": "Online", "visit": "A visit to them", "self-directed": "In your own time"}
QUALITY = {"assured": "Assured, with the day", "listed": "Listed, not assured"}
# The plain lists, and what has to be said of each.
WAYS = {"sector": "By sector", "region": "By region", "cost": "By cost", "reach": "By whom it tries to reach", "quality": "By quality assurance"}
NOTES = {
    "region": "An entry without a region of its own is open to anywhere in Scotland, as far as we know. It stands once, at the end.",
    "cost": "What a source said, in its year. Ask for the price of today before you plan.",
    "reach": "Only where a source says that a group is sought out. Others may welcome them too.",
    "quality": "Assured means that a named body checked the offer on the day that the entry gives. Listed means that we found a source for it, no more.",
}


def draw(drawing: Drawing) -> Iterator[Page]:
    """The list by kind with its filters, the same as plain lists, and one page an entry."""
    hub = drawing.hub
    entries = sorted(hub.entries.values(), key=lambda entry: entry.title.casefold())
    of = {entry.id: _values(hub, entry) for entry in entries}
    going = [(f"{kind}s", title, [e for e in entries if e.kind == kind and e.status != "ended"]) for kind, title in KINDS.items()]
    groups = [*going, ("ended", "Ended", [entry for entry in entries if entry.status == "ended"])]
    facets = _facets(hub, list(of.values()))
    body = drawing.body(
        "directory.md",
        groups=[group for group in groups if group[2]],
        of={entry_id: attributes(values) for entry_id, values in of.items()},
        total=len(entries),
        status=STATUS,
        ways=WAYS,
        list="entries",
        words="Words to look for in the directory",
        facets=shown(facets),
        elsewhere=Markup(drawing.body("parts/ask-elsewhere.md").strip()),
    )
    about = "Organisations and programmes that help with STEM in Scotland, each with its sources and the date checked."
    scripts, styles = ("filter.js", "setting.js"), ("facets.css",)
    yield page(at.DIRECTORY, "Directory", about, body, "directory", "overrides/pages/directory.md", scripts=scripts, styles=styles, toc=False)
    for one in facets if entries else ():
        if one.name in WAYS:
            yield _plain_list(drawing, one, entries, of)
    mentioned = mentions(hub)
    for entry in entries:
        here = mentioned.get(at.entry(entry.id), [])
        body = drawing.body("entry.md", entry=entry, status=STATUS, ways=DELIVERY, mentioned=here)
        body = with_sources(drawing, body, entry.sources, every=True)
        trail = (Link("Directory", at.DIRECTORY),)
        yield page(at.entry(entry.id), entry.title, entry.summary, body, "entry", entry.document.path, trail=trail)


def _values(hub: Hub, entry: Entry) -> dict[str, Collection[str]]:
    """What an entry is found by, by facet."""
    return {
        "sector": each_sector(hub, entry.sectors),
        "region": entry.regions or (ANY,),
        "cost": (entry.price or "unknown",),
        "reach": entry.reaches,
        "how": entry.delivery,
        "quality": (entry.quality,),
        "status": (entry.status,),
    }


def _facets(hub: Hub, things: list[Mapping[str, Collection[str]]]) -> list[Facet]:
    regions = {region.id: region.title for region in hub.regions.college_regions} if hub.regions else {}
    labels = {
        "sector": ("Sector", {term.id: term.label for term in hub.vocabulary.group("sectors")}),
        "region": ("Region", regions | {ANY: "Anywhere in Scotland"}),
        "cost": ("Cost", COST),
        "reach": ("Tries to reach", REACH),
        "how": ("How", DELIVERY),
        "quality": ("Quality", QUALITY),
        "status": ("Status", STATUS),
    }
    # Every region is a choice, because what is open to all of Scotland is found by it; that nothing is assured is worth knowing.
    always = {"region": tuple(regions), "quality": tuple(QUALITY)}
    return [facet(name, title, each, [thing[name] for thing in things], always.get(name, ())) for name, (title, each) in labels.items()]


def _plain_list(drawing: Drawing, one: Facet, entries: list[Entry], of: Mapping[str, Mapping[str, Collection[str]]]) -> Page:
    """One facet's choices as headings, with the entries of each."""
    groups = [(choice, [entry for entry in entries if choice.value in of[entry.id][one.name]]) for choice in one.choices]
    # A region of which we know nothing of its own is not worth a heading.
    groups = [group for group in groups if group[1] or one.name == "quality"]
    body = drawing.body("directory-by.md", groups=groups, status=STATUS, ways=WAYS, note=NOTES.get(one.name, ""))
    title = f"Directory, {WAYS[one.name].lower()}"
    about = f"The organisations and programmes of the directory as a plain list, {WAYS[one.name].lower()}."
    trail = (Link("Directory", at.DIRECTORY),)
    more = {"trail": trail, "instead_of": at.DIRECTORY, "toc": False}
    return page(at.directory_by(one.name), title, about, body, "directory", "overrides/pages/directory-by.md", **more)
