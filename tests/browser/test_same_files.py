"""Files in the browser and on the command line: what one writes the other reads, and both refuse the same in the same words."""

from __future__ import annotations

import base64
import csv
import datetime
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page
from stemhub.formats import FORMATS, Refused, Return, read
from stemhub.model import Hub
from stemhub.model.evaluation import Evaluation
from stemhub.model.evaluation_json import plain, written
from stemhub.model.form import Form
from stemhub.model.forms import form_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import test_returns as returns
from answering import LONG, evaluations
from running import cases_of, modules, said

FORM, VERSION = "stem-nation-award/elc/element-leadership", "2.0.0"
FIND = """const { frameworkFrom } = await import("/hub/evaluation/published.js"), { checklistOf } = await import("/hub/evaluation/form.js"), { evaluationOf, write } = await import("/hub/evaluation/evaluation.js");
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
def form(hub: Hub) -> Form:
    return form_of(hub, FORM, VERSION)


@pytest.fixture(scope="module")
def generated(form: Form) -> list[Evaluation]:
    """Evaluations with everything that people and older programs can put into a form, one with a text longer than a cell."""
    made = cases_of(evaluations(form), 14)
    long = plain(made[-1]) | {"people": LONG, "answers": {"leadership-vision": {"notes": "👩🏽‍🔬 " + LONG, "strengths": LONG}}}
    return [*made, FORMATS["json"].read(base64.b64decode(_packed(long)), lambda *_: form).evaluation]


def _packed(data: Any) -> str:
    return base64.b64encode(json.dumps(data).encode()).decode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx", "ods", "docx", "pdf"])
def test_the_browser_reads_what_the_command_line_writes(kind: str, page: Page, hub: Hub, published, form: Form, generated):
    generated = generated[2::4] if kind == "pdf" else generated  # they take longest to make
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


# Files as they come back


def _tabled(separator: str, encoding: str) -> bytes:
    rows = csv.reader(io.StringIO(FORMATS["csv"].fill(returns.FORM, returns.FILLED).decode("utf-8-sig"), newline=""))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding, "replace")


def _moved(book: openpyxl.Workbook) -> None:
    book["Checklist"].insert_rows(2, 7)
    plan = book["Action plan"]
    plan.cell(max(cell.row for cell in plan["A"] if str(cell.value).startswith("plan/")) + 1, 4).value = "One more action"
    sheet = book["Checklist"]
    sheet.cell(sheet.max_row + 2, 1).value = "no-such-item"
    sheet.cell(sheet.max_row, 3).value = "Partly"
    row = returns.row_of(book, returns.ITEMS[3])
    values = [datetime.datetime(2026, 12, 1), datetime.datetime(2026, 12, 1, 9, 30), 3, 2.5, 1e20, 0.00001, True, datetime.date(2024, 2, 29)]
    for number, value in enumerate(values, 1):
        plan.cell(plan.max_row + 1, 4).value = value
        plan.cell(plan.max_row, 1).value = f"plan/{40 + number}"
    row[5].value = "Beside it"
    del book["_meta"], book["_lists"]


def _returns() -> dict[str, bytes]:
    plain_control = re.compile(r"<w:tag [^>]*/>")
    own = "<w:p><w:r><w:t>We talked about this on Tuesday.</w:t></w:r></w:p><w:tbl "
    gone = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>came</w:t></w:r></w:ins></w:p></w:body>"
    document, first = returns.document, returns.ITEMS[2]
    return {
        "without controls": document(returns.without_controls),
        "without tags": document(lambda xml: plain_control.sub("", xml)),
        "an edited id": document(lambda xml: xml.replace(f">{first}<", ">my own id<")),
        "an edited id without controls": document(lambda xml: returns.without_controls(xml).replace(f">{first}<", ">my own id<")),
        "a paragraph between": document(lambda xml: xml.replace("<w:tbl ", own, 1)),
        "made at another address": document(lambda xml: xml.replace("stays at /", "stays at https://stem.example.scot/hub/")),
        "tracked changes": document(lambda xml: xml.replace("</w:body>", gone)),
        "columns in another order": document(lambda xml: xml.replace(">What we do and how we know<", ">Next step <").replace(">Next step<", ">What we do and how we know<")),
        "saved by another program": returns.filled_by_openpyxl(lambda book: None),
        "moved about": returns.filled_by_openpyxl(_moved),
        "saved by LibreOffice": returns.SAVED.read_bytes(),
        **returns.OPENED,
        **{f"{encoding} {separator!r}": _tabled(separator, encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252") for separator in ";\t"},
        "half a JSON": FORMATS["json"].fill(returns.FORM, returns.FILLED)[:400],
        "a newer JSON": b'{"format": 2}',
        "JSON of a template": b'{"format": 1, "form": "template/x", "made_from": {"kind": "template", "id": "x", "version": "1.0.0"}}',
    }


# The two say in their own words where a file is damaged and how long it is, and the browser reads no PDF that others have changed.
OWN_WORDS = {"400,000 rows", "half a JSON", "truncated pdf", "noise in a pdf", "pdf with a password", "damaged part"}


def _read(hub: Hub, data: bytes) -> Return | str:
    try:
        return read(data, lambda form, version: form_of(hub, form, version))
    except Refused as why:
        return str(why)


def test_files_that_other_programs_and_people_have_changed_are_read_or_refused_alike(page: Page, hub: Hub, published):
    files = _returns() | {name: data for name, (data, _) in returns.HOSTILE.items()}
    body = FIND + "return Promise.all(told.documents.map(async one => { const { evaluation, noticed, reason, forward } = await m.read(bytes(one), find); return [evaluation && write(evaluation), noticed, reason, forward]; }));"
    made = said(page, "reading/index.js", body, {"files": published, "documents": [_text(data) for data in files.values()]})
    both = {True: 0, False: 0}
    for (name, data), (text, noticed, reason, forward) in zip(files.items(), made, strict=True):
        ours = _read(hub, data)
        if isinstance(ours, str):
            assert reason == ours or (name in OWN_WORDS and (forward or reason.endswith("."))), f"{name}: {reason} / {ours}"
        else:
            assert (text, noticed) == (written(ours.evaluation).decode(), list(ours.noticed)), f"{name}: {reason}"
        both[text is None] += 1
    assert both[False] >= 15
    assert both[True] >= 20
