"""Filled-in files on their way in and out: read with what was noticed on stderr, written whole and never over another."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from stemhub.cli.common import WrongCall
from stemhub.formats import Refused, Return
from stemhub.formats import read as read_any
from stemhub.model import Hub
from stemhub.model.forms import form_of


def returned(hub: Hub, file: Path) -> Return | None:
    """A file that was read; what was noticed goes to stderr. None when it is refused, and stderr has said why.
    Raises WrongCall when it cannot be opened."""
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


def fresh(path: Path) -> None:
    """Raises WrongCall when a file is there already."""
    if path.exists():
        raise WrongCall(f"{path} is there already, and nothing is ever overwritten. Choose another name.")


def saved(path: Path, data: bytes) -> None:
    """A whole file or none. Raises WrongCall when it cannot be written."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError as refused:
        beside.unlink(missing_ok=True)
        raise WrongCall(f"cannot write {path} ({refused.strerror}).") from refused
