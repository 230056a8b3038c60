"""The pages on which people evaluate themselves in their own browser, and what learning helps with each statement, as data for them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from stemhub.model import Hub
from stemhub.model import addresses as at
from stemhub.model.learning import Activity, Module, Unit
from stemhub.model.site import File, Link, Page
from stemhub.render.drawing import Drawing, page
from stemhub.wording import plain

TOP = Link("Self-evaluation", at.SELF_EVALUATION)
KIND = "evaluation"

PAGES = (
    (at.SELF_EVALUATION, "Self-evaluation", "start", "See where your setting stands in STEM and what to do next: in your browser, in a file or on paper."),
    (at.FILL_IN, "Fill in an evaluation", "fill-in", "Rate each statement, note how you know, and plan what comes next. Everything stays on your own device."),
    (at.COMPARE, "Compare two evaluations", "compare", "Two dates or two settings side by side, in words."),
    (at.TOGETHER, "Talk it through together", "together", "One statement at a time for a team in one room: on the wall, with a time box, or as cards on paper."),
    (at.MERGE, "Put colleagues’ files together", "merge", "Several people’s answers for one setting as one: where you agree, where you differ, and who said what."),
    (at.COLLATE, "Put many settings’ files side by side", "collate", "What many settings answered, by statement and by sector, with small groups hidden in what is shared."),
)
# The pages on which many files are read.
_FILES = (at.MERGE, at.COLLATE)


def draw(drawing: Drawing) -> Iterator[Page | File]:
    """The start page, the form, the comparison and the page for a team; and what helps with the statements."""
    frameworks = drawing.hub.listed_frameworks
    for address, title, name, about in PAGES:
        body = drawing.body(f"self-evaluation/{name}.md", frameworks=frameworks)
        trail = () if address == at.SELF_EVALUATION else (TOP,)
        source = f"overrides/pages/self-evaluation/{name}.md"
        yield page(address, title, about, body, KIND, source, trail=trail, scripts=(f"self-evaluation/{name}.js",), styles=("files.css",) if address in _FILES else (), toc=False)
    yield File(at.LEARNING, learning(drawing.hub))


def learning(hub: Hub) -> bytes:
    """What helps with each item of a framework, computed from `helps_with`. `places` are title, address, minutes, kind (module,
    unit or activity) and sectors of each thing that helps; `items` are places by `framework-id/item-id`, most exact first."""
    places: dict[str, list] = {}
    items: dict[str, list[str]] = {}
    for module, unit in ((one, unit) for one in hub.listed_modules for unit in one.units):
        found = [[*place, _sectors(hub, module)] for place in _of_unit(module, unit)]
        places |= {place[1]: place for place in found}
        for name in unit.helps_with:
            items.setdefault(name, []).extend(place[1] for place in found)
    for module in hub.listed_modules:
        whole = [plain(module.words.title), at.module(module.id), module.minutes, "module", _sectors(hub, module)]
        for name in module.helps_with:
            places[whole[1]] = whole
            items.setdefault(name, []).append(whole[1])
    numbers = {address: number for number, address in enumerate(places)}
    told = {"format": 1, "places": list(places.values()), "items": {name: [numbers[one] for one in items[name]] for name in sorted(items)}}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _sectors(hub: Hub, module: Module) -> list[str]:
    return [one for sector in module.sectors for one in hub.vocabulary.expand(sector)]


def _of_unit(module: Module, unit: Unit) -> list[list]:
    """The unit, and the activities in it that can be tried at once."""
    address = at.unit(module.id, unit.id)
    tried = [block for block in unit.blocks if isinstance(block, Activity)]
    activities = [[plain(one.title), f"{address}#{one.id}", one.minutes, "activity"] for one in tried]
    return [[plain(unit.title), address, unit.minutes, "unit"], *activities]
