"""Checklists as forms, and evaluations as texts by field and as JSON: nothing is lost, and unknown fields survive."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from answering import evaluations, said
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laying import ROOT, SMALL
from stemhub.formats import FORMATS, Refused
from stemhub.load import load
from stemhub.load.schemas import Schemas
from stemhub.model.checklist import SHORT, WHOLE, checklists, scopes
from stemhub.model.evaluation import Answer, Evaluation, Note
from stemhub.model.evaluation_json import NotAnEvaluation, evaluation_of, plain
from stemhub.model.form import Form
from stemhub.model.forms import form_of
from stemhub.model.values import evaluation_from, filled, hidden, part_for

SCHEMAS = Schemas(ROOT / "schemas/v1")
HUB = load(ROOT, SCHEMAS)
FRAMEWORK = HUB.frameworks["stem-nation-award"]
VERSION = FRAMEWORK.current
FORMS = {form.id: form for form in checklists(HUB, FRAMEWORK, FRAMEWORK.edition)}
ELC = FORMS["stem-nation-award/elc/whole"]


def find(form_id: str, version: str) -> Form | None:
    return form_of(HUB, form_id, version)


# Forms


def test_there_is_a_form_for_each_audience_whole_short_and_one_element_at_a_time():
    for audience in FRAMEWORK.audiences:
        elements = [f"element-{one.id}" for one in FRAMEWORK.edition.elements if one.items_for(audience)]
        assert scopes(FRAMEWORK.edition, audience) == (WHOLE, SHORT, *elements)
        assert {form for form in FORMS if f"/{audience.id}/" in form} == {f"stem-nation-award/{audience.id}/{s}" for s in (WHOLE, SHORT, *elements)}


def test_the_whole_form_asks_every_item_of_its_audience_once_in_their_words():
    for audience in FRAMEWORK.audiences:
        rows = [row for section in FORMS[f"stem-nation-award/{audience.id}/whole"].sections for row in section.rows]
        items = [item for element in FRAMEWORK.edition.elements for item in element.items_for(audience)]
        asked = {row.code: row.text for row in rows if row.code in FRAMEWORK.edition.items}
        assert list(asked) == [item.id for item in items]
        assert all(asked[item.id] == item.text_for(audience) for item in items)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.id)
def test_a_form_says_what_it_is_and_no_two_fields_share_an_id_or_a_label(form: Form):
    fields = [field for section in form.sections for field in section.fields]
    assert len({field.id for field in fields}) == len(fields)
    assert len({field.label for field in fields}) == len(fields)
    assert form.version == VERSION
    assert form.digest == FRAMEWORK.release(VERSION).digest
    assert form.released == FRAMEWORK.release(VERSION).date
    assert "not the award's official criteria" in form.authority_statement
    assert form.minutes % 5 == 0
    assert form_of(HUB, form.id, form.version) == form


def test_a_short_form_takes_less_time_than_an_element_and_an_element_less_than_the_whole():
    short, one, whole = (FORMS[f"stem-nation-award/elc/{scope}"].minutes for scope in ("short", "element-leadership", "whole"))
    assert short <= one < whole


@pytest.mark.parametrize(
    ("form", "version"),
    [
        ("stem-nation-award/elc/whole", "9.9.9"),
        ("stem-nation-award/elc/whole", "next"),
        ("stem-nation-award/elc/half", "1.0.0"),
        ("stem-nation-award/nobody/whole", "1.0.0"),
        ("stem-nation-award", "1.0.0"),
        ("", ""),
    ],
)
def test_a_form_that_the_hub_does_not_have_is_none(form: str, version: str):
    assert form_of(HUB, form, version) is None


# Texts by field


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_evaluation_comes_back_from_its_texts_and_what_is_hidden(data):
    form = FORMS[data.draw(st.sampled_from(sorted(FORMS)))]
    evaluation = data.draw(evaluations(form))
    grown, texts = filled(form, evaluation)
    assert set(texts) <= set(grown.fields)
    assert said(evaluation_from(form, texts, hidden(form, evaluation))) == said(evaluation)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(evaluations(ELC))
def test_no_text_that_is_shown_is_hidden_too(evaluation: Evaluation):
    marked = replace(evaluation, people="SECRET-1", answers={**evaluation.answers, "leadership-team": Answer(notes="SECRET-2", impact="SECRET-3")})
    assert "SECRET" not in json.dumps(hidden(ELC, marked))


def test_a_choice_in_other_words_is_kept_in_these_words():
    read = evaluation_from(ELC, {"answers/leadership-team/answer": "Mostly"})
    assert read.answers["leadership-team"] == Answer(said="Mostly")


@pytest.mark.parametrize("said_so", ["Partly", "partly", " PARTLY ", "Partly\n"])
def test_a_choice_is_known_in_any_letters(said_so: str):
    read = evaluation_from(ELC, {"answers/leadership-team/answer": said_so})
    assert read.answers["leadership-team"] == Answer(scale="met-partly-not-yet", point="partly")


@pytest.mark.parametrize("place", ["format", "id", "made_from/version", "answers", "plan/x/action", "nonsense", "", "answers/a/offers", "more/x"])
def test_a_text_at_a_place_that_no_evaluation_has_becomes_a_note(place: str):
    assert evaluation_from(ELC, {place: "text"}).notes == (Note(place, "text"),)


def test_a_form_about_one_element_takes_the_answers_to_it_and_leaves_the_others():
    form = FORMS["stem-nation-award/elc/element-equity"]
    both = Evaluation(answers={"equity-steps": Answer(notes="a"), "leadership-team": Answer(notes="b")}, people="us")
    item = next(key for key in form.fields if key.startswith("answers/")).split("/")[1]
    both = replace(both, answers={item: Answer(notes="a"), "leadership-team": Answer(notes="b")})
    assert part_for(form, both) == replace(both, answers={item: Answer(notes="a")})


# JSON


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(evaluations(ELC))
def test_an_evaluation_follows_its_schema_and_comes_back_from_json(evaluation: Evaluation):
    data = FORMATS["json"].fill(ELC, evaluation)
    validator = jsonschema.Draft202012Validator(SCHEMAS.all["evaluation"])
    assert not [error.message for error in validator.iter_errors(json.loads(data))]
    assert FORMATS["json"].read(data, find).evaluation == evaluation


def test_fields_of_a_newer_program_survive():
    data = {"format": 1, "form": ELC.id, "made_from": {"version": VERSION, "x": 1}, "mood": {"a": [1, None]}, "answers": {"y": {"z": None}}}
    read = FORMATS["json"].read(json.dumps(data).encode(), find).evaluation
    again = json.loads(FORMATS["json"].fill(ELC, read))
    assert again["mood"] == {"a": [1, None]}
    assert again["made_from"]["x"] == 1
    assert again["answers"] == {"y": {"z": None}}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"format": 1, "answers": [', "cut off"),
        (b"[1]", "`format` is missing"),
        (b'{"format": 2}', "newer program"),
        (b'{"format": 1, "answers": []}', "`answers` should be fields of its own"),
        (b'{"format": 1, "answers": {"a": {"point": 3}}}', "`answers.a.point` should be text"),
        (b'{"format": 1, "plan": [{"who": 1}]}', "`plan.1.who` should be text"),
        (b'{"format": 1, "x": NaN}', "NaN"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"format": 1}', "does not say which form"),
        (b'{"format": 1, "form": "other/x/whole"}', "does not have"),
    ],
)
def test_data_that_is_no_evaluation_is_refused_with_the_reason(data: bytes, reason: str):
    with pytest.raises(Refused, match=reason):
        FORMATS["json"].read(data, find)


def test_plain_data_that_is_wrong_is_told_with_its_field():
    with pytest.raises(NotAnEvaluation, match=r"`tables\.a` should be a list of rows of texts"):
        evaluation_of({"format": 1, "tables": {"a": [{"b": 1}]}})


def test_what_is_empty_is_left_out_of_the_data():
    assert plain(Evaluation(people="us")) == {"format": 1, "language": "en", "people": "us"}


def test_the_small_hub_has_forms_too():
    hub = load(SMALL, SCHEMAS)
    sample = hub.frameworks["sample"]
    assert {form.id for form in checklists(hub, sample, sample.edition)} == {
        f"sample/{audience}/{scope}" for audience in ("elc", "cld-adult") for scope in ("whole", "short", "element-only")
    }
