"""Form > Section > Row > Field: what people fill in, whatever it was made from and whatever file it becomes.

A checklist is a form made from an edition of a framework, for one audience (sector or strand) and one scope (whole, short
or one element): model/checklist.py. Other forms are made from templates: model/template_form.py. Each format under formats/ draws a Form and reads
it back; none of them knows what a framework is.

The id of a field is the place of its value in an evaluation, printed beside it wherever there is room, because tools drop
what is not printed:

    setting/name        elements/leadership/status    answers/leadership-vision/answer    answers/leadership-vision/notes
    evidence/1/title    plan/2/action                 tables/sessions/3/date              notes/1/text
    answers/partners/answer                           answers/reach.primary.settings/answer
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LINE, TEXT, CHOICE = "line", "text", "choice"
"""Kinds of fields: a short text, a text of any length, one of a list."""

LIST, STATEMENTS, TABLE = "list", "statements", "table"
"""Layouts of sections: one field a row; a statement with several fields a row; numbered rows that people may add to."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a list. `label` is what people see and what every format writes; labels of a list differ."""

    id: str
    label: str
    descriptor: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A place to write in. `label` names it to people who hear it, row included; `lines` is the room it asks for; `scale`
    is the id of the scale that its choices are of, if they are."""

    id: str
    label: str
    kind: str
    choices: tuple[Choice, ...] = ()
    scale: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `code` is the id that is printed (of an item, or of a field in a list), `text` the statement or the name of
    the field, `stages` say what each point of its scale looks like, `prompts` are questions that help, `evidence` examples of
    what could show it. `fields` follow the columns."""

    code: str
    text: str
    fields: tuple[Field, ...]
    stages: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form. `columns` are the headings over the fields of its rows, in order; `scale` are the choices to
    explain once, at its head. `row_heading` stands over the texts of its rows where “Statement” would be wrong; with `new_sheet`
    it begins on a sheet of its own when printed."""

    id: str
    title: str
    layout: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    summary: str = ""
    scale: tuple[Choice, ...] = ()
    row_heading: str = ""
    new_sheet: bool = False

    @property
    def helps(self) -> bool:
        """Whether a row has stages or questions that help."""
        return any(row.stages or row.prompts for row in self.rows)

    @property
    def fields(self) -> Iterator[Field]:
        """All fields in reading order."""
        return (field for row in self.rows for field in row.fields)


@dataclass(frozen=True, slots=True)
class Form:
    """A form. `kind` and `source` say what it was made from (`framework` or `template`, and its id); `audience` is the id
    of the sector or strand and `audience_title` its name; `scope` is `whole`, `short` or `element-<id>`; `released` is an
    ISO date; `address` is the page of this very version; `minutes` is how long it takes one team."""

    id: str
    title: str
    kind: str
    source: str
    source_title: str
    version: str
    digest: str
    released: str
    authority: str
    authority_statement: str
    address: str
    audience: str
    audience_title: str
    scope: str
    scope_title: str
    language: str
    minutes: int
    advice: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def fields(self) -> dict[str, Field]:
        """All fields by id, in reading order."""
        return {field.id: field for section in self.sections for field in section.fields}

    @property
    def file_name(self) -> str:
        """The name of its files, without the ending: `stem-nation-award-elc-whole-1.0.0`."""
        return "-".join(part for part in (self.source, self.audience, self.scope, self.version) if part)
