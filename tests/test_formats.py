"""Every format gives back what was written into it, and says what it is; foreign and broken files are refused in words."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from answering import HARD, LONG, evaluations, said
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from stemhub.formats import FORMATS, Format, Refused
from stemhub.model.evaluation import ActionRow, Answer, ElementState, Evaluation, Evidence, MadeFrom, Note
from stemhub.model.form import Form
from test_evaluation import ELC, FORMS, find

ALL = pytest.mark.parametrize("name", FORMATS)
SHORT_FORMS = [form for key, form in FORMS.items() if not key.endswith("/whole")]


def whole(form: Form = ELC) -> Evaluation:
    """An evaluation with an answer of each kind."""
    items = [key.split("/")[1] for key in form.fields if key.startswith("answers/") and key.endswith("/answer")]
    points = ("met", "partly", "not-yet")
    answers = {item: Answer("met-partly-not-yet", points[n % 3], notes=HARD[n % len(HARD)], next_steps="Next: " + item) for n, item in enumerate(items)}
    answers[items[0]] = Answer(not_applicable=True, notes="We have none.\nNot yet.")
    answers[items[1]] = Answer(said="Mostly", author="STEM lead", more={"x": 1})
    return Evaluation(
        id="e-1",
        form=form.id,
        made_from=MadeFrom(form.kind, form.source, form.version, form.digest),
        audience=form.audience,
        setting=replace(Evaluation().setting, name="Bràigh Nursery", council="Highland"),
        people="Two practitioners, a parent",
        answers=answers,
        elements={form.sections[1].id: ElementState("drafting", strengths="Strong.")},
        evidence=(Evidence("photo", "A bridge", "2026-05-02", "Floor book", "yes", items[0], more={"id": "ev1"}), Evidence(title="A plan")),
        plan=tuple(ActionRow(action=f"Action {n}", who="Room leads", by_when="Easter") for n in range(1, 8)),
        notes=(Note("Leadership", "Again in June."),),
        more={"name": "Autumn, both rooms", "asked": items[:3]},
    )


@ALL
def test_what_is_written_is_read(name: str):
    made = FORMATS[name].fill(ELC, whole())
    read = FORMATS[name].read(made, find)
    assert read.form == ELC
    assert read.evaluation == whole()


@ALL
@settings(max_examples=4, derandomize=True, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_evaluation_comes_back(name: str, data):
    """A few of each format, always the same ones; `make test-outside` tries many."""
    form = data.draw(st.sampled_from(SHORT_FORMS))
    evaluation = data.draw(evaluations(form))
    assert said(FORMATS[name].read(FORMATS[name].fill(form, evaluation), find).evaluation) == said(evaluation)


def hard(form: Form) -> Evaluation:
    """Every hard text where people write a long one, and in an answer's own words where one of a list is asked."""
    items = [key.split("/")[1] for key in form.fields if key.startswith("answers/") and key.endswith("/answer")]
    more = [f"no-longer-asked-{n}" for n in range(len(HARD) - len(items))]
    answers = {item: Answer(said=text, notes=text) for item, text in zip([*items, *more], HARD, strict=False)}
    plan = tuple(ActionRow(action=text) for text in (LONG, "👩🏽‍🔬" * 9000, "⟦U+" * 12_000))
    facts = MadeFrom(form.kind, form.source, form.version, form.digest)
    return Evaluation(form=form.id, audience=form.audience, made_from=facts, answers=answers, plan=plan, people=LONG, notes=tuple(Note(str(n), text) for n, text in enumerate(HARD)))


@ALL
def test_hard_and_long_texts_come_back(name: str):
    evaluation = hard(ELC)
    read = FORMATS[name].read(FORMATS[name].fill(ELC, evaluation), find).evaluation
    assert [key for key, one in evaluation.answers.items() if read.answers.get(key) != one] == []
    assert read == evaluation


@pytest.mark.parametrize("text", ["Choose an answer", "choose  an answer", "'Choose an answer", "Write here", "''Write here\n"])
@pytest.mark.parametrize("name", ["pdf", "docx"])
def test_an_answer_in_the_words_of_a_placeholder_is_an_answer(name: str, text: str):
    form = FORMS["stem-nation-award/elc/element-equity"]
    item = next(key for key in form.fields if key.startswith("answers/")).split("/")[1]
    evaluation = replace(hard(form), answers={item: Answer(said=text, notes=text)}, plan=(), notes=(), people=text)
    assert FORMATS[name].read(FORMATS[name].fill(form, evaluation), find).evaluation == evaluation


@ALL
def test_a_blank_form_holds_no_answer(name: str):
    read = FORMATS[name].read(FORMATS[name].blank(ELC), find)
    assert read.noticed == ()
    assert read.evaluation == Evaluation(
        form=ELC.id, audience="elc", made_from=MadeFrom("framework", "stem-nation-award", ELC.version, ELC.digest)
    )


@ALL
def test_the_same_form_gives_the_same_bytes(name: str):
    form = FORMS["stem-nation-award/schools/short"]
    assert FORMATS[name].blank(form) == FORMATS[name].blank(form)
    assert FORMATS[name].fill(ELC, whole()) == FORMATS[name].fill(ELC, whole())


@ALL
def test_a_form_that_this_hub_does_not_have_is_refused_by_name(name: str):
    made = FORMATS[name].blank(replace(ELC, id="other/elc/whole"))
    with pytest.raises(Refused, match="“other/elc/whole”"):
        FORMATS[name].read(made, find)


@ALL
def test_a_file_cut_off_is_refused_or_gives_only_what_was_written(name: str):
    made = FORMATS[name].fill(ELC, whole())
    for part in (0, 1, 10, len(made) // 2, len(made) - 40):
        with suppress(Refused):
            assert set(FORMATS[name].read(made[:part], find).evaluation.answers) <= set(whole().answers)


def test_a_format_has_all_that_the_protocol_names():
    for one in FORMATS.values():
        for name in (*Format.__annotations__, "blank", "fill", "read"):
            assert getattr(one, name), (one, name)
