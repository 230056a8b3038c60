"""A form as an OpenDocument spreadsheet; what is on its sheets stands in sheets.py.

Our own few pages of XML, because no library fits: odfpy has had no release since 2020, odfdo builds a tree for every cell
and both write the time of day into what they make. Of version 1.3 (OASIS, 2021), with one element of LibreOffice's own:
ODF has no word for which rows people may add to a protected sheet.
"""

from __future__ import annotations

from stemhub.formats import archive, workbook
from stemhub.formats.common import Find, Return
from stemhub.formats.ods_chart import chart_parts
from stemhub.formats.ods_content import content
from stemhub.formats.ods_reading import sheets_of
from stemhub.formats.ods_styles import meta, settings, styles
from stemhub.formats.ods_xml import element, quoted
from stemhub.formats.sheets import book_of
from stemhub.model.evaluation import Evaluation
from stemhub.model.form import Form

SUFFIX = ".ods"
TITLE = "OpenDocument spreadsheet"
GOOD_FOR = "for LibreOffice and other free office programs: the same sheets, lists and summary as the spreadsheet for Excel"

_KIND = "application/vnd.oasis.opendocument."
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def blank(form: Form) -> bytes:
    """The form without an answer."""
    return fill(form, Evaluation())


def fill(form: Form, evaluation: Evaluation) -> bytes:
    """The form with every answer of an evaluation."""
    book = book_of(form, evaluation)
    charts = [(sheet, chart) for sheet in book.sheets for chart in sheet.charts]
    parts = {"content.xml": content(book), "styles.xml": styles(book), "settings.xml": settings(book), "meta.xml": meta(book)}
    for number, (sheet, chart) in enumerate(charts, 1):
        parts |= {f"Object {number}/{name}": part for name, part in chart_parts(sheet, chart).items()}
    held = {"mimetype": (_KIND + "spreadsheet").encode(), "META-INF/manifest.xml": _manifest(list(parts), len(charts))}
    return archive.made(held | {name: part.encode() for name, part in parts.items()}, stored="mimetype")


def read(data: bytes, find: Find) -> Return:
    """The evaluation in a workbook, whatever program has saved it."""
    sheets, noticed = sheets_of(data)
    return workbook.evaluation_in(sheets, find, noticed)


def _manifest(names: list[str], charts: int) -> bytes:
    """The list of the parts (ODF 1.3 part 2, 4)."""
    kinds = {"/": _KIND + "spreadsheet"} | {f"Object {number}/": _KIND + "chart" for number in range(1, charts + 1)} | dict.fromkeys(names, "text/xml")
    entries = (element("manifest:file-entry", {"manifest:full-path": name, "manifest:media-type": kind, **({"manifest:version": "1.3"} if name == "/" else {})}) for name, kind in kinds.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest={quoted(_MANIFEST)} manifest:version="1.3">{"".join(entries)}</manifest:manifest>\n'.encode()
