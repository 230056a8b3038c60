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
from stemhub.model.form import CHOICE, LINE, LIST, STATEMENTS, TABLE, Field, Form, Section
from stemhub.model.values import filled, hidden
from stemhub.model.verbatim import escaped

SUFFIX = ".pdf"
TITLE = "PDF to fill in"
GOOD_FOR = "for any computer or tablet, with its ordinary PDF reader; looks the same everywhere"

PAPER = Path(__file__).with_name("paper.typ")
_POINTS, _TALLEST = 72 / 25.4, 170  # points a millimetre; the tallest field in millimetres
# Millimetres from edge to edge of a field, as paper.typ draws it.
_WIDTHS = {LIST: 123.0, STATEMENTS: 76.0, TABLE: 54.0}


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

    def drawn(field: Field, layout: str) -> dict[str, Any]:
        name, text = f"f{len(places)}", texts.get(field.id, "")
        choices = (opening.CHOOSE, *(choice.label for choice in field.choices)) if field.kind == CHOICE else ()
        value = opening.told_apart(escaped(text)) or (choices[0] if choices else "")
        lines = field.kind not in (CHOICE, LINE) or "\n" in text or len(text) > 60
        places[name] = Place(pdf_reading.name_of(field.id), field.label, value, choices, lines and not choices)
        height = _height(field, text, layout, lines and not choices)
        if height > _TALLEST:
            full = "\n".join(letters.wrapped(letters.printable(text), 178 * _POINTS, 10.5))  # no word is too long for its line
            long.append({"label": letters.printable(field.label), "text": full})
        return {"name": name, "height": min(height, _TALLEST), "chooses": bool(choices), "choices": [choice.label for choice in field.choices] if on_paper else []}

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
                    "fields": [drawn(one, section.layout) for one in row.fields],
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


def _height(field: Field, text: str, layout: str, lines: bool) -> float:
    """Millimetres: what the form asks for, or what the text needs."""
    asked = 6.5 if field.kind in (CHOICE, LINE) else 5.2 * field.lines + 1
    if layout == TABLE:
        asked = 6.5 if field.kind == LINE else 10.5
    if not lines or not text:
        return asked
    shown = letters.wrapped(letters.printable(text), _WIDTHS[layout] * _POINTS - 2 * MARGIN, SIZE)
    return max(asked, (len(shown) * LEADING + 2 * MARGIN) / _POINTS)
