"""A form as a CSV file: facts first, then the sections as rows of cells.

UTF-8 with a byte order mark, which spreadsheets need, and CRLF between rows. Text that a spreadsheet would take for a
formula is kept as text by an apostrophe, which reading takes away again.
"""

from __future__ import annotations

import csv
import io

from stemhub.formats import grid
from stemhub.formats.common import Find, Refused, Return, found, returned
from stemhub.formats.facts import facts, unseen_of, unseen_text
from stemhub.model.evaluation import Evaluation, Note
from stemhub.model.form import Form
from stemhub.model.values import filled, hidden
from stemhub.model.verbatim import guarded, normal, unguarded

SUFFIX = ".csv"
TITLE = "Table"
GOOD_FOR = "for data people, and for spreadsheets that open nothing else"

UNSEEN = "kept by programs"
_MOST_ROWS = 100_000


def blank(form: Form) -> bytes:
    """The form without an answer."""
    return fill(form, Evaluation())


def fill(form: Form, evaluation: Evaluation) -> bytes:
    """The form with every answer of an evaluation."""
    grown, texts = filled(form, evaluation)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    told = facts(form) | ({UNSEEN: unseen} if (unseen := unseen_text(hidden(form, evaluation))) else {})
    writer.writerows([name, guarded(value)] for name, value in told.items())
    for section in grown.sections:
        writer.writerow([])
        writer.writerow(grid.head(section))
        writer.writerows([guarded(cell) for cell in grid.cells(section, row, texts)] for row in section.rows)
    if more := list(grid.continued(texts)):
        writer.writerow([])
        writer.writerow(grid.CONTINUED_HEAD)
        writer.writerows([guarded(cell) for cell in row] for row in more)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def read(data: bytes, find: Find) -> Return:
    """The evaluation in a CSV file, whatever spreadsheet has saved it: commas, semicolons or tabs, UTF-8 or not."""
    rows = _rows(data)
    start = next((number for number, row in enumerate(rows) if not any(row) or row[0] == grid.ID), len(rows))
    told = {row[0].strip(): row[1] for row in rows[:start] if len(row) > 1}
    form = found(find, told.get("form", ""), told.get("version", ""))
    reading = grid.read_rows(rows[start:], form)
    done = returned(form, reading.texts, unseen_of(told.get(UNSEEN, "")))
    return done.with_notes(Note(where, text) for where, text in reading.loose)


def _rows(data: bytes) -> list[list[str]]:
    text = _text(data)
    first = text.split("\n", 1)[0]
    separator = next((one for one in ",;\t" if first.strip('"').startswith(("form" + one, 'form"' + one))), ",")
    csv.field_size_limit(50_000_000)
    try:
        rows = []
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append([unguarded(normal(cell)) for cell in row])
            if len(rows) > _MOST_ROWS:
                raise Refused(f"It has more than {_MOST_ROWS} rows; a form has a few hundred. It may be another table.")
    except csv.Error as wrong:
        raise Refused(f"It is not a table that can be read ({wrong}).") from wrong
    return rows


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what Excel for Windows writes as plain CSV
