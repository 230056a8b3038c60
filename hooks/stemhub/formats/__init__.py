"""Forms as files, and files that people filled in read back. One module a format; the table FORMATS.

A format knows a Form and texts by field, never a framework. What is the same for all stands in model/values.py (an
evaluation as texts by field) and model/verbatim.py (what a format cannot hold). A new format is one module with the names
of the protocol and one line in FORMATS.
"""

from __future__ import annotations

from typing import Protocol

from stemhub.formats import csv, docx, json, ods, pdf, xlsx
from stemhub.formats.common import Find, Refused, Return
from stemhub.formats.sniff import sniff
from stemhub.model.evaluation import Evaluation
from stemhub.model.form import Form

__all__ = ["FORMATS", "Find", "Format", "Refused", "Return", "read"]


class Format(Protocol):
    """One kind of file. `SUFFIX` is the end of its name with the dot, `TITLE` what people call it, `GOOD_FOR` one sentence
    about what it is good for. The bytes depend on the arguments only."""

    SUFFIX: str
    TITLE: str
    GOOD_FOR: str

    def blank(self, form: Form) -> bytes:
        """The form to fill in."""

    def fill(self, form: Form, evaluation: Evaluation) -> bytes:
        """The form with every answer of an evaluation, also those that it has no field for."""

    def read(self, data: bytes, find: Find) -> Return:
        """What people wrote into it, wherever it has been saved since. Raises Refused with the reason."""


FORMATS: dict[str, Format] = {
    "pdf": pdf,
    "xlsx": xlsx,
    "ods": ods,
    "docx": docx,
    "csv": csv,
    "json": json,
}


def read(data: bytes, find: Find) -> Return:
    """Any filled-in file, whatever its name says. Raises Refused with the reason.

    A file that nobody knows may be hostile: the readers refuse what they can foresee; limits of time and memory are kept by
    whoever reads files of others (formats/safely.py).
    """
    return FORMATS[sniff(data)].read(data, find)
