"""`stemhub evaluation read` and `write`: filled-in forms, from any file to JSON and from there to any file."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from stemhub import build
from stemhub.cli.common import Command, WrongCall
from stemhub.formats import FORMATS, Refused, Return
from stemhub.formats import read as read_any
from stemhub.model import Hub
from stemhub.model.checklist import form_of
from stemhub.model.evaluation_json import written
from stemhub.model.form import Form
from stemhub.model.values import part_for
from stemhub.wording import any_of, count, join


def _arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(required=True, metavar="ACTION", help="what to do: read, write")
    reading = actions.add_parser("read", help="print what a filled-in file says, as evaluation JSON", description="Print what a filled-in file says, as evaluation JSON.")
    reading.set_defaults(act=_read)
    reading.add_argument("file", type=Path, metavar="FILE", help="a filled-in PDF, DOCX, XLSX, ODS, CSV or JSON")
    _root(reading)
    writing = actions.add_parser("write", help="make a document that is filled in with these answers", description="Make a document that is filled in with these answers.")
    writing.set_defaults(act=_write)
    writing.add_argument("file", type=Path, metavar="EVALUATION", help="evaluation JSON, or any filled-in file")
    writing.add_argument("--to", required=True, choices=FORMATS, help="the format of the document")
    writing.add_argument("-o", "--output", required=True, type=Path, metavar="FILE", help="the document to make; nothing is overwritten")
    writing.add_argument("--element", nargs="+", default=[], metavar="ID", help="only these elements of a checklist")


    _root(writing)


def _root(parser: argparse.ArgumentParser) -> None:
    """`--root` may stand after the action too."""
    parser.add_argument("--root", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="folder with mkdocs.yml, content/ and modules/ (default: here)")


def _run(options: argparse.Namespace) -> int:
    return options.act(options)


def _read(options: argparse.Namespace) -> int:
    found = _returned(build.read(options.root), options.file)
    if found is None:
        return 1
    sys.stdout.write(written(found.evaluation).decode())
    return 0


def _write(options: argparse.Namespace) -> int:
    if options.output.exists():
        raise WrongCall(f"{options.output} is there already, and nothing is ever overwritten. Choose another name.")
    hub = build.read(options.root)
    found = _returned(hub, options.file)
    if found is None:
        return 1
    form, evaluation = found.form, found.evaluation
    if options.element:
        form = _only(hub, form, options.element)
        evaluation = part_for(form, replace(evaluation, form=form.id))
        if left := len(found.evaluation.answers) - len(evaluation.answers):
            print(f"{count(left, 'answer')} to other elements {'is' if left == 1 else 'are'} not in it.", file=sys.stderr)
    _save(options.output, FORMATS[options.to].fill(form, evaluation))
    print(f"Wrote {options.output}: {form.title}, {form.scope_title}, {count(len(evaluation.answers), 'answer')}.", file=sys.stderr)
    return 0


def _returned(hub: Hub, file: Path) -> Return | None:
    """A file that was read; what was noticed goes to stderr. None when it is refused, and stderr has said why."""
    try:
        data = file.read_bytes()
    except OSError as closed:
        raise WrongCall(f"cannot read {file} ({closed.strerror}).") from closed
    try:
        found = read_any(data, lambda form, version: form_of(hub, form, version))
    except Refused as why:
        print(f"{file}: {why}", file=sys.stderr)
        return None
    for line in found.noticed:
        print(f"{file}: {line}", file=sys.stderr)
    return found


def _only(hub: Hub, form: Form, elements: list[str]) -> Form:
    start = form.id.rpartition("/")[0]
    made = form_of(hub, f"{start}/element-{'+'.join(elements)}", form.version) if form.kind == "framework" else None
    if made is None:
        framework = hub.frameworks.get(form.source)
        known = [one.id for one in framework.editions[form.version].elements] if framework else []
        told = f"Its elements are {any_of(known)}." if known else "Only checklists have elements."
        raise WrongCall(f"this form cannot be cut to {join(elements)}. {told}")
    return made


def _save(path: Path, data: bytes) -> None:
    """A whole file or none. Raises WrongCall when it cannot be written."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError as refused:
        beside.unlink(missing_ok=True)
        raise WrongCall(f"cannot write {path} ({refused.strerror}).") from refused


EVALUATION = Command("evaluation", "Read filled-in forms, and write them in another format.", _arguments, _run)
