"""An OpenDocument form as a program opens it: what may be written in, what to choose from, what stays in sight, what is counted."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from stemhub.formats import FORMATS, ods
from stemhub.model.evaluation import Answer, Evaluation
from stemhub.model.form import CHOICE, STATEMENTS
from test_evaluation import ELC
from test_formats import whole

NAMES = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "style", "table", "text", "meta", "config", "manifest", "chart")}
NAMES |= {"fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "dc": "http://purl.org/dc/elements/1.1/"}
NAMES |= {"svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "xlink": "http://www.w3.org/1999/xlink"}


def q(name: str) -> str:
    """`table:name` as ElementTree has it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return {name: made.read(name) for name in made.namelist()}


BLANK = parts(ods.blank(ELC))
CONTENT = ElementTree.fromstring(BLANK["content.xml"])
SHEETS = {one.get(q("table:name")): one for one in CONTENT.iter(q("table:table"))}
STYLES = {one.get(q("style:name")): one for one in CONTENT.iter(q("style:style"))}


def looks(cell: ElementTree.Element, name: str) -> str | None:
    """A property of the style of a cell."""
    return next((one.get(q(name)) for one in STYLES[cell.get(q("table:style-name"))] if one.get(q(name))), None)


def rows(sheet: str) -> list[list[ElementTree.Element]]:
    """The cells of each row, covered ones too."""
    kinds = (q("table:table-cell"), q("table:covered-table-cell"))
    return [[cell for cell in row if cell.tag in kinds for _ in range(int(cell.get(q("table:number-columns-repeated"), 1)))] for row in SHEETS[sheet].iter(q("table:table-row"))]


def said(cell: ElementTree.Element) -> str:
    return "\n".join("".join(one.itertext()) for one in cell.findall(q("text:p")))


def test_a_program_knows_the_file_by_its_first_bytes_and_finds_every_part_in_its_list():
    data = ods.blank(ELC)
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        first = made.infolist()[0]
        assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert data[38 : 38 + len(BLANK["mimetype"])] == b"application/vnd.oasis.opendocument.spreadsheet"
    listed = {one.get(q("manifest:full-path")) for one in ElementTree.fromstring(BLANK["META-INF/manifest.xml"])}
    assert {name for name in listed if not name.endswith("/")} == set(BLANK) - {"mimetype", "META-INF/manifest.xml"}


def test_people_can_write_in_the_cells_of_answers_and_in_no_other():
    fields = dict.fromkeys(SHEETS, 0)
    for name, sheet in SHEETS.items():
        assert name in ("_lists",) or sheet.get(q("table:protected")) == "true", name
        for row in rows(name):
            for cell in row:
                if cell.get(q("table:style-name")) and looks(cell, "style:cell-protect") == "none":
                    assert not said(cell)
                    fields[name] += 1
    statements = [section for section in ELC.sections if section.layout == STATEMENTS]
    assert fields["Checklist"] >= sum(len(row.fields) for section in statements for row in section.rows)
    assert fields["Start"] == len(ELC.sections[0].rows)
    assert fields["Summary"] == fields["_meta"] == 0


def test_an_answer_is_chosen_from_a_list_and_another_one_is_met_with_help():
    lists = {one.get(q("table:name")): one for one in CONTENT.iter(q("table:content-validation"))}
    ranges = {one.get(q("table:name")): one.get(q("table:cell-range-address")) for one in CONTENT.iter(q("table:named-range"))}
    cells = {said(row[0]): row[2] for row in rows("Checklist") if len(row) > 2}
    labels = [[said(cell) for cell in row] for row in rows("_lists")]
    for section in ELC.sections:
        for row in section.rows if section.layout == STATEMENTS else ():
            asked = lists[cells[row.code].get(q("table:content-validation-name"))]
            assert row.fields[0].kind == CHOICE
            name = asked.get(q("table:condition")).removeprefix("of:cell-content-is-in-list(").removesuffix(")")
            column, last = ranges[name].split("$")[-2:]
            assert [line[ord(column) - 65] for line in labels[: int(last)]] == [choice.label for choice in row.fields[0].choices]
            assert asked.find(q("table:error-message")).get(q("table:message-type")) == "warning"
            assert "write in the next cell" in said(asked.find(q("table:error-message")))


def test_the_summary_counts_by_formulas_whose_results_stand_there_already():
    made = parts(ods.fill(ELC, whole()))
    root = ElementTree.fromstring(made["content.xml"])
    sheet = next(one for one in root.iter(q("table:table")) if one.get(q("table:name")) == "Summary")
    counted = {cell.get(q("table:formula")): int(cell.get(q("office:value"))) for cell in sheet.iter(q("table:table-cell")) if cell.get(q("table:formula"))}
    met = sum(one.point == "met" for one in whole().answers.values())
    assert sum(many for formula, many in counted.items() if formula.endswith(';"Met")')) == met > 3
    assert all(formula.startswith(("of:=COUNTIF([Checklist.$C$", "of:=COUNTBLANK([Checklist.$C$")) for formula in counted)
    chart = ElementTree.fromstring(made["Object 1/content.xml"])
    frame = next(sheet.iter(q("draw:frame")))
    assert frame.find(q("draw:object")).get(q("xlink:href")) == "./Object 1"
    assert "The table above it holds the same figures" in frame.find(q("svg:desc")).text
    assert [one.get(q("chart:label-cell-address")) for one in chart.iter(q("chart:series"))] == [f"Summary.{letter}4" for letter in "BCDEF"]


def test_the_head_of_a_table_stays_in_sight_and_is_printed_on_every_page():
    settings = ElementTree.fromstring(BLANK["settings.xml"])
    views = {one.get(q("config:name")): {item.get(q("config:name")): item.text for item in one} for one in settings.iter(q("config:config-item-map-entry")) if one.get(q("config:name"))}
    heads = list(SHEETS["Action plan"].iter(q("table:table-header-rows")))
    assert [said(one[0][0]) for one in heads] == ["id"]
    above = list(SHEETS["Action plan"]).index(heads[0]) - [one.tag for one in SHEETS["Action plan"]].index(q("table:table-row"))
    assert (views["Action plan"]["VerticalSplitMode"], views["Action plan"]["VerticalSplitPosition"]) == ("2", str(above + 1))
    assert "VerticalSplitMode" not in views["Checklist"]


def test_what_only_programs_read_is_hidden():
    hidden = [name for name, one in SHEETS.items() if STYLES[one.get(q("table:style-name"))][0].get(q("table:display")) == "false"]
    assert hidden == ["_lists", "_meta"]


@pytest.mark.parametrize(("language", "told"), [("en", "en-GB"), ("gd", "gd-GB")])
def test_a_file_tells_its_title_language_form_and_the_day_of_its_release(language: str, told: str):
    made = parts(ods.blank(replace(ELC, language=language)))
    facts = ElementTree.fromstring(made["meta.xml"])[0]
    assert facts.find(q("dc:title")).text == f"{ELC.title}: {ELC.audience_title}"
    assert facts.find(q("dc:language")).text == told
    assert facts.find(q("meta:creation-date")).text == f"{ELC.released}T00:00:00"
    assert {one.get(q("meta:name")): one.text for one in facts.findall(q("meta:user-defined"))} == {"form": ELC.id, "version": ELC.version, "digest": ELC.digest}
    common = next(ElementTree.fromstring(made["styles.xml"]).iter(q("style:default-style"))).find(q("style:text-properties"))
    assert "-".join((common.get(q("fo:language")), common.get(q("fo:country")))) == told


def test_texts_like_formulas_and_markup_stay_text():
    item = next(row.code for section in ELC.sections if section.layout == STATEMENTS for row in section.rows)
    root = ElementTree.fromstring(parts(ods.fill(ELC, Evaluation(answers={item: Answer(notes="=1+1 & <b>\"x\"</b>")})))["content.xml"])
    cell = next(one for one in root.iter(q("table:table-cell")) if said(one).startswith("=1+1"))
    assert (said(cell), cell.get(q("office:value-type")), cell.get(q("table:formula"))) == ("=1+1 & <b>\"x\"</b>", "string", None)


def test_both_workbooks_have_the_same_sheets():
    import openpyxl

    assert list(SHEETS) == openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].blank(ELC))).sheetnames
