"""Carry-over: last year's answers in this year's edition. The vectors say case by case what becomes of an answer; the laws
hold for every pair of editions and any answers."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from typing import Any

import pytest
from carrying import VECTORS, cases, edition, evaluation, framework_from, framework_of, texts_in
from hypothesis import HealthCheck, given, settings
from stemhub.answers.carry_over import CannotCarry, carry_over
from stemhub.model.evaluation import Evaluation, MadeFrom
from stemhub.model.evaluation_json import evaluation_of, plain
from stemhub.report.carried import CARRIED

# The vectors


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_each_vector_holds(vector):
    framework = framework_of(vector)
    made = carry_over(evaluation_of(vector["evaluation"]), framework, vector["to"])
    assert plain(made.evaluation) == vector["carried"]
    assert [line_of(line) for line in made.report] == vector["report"]


def line_of(line: Any) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in dataclasses.asdict(line).items()}


def test_the_vectors_show_every_class_of_change_and_every_fate():
    fates = {line["fate"] for vector in VECTORS for line in vector["report"]}
    changes = {line["change"] for vector in VECTORS for line in vector["report"]}
    assert fates == {"kept", "noted", "confirm", "moved", "offered", "archived", "new"}
    assert {"editorial", "clarified", "changed", "moved", "split", "merged", "withdrawn", "new", "unknown", "not-asked"} <= changes


# The laws

lawful = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


SAID = ("scale", "point", "said", "text", "notes", "strengths", "impact", "next_steps", "author")


@lawful
@given(cases)
def test_identity_an_evaluation_in_its_own_edition_is_not_touched(case):
    editions, said, audience = case
    before = evaluation(said, audience)
    assert carry_over(before, framework_from("sample", editions), "1.0.0").evaluation == before


@lawful
@given(cases)
def test_composition_the_way_to_the_third_edition_leads_over_the_second(case):
    editions, said, audience = case
    framework, before = framework_from("sample", editions), evaluation(said, audience)
    at_once = carry_over(before, framework, "3.0.0")
    first = carry_over(before, framework, "2.0.0")
    second = carry_over(first.evaluation, framework, "3.0.0")
    assert at_once.evaluation == second.evaluation
    assert at_once.report == first.report + second.report


@lawful
@given(cases)
def test_nothing_is_lost_every_text_of_every_answer_is_in_the_result(case):
    editions, said, audience = case
    framework, before = framework_from("sample", editions), evaluation(said, audience)
    for version in ("2.0.0", "3.0.0"):
        after = plain(carry_over(before, framework, version).evaluation)
        had = Counter(getattr(answer, name) for answer in said.values() for name in SAID if getattr(answer, name))
        had += Counter(text for answer in said.values() for text in answer.more.values() if text)
        assert not had - Counter(texts_in(after))
        flags = sum(answer.not_applicable for answer in said.values())
        assert json.dumps(after).count('"not_applicable": true') >= flags


@lawful
@given(cases)
def test_every_answer_is_reported_in_every_step(case):
    editions, said, audience = case
    report = carry_over(evaluation(said, audience), framework_from("sample", editions), "2.0.0").report
    assert {line.item for line in report if line.answered} == set(said)


@lawful
@given(cases)
def test_what_is_still_asked_is_where_people_look_for_it(case):
    """An answer stays with its item, or is offered by one that asks it, unless nobody asks it any more."""
    editions, said, audience = case
    framework = framework_from("sample", editions)
    made = carry_over(evaluation(said, audience), framework, "2.0.0").evaluation
    asked = {one.id: one for one in framework.editions["2.0.0"].items.values() if not one.withdrawn}
    for item, answer in said.items():
        if item in made.answers:
            assert made.answers[item].notes == answer.notes or any(one.item == item for one in made.answers[item].offers)
        assert set(made.answers) <= set(asked)


# What cannot be done


@pytest.mark.parametrize(
    ("made_from", "to", "why"),
    [
        (MadeFrom("framework", "other", "1.0.0"), "2.0.0", "It was made from framework `other`, not from the framework `sample`."),
        (MadeFrom("template", "sample", "1.0.0"), "2.0.0", "It was made from template `sample`"),
        (MadeFrom("framework", "sample", "0.9.0"), "2.0.0", "There is no edition `0.9.0` of `sample` here. There is 1.0.0, 2.0.0."),
        (MadeFrom("framework", "sample", "1.0.0"), "7.0.0", "There is no edition `7.0.0`"),
        (MadeFrom("framework", "sample", "2.0.0"), "1.0.0", "It was made from edition 2.0.0, which is newer than 1.0.0."),
    ],
)
def test_what_cannot_be_carried_is_said_in_words(made_from, to, why):
    items = {"a": {"id": "a", "kind": "criterion", "text": "We do.", "applies_to": ["all"]}}
    framework = framework_from("sample", [edition(items), edition(items)])
    with pytest.raises(CannotCarry) as told:
        carry_over(Evaluation(made_from=made_from), framework, to)
    assert str(told.value).startswith(why)

# What people are told


def report(name: str) -> str:
    (vector,) = [one for one in VECTORS if one["name"] == name]
    made = carry_over(evaluation_of(vector["evaluation"]), framework_of(vector), vector["to"])
    assert json.loads(CARRIED[".json"](made.report)) == vector["report"]
    return CARRIED[".txt"](made.report)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("changed", "1 answer carried over, 1.0.0 to 2.0.0. None was lost; 1 answer to look at again.\n\nRead again and confirm (1)\n  look: We look back once a year.\n"),
        ("split", "Choose from what is offered (1)\n  both → look, act: We look and we act. (split into several)\n"),
        ("withdrawn", "Kept in the archive of the file (1)\n  look: We look back once a year. (withdrawn)\n"),
        ("unknown-item", "  unheard-of: the wording is not known (no edition at hand has this statement)\n"),
        ("new", "New, not answered yet (1)\n  act: We act.\n"),
        ("nothing-answered", "0 answers carried over, 1.0.0 to 2.0.0. None was lost; 0 answers to look at again.\n\n2 statements changed that you had not answered.\n"),
        ("same-edition", "Nothing was answered and nothing has changed.\n"),
    ],
)
def test_the_report_says_first_what_people_have_to_do(name, told):
    assert told in report(name)
