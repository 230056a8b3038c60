"""Templates as forms: every kind of field, every format gives back what was written, older versions are read by their ids."""

from __future__ import annotations

from dataclasses import replace

import pytest
from laying import ROOT, SMALL
from stemhub.formats import FORMATS
from stemhub.load import load
from stemhub.load.schemas import Schemas
from stemhub.model.evaluation import Answer, Evaluation, MadeFrom
from stemhub.model.form import CHOICE, LINE, TABLE, Form
from stemhub.model.forms import form_of
from stemhub.model.template_form import template_form, template_forms
from stemhub.model.values import path_of

SCHEMAS = Schemas(ROOT / "schemas/v1")
HUB, SAMPLE = load(ROOT, SCHEMAS), load(SMALL, SCHEMAS)
FORMS = {form.id: form for form in [*template_forms(HUB), *(replace(one, id="template/every-kind") for one in template_forms(SAMPLE))]}
EVERY = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def find(form_id: str, version: str) -> Form | None:
    return FORMS[form_id] if form_id in FORMS and version == FORMS[form_id].version else None


def whole(form: Form) -> Evaluation:
    """Something in every second field; in each table two rows more than the form has."""
    answers, tables = {}, {}
    for number, (key, field) in enumerate(form.fields.items()):
        path = path_of(key)
        if path[0] == "answers" and number % 2:
            answers[path[1]] = Answer(point=field.choices[-1].id) if field.choices else Answer(text=f"Text {number}\n=1+1" if field.kind != LINE else "About 12")
    for section in (one for one in form.sections if one.layout == TABLE):
        name = path_of(section.rows[0].fields[0].id)[1]
        row = {path_of(one.id)[3]: one.choices[-1].id if one.kind == CHOICE else f"In {one.label}" for one in section.rows[0].fields}
        tables[name] = tuple(row for _ in range(len(section.rows) + 2))
    return Evaluation(form=form.id, made_from=MadeFrom("template", form.source, form.version, form.digest), answers=answers, tables=tables)


@EVERY
@pytest.mark.parametrize("name", FORMATS)
def test_what_is_written_into_a_template_is_read(form: Form, name: str):
    read = FORMATS[name].read(FORMATS[name].fill(form, whole(form)), find)
    assert read.evaluation == whole(form)
    assert read.evaluation.made_from.kind == "template"
    assert read.noticed == ()


@EVERY
@pytest.mark.parametrize("name", FORMATS)
def test_a_blank_template_holds_no_answer(form: Form, name: str):
    read = FORMATS[name].read(FORMATS[name].blank(form), find)
    assert read.noticed == ()
    assert (read.evaluation.answers, read.evaluation.tables, read.evaluation.notes) == ({}, {}, ())


@EVERY
def test_no_two_fields_share_an_id_or_a_label_and_no_two_parts_a_title(form: Form):
    fields = [field for section in form.sections for field in section.fields]
    assert len({field.id for field in fields}) == len({field.label for field in fields}) == len(fields)
    assert len({section.title for section in form.sections}) == len(form.sections)
    assert not form.audience
    assert "not an official one" in form.authority_statement


def test_every_field_of_a_template_has_a_place_in_its_form():
    for template in [*HUB.templates.values(), *SAMPLE.templates.values()]:
        rows = sum(len(field.columns) * (len(field.named_rows) or field.blank_rows) if field.kind == "table" else 1 for field in template.fields)
        assert len(template_form(template).fields) == rows, template.id


def test_what_a_template_says_of_its_use_stands_in_its_form():
    advice = " ".join(FORMS["template/confidence-survey"].advice)
    assert "If fewer than five people answer, do not add anything up." in advice
    assert "[@" not in advice


def test_a_file_of_an_older_version_is_read_by_its_ids():
    template = SAMPLE.templates["plan"]
    older = template.changes[-1]
    newer = replace(template, version="2.0.0", changes=(replace(older, version="2.0.0", digest="v1:new"), *template.changes))
    hub = replace(SAMPLE, templates={"plan": newer})
    made = form_of(hub, "template/plan", older.version)
    assert (made.version, made.digest, made.released) == (older.version, older.digest, older.date)
    assert form_of(hub, "template/plan", "2.0.0").version == "2.0.0"
    for form, version in (("template/plan", "9.0.0"), ("template/other", "1.0.0"), ("template/", "")):
        assert form_of(hub, form, version) is None
