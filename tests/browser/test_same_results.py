"""Evaluations in the browser and on the command line: the same answers give the same results, byte for byte."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import strategies as st
from playwright.sync_api import Page
from stemhub import wording
from stemhub.answers.carry_over import CannotCarry, carry_over
from stemhub.model import Hub
from stemhub.model.addresses import FRAMEWORKS_DATA
from stemhub.model.evaluation import Evaluation, MadeFrom
from stemhub.model.evaluation_json import NotAnEvaluation, evaluation_of, plain, written
from stemhub.model.form import Form
from stemhub.model.forms import all_forms, form_of
from stemhub.model.values import evaluation_from, filled, hidden
from stemhub.model.verbatim import escaped, guarded, in_pieces, normal, unescaped, unguarded
from stemhub.report.carried import text as carried_text
from stemhub.wording import tidy

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from answering import HARD, evaluations, texts
from carrying import AUDIENCES, VECTORS, cases, edition, evaluation, framework_from
from running import ROOT, cases_of, modules, published_by, said

FRAMEWORK = """const framework = one => {
  const versions = one.editions.map((_, i) => `${i + 1}.0.0`);
  return { id: one.framework, title: one.framework, current: versions.at(-1), audiences: one.audiences,
    releases: versions.map((version, i) => ({ version, date: "2026-11-21", digest: `v1:${i + 1}` })).reverse(),
    editions: Object.fromEntries(one.editions.map((edition, i) => [versions[i], edition])) };
};"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with modules() as opened:
        yield opened


def test_each_vector_of_carry_over_holds_in_the_browser(page: Page):
    made: list[dict[str, Any]] = said(page, "carry-over.js", f"{FRAMEWORK} return told.map(one => m.carryOver(one.evaluation, framework(one), one.to));", VECTORS)
    for vector, one in zip(VECTORS, made, strict=True):
        assert one["evaluation"] == vector["carried"], vector["name"]
        assert json.dumps(one["evaluation"]) == json.dumps(vector["carried"]), f"{vector['name']}: another order"
        assert one["report"] == vector["report"], vector["name"]


def test_generated_answers_are_carried_over_generated_editions_in_the_same_way(page: Page):
    generated = cases_of(cases, 80)
    told = [{"framework": "sample", "audiences": AUDIENCES, "editions": editions, "evaluation": plain(evaluation(said, audience))} for editions, said, audience in generated]
    body = f"{FRAMEWORK} return told.map(one => {{ const {{ evaluation, report }} = m.carryOver(one.evaluation, framework(one), '3.0.0'); return [evaluation, report, m.reportText(report)]; }});"
    seen = set()
    for (editions, said_, audience), (made, report, text) in zip(generated, said(page, "carry-over.js", body, told), strict=True):
        ours = carry_over(evaluation_of(plain(evaluation(said_, audience))), framework_from("sample", editions), "3.0.0")
        assert json.dumps(made) == json.dumps(plain(ours.evaluation))
        assert report == json.loads(json.dumps([dataclasses.asdict(line) for line in ours.report]))
        assert text == carried_text(ours.report)
        seen |= {line["fate"] for line in report}
    assert seen == {"kept", "noted", "confirm", "moved", "offered", "archived", "new"}


def test_what_cannot_be_carried_is_said_in_the_same_words(page: Page):
    items = {"a": {"id": "a", "kind": "criterion", "text": "We do.", "applies_to": ["all"]}}
    editions = [edition(items), edition(items)]
    wrong = [(MadeFrom(id="other", version="1.0.0"), "2.0.0"), (MadeFrom("template", "x"), "2.0.0"), (MadeFrom(id="sample", version="9.0.0"), "2.0.0"), (MadeFrom(id="sample", version="2.0.0"), "1.0.0"), (MadeFrom(id="sample", version="1.0.0"), "3.0.0")]
    ours = []
    for made_from, to in wrong:
        with pytest.raises(CannotCarry) as why:
            carry_over(Evaluation(made_from=made_from), framework_from("sample", editions), to)
        ours.append(str(why.value))
    told = [{"framework": "sample", "audiences": AUDIENCES, "editions": editions, "evaluation": plain(Evaluation(made_from=made_from)), "to": to} for made_from, to in wrong]
    body = f"{FRAMEWORK} return told.map(one => {{ try {{ m.carryOver(one.evaluation, framework(one), one.to); return ''; }} catch (why) {{ return why.message; }} }});"
    assert said(page, "carry-over.js", body, told) == ours


# What is published


@pytest.fixture(scope="module")
def published(hub: Hub) -> dict[str, Any]:
    return published_by(hub)


PUBLISHED = """const { frameworkFrom } = await import("/hub/evaluation/published.js"), listed = told.files["self-evaluation/frameworks.json"].frameworks;
const frameworks = new Map(listed.map(one => [one.id, frameworkFrom(one, Object.fromEntries(one.editions.map(edition => [edition.version, told.files[edition.address]])))]));
"""


def test_what_is_published_of_frameworks_follows_its_schemas(published: dict[str, Any]):
    for address, data in published.items():
        name = "published-frameworks" if address == FRAMEWORKS_DATA else "published-edition"
        schema = json.loads((ROOT / f"schemas/v1/{name}.json").read_text("utf-8"))
        assert not [error.message for error in jsonschema_rs.Draft202012Validator(schema).iter_errors(data)], address


def test_every_checklist_is_the_same_form_field_for_field(page: Page, hub: Hub, published: dict[str, Any]):
    ours = [form for form in all_forms(hub) if form.kind == "framework" and (form.audience == "elc" or not form.scope.startswith("element-"))]
    for framework in hub.frameworks.values():
        names = [element.id for element in framework.edition.elements[:2]]
        ours += filter(None, [form_of(hub, f"{framework.id}/{one.id}/element-{'+'.join(names)}", framework.current) for one in framework.audiences])
    wanted = {"files": published, "forms": [[form.source, form.id, form.version] for form in ours]}
    theirs = said(page, "form.js", PUBLISHED + "return told.forms.map(([id, form, version]) => m.checklistOf(frameworks.get(id), form, version));", wanted)
    assert len(ours) > 40
    for form, made in zip(ours, theirs, strict=True):
        told = json.loads(json.dumps(dataclasses.asdict(form)))
        del told["source_title"]
        for section in told["sections"]:
            assert (section.pop("row_heading"), section.pop("new_sheet")) == ("", False)
        for section in made["sections"]:
            section.pop("element", None)
        assert made.pop("file_name") == form.file_name
        assert made == told, form.id


def test_a_form_that_is_not_there_is_not_made(page: Page, hub: Hub, published: dict[str, Any]):
    framework = next(iter(hub.frameworks.values()))
    asked = [f"{framework.id}/nobody/whole", f"{framework.id}/elc/element-nothing", f"{framework.id}/elc/", "other/elc/whole", ""]
    wanted = {"files": published, "id": framework.id, "version": framework.current, "asked": asked}
    body = PUBLISHED + "return told.asked.map(form => m.checklistOf(frameworks.get(told.id), form, told.version) ?? null);"
    assert said(page, "form.js", body, wanted) == [None] * len(asked)
    assert [form_of(hub, form, framework.current) for form in asked] == [None] * len(asked)


# Generated evaluations


@pytest.fixture(scope="module")
def forms(hub: Hub) -> list[Form]:
    """One form with a scale and one that is short, of the framework with two editions."""
    asked = ["stem-nation-award/elc/element-leadership", "stem-nation-award/cld-youth/short"]
    return [form for one in asked if (form := form_of(hub, one, "2.0.0"))]


@pytest.fixture(scope="module")
def generated(forms: list[Form]) -> list[tuple[Form, Evaluation]]:
    """Evaluations with everything that people and older programs can put into a form."""
    return [(form, one) for form, many in zip(forms, (30, 8), strict=True) for one in cases_of(evaluations(form), many)]


def asked_of(generated: list[tuple[Form, Evaluation]], published: dict[str, Any]) -> dict[str, Any]:
    return {"files": published, "cases": [[form.source, form.id, form.version, plain(one)] for form, one in generated]}


EACH = PUBLISHED + """const { checklistOf } = await import("/hub/evaluation/form.js"), { evaluationOf } = await import("/hub/evaluation/evaluation.js");
const each = what => told.cases.map(([id, name, version, data]) => what(checklistOf(frameworks.get(id), name, version), evaluationOf(data)));
"""


def test_every_evaluation_is_written_to_the_same_bytes(page: Page, generated, published):
    made = said(page, "evaluation.js", EACH + "return each((form, one) => m.write(one));", asked_of(generated, published))
    for (_, one), text in zip(generated, made, strict=True):
        assert text.encode() == written(one)


def test_every_evaluation_has_the_same_texts_and_the_same_unseen_part_and_comes_back_from_them(page: Page, generated, published):
    body = EACH + """const { write } = await import("/hub/evaluation/evaluation.js");
return each((form, one) => {
  const { form: grown, texts } = m.filled(form, one), hidden = m.hidden(form, one);
  return { texts: [...texts], hidden, rows: grown.sections.map(section => section.rows.length), again: write(m.evaluationFrom(form, texts, hidden)) };
});"""
    made = said(page, "values.js", body, asked_of(generated, published))
    for (form, one), told in zip(generated, made, strict=True):
        grown, texts = filled(form, one)
        assert told["texts"] == [list(pair) for pair in texts.items()]
        assert told["hidden"] == hidden(form, one)
        assert told["rows"] == [len(section.rows) for section in grown.sections]
        assert told["again"].encode() == written(evaluation_from(form, texts, hidden(form, one)))


def test_texts_at_any_place_become_the_same_evaluation(page: Page, forms, published):
    """As from a document in which people and programs have moved things about."""
    form = forms[0]
    keys = st.one_of(st.sampled_from([*form.fields, *STRANGE_PLACES]), st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map("/".join))
    cases = cases_of(st.dictionaries(keys, st.one_of(texts, st.sampled_from(["Met", "  PARTLY ", "not-yet", "Not applicable", "Submitted", "drafting"])), max_size=9), 150)
    body = EACH + """const { write } = await import("/hub/evaluation/evaluation.js"), form = checklistOf(frameworks.get(told.form[0]), told.form[1], told.form[2]);
return told.texts.map(one => { try { return write(m.evaluationFrom(form, new Map(one))); } catch (wrong) { return wrong.message; } });"""
    told = {"files": published, "cases": [], "form": [form.source, form.id, form.version], "texts": [list(one.items()) for one in cases]}
    for case, made in zip(cases, said(page, "values.js", body, told), strict=True):
        try:
            ours = written(evaluation_from(form, case)).decode()
        except NotAnEvaluation as wrong:
            ours = str(wrong)
        assert made == ours


PARTS = ["answers", "leadership-vision", "answer", "notes", "1", "2", "12", "text", "elements", "leadership", "status", "archive", "offers", "tables", "sessions", "setting", "name", "evidence", "title", "x~1y", "id", "carried", ""]
STRANGE_PLACES = ["tables/visits/3/date", "tables/visits/1/date", "archive/1/answer/notes", "answers/gone/answer", "evidence/12/title", "notes/3/text", "nowhere", "plan/2/colour"]


def test_what_is_no_evaluation_is_told_in_the_same_words(page: Page):
    wrong = [
        {}, [], None, "x", {"format": 2}, {"format": 1, "id": 3}, {"format": 1, "answers": []}, {"format": 1, "answers": {"a": "x"}}, {"format": 1, "answers": {"a": {"text": 1}}},
        {"format": 1, "answers": {"a": {"not_applicable": "yes"}}}, {"format": 1, "answers": {"a": {"carried": None}}}, {"format": 1, "answers": {"a": {"carried": {"items": "x"}}}},
        {"format": 1, "plan": {}}, {"format": 1, "plan": [1]}, {"format": 1, "plan": [{"who": 1}]}, {"format": 1, "tables": {"t": [{"c": 1}]}}, {"format": 1, "tables": []},
        {"format": 1, "setting": "x"}, {"format": 1, "archive": [{"answer": {"offers": [{"item": 1}]}}]},
    ]  # fmt: skip
    ours = []
    for data in wrong:
        with pytest.raises(NotAnEvaluation) as told:
            evaluation_of(data)
        ours.append(str(told.value))
    body = "return told.map(one => { try { m.evaluationOf(one); return ''; } catch (wrong) { return wrong.message; } });"
    assert said(page, "evaluation.js", body, wrong) == ours


def test_texts_are_kept_in_the_same_way(page: Page):
    cases = [*HARD, *cases_of(st.one_of(st.text(max_size=40), st.text(alphabet="'=+-@\t\r\n⟦U+005F⟧_x41 ß", max_size=12)), 200)]
    body = """const { tidy, plain } = await import("/hub/evaluation/wording.js");
return told.map(one => [m.normal(one), m.escaped(one), m.unescaped(one), m.guarded(one), m.unguarded(one), m.inPieces(one, 3), tidy(one), plain(one)]);"""
    for text, made in zip(cases, said(page, "verbatim.js", body, cases), strict=True):
        ours = [normal(text), escaped(text), unescaped(text), guarded(text), unguarded(text), in_pieces(text, 3), tidy(text), wording.plain(text)]
        assert made == ours, repr(text)


def test_every_letter_is_compared_in_the_same_way(page: Page):
    letters = [chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000]
    made = said(page, "wording.js", "return told.map(one => m.tidy(`a${one}b`));", letters)
    differ = [(letter, theirs, tidy(f"a{letter}b")) for letter, theirs in zip(letters, made, strict=True) if theirs != tidy(f"a{letter}b")]
    assert [one for one in differ if any(part.isascii() for part in one[1:])] == []  # the words of our forms
    assert len(differ) < 300  # Cherokee, and letters of which the two know another edition of Unicode
