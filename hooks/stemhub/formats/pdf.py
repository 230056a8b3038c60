"""A form as a tagged PDF (PDF/UA-1) that can be filled in, or as one for paper; set by Typst, the same bytes each time."""

from __future__ import annotations

import datetime
import functools
import json
from pathlib import Path
from typing import Any

import typst

from stemhub.formats import letters, opening, pdf_reading
from stemhub.formats.common import Find, Return
from stemhub.formats.facts import facts, imprint, unseen_text
from stemhub.formats.widgets import LEADING, MARGIN, SIZE, Place, with_fields
from stemhub.model.evaluation import Evaluation
from stemhub.model.form import CHOICE, LINE, LIST, STATEMENTS, TABLE, Field, Form, Row, Section
from stemhub.model.values import filled, hidden
from stemhub.model.verbatim import escaped

SUFFIX = ".pdf"
TITLE = "PDF to fill in"
GOOD_FOR = "for any computer or tablet, with its ordinary PDF reader; looks the same everywhere"

PAPER = Path(__file__).with_name("paper.typ")
_POINTS, _TALLEST = 72 / 25.4, 170  # points a millimetre; the tallest field in millimetres
_TEXT_IN_A_TABLE = 15.5  # three lines


def blank(form: Form) -> bytes:
    """The form without an answer."""
    return fill(form, Evaluation())


def paper(form: Form) -> bytes:
    """The form to print and to write on, without fields."""
    return _set(form, {}, on_paper=True)[0]


def fill(form: Form, evaluation: Evaluation) -> bytes:
    """The form with every answer of an evaluation. Fields grow with their text; what is longer than a page is printed
    in full at the end as well."""
    grown, texts = filled(form, evaluation)
    data, places = _set(grown, texts, on_paper=False)
    return with_fields(data, places, unseen_text(hidden(form, evaluation)).encode())


def read(data: bytes, find: Find) -> Return:
    """The evaluation in a PDF, whatever program has filled it in."""
    return pdf_reading.read(data, find)


@functools.cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(letters.FOLDER)])
    return typst.Compiler(input=str(PAPER), root=str(PAPER.parent), font_paths=fonts, sys_inputs={"data": "{}"})


def _set(form: Form, texts: dict[str, str], on_paper: bool) -> tuple[bytes, dict[str, Place]]:
    places: dict[str, Place] = {}
    told = _told(form, texts, places, on_paper)
    day = datetime.datetime.fromisoformat(form.released or "2020-01-01").replace(tzinfo=datetime.UTC)
    data = _compiler().compile(format="pdf", pdf_standards=["ua-1"], timestamp=int(day.timestamp()), sys_inputs={"data": json.dumps(told)})
    return data, places


def _told(form: Form, texts: dict[str, str], places: dict[str, Place], on_paper: bool) -> dict[str, Any]:
    """What paper.typ is given; fills `places` by the names that it draws."""
    long: list[dict[str, str]] = []

    def drawn(field: Field, text: str, height: float, lines: bool) -> dict[str, Any]:
        name = f"f{len(places)}"
        choices = _choices(field)
        value = opening.told_apart(escaped(text)) or (choices[0] if choices else "")
        places[name] = Place(pdf_reading.name_of(field.id), field.label, value, choices, lines)
        if height > _TALLEST:
            full = "\n".join(letters.wrapped(letters.printable(text), 178 * _POINTS, 10.5))  # no word is too long for its line
            long.append({"label": letters.printable(field.label), "text": full})
        return {"name": name, "height": min(height, _TALLEST), "chooses": bool(choices), "choices": [choice.label for choice in field.choices] if on_paper else []}

    def row_of(section: Section, row: Row) -> list[dict[str, Any]]:
        """Fields that stand beside each other are equally tall, and as good for lines as the tallest of them."""
        made: list[dict[str, Any]] = []
        for beside in _beside(section, row):
            several = any(_has_lines(one, texts.get(one.id, "")) for one, _ in beside)
            heights = [_height(one, texts.get(one.id, ""), section.layout, width, several) for one, width in beside]
            tallest = max((min(height, _TALLEST) for height in heights), default=0)
            made += [drawn(one, texts.get(one.id, ""), max(height, tallest), several and one.kind != CHOICE) for (one, _), height in zip(beside, heights, strict=True)]
        return made

    sections = [
        {
            "title": section.title,
            "summary": section.summary,
            "layout": section.layout,
            "columns": section.columns,
            "row_heading": section.row_heading or opening.STATEMENT,
            "named_rows": bool(section.row_heading),
            "new_sheet": section.new_sheet,
            "scale": [{"label": one.label, "descriptor": one.descriptor} for one in section.scale],
            "rows": [
                {
                    "text": letters.printable(row.text),
                    "code": _code(section, row.code),
                    "number": row.code,
                    "hint": " ".join(row.prompts) if section.layout == LIST else "",
                    "help": [{"head": head, "lines": lines} for head, lines in ((opening.STAGES, row.stages), (opening.HELP, row.prompts)) if lines],
                    "fields": row_of(section, row),
                }
                for row in section.rows
            ],
        }
        for section in form.sections
    ]
    places["imprint"] = Place("imprint", "Name and version of this form", imprint(form), fixed=True)
    page = facts(form)["page"]
    return {
        "document_title": f"{form.title}: {opening.subtitle(form)}",
        "author": "STEM professional learning hub",
        "title": form.title,
        "subtitle": opening.subtitle(form),
        "time": opening.time_line(form),
        "advice": form.advice,
        "official": form.authority_statement,
        "page_words": opening.page_words(form),
        "page": page,
        "page_link": page if "://" in page else "",
        "imprint": imprint(form),
        "imprint_field": {"name": "imprint", "height": 5.5, "chooses": False, "choices": []},
        "form": form.id,
        "version": form.version,
        "digest": form.digest,
        "lang": form.language,
        "region": "gb",
        "on_paper": on_paper,
        "sections": sections,
        "long": long,
    }


def _code(section: Section, code: str) -> str:
    """Ids are printed where answers are found by them: beside statements."""
    return code if section.layout == STATEMENTS and not section.row_heading else ""


def _choices(field: Field) -> tuple[str, ...]:
    return (opening.CHOOSE, *(choice.label for choice in field.choices)) if field.kind == CHOICE else ()


def _has_lines(field: Field, text: str) -> bool:
    return field.kind != CHOICE and (field.kind != LINE or "\n" in text or len(text) > 60)


def _beside(section: Section, row: Row) -> list[list[tuple[Field, float]]]:
    """The fields of a row as paper.typ draws them, line by line, each with its millimetres from edge to edge."""
    fields = row.fields
    if section.layout == TABLE or section.row_heading:
        most, room, gap = (3, 175, 3) if section.layout == TABLE else (5, 132, 2.5)
        columns = min(most, len(fields))
        width = (room - gap * (columns - 1)) / columns
        lines = [[(one, width) for one in fields[start : start + columns]] for start in range(0, len(fields), columns)]
        spans = columns - len(lines[-1]) + 1 if section.layout == TABLE else 1
        lines[-1][-1] = (fields[-1], spans * width + (spans - 1) * gap)
        return lines
    return [[(one, _width(section, row, place))] for place, one in enumerate(fields)]


def _width(section: Section, row: Row, place: int) -> float:
    if section.layout == LIST:
        return 123
    listed = [one.fields[0].kind == CHOICE for one in section.rows]
    if len(section.columns) == 1 and any(listed):
        return 40 if all(listed) else 72
    return 110 if row.fields[0].kind != CHOICE else 76 if place else 30


def _height(field: Field, text: str, layout: str, width: float, lines: bool) -> float:
    """Millimetres: what the form asks for, or what the text needs."""
    asked = 6.5 if not lines else _TEXT_IN_A_TABLE if layout == TABLE else 5.2 * field.lines + 1
    if field.kind == CHOICE or not lines or not text:
        return asked
    shown = letters.wrapped(letters.printable(text), (width - 1) * _POINTS - 2 * MARGIN, SIZE)  # a little less, for rounding
    return max(asked, (len(shown) * LEADING + 2 * MARGIN) / _POINTS)
