"""A collation as a table: UTF-8 with a byte order mark, CRLF; sheets one below the other, formulas kept as text."""

from __future__ import annotations

import csv
import io

from stemhub.answers.collate import Collation
from stemhub.model.verbatim import guarded
from stemhub.report.collated.sheets import facts, sheets


def write(collation: Collation) -> bytes:
    """The whole file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows(facts(collation))
    for sheet in sheets(collation):
        writer.writerows([[], [sheet.name, sheet.about], sheet.head])
        writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")
