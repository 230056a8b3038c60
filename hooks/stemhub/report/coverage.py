"""What helps with what, told for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from stemhub.model.coverage import AudienceCover, Coverage, Help, OutcomeCover
from stemhub.model.translation import OLDER, TRANSLATED, WAITING, PartState
from stemhub.wording import count, minutes_in_words


def as_text(coverage: Coverage) -> str:
    """Five parts; each names its gaps one a line."""
    return "\n".join(_lines(coverage)) + "\n"


def _lines(coverage: Coverage) -> Iterator[str]:
    served = len(coverage.outcomes) - len(coverage.unserved)
    checked = served - len(coverage.unchecked)
    yield f"Outcomes: {len(coverage.outcomes)}, of which {served} are served by a unit and {checked} are checked in one"
    yield from (f"  no unit serves {_named(cover)}" for cover in coverage.unserved)
    yield from (f"  no knowledge check goes with {_named(cover)}" for cover in coverage.unchecked)
    for cover in coverage.audiences:
        yield ""
        of_them = f"something helps with {cover.helped}" if cover.items else "there is none"
        yield f"{cover.framework.short_title}, {cover.audience.title}: {count(len(cover.items), 'item')}, {of_them}"
        yield from (f"  nothing helps with {cover.framework.id}/{gap.item.id}" for gap in cover.without_help)
    yield ""
    yield "Sectors and disciplines (a module counts whole in each of its disciplines; do not add up)"
    for field in coverage.fields:
        there = f"{count(len(field.modules), 'module')}, {minutes_in_words(field.minutes)}" if field.modules else "nothing"
        yield f"  {field.sector.id}, {field.discipline.id}: {there}"
    yield ""
    yield f"Units that help with no item: {len(coverage.loose)}"
    yield from (f"  {module.id}/{unit.id}" for module, unit in coverage.loose)
    yield ""
    there, older = coverage.in_gaelic(TRANSLATED), coverage.in_gaelic(OLDER)
    yield f"Parts of the guide: {len(coverage.gaelic)}, of which {len(there)} are in Gaelic and {len(older)} in Gaelic that is older than the English"
    yield from (f"  older than its English: {_part(one)}" for one in older)
    waiting = Counter(one.chapter.id for one in coverage.in_gaelic(WAITING))
    yield from (f"  not in Gaelic yet: {count(number, 'part')} of {chapter}" for chapter, number in waiting.items())


def _part(one: PartState) -> str:
    return f"{one.chapter.id}#{one.english.id}"


def _named(cover: OutcomeCover) -> str:
    return f"{cover.module.id}/{cover.id}"


def as_json(coverage: Coverage) -> str:
    """One object with the same five parts in full; things are named by their ids."""
    told = {
        "outcomes": [_outcome(cover) for cover in coverage.outcomes],
        "frameworks": [_audience(cover) for cover in coverage.audiences],
        "sectors_and_disciplines": [
            {
                "sector": field.sector.id,
                "discipline": field.discipline.id,
                "modules": [module.id for module in field.modules],
                "minutes": field.minutes,
            }
            for field in coverage.fields
        ],
        "units_without_item": [{"module": module.id, "unit": unit.id} for module, unit in coverage.loose],
        "gaelic": [
            {"chapter": one.chapter.id, "part": one.english.id, "state": one.state, "english": one.english.digest}
            for one in coverage.gaelic
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _outcome(cover: OutcomeCover) -> dict[str, Any]:
    return {
        "module": cover.module.id,
        "outcome": cover.id,
        "served_by": [unit.id for unit in cover.served_by],
        "checked_by": [unit.id for unit in cover.checked_by],
    }


def _audience(cover: AudienceCover) -> dict[str, Any]:
    items = [{"item": one.item.id, "element": one.element.id, "help": [_help(help_) for help_ in one.help]} for one in cover.items]
    return {"framework": cover.framework.id, "edition": cover.framework.current, "audience": cover.audience.id, "items": items}


def _help(one: Help) -> dict[str, str | None]:
    return {"module": one.module.id, "unit": one.unit.id if one.unit else None}


# name → function(coverage) → the whole report, ending in a line end
COVERAGE_REPORTS: dict[str, Callable[[Coverage], str]] = {"text": as_text, "json": as_json}
