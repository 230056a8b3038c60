"""What the search knows of each kind of page: its name in results, its facet, its worth, and the words that people use for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """`label` stands beside a result; `facet` is one of FACETS; `worth`, in hundredths, is what a page of the kind counts when words
    alone do not decide: what people came for before lists and what editors read; `words` are part of its labels."""

    label: str
    facet: str
    worth: int
    words: str = ""


# Facets of the kind with their labels, in the order in which a list shows them; several kinds of page share one. Those that are
# no page's own hold the pages that have such a part.
FACETS = {
    "module": "Module",
    "unit": "Unit",
    "activity": "With an activity to try",
    "download": "With a download",
    "pack": "Ready pack",
    "template": "Template",
    "pathway": "Pathway",
    "family": "For families",
    "self-evaluation": "Self-evaluation",
    "directory": "Directory",
    "event": "Event",
    "region": "Region",
    "topic": "Topic",
    "word": "Word explained",
    "codes": "Curriculum and standards",
    "strategy": "Strategy",
    "page": "Page",
}
KINDS = {
    "module": Kind("Module", "module", 105, "module course training professional learning"),
    "unit": Kind("Unit", "unit", 108, "unit learning"),
    "pack": Kind("Ready pack", "pack", 60, "ready pack for a team session"),
    "template": Kind("Template", "template", 90, "template form to fill in download"),
    "pathway": Kind("Pathway", "pathway", 90, "pathway route plan of learning"),
    "guide": Kind("For families", "family", 110, "guide for parents and carers"),
    "chapter": Kind("For families", "family", 105, "guide for parents and carers"),
    "leaflet": Kind("For families", "family", 80, "leaflet for parents and carers to print"),
    "print": Kind("For families", "family", 60, "guide for parents and carers to print"),
    "large-print": Kind("For families", "family", 60, "guide for parents and carers in large print"),
    "framework": Kind("Self-evaluation", "self-evaluation", 105, "self-evaluation framework"),
    "element": Kind("Self-evaluation", "self-evaluation", 90, "self-evaluation element"),
    "evaluation": Kind("Self-evaluation", "self-evaluation", 85, "self-evaluation form in the browser"),
    "checklist": Kind("Checklist", "self-evaluation", 60, "self-evaluation checklist form to print"),
    "directory": Kind("Directory", "directory", 85, "directory of organisations and programmes"),
    "entry": Kind("Directory", "directory", 90, "directory organisation programme provider"),
    "event": Kind("Event", "event", 75, "event dates"),
    "region": Kind("Region", "region", 80, "region college area"),
    "topic": Kind("Topic", "topic", 100, "topic"),
    "word": Kind("Word explained", "word", 75, "meaning definition"),
    "glossary": Kind("Glossary", "word", 70, "glossary dictionary abbreviations acronyms"),
    "codes": Kind("Curriculum and standards", "codes", 85, "curriculum codes standards"),
    "rule": Kind("Rule for editors", "page", 15),
    "home": Kind("Page", "page", 60),
    "catalogue": Kind("List", "page", 95),
    "page": Kind("Page", "page", 80),
    "my-learning": Kind("Page", "page", 100),
    # Ordinary pages that are told by their addresses, see `named`.
    "strategy": Kind("Strategy", "strategy", 85),
    "contribute": Kind("For editors", "page", 45),
    "whats-new": Kind("Page", "page", 30),
}

_FOLDERS = {"strategy", "contribute", "whats-new"}


def named(kind: str, url: str) -> str:
    """The row of a page: its kind, but for ordinary pages in a folder that has a row."""
    folder = url.partition("/")[0]
    if kind == "page" and folder in _FOLDERS:
        return folder
    return kind if kind in KINDS else "page"
