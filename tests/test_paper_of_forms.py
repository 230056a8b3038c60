"""Forms as people see them: in a PDF every text has room in its field and no field covers another or leaves its page, however
much was written; a workbook is printed in pages on which nothing is torn apart."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, count, pairwise

import openpyxl
import pikepdf
import pytest
from stemhub.formats import FORMATS, letters, pdf
from stemhub.formats.grid import row_id
from stemhub.formats.widgets import LEADING, MARGIN, SIZE
from stemhub.model import Hub
from stemhub.model.form import CHOICE, TABLE, TEXT, Form
from stemhub.model.forms import form_of
from stemhub.model.values import evaluation_from

FORMS = ("stem-self-evaluation/elc/short", "stem-self-evaluation/schools/element-knowing-ourselves", "template/engagement-record")
SAID = ("’S e deagh obair a th’ ann, agus bidh na clasaichean ag obair còmhla. ", "👩🏽‍🔬 made a bridge.\nTwo rooms plan together. ", "Supercalifragilisticexpialidocious")
FOOT, TALLEST = 18 * 72 / 25.4, pdf._TALLEST * 72 / 25.4  # points; the lower margin, where the name of the form stands


def form(hub: Hub, name: str) -> Form:
    """A form with one row in each table: the others look the same."""
    found = form_of(hub, name, "1.0.0")
    return replace(found, sections=tuple(replace(one, rows=one.rows[:1]) if one.layout == TABLE else one for one in found.sections))


def written(form: Form, most: int) -> dict[str, str]:
    """Texts up to `most` letters long in every field; a list has its longest choice."""
    number = count(1)
    texts = {}
    for key, field in form.fields.items():
        n = next(number)
        length = most * (n % 5 + 1) // 5 if field.kind == TEXT else 55
        texts[key] = max((one.label for one in field.choices), key=len) if field.kind == CHOICE else (SAID[n % 3] * length)[:length]
    return texts


def fields(data: bytes) -> Iterator[tuple[int, list[float], str, bool, str]]:
    """Of each field its page, its place (left, bottom, right, top), what stands in it, whether it has several lines, and its name."""
    with pikepdf.open(io.BytesIO(data)) as made:
        for number, page in enumerate(made.pages):
            for one in page.get("/Annots", []):
                if one.Subtype == "/Widget":
                    yield number, [float(side) for side in one.Rect], str(one.V), bool(int(one.get("/Ff", 0)) & 1 << 12), str(one.T)


@pytest.mark.parametrize("most", [0, 600, 4000])
@pytest.mark.parametrize("name", FORMS)
def test_no_text_is_cut_off_and_no_field_covers_another_or_leaves_its_page(name: str, most: int, whole_hub: Hub):
    asked = form(whole_hub, name)
    drawn = list(fields(pdf.fill(asked, evaluation_from(asked, written(asked, most) if most else {}))))
    assert len(drawn) == len(asked.fields) + 1
    assert most or drawn[-2][0] == drawn[-1][0]  # the name of the form stands alone on no page
    for _, (left, bottom, right, top), text, lines, _ in drawn:
        assert (left > 40, right < 560, bottom > FOOT - 1, top < 805) == (True,) * 4, text
        shown = letters.wrapped(letters.printable(text), right - left - 2 * MARGIN, SIZE)
        whole = top - bottom > TALLEST - 1  # its text is printed in full at the end
        room = max(1, int((top - bottom - 2 * MARGIN + 1) / LEADING)) if lines else 1
        assert whole or len(shown) <= room, text[:60]
    for (page, one, *_), (other_page, other, *_) in combinations(drawn, 2):
        apart = page != other_page or one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (page, one, other)


@pytest.mark.parametrize("name", FORMS)
def test_there_is_room_to_write_sentences_wherever_a_form_asks_for_them(name: str, whole_hub: Hub):
    """Two lines of a pen's letters at the least, and for the answer to a question the width of half a page."""
    asked = form(whole_hub, name)
    sections = {pdf.pdf_reading.name_of(one.id): section for section in asked.sections for one in section.fields if one.kind == TEXT}
    places = {key: place for _, place, _, _, key in fields(pdf.blank(asked))}
    for key, section in sections.items():
        left, bottom, right, top = (side * 25.4 / 72 for side in places[key])
        assert top - bottom >= (15 if section.layout == TABLE else 11), key
        assert right - left >= (70 if key.startswith("answers/") and not section.row_heading else 23), key


@pytest.mark.parametrize("name", [*FORMS, "stem-nation-award/schools/whole"])
def test_a_printed_workbook_has_no_head_at_the_foot_of_a_page(name: str, whole_hub: Hub):
    asked = form_of(whole_hub, name, "1.0.0")
    ids = {row_id(section, row) for section in asked.sections for row in section.rows}
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].blank(asked)))
    for sheet in (one for one in book if one.sheet_state == "visible" and one.title not in ("Start", "Summary")):
        room = 501 if sheet.page_setup.orientation == "landscape" else 748  # points of A4 between its margins
        for start, end in pairwise([0, *(one.id for one in sheet.row_breaks.brk), sheet.max_row]):
            led = [row[0].value for row in sheet.iter_rows(start + 1, end) if row[0].value]
            assert led[-1] in ids, f"{sheet.title}: row {end} ends a page"
            again = [int(sheet.print_title_rows.split("$")[-1])] if sheet.print_title_rows and start else []
            tall = sum(sheet.row_dimensions[row].height or 15 for row in [*again, *range(start + 1, end + 1)])
            assert tall * (sheet.page_setup.scale or 100) / 100 < room, f"{sheet.title}: rows {start + 1} to {end}"


def test_the_head_of_a_long_table_stays_in_sight_and_is_printed_on_every_page(whole_hub: Hub):
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].blank(form_of(whole_hub, "stem-nation-award/elc/whole", "2.0.0"))))
    plan = book["Action plan"]
    head = next(row[0].row for row in plan.iter_rows() if row[0].value == "id")
    assert (plan.freeze_panes, plan.print_title_rows) == (f"A{head + 1}", f"${head}:${head}")
    assert not any(book[name].freeze_panes for name in ("Start", "Checklist", "Summary"))


def test_rows_of_a_workbook_grow_with_what_people_write_in_them(whole_hub: Hub):
    asked = form_of(whole_hub, "stem-nation-award/elc/short", "2.0.0")
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].blank(asked)))
    row = next(row[0].row for row in book["Checklist"].iter_rows() if row[0].value == asked.sections[1].rows[0].code)
    assert book["Checklist"].row_dimensions[row].height > 30
    with zipfile.ZipFile(io.BytesIO(FORMATS["xlsx"].blank(asked))) as parts:
        told = re.search(rf'<row r="{row}" [^>]*>', parts.read("xl/worksheets/sheet2.xml").decode())[0]
    assert "customHeight" not in told
