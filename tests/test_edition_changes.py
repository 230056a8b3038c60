"""The page of changes: every touched item under its class, old and new wording side by side, nothing said twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from stemhub import build
from stemhub.render.edition_changes import IN_WORDS, Step, steps

HEAD = """format: 1
scales:
  criterion: met
elements:
"""
OLD = HEAD + """  - id: one
    title: The first element
    summary: One.
    items:
      - {id: reworded, kind: criterion, text: We have begun & go on., applies_to: [all]}
      - {id: wide, kind: criterion, text: We look and we act., applies_to: [all]}
      - {id: left, kind: criterion, text: The left half., applies_to: [all]}
      - {id: right, kind: criterion, text: The right half., applies_to: [all]}
      - {id: goes, kind: criterion, text: This one moves., applies_to: [all]}
      - {id: old, kind: criterion, text: Nobody asks this now., applies_to: [all]}
      - {id: same, kind: criterion, text: This stays., applies_to: [all]}
  - id: two
    title: The second element
    summary: Two.
    items:
      - {id: there, kind: criterion, text: This stays too., applies_to: [all]}
"""
NEW = HEAD + """  - id: one
    title: The first element
    summary: One.
    items:
      - {id: reworded, kind: criterion, text: We began & go on., applies_to: [all], change: {class: editorial}}
      - {id: wide, kind: criterion, text: We look and we act., applies_to: [all], withdrawn: true, change: {class: withdrawn}}
      - {id: look, kind: criterion, text: We look., applies_to: [all], change: {class: split, from: [wide]}}
      - {id: act, kind: criterion, text: We act., applies_to: [all], change: {class: split, from: [wide]}}
      - {id: left, kind: criterion, text: The left half., applies_to: [all], withdrawn: true, change: {class: withdrawn}}
      - {id: right, kind: criterion, text: The right half., applies_to: [all], withdrawn: true, change: {class: withdrawn}}
      - {id: whole, kind: criterion, text: The whole., applies_to: [all], change: {class: merged, from: [left, right]}}
      - {id: old, kind: criterion, text: Nobody asks this now., applies_to: [all], withdrawn: true, change: {class: withdrawn}}
      - {id: same, kind: criterion, text: This stays., applies_to: [all]}
      - {id: fresh, kind: criterion, text: This is asked for the first time., applies_to: [all], change: {class: new}}
  - id: two
    title: The second element
    summary: Two.
    items:
      - {id: there, kind: criterion, text: This stays too., applies_to: [all]}
      - {id: goes, kind: criterion, text: This one moves., applies_to: [all], change: {class: moved}}
"""


@pytest.fixture
def made(hub: Path) -> list[Step]:
    folder = hub / "content/self-evaluation/sample"
    (folder / "editions/1.0.0.yml").write_text(OLD)
    (folder / "editions/2.0.0.yml").write_text(NEW)
    record = folder / "framework.yml"
    newer = "editions:\n  - {version: 2.0.0, date: 2026-11-28, class: changed, note: Many things.}"
    record.write_text(record.read_text().replace("editions:", newer, 1).replace("current: 1.0.0", "current: 2.0.0"))
    return steps(build.check(hub).hub.frameworks["sample"])


def shown(step: Step) -> dict[str, list[str]]:
    return {heading: [one.item.id for one in items] for heading, _, items in step.groups}


def wordings(step: Step, item: str) -> list[tuple[str, str]]:
    (found,) = [one for _, _, items in step.groups for one in items if one.item.id == item]
    return [(str(wording.before), str(wording.now)) for wording in found.wordings]


def test_every_touched_item_stands_once_under_its_class_and_old_halves_with_what_came_of_them(made):
    assert shown(made[0]) == {
        IN_WORDS["split"][0]: ["look", "act"],
        IN_WORDS["merged"][0]: ["whole"],
        IN_WORDS["moved"][0]: ["goes"],
        IN_WORDS["new"][0]: ["fresh"],
        IN_WORDS["withdrawn"][0]: ["old"],
        IN_WORDS["editorial"][0]: ["reworded"],
    }
    assert made[0].unchanged == 2


def test_words_that_went_and_came_are_marked_and_signs_stay_text(made):
    assert wordings(made[0], "reworded") == [("We <del>have begun</del> &#38; go on.", "We <ins>began</ins> &#38; go on.")]


def test_split_and_merged_items_show_all_that_they_came_from(made):
    assert wordings(made[0], "look") == [("We look and we act.", "We look.")]
    assert wordings(made[0], "whole") == [("The left half.<br>The right half.", "The whole.")]


def test_a_withdrawn_item_has_no_new_wording_and_a_new_one_no_old(made):
    assert wordings(made[0], "old") == [("Nobody asks this now.", "")]
    assert wordings(made[0], "fresh") == [("", "This is asked for the first time.")]


def test_a_moved_item_says_from_where_to_where(made):
    (moved,) = [one for heading, _, items in made[0].groups if heading == IN_WORDS["moved"][0] for one in items]
    assert (moved.from_element, moved.element) == ("The first element", "The second element")


def test_the_first_edition_has_nothing_to_compare_with(made):
    assert (made[1].earlier, made[1].groups) == (None, ())


def test_two_editions_of_one_month_are_told_apart_by_their_version(hub, made):
    framework = build.check(hub).hub.frameworks["sample"]
    assert [framework.name_of(one.release) for one in made] == ["November 2026 edition, version 2.0.0", "November 2026 edition, version 1.0.0"]
