"""Every element in every state, drawn by the templates that draw the real ones: to look at, and for the tests to walk through."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from stemhub.diagnostics import Span
from stemhub.model import addresses as at
from stemhub.model.common import Change, Source
from stemhub.model.learning import (
    Activity,
    Block,
    CaseStudy,
    Check,
    Confidence,
    Download,
    Option,
    Reflection,
    Setting,
    ShortRoute,
)
from stemhub.model.site import Link, Page
from stemhub.model.strategy import Value
from stemhub.model.template import Choice, Column, Field
from stemhub.render.blocks import ELEMENTS, block_html, with_sources
from stemhub.render.chart import chart
from stemhub.render.drawing import Drawing, page
from stemhub.render.my_learning import FIELDS
from stemhub.render.narrowing import facet

SOURCE = "overrides/pages/components.md"
TITLE = "Every element in every state"
_BOOK = {"publisher": "A made-up press", "title": "A made-up book", "year": "2026", "url": "", "licence": "", "note": "", "checked_on": "", "node": None}
_OPTIONS = (
    Option("It is wet.", False, "That is true of both.", None),
    Option("It is heavier than the water that it pushes away.", True, "That is why a stone sinks and a boat does not.", None),
    Option("It has a hole.", False, "A sieve floats until it has filled.", None),
)
_SEVERAL = (Option("Wood", True, "Most kinds float.", None), Option("Cork", True, "It always floats.", None), Option("Iron", False, "It sinks.", None))


def _block(kind: type, block_kind: str, name: str, **fields: Any) -> Block:
    return kind(block_kind, name, Span(SOURCE), None, **fields)


def _examples() -> Iterator[tuple[str, Block, dict[str, Any] | None, bool]]:
    """A title, a block, the answer that it shows, if any, and whether the block has changed since it was given."""
    question = {"question": "Why does a stone sink?", "options": _OPTIONS}
    several = {"question": "What floats?", "options": _SEVERAL}
    yield "Knowledge check, not answered", _block(Check, "check", "check-open", **question), None, False
    yield "Knowledge check, right", _block(Check, "check", "check-right", **question), {"chosen": [1]}, False
    yield "Knowledge check, wrong", _block(Check, "check", "check-wrong", **question), {"chosen": [0]}, False
    yield "Knowledge check with several right answers, half right", _block(Check, "check", "check-half", **several), {"chosen": [0]}, False
    yield "Knowledge check that has changed", _block(Check, "check", "check-changed", **question), {"chosen": [0]}, True
    asked = {"prompt": "What did you see float today?", "think_about": ("Who was there?", "What did they say?")}
    yield "Reflection, empty", _block(Reflection, "reflect", "reflect-empty", **asked), None, False
    written = {"text": "A leaf, and then a boat of bark.", "asked": "What floated?"}
    yield "Reflection, written", _block(Reflection, "reflect", "reflect-written", **asked), written, False
    yield "Reflection whose question has changed", _block(Reflection, "reflect", "reflect-changed", **asked), written, True
    activity = {
        "title": "Boats of bark", "purpose": "Children find out what carries a load.", "minutes": 20, "group": "Four to eight", "age": "From 3",
        "resources": ("Bark", "A basin"), "steps": ("Put the bark on the water.", "Add one stone after the other."), "notice": ("Who tries again?",),
        "talk": ("What changed?",), "adaptations": ("Use a tray on the floor.",),
        "settings": (Setting(("elc",), "Use the water tray.", None), Setting(("primary",), "Weigh the stones.", None)), "benefit": "Children judge weight.", "risk": "Water on the floor.",
        "managed_by": "Keep a towel near.",
    }  # fmt: skip
    yield "Activity card", _block(Activity, "activity", "activity-new", **activity), None, False
    yield "Activity card, tried", _block(Activity, "activity", "activity-tried", **activity | {"title": "Boats of paper"}), {"tried": "2026-11-20T10:00:00Z"}, True
    points = {"points": {"science": "fairly", "technology": "not-yet", "engineering": "a-little", "mathematics": "very"}}
    yield "Confidence, not answered", _block(Confidence, "confidence", "confidence-before"), None, False
    yield "Confidence after a module, answered", _block(Confidence, "confidence", "confidence-after", when="after"), points, False
    asks = {"title": "A dry afternoon", "text": "Nobody went near the basin.", "question": "What would you do?", "what_they_did": "They hid a key under the ice."}
    yield "Example that asks, from the reader's setting", _block(CaseStudy, "case-study", "case-asks", **asks, sectors=("elc",)), None, False
    yield "Example that asks, answered", _block(CaseStudy, "case-study", "case-answered", **asks | {"title": "A cold afternoon"}), {"text": "Add warm water.", "asked": "What would you do?"}, False
    yield "Example", _block(CaseStudy, "case-study", "case-invented", title="A wet afternoon", text="They built a dam.\n\nThen it burst."), None, False
    real = {"title": "A real afternoon", "basis": "real", "source": "a-book", "text": "They measured the rain."}
    yield "Case study", _block(CaseStudy, "case-study", "case-real", **real), None, False
    file = {"title": "A sheet to print", "text": "Two pages for the wall.", "file": "table.csv", "path": f"{at.SCHEMAS}page.json"}
    yield "Download", _block(Download, "download", "sheet", **file), None, False
    yield "Short route", _block(ShortRoute, "short-route", "", text="Read the *first part*. Then try one thing."), None, False


def _fields() -> Iterator[Field]:
    """One field of each kind that people fill in."""
    options, columns = (Choice("yes", "Yes"), Choice("no", "Not yet")), (Column("what", "What", "text", ()), Column("done", "Done", "tick", ()))
    for kind in ("text", "long-text", "date", "number", "choice", "tick"):
        yield Field(kind, kind, f"A field of the kind {kind}", "What helps to fill it in.", kind == "text", 3, options, (), 0, (), None)
    yield Field("rows", "table", "A table to fill in", "", False, 0, (), columns, 3, (), None)
    yield Field("named", "table", "A table with named rows", "", False, 0, (), columns, 0, options, None)


def draw(drawing: Drawing) -> Iterator[Page]:
    """Two pages, in no list and no search: the elements of most pages, and those of self-evaluation."""
    examples = [
        (title, Markup(block_html(drawing, block, 3, number, "")), json.dumps(answer) if answer else "", old)
        for number, (title, block, answer, old) in enumerate(_examples(), 1)
    ]
    values = [Value(when, number, "a-book", "", fits, None) for when, number, fits in (("2017", 40, True), ("2018", None, True), ("2019", 75, False))]
    things = [{"size": ("small",)}, {"size": ("small", "large")}]
    body = drawing.body(
        "components.md",
        examples=examples,
        charts=[("percent", chart(values, "percent")), ("count", chart([*values, Value("2020", 50_559, "a-book", "", True, None)], "count"))],
        on_paper=list(_fields()),
        record=FIELDS,
        standards=[scheme for scheme in drawing.hub.schemes.values() if scheme.kind == "standards"],
        changes=[Change("1.1.0", "2026-11-21", "changed", "A second line.", "", None), Change("1.0.0", "2026-11-01", "new", "First published.", "", None)],
        facets=[facet("size", "Size", {"small": "Small", "large": "Large", "huge": "Huge"}, [each["size"] for each in things], ("huge",))],
        module=next(iter(drawing.hub.listed_modules), None),
        entry=next(iter(drawing.hub.entries.values()), None),
        template=next(iter(drawing.hub.listed_templates), None),
        ids=[term.id for term in drawing.hub.vocabulary.group("disciplines")],
    )
    body = with_sources(drawing, body, {"a-book": Source("a-book", **_BOOK)}, every=True)
    about = "Every element of the pages in every state. For those who look after the hub and for its tests."
    scripts = (ELEMENTS, "filter.js", "setting.js", "components.js")
    styles = ("facets.css", "forms.css", "frameworks.css", "strategy.css", "my-learning.css", "components.css")
    yield page(at.COMPONENTS, TITLE, about, body, "components", SOURCE, scripts=scripts, styles=styles)
    yield _self_evaluation(drawing)


def _self_evaluation(drawing: Drawing) -> Page:
    """What the scripts of self-evaluation draw, finished."""
    name = "components-self-evaluation.md"
    about = "Every element of self-evaluation in every state. For those who look after the hub and for its tests."
    more = {"trail": (Link(TITLE, at.COMPONENTS),), "styles": ("evaluation.css", "files.css", "components.css")}
    return page(at.COMPONENTS_EVALUATION, "Every element of self-evaluation", about, drawing.body(name), "components", f"overrides/pages/{name}", **more)
