"""What helps with what is counted from what is published, told for people and programs, and drawn for editors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import MODULE, NEXT, Desk
from stemhub import build
from stemhub.model.coverage import Coverage, coverage
from stemhub.model.site import Page

NEXT_STEP = "modules/next-step/module.yml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The small hub with a gap to be found: its second unit helps with nothing."""
    desk = Desk(tmp_path / "hub")
    desk.change(MODULE, "minutes: 10", "minutes: 15")
    desk.change(NEXT_STEP, "    minutes: 5\n    helps_with: [sample/only-item]\n", "    minutes: 20\n")
    return desk


def found(desk: Desk) -> Coverage:
    return coverage(desk.hub())


def drawn(desk: Desk) -> Page:
    site = build.draw(desk.root, desk.hub())
    return next(page for page in site.pages if page.address == "contribute/coverage/")


def test_an_outcome_is_served_by_units_and_checked_where_one_of_them_asks(desk: Desk):
    told = {cover.id: ([u.id for u in cover.served_by], [u.id for u in cover.checked_by]) for cover in found(desk).outcomes}
    assert told == {"begin": (["first"], ["first"]), "go-on": (["second"], [])}
    assert [cover.id for cover in found(desk).unchecked] == ["go-on"]
    assert found(desk).unserved == ()


def test_a_check_in_a_unit_that_serves_another_outcome_does_not_count(desk: Desk):
    desk.change(MODULE, "    text: begin with something small\n", "    text: begin with something small\n  - id: finish\n    text: finish it\n")
    assert [cover.id for cover in found(desk).unserved] == ["finish"]
    desk.run("new", "unit", "tiny/quiet-unit")
    desk.change(MODULE, "outcomes: [begin]\n    # Self", "outcomes: [finish]\n    # Self")
    desk.write("modules/tiny/quiet-unit.md", "Nothing is asked here.\n")
    assert [cover.id for cover in found(desk).unchecked] == ["go-on", "finish"]


def test_an_item_has_help_from_units_and_from_modules_as_a_whole(desk: Desk):
    (item,) = found(desk).audiences[0].items
    assert [(one.module.id, one.unit.id if one.unit else None) for one in item.help] == [("tiny", None), ("tiny", "first")]


def test_items_are_counted_for_each_audience_by_itself(desk: Desk):
    more = "      - id: {0}\n        kind: criterion\n        text: We go on.\n        applies_to: [{1}]\n        change: {{class: new}}\n"
    desk.write(NEXT, desk.read(NEXT) + more.format("for-elc", "elc") + more.format("for-all", "all"))
    assert desk.run("release", "framework", "sample", "--date", "2026-12-01").status == 0
    told = {cover.audience.id: (len(cover.items), cover.helped, [gap.item.id for gap in cover.without_help]) for cover in found(desk).audiences}
    assert told == {"elc": (3, 1, ["for-elc", "for-all"]), "cld-adult": (2, 1, ["for-all"])}


def test_what_editors_only_plan_is_not_counted(desk: Desk):
    before = desk.run("coverage", "--format", "json").out
    desk.run("new", "module", "outdoor-maths")
    desk.run("new", "framework", "our-steps")
    desk.write(NEXT, desk.read(NEXT).replace("We have begun.", "We will begin."))
    assert desk.run("coverage", "--format", "json").out == before


def test_sectors_meet_disciplines_in_modules_and_minutes(desk: Desk):
    told = {(one.sector.id, one.discipline.id): ([m.id for m in one.modules], one.minutes) for one in found(desk).fields}
    assert told == {
        ("elc", "science"): (["next-step", "tiny"], 35),
        ("primary", "science"): (["next-step"], 20),
        ("cld", "science"): ([], 0),
    }


def test_disciplines_are_never_merged_into_one_figure(desk: Desk):
    desk.change("content/vocabulary.yml", "disciplines:\n", "disciplines:\n  - id: technology\n    label: Technology\n    definition: Making things work.\n")
    desk.change(MODULE, "disciplines: [science]", "disciplines: [science, technology]")
    told = {(one.sector.id, one.discipline.id): one.minutes for one in found(desk).fields if one.sector.id == "elc"}
    assert told == {("elc", "technology"): 15, ("elc", "science"): 35}
    assert "STEM" not in {key for one in json.loads(desk.run("coverage", "--format", "json").out)["sectors_and_disciplines"] for key in one.values() if isinstance(key, str)}


def test_units_that_help_with_no_item_are_named(desk: Desk):
    assert [(module.id, unit.id) for module, unit in found(desk).loose] == [("next-step", "second")]


# Told


def test_coverage_is_told_to_people_with_every_gap_by_its_name(desk: Desk):
    said = desk.run("coverage")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        "Outcomes: 2, of which 2 are served by a unit and 1 are checked in one\n"
        "  no knowledge check goes with next-step/go-on\n"
        "\n"
        "Sample, Early learning and childcare: 1 item, something helps with 1\n"
        "\n"
        "Sample, Adult learning: 1 item, something helps with 1\n"
        "\n"
        "Sectors and disciplines (a module counts whole in each of its disciplines; do not add up)\n"
        "  elc, science: 2 modules, 35 minutes\n"
        "  primary, science: 1 module, 20 minutes\n"
        "  cld, science: nothing\n"
        "\n"
        "Units that help with no item: 1\n"
        "  next-step/second\n"
        "\n"
        "Parts of the guide: 1, of which 0 are in Gaelic and 0 in Gaelic that is older than the English\n"
        "  not in Gaelic yet: 1 part of at-home\n"
    )


def test_coverage_is_told_to_programs_in_full(desk: Desk):
    told = json.loads(desk.run("coverage", "--format", "json").out)
    assert told == {
        "outcomes": [
            {"module": "next-step", "outcome": "go-on", "served_by": ["second"], "checked_by": []},
            {"module": "tiny", "outcome": "begin", "served_by": ["first"], "checked_by": ["first"]},
        ],
        "frameworks": [
            {
                "framework": "sample",
                "edition": "1.0.0",
                "audience": audience,
                "items": [{"item": "only-item", "element": "only", "help": [{"module": "tiny", "unit": None}, {"module": "tiny", "unit": "first"}]}],
            }
            for audience in ("elc", "cld-adult")
        ],
        "sectors_and_disciplines": [
            {"sector": "elc", "discipline": "science", "modules": ["next-step", "tiny"], "minutes": 35},
            {"sector": "primary", "discipline": "science", "modules": ["next-step"], "minutes": 20},
            {"sector": "cld", "discipline": "science", "modules": [], "minutes": 0},
        ],
        "units_without_item": [{"module": "next-step", "unit": "second"}],
        "gaelic": [{"chapter": "at-home", "part": "opening", "state": "waiting", "english": "c6b3a83042d1"}],
    }


def test_coverage_ends_with_0_also_where_errors_or_gaps_are(desk: Desk):
    desk.change(MODULE, "levels: [early]", "levels: [late]")
    assert desk.run("coverage").status == 0


def test_a_hub_with_nothing_in_it_has_nothing_to_cover(tmp_path: Path):
    desk = Desk(tmp_path / "hub")
    for path in sorted((desk.root / "content").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    for path in sorted((desk.root / "modules").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert desk.run("coverage").out.startswith("Outcomes: 0, ")
    assert "The vocabulary has no sectors" in drawn(desk).body


# Drawn


def test_the_page_for_editors_names_the_gaps_and_leads_to_them(desk: Desk):
    body = drawn(desk).body
    assert "Without a unit that serves it: 0. Without a knowledge check in such a unit: 1." in body
    assert 'href="../../modules/next-step/second/"' in body
    assert 'href="../../self-evaluation/sample/checklists/elc/"' in body
    assert "2 modules, 35 minutes" in body
    assert "Nothing yet" in body


def test_the_page_leads_to_each_item_that_nothing_helps_with(desk: Desk):
    desk.write(MODULE, desk.read(MODULE).replace("[sample/only-item]", "[]"))
    body = drawn(desk).body
    assert body.count('href="../../self-evaluation/sample/elements/only/#only-item"') == 2


def test_the_page_has_its_place_below_contribute_and_can_be_linked_to(desk: Desk):
    assert [link.address for link in drawn(desk).trail] == ["contribute/"]
    desk.change("content/contribute/index.md", "Change a file", "See [the gaps](/contribute/coverage/). Change a file")
    assert desk.errors() == []
