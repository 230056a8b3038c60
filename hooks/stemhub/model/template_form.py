"""Templates as forms: each section of a template in parts, each of its fields under a permanent id, tables row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from stemhub.model import Hub, addresses
from stemhub.model.checklist import LANGUAGE, NAMES
from stemhub.model.digest import template_digest
from stemhub.model.form import CHOICE, LINE, LIST, STATEMENTS, TABLE, TEXT, Choice, Field, Form, Row, Section
from stemhub.model.template import Column, Template
from stemhub.model.template import Field as Asked
from stemhub.model.template import Section as TemplateSection
from stemhub.model.values import numbered
from stemhub.wording import plain

KIND = "template"
OFFICIAL = "This is the hub’s own form, not an official one."
TICKED = (Choice("yes", "Yes"),)
"""What a box to tick is where answers are chosen from a list."""


def form_id(template: str) -> str:
    return f"{KIND}/{template}"


def template_forms(hub: Hub) -> Iterator[Form]:
    """The form of every released template."""
    return (template_form(one) for one in hub.templates.values() if one.changes)


def template_form(template: Template) -> Form:
    """The form of a template in its newest version. Ids of its fields: `answers/<field>/answer`; in a table with blank rows
    `tables/<field>/<number>/<column>`, with named rows `answers/<field>.<row>.<column>/answer`."""
    released = next((one.date for one in template.changes if one.version == template.version), "")
    return Form(
        id=form_id(template.id),
        title=plain(template.words.title),
        kind=KIND,
        source=template.id,
        source_title=plain(template.words.title),
        version=template.version,
        digest=template_digest(template),
        released=released,
        authority="own",
        authority_statement=OFFICIAL,
        address=addresses.template(template.id),
        audience="",
        audience_title="",
        scope="",
        scope_title="Form to fill in",
        language=LANGUAGE,
        minutes=0,
        advice=_advice(template),
        sections=tuple(part for section in template.sections for part in _parts(section)),
    )


def template_of(hub: Hub, form: str, version: str) -> Form | None:
    """The form with an id, in any version of its history: ids of fields are never used again, so what people wrote into an
    older one is read by them. Nothing when this hub has none such."""
    template = hub.templates.get(form.removeprefix(f"{KIND}/"))
    change = next((one for one in template.changes if one.version == version), None) if template else None
    if change is None:
        return None
    made = template_form(template)
    return made if version == made.version else replace(made, version=version, released=change.date, digest=change.digest)


def _advice(template: Template) -> tuple[str, ...]:
    told = (plain(part) for part in re.split(r"\n\s*\n", template.how_used.strip()))
    return (f"Filled in by: {plain(template.filled_in_by)}", f"Time: {plain(template.how_long)}", *filter(None, told), NAMES)


def _parts(section: TemplateSection) -> Iterator[Section]:
    """A section in parts: fields that follow one another, and each table for itself. No two parts have one title."""
    lists = 0
    for place, (table, held) in enumerate(groupby(section.fields, _table_id)):
        fields = list(held)
        if table:
            field = fields[0]
            title = plain(field.label) if place else f"{plain(section.title)}: {plain(field.label)}"
            help_ = " ".join(filter(None, (section.help if not place else "", field.help)))
            made = _named_rows if field.named_rows else _blank_rows
            yield replace(made(field), id=f"{section.id}-{field.id}", title=title, summary=plain(help_), new_sheet=section.new_sheet and not place)
        else:
            lists += 1
            title = plain(section.title) + ("" if not place else " (continued)" if lists < 3 else f" (continued {lists - 1})")
            rows = tuple(_row(section, one) for one in fields)
            yield Section(f"{section.id}-{lists}", title, LIST, ("Your text",), rows, "" if place else plain(section.help), new_sheet=section.new_sheet and not place)


def _table_id(field: Asked) -> str:
    return field.id if field.kind == "table" else ""


def _row(section: TemplateSection, field: Asked) -> Row:
    label = plain(field.label)
    where = f"answers/{field.id}/answer"
    kind = CHOICE if field.kind in ("choice", "tick") else TEXT if field.kind == "long-text" else LINE
    made = Field(where, f"{plain(section.title)}: {label}", kind, _choices(field), lines=field.lines if kind == TEXT else 1)
    return Row(where, label + (" (needed)" if field.required else ""), (made,), prompts=(plain(field.help),) if field.help else ())


def _choices(field: Asked | Column) -> tuple[Choice, ...]:
    return TICKED if field.kind == "tick" else tuple(Choice(one.id, plain(one.label)) for one in field.options)


def _cell(column: Column, where: str, label: str) -> Field:
    kind = CHOICE if column.kind in ("choice", "tick") else TEXT if column.kind == "text" else LINE
    return Field(where, f"{label}: {plain(column.label)}", kind, _choices(column), lines=2 if kind == TEXT else 1)


def _blank_rows(field: Asked) -> Section:
    first = Row("1", "", tuple(_cell(one, f"tables/{field.id}/1/{one.id}", f"{plain(field.label)} 1") for one in field.columns))
    return Section("", "", TABLE, _columns(field), tuple(numbered(first, n) for n in range(1, field.blank_rows + 1)))


def _named_rows(field: Asked) -> Section:
    """Their cells go by the name of the row and not by its number: a row that stays empty leaves the others in their place."""
    rows = (
        Row(f"{field.id}.{row.id}", plain(row.label), tuple(_cell(one, f"answers/{field.id}.{row.id}.{one.id}/answer", f"{plain(field.label)}, {plain(row.label)}") for one in field.columns))
        for row in field.named_rows
    )
    return Section("", "", STATEMENTS, _columns(field), tuple(rows), row_heading="Row")


def _columns(field: Asked) -> tuple[str, ...]:
    return tuple(plain(one.label) for one in field.columns)
