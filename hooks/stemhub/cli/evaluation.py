"""`stemhub evaluation …`: filled-in forms, from any file to JSON and from there to any file; the rest in cli/answering.py."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from stemhub import build
from stemhub.cli import answering
from stemhub.cli.common import Command, WrongCall
from stemhub.cli.files import fresh, returned, saved
from stemhub.formats import FORMATS
from stemhub.model import Hub
from stemhub.model.form import Form
from stemhub.model.forms import form_of
from stemhub.model.values import part_for
from stemhub.wording import any_of, count, join


def _arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(required=True, metavar="ACTION", help="what to do: read, write, carry-over, merge, collate")
    reading = actions.add_parser("read", help="print what a filled-in file says, as evaluation JSON", description="Print what a filled-in file says, as evaluation JSON.")
    reading.set_defaults(act=_read)
    reading.add_argument("file", type=Path, metavar="FILE", help="a filled-in PDF, DOCX, XLSX, ODS, CSV or JSON")
    writing = actions.add_parser("write", help="make a document that is filled in with these answers", description="Make a document that is filled in with these answers.")
    writing.set_defaults(act=_write)
    writing.add_argument("file", type=Path, metavar="EVALUATION", help="evaluation JSON, or any filled-in file")
    writing.add_argument("--to", required=True, choices=FORMATS, help="the format of the document")
    writing.add_argument("-o", "--output", required=True, type=Path, metavar="FILE", help="the document to make; nothing is overwritten")
    writing.add_argument("--element", nargs="+", default=[], metavar="ID", help="only these elements of a checklist")
    for name, arguments, run in _ACTIONS:
        action = actions.add_parser(name, help=_first(run), description=run.__doc__)
        action.set_defaults(act=run)
        arguments(action)
    for action in actions.choices.values():  # `--root` may stand after the action too
        action.add_argument("--root", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="folder with mkdocs.yml, content/ and modules/ (default: here)")


_ACTIONS = (
    ("carry-over", answering.carry_over_arguments, answering.carry_over_run),
    ("merge", answering.merge_arguments, answering.merge_run),
    ("collate", answering.collate_arguments, answering.collate_run),
)


def _first(run: object) -> str:
    line = str(run.__doc__).rstrip(".")
    return line[0].lower() + line[1:]


def _run(options: argparse.Namespace) -> int:
    return options.act(options)


def _read(options: argparse.Namespace) -> int:
    found = returned(build.read(options.root), options.file)
    if found is None:
        return 1
    sys.stdout.write(FORMATS["json"].fill(found.form, found.evaluation).decode())
    return 0


def _write(options: argparse.Namespace) -> int:
    fresh(options.output)
    hub = build.read(options.root)
    found = returned(hub, options.file)
    if found is None:
        return 1
    form, evaluation = found.form, found.evaluation
    if options.element:
        form = _only(hub, form, options.element)
        evaluation = part_for(form, replace(evaluation, form=form.id))
        if left := len(found.evaluation.answers) - len(evaluation.answers):
            print(f"{count(left, 'answer')} to other elements {'is' if left == 1 else 'are'} not in it.", file=sys.stderr)
    saved(options.output, FORMATS[options.to].fill(form, evaluation))
    print(f"Wrote {options.output}: {form.title}, {form.scope_title}, {count(len(evaluation.answers), 'answer')}.", file=sys.stderr)
    return 0


def _only(hub: Hub, form: Form, elements: list[str]) -> Form:
    start = form.id.rpartition("/")[0]
    made = form_of(hub, f"{start}/element-{'+'.join(elements)}", form.version) if form.kind == "framework" else None
    if made is None:
        framework = hub.frameworks.get(form.source)
        known = [one.id for one in framework.editions[form.version].elements] if framework else []
        told = f"Its elements are {any_of(known)}." if known else "Only checklists have elements."
        raise WrongCall(f"this form cannot be cut to {join(elements)}. {told}")
    return made


EVALUATION = Command("evaluation", "Read filled-in forms, and write them in another format.", _arguments, _run)
