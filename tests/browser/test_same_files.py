"""Files in the browser and on the command line: what one writes the other reads, and both refuse the same in the same words."""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from stemhub import build
from stemhub.formats import FORMATS, read
from stemhub.model import Hub
from stemhub.model.evaluation import Evaluation
from stemhub.model.evaluation_json import plain, written
from stemhub.model.form import Form
from stemhub.model.forms import form_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from answering import LONG, evaluations
from running import ROOT, cases_of, modules, published_by, said

FORM, VERSION = "stem-nation-award/elc/element-leadership", "2.0.0"
FIND = """const { frameworkFrom } = await import("/published.js"), { checklistOf } = await import("/form.js"), { evaluationOf, write } = await import("/evaluation.js");
const listed = told.files["self-evaluation/frameworks.json"].frameworks;
const frameworks = new Map(listed.map(one => [one.id, frameworkFrom(one, Object.fromEntries(one.editions.map(edition => [edition.version, told.files[edition.address]])))]));
const find = async (form, version) => { const one = frameworks.get(form.split("/")[0]); return one && checklistOf(one, form, version); };
const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
const text = bytes => { let made = ""; for (const byte of bytes) made += String.fromCharCode(byte); return btoa(made); };
"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with modules() as opened:
        yield opened


@pytest.fixture(scope="module")
def hub() -> Hub:
    return build.read(ROOT)


@pytest.fixture(scope="module")
def published(hub: Hub) -> dict[str, Any]:
    return published_by(hub)


@pytest.fixture(scope="module")
def form(hub: Hub) -> Form:
    return form_of(hub, FORM, VERSION)


@pytest.fixture(scope="module")
def generated(form: Form) -> list[Evaluation]:
    """Evaluations with everything that people and older programs can put into a form, one with a text longer than a cell."""
    made = cases_of(evaluations(form), 14)
    long = plain(made[-1]) | {"people": LONG, "answers": {"leadership-vision": {"notes": "👩🏽‍🔬 " + LONG, "strengths": LONG}}}
    return [*made, FORMATS["json"].read(base64.b64decode(_packed(long)), lambda *_: form).evaluation]


def _packed(data: Any) -> str:
    import json

    return base64.b64encode(json.dumps(data).encode()).decode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx", "docx"])
def test_the_browser_reads_what_the_command_line_writes(kind: str, page: Page, hub: Hub, published, form: Form, generated):
    files = [FORMATS[kind].fill(form, one) for one in generated]
    body = FIND + "return Promise.all(told.documents.map(async one => { const { evaluation, noticed, reason } = await m.read(bytes(one), find); return [reason ?? write(evaluation), noticed]; }));"
    made = said(page, "reading/index.js", body, {"files": published, "documents": list(map(_text, files))})
    for file, (text, noticed) in zip(files, made, strict=True):
        back = read(file, lambda name, version: form_of(hub, name, version))
        assert text == written(back.evaluation).decode()
        assert noticed == list(back.noticed)


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx", "docx"])
def test_the_command_line_reads_what_the_browser_writes(kind: str, page: Page, hub: Hub, published, form: Form, generated):
    body = FIND + """const form = await find(told.form[0], told.form[1]), blank = bytes(told.blank);
return Promise.all(told.evaluations.map(async one => text(await m.fill(form, evaluationOf(one), blank))));"""
    told = {"files": published, "form": [form.id, form.version], "blank": _text(FORMATS[kind].blank(form)), "evaluations": list(map(plain, generated))}
    for one, packed in zip(generated, said(page, f"writing/{kind}.js", body, told), strict=True):
        data = base64.b64decode(packed)
        if kind in ("json", "csv"):
            assert data == FORMATS[kind].fill(form, one)
        ours = read(FORMATS[kind].fill(form, one), lambda name, version: form_of(hub, name, version))
        back = read(data, lambda name, version: form_of(hub, name, version))
        assert written(back.evaluation) == written(ours.evaluation)
        assert back.noticed == ours.noticed
