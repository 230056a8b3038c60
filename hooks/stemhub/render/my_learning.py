"""The page on which readers see what they did and keep their professional learning record; what they keep stays with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stemhub.model import addresses as at
from stemhub.model.site import Page
from stemhub.render.drawing import Drawing, page


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an entry: its name in the file, which never changes, its label, its kind of control and a help."""

    name: str
    label: str
    control: str = "long"
    help: str = ""


# What the bodies ask for between them; see the page's own table. Names are part of the file format.
FIELDS = (
    Field("title", "What was the learning?", "text"),
    Field("provider", "Who provided it?", "text"),
    Field("from", "Date, or first day", "date"),
    Field("to", "Last day, if there were several", "date"),
    Field("minutes", "Minutes, if you want to note them", "number"),
    Field("role", "Your sector or role", "text"),
    Field("learned", "What I learned"),
    Field("practice", "What I changed in my practice"),
    Field("impact", "What it changed for learners, and how I know", "long", "Evidence of impact. Leave out the names of children."),
    Field("reflection", "My reflection"),
    Field("next", "My next step"),
    Field("discussed", "Discussed with (a role will do)", "text"),
    Field("discussed_on", "Discussed on", "date"),
    Field("verifier", "Note of a line manager, mentor or verifier"),
    Field("review_on", "Look at it again on", "date"),
)


_ALWAYS = ("title", "provider", "from", "to", "learned", "practice", "impact", "reflection")


@dataclass(frozen=True, slots=True)
class Body:
    """A body that people keep a record for: the scheme of codes whose page gives its sources, whom and what it asks; which
    fields and which schemes its record shows."""

    scheme: str
    name: str
    who: str
    asks: str
    fields: tuple[str, ...]
    more: tuple[str, ...] = ()

    @property
    def schemes(self) -> tuple[str, ...]:
        """All schemes of standards that its record shows."""
        return (self.scheme, *self.more)


BODIES = (
    Body(
        "gtcs-2021",
        "GTC Scotland",
        "Professional Update for teachers",
        "A reflective record of learning that mattered, with evidence of impact. It sets no hours. You need not copy what is already in your employer’s system.",
        (*_ALWAYS, "next", "discussed", "discussed_on", "verifier", "review_on"),
        ("national-model-2018", "career-education-2015"),
    ),
    Body(
        "sssc-core-elements",
        "Scottish Social Services Council",
        "continuous professional learning",
        "Learning against the core elements, and your pathway. Since June 2024 it sets no hours or days.",
        (*_ALWAYS, "role", "next", "verifier"),
        ("sssc-pathways",),
    ),
    Body(
        "cld-competences",
        "CLD Standards Council",
        "registration",
        "A record that you look at again with a mentor or verifier.",
        (*_ALWAYS, "minutes", "next", "discussed", "discussed_on", "verifier", "review_on"),
    ),
    Body(
        "rscitech",
        "Science Council",
        "registered science technicians",
        "A record of your professional development. Registration is renewed each year.",
        (*_ALWAYS, "minutes", "role", "next", "review_on"),
    ),
)


def draw(drawing: Drawing) -> Iterator[Page]:
    """One page: it lists modules, units and the parts of a record in finished HTML; its scripts add what the reader kept."""
    hub = drawing.hub
    standards = [scheme for scheme in hub.schemes.values() if scheme.kind == "standards"]
    bodies = [one for one in BODIES if one.scheme in hub.schemes]
    codes = {
        module.id: "|".join(f"{one.scheme}/{code}" for one in module.standards if one.scheme in hub.schemes for code in one.codes)
        for module in hub.listed_modules
    }
    body = drawing.body("my-learning.md", modules=hub.listed_modules, codes=codes, standards=standards, fields=FIELDS, bodies=bodies)
    about = "Your progress, your notes and your professional learning record, kept in your own browser and in files of your own."
    yield page(
        at.MY_LEARNING,
        "My learning",
        about,
        body,
        "my-learning",
        "overrides/pages/my-learning.md",
        scripts=("my-learning.js",),
        toc=False,
    )
