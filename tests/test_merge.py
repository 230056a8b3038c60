"""Merging colleagues' files of one setting: what they agree on stands once, where they differ all of it is kept, with who said it."""

from __future__ import annotations

from typing import Any

import pytest
from carrying import texts_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stemhub.answers.merge import DIFFERS, CannotMerge, Told, merge
from stemhub.model.evaluation import ActionRow, Answer, ElementState, Evaluation, Evidence, MadeFrom, Note, Setting
from stemhub.model.evaluation_json import plain

FROM = MadeFrom("framework", "sample", "1.0.0", "v1:1")


def evaluation(**said: Any) -> Evaluation:
    return Evaluation(**{"id": "e1", "made_from": FROM, "audience": "elc", **said})


def merged(*said: dict[str, Any]) -> Evaluation:
    return merge([Told(f"File {n}", evaluation(id=f"e{n}", **one)) for n, one in enumerate(said, 1)])


MET, NOT_YET = Answer(scale="met", point="met"), Answer(scale="met", point="not-yet", notes="Not in the baby room.")


def test_what_all_say_alike_stands_once():
    assert merged({"answers": {"look": MET}}, {"answers": {"look": MET}}).answers == {"look": MET}


def test_an_answer_that_only_one_gave_is_taken():
    assert merged({"answers": {"look": NOT_YET}}, {"answers": {"act": MET}}).answers == {"look": NOT_YET, "act": MET}


def test_where_answers_differ_the_item_is_open_and_offers_each_with_its_author():
    made = merged({"answers": {"look": MET}}, {"answers": {"look": Answer(scale="met", point="not-yet", author="Room lead")}})
    answer = made.answers["look"]
    assert (answer.point, [(one.why, one.answer.point, one.answer.author) for one in answer.offers]) == (
        "",
        [(DIFFERS, "met", "File 1"), (DIFFERS, "not-yet", "Room lead")],
    )


def test_the_same_answer_by_two_people_bears_both_their_roles():
    made = merged({"answers": {"look": Answer(text="Yes.", author="Head")}}, {"answers": {"look": Answer(text="Yes.", author="Cook")}})
    assert made.answers == {"look": Answer(text="Yes.", author="Head, Cook")}


def test_texts_of_elements_and_setting_that_differ_stand_among_the_notes():
    made = merged(
        {"elements": {"one": ElementState(strengths="Talk.", impact="More questions.")}, "setting": Setting(name="Bràigh")},
        {"elements": {"one": ElementState(strengths="Play.", impact="More questions.")}, "setting": Setting(name="Braigh")},
    )
    assert made.elements == {"one": ElementState(impact="More questions.")}
    assert [(note.where, note.text) for note in made.notes] == [
        ("one: strengths (File 1)", "Talk."),
        ("one: strengths (File 2)", "Play."),
        ("Setting: name (File 1)", "Bràigh"),
        ("Setting: name (File 2)", "Braigh"),
    ]


def test_evidence_plan_and_notes_are_put_together_each_row_once():
    photo, plan = Evidence(title="The bridge"), ActionRow(action="A tinkering table")
    made = merged({"evidence": (photo,), "plan": (plan,), "notes": (Note("a", "b"),)}, {"evidence": (photo, Evidence(title="A plan")), "plan": (plan,)})
    assert ([one.title for one in made.evidence], made.plan, made.notes) == (["The bridge", "A plan"], (plan,), (Note("a", "b"),))


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        ({"asked": ["a", "b"]}, {"asked": ["b", "c"]}, {"asked": ["a", "b", "c"]}),
        ({"asked": ["a"]}, {}, {}),  # the second was asked everything
        ({"asked": ["a"]}, {"asked": "all"}, {"asked": "all"}),  # something else of this name
    ],
)
def test_items_that_colleagues_chose_are_all_asked(one, other, asked):
    made = merged({"more": one}, {"more": other})
    assert (made.more, made.notes) == (asked, ())


def test_two_names_of_an_evaluation_are_both_kept():
    made = merged({"more": {"name": "Autumn"}}, {"more": {"name": "Baby room"}})
    assert (made.more["name"], [note.text for note in made.notes]) == ("Autumn", ["Baby room"])


def test_it_says_what_it_was_made_of():
    made = merged({"finished": "2026-06-12"}, {"finished": "2026-06-12", "people": "Two rooms"})
    assert [(one.id, one.how, one.date) for one in made.derived_from] == [("e1", "merged", "2026-06-12"), ("e2", "merged", "2026-06-12")]
    assert (made.id.startswith("merged-"), made.finished, made.people) == (True, "2026-06-12", "Two rooms")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"made_from": MadeFrom("framework", "another", "1.0.0")}, "First was made from `sample` and second from `another`."),
        ({"made_from": MadeFrom("framework", "sample", "2.0.0")}, "First was made from edition 1.0.0 and second from 2.0.0. Carry the older one over first."),
        ({"audience": "schools"}, "First is for `elc` and second `schools`: their questions differ."),
    ],
)
def test_what_does_not_belong_together_is_said(other, why):
    with pytest.raises(CannotMerge, match=why):
        merge([Told("First", evaluation()), Told("second", evaluation(**other))])


def test_nothing_is_no_evaluation():
    with pytest.raises(CannotMerge):
        merge([])


# Laws

texts = st.text(max_size=8)
answers = st.builds(Answer, scale=st.just("met"), point=st.sampled_from(["", "met"]), said=texts, notes=texts, author=texts, edited=st.just(""))
some = st.builds(
    evaluation,
    id=texts,
    answers=st.dictionaries(st.sampled_from(["look", "act", "see"]), answers),
    elements=st.dictionaries(st.just("one"), st.builds(ElementState, strengths=texts, status=texts)),
    setting=st.builds(Setting, name=texts),
    people=texts,
    evidence=st.lists(st.builds(Evidence, title=texts), max_size=2).map(tuple),
    notes=st.lists(st.builds(Note, where=texts, text=texts), max_size=2).map(tuple),
    more=st.dictionaries(st.just("colour"), texts, max_size=1),
)
lawful = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@lawful
@given(some)
def test_a_file_merged_with_itself_is_itself(one):
    assert merge([Told("a", one), Told("b", one)]) == one


@lawful
@given(some, some)
def test_every_text_of_each_file_is_in_the_merged_one(one, other):
    made = plain(merge([Told("a", one), Told("b", other)]))
    whole = "\n".join(texts_in(made))
    for text in (*texts_in(plain(one)), *texts_in(plain(other))):
        assert text in whole
