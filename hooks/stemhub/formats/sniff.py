"""Which format a returned file has, told by what is in it and never by its name."""

from __future__ import annotations

from stemhub.formats import archive, ods_reading
from stemhub.formats.common import Refused

MOST_BYTES = 30_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What people send by mistake: how the file begins, and what it is.
_OTHER = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a photograph",
    b"GIF8": "a picture",
    b"{\\rtf": "an RTF document",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x1f\x8b": "a compressed archive",
    b"MZ": "a program",
}


def sniff(data: bytes) -> str:
    """The name of a format in FORMATS. Raises Refused for a file that is none of them."""
    if not data.strip():
        raise Refused("The file is empty.")
    if len(data) > MOST_BYTES:
        raise Refused(f"It has {len(data) / 1e6:.0f} MB; a filled-in form has less than {MOST_BYTES / 1e6:.0f}. Take large pictures out and send it again.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _office(data)
    if data.startswith(_OLE):
        raise Refused("It is an old Office file (.xls, .doc) or one with a password. Save it as .xlsx or .docx without a password and send it again.")
    start = data.lstrip()[:64].lower()
    for begin, what in _OTHER.items():
        if start.startswith(begin.lower()):
            raise Refused(f"It is {what}, not a filled-in form.")
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    return "json" if text[:1] in (b"{", b"[") else "csv"


def _office(data: bytes) -> str:
    parts = archive.parts(data)
    names = set(parts.namelist())
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names or "encrypted-package" in names:
        if ods_reading.is_spreadsheet(parts):
            return "ods"
        raise Refused("It is an OpenDocument text or presentation. Save it as .docx and send it again.")
    raise Refused("It is a zip file, not a filled-in form. Unpack it and send what is in it.")
