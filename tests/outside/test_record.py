"""The professional learning record as a Word document, in the checker and in the office suite of others."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from test_document_checkers import PROGRAMS, saved_by_libreoffice

pytestmark = pytest.mark.outside

HARD = "’S e deagh obair a th’ ann: àèìòù\n👩🏽‍🔬 <b>& \"both\"</b> 日本"


@pytest.fixture(scope="module")
def record(chromium, base, tmp_path_factory) -> Path:
    """A record as a reader saves it, with everything filled in."""
    page = chromium.new_page()
    page.goto(base + "my-learning/")
    page.get_by_role("button", name="Add to my record").click()
    for field in page.locator("#entry :is(input[type=text], textarea)").all():
        field.fill(HARD.replace("\n", " ") if field.evaluate("field => field.tagName") == "INPUT" else HARD)
    page.get_by_role("button", name="Close this entry").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my record as a Word document").click()
    path = tmp_path_factory.mktemp("record") / "record.docx"
    download.value.save_as(path)
    page.close()
    return path


def test_it_follows_the_open_xml_schemas(record: Path):
    done = subprocess.run([PROGRAMS / "openxml-audit", record], capture_output=True, encoding="utf-8", check=False)
    assert "Errors: 0" in done.stdout, done.stdout


def test_libreoffice_opens_it_with_its_headings_its_tables_and_every_word(record: Path):
    import docx

    again = record.parent / "again.docx"
    again.write_bytes(saved_by_libreoffice(record, "docx"))
    document = docx.Document(again)
    assert document.core_properties.title == "Professional learning record"
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == [HARD.replace("\n", " ")]
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Asked", "What I wrote"]
    assert {row.cells[0].text: row.cells[1].text for row in table.rows}["What I learned"] == HARD
