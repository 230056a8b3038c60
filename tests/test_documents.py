"""The files of a hub's forms: all of them, named, the same bytes in another process, and made only once."""

from __future__ import annotations

import functools
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from laying import ROOT, SMALL
from pypdf import PdfReader
from stemhub import build, documents
from stemhub.formats import FORMATS, pdf
from stemhub.model import Hub
from stemhub.model.checklist import checklists
from stemhub.model.form import STATEMENTS, Form
from stemhub.model.forms import form_of
from stemhub.model.site import FormFile

HUB = build.read(SMALL)


@functools.cache
def all_files() -> dict[tuple[str, str], tuple[FormFile, ...]]:
    """The files of all forms, made when the first test asks for them."""
    return documents.form_files(HUB)


def test_every_form_of_every_released_edition_and_template_has_a_file_in_every_format():
    sample = HUB.frameworks["sample"]
    forms = [form for version, edition in sample.editions.items() if version != "next" for form in checklists(HUB, sample, edition)]
    assert set(all_files()) == {(form.id, form.version) for form in forms} | {("template/plan", "1.0.0")}
    assert {tuple(one.ending for one in files) for files in all_files().values()} == {("pdf", "print.pdf", "xlsx", "ods", "docx", "csv", "json")}


def test_the_files_stand_beside_the_page_of_their_edition_and_no_two_have_one_address():
    addresses = [one.file.address for files in all_files().values() for one in files]
    assert len(set(addresses)) == len(addresses)
    assert "self-evaluation/sample/v/1.0.0/checklists/elc/sample-elc-whole-1.0.0-print.pdf" in addresses
    assert "self-evaluation/sample/v/1.0.0/checklists/elc/sample-elc-short-1.0.0.docx" in addresses
    assert "templates/plan/plan-1.0.0.xlsx" in addresses


def test_a_document_leads_to_the_page_of_its_edition():
    files = documents.form_files(HUB, "https://hub.example/site/")
    table = next(one for one in files["sample/elc/whole", "1.0.0"] if one.ending == "csv")
    assert b"page,https://hub.example/site/self-evaluation/sample/v/1.0.0/checklists/elc/" in table.file.data
    assert table.file.address.startswith("self-evaluation/")


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ('site_url: !ENV [STEMHUB_SITE_URL, "https://one.example/"]', "https://one.example/"),
        ("site_url: https://two.example/hub", "https://two.example/hub/"),
        ("site_name: x", ""),
    ],
)
def test_the_address_of_the_site_is_read_from_its_configuration(line: str, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("STEMHUB_SITE_URL", raising=False)
    (tmp_path / "mkdocs.yml").write_text(f"# a site\n{line}\n")
    assert build.site_url(tmp_path) == url


def test_another_process_makes_the_same_bytes():
    program = (
        "import hashlib, pathlib, sys\nfrom stemhub import build, documents\nfrom stemhub.model.forms import form_of\n"
        "form = form_of(build.read(pathlib.Path(sys.argv[1])), 'sample/elc/whole', '1.0.0')\n"
        "print(*(hashlib.sha256(documents.make(form, ending)).hexdigest() for ending in sys.argv[2:]))"
    )
    endings = [one.ending for one in all_files()["sample/elc/whole", "1.0.0"]]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    done = subprocess.run([sys.executable, "-c", program, str(SMALL), *endings], env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.split() == [one.sha256 for one in all_files()["sample/elc/whole", "1.0.0"]]


def test_what_is_made_is_kept_and_a_changed_form_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(documents, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(documents, "_WORTH_A_POOL", 10_000)
    made: list[str] = []
    monkeypatch.setattr(documents, "make", lambda form, ending: made.append(ending) or f"{form.title} {ending}".encode())
    first = documents.form_files(HUB)
    count = len(made)
    assert count == sum(map(len, first.values()))
    assert documents.form_files(HUB) == first
    assert len(made) == count
    documents.form_files(HUB, "https://elsewhere.example/")
    assert len(made) == 2 * count


def test_a_form_on_paper_has_no_fields_and_boxes_to_tick():
    import pikepdf

    form = next(files[0].form for files in all_files().values())
    with pikepdf.open(io.BytesIO(pdf.paper(form))) as made:
        assert "/AcroForm" not in made.Root
    with pikepdf.open(io.BytesIO(FORMATS["pdf"].blank(form))) as made:
        assert len(made.Root.AcroForm.Fields) == len(form.fields) + 1


def words_of(form: Form) -> dict[str, str]:
    """All words of a blank document of each format."""
    made = {name: one.blank(form) for name, one in FORMATS.items()}
    words = {"csv": made["csv"].decode(), "json": made["json"].decode()}
    for name, part in (("docx", "word/document.xml"), ("xlsx", "xl/sharedStrings.xml"), ("ods", "content.xml")):
        with zipfile.ZipFile(io.BytesIO(made[name])) as parts:
            words[name] = parts.read(part).decode()
    words["pdf"] = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(made["pdf"])).pages).split())
    return words


def test_the_digest_of_a_file_is_of_its_bytes():
    one = all_files()["sample/elc/whole", "1.0.0"][0]
    assert one.sha256 == hashlib.sha256(one.file.data).hexdigest()
    assert replace(one, file=replace(one.file, data=b"x")).size == 1


def test_a_short_form_shows_what_each_answer_looks_like(whole_hub: Hub):
    """Whoever cannot see the stages of a statement cannot choose between them."""
    form = form_of(whole_hub, "improving-gender-balance/primary/short", whole_hub.frameworks["improving-gender-balance"].current)
    rows = [row for section in form.sections if section.layout == STATEMENTS for row in section.rows]
    assert rows
    assert all(len(row.stages) == 3 and len(row.fields) == 1 for row in rows)
    stage = rows[0].stages[0]
    for name, words in words_of(form).items():
        assert name == "json" or stage in words, name


@pytest.mark.parametrize("scope", ["element-leadership", "short"])
def test_every_format_warns_of_names_and_says_in_how_many_years_the_award_asks_for_all_elements(scope: str, whole_hub: Hub):
    form = form_of(whole_hub, f"stem-nation-award/elc/{scope}", "2.0.0")
    for name, words in words_of(form).items():
        assert "Do not write the names of children" in words, name
        assert ("asks for all elements within 3 years" in words) == (scope != "short"), name
        assert ("Date achieved" in words) == (scope != "short" and name != "json"), name


def test_what_looks_back_on_an_element_stands_on_one_page_of_a_pdf(whole_hub: Hub):
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf.blank(form_of(whole_hub, "stem-self-evaluation/schools/whole", "1.0.0")))).pages]
    last = [page for page in pages if "Date achieved" in page]
    assert len(last) > 4
    assert [page for page in last if "Looking back" not in page or "Our strengths" not in page] == []
