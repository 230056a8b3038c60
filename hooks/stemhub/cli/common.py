"""What the commands share: how one is described, what a wrong call is, and how the hub is read."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stemhub import build
from stemhub.diagnostics import Diagnostic
from stemhub.load.schemas import BadSchema
from stemhub.report import REPORTS
from stemhub.save import saved


class WrongCall(Exception):
    """The call cannot be carried out as it stands; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `arguments` adds its own to a parser, `run` carries it out and gives the exit status."""

    name: str
    about: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def checked(root: Path, as_of: str = "") -> build.Checked:
    """The hub under `root`, held against all rules. Raises WrongCall when there is none."""
    with _needs_content():
        return build.check(root, as_of)


def findings(root: Path, as_of: str = "", remember: bool = True) -> build.Findings:
    """What the check says of the hub under `root`, by memory when nothing has changed. Raises WrongCall when there is none."""
    with _needs_content():
        return build.findings(root, as_of, remember)


@contextmanager
def _needs_content() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as missing:
        raise WrongCall(f"{missing}. Run it in the hub's folder, or name that with --root.") from missing
    except BadSchema as wrong:
        raise WrongCall(f"{wrong}. Repair or delete it in the hub's own schemas/v1.") from wrong


def needs_configuration(root: Path) -> None:
    """Raises WrongCall when the engine would find no configuration in `root`."""
    if not (root / "mkdocs.yml").is_file():
        raise WrongCall(f"{root} holds no mkdocs.yml. Run it in the hub's folder, or name that with --root.")


def written(root: Path, before: build.Checked, created: Mapping[str, bytes], changed: Mapping[str, bytes]) -> bool:
    """Write the files of a command and say which. They stay only if the check finds no error that was not there
    `before`; else the errors are told and nothing has changed. Raises WrongCall when the files cannot be written."""
    known = Counter(map(_essence, before.errors))
    try:
        with saved(root, created, changed):
            after = checked(root)
            if new := [error for error in after.errors if not known[_essence(error)]]:
                raise _Undone(new, len(after.hub.documents))
    except _Undone as undone:
        print(REPORTS["text"](*undone.args), end="")
        print("stemhub: with the files of this command these errors would be new. Nothing was changed.", file=sys.stderr)
        return False
    except FileExistsError as there:
        raise WrongCall(f"{there.filename} is there already, and nothing is ever overwritten. Choose another id.") from there
    except OSError as refused:
        raise WrongCall(f"cannot write {refused.filename} ({refused.strerror}). Nothing was changed.") from refused
    for path in created:
        print(f"Made {path}")
    for path in changed:
        print(f"Changed {path}")
    return True


class _Undone(Exception):
    """Errors that would be new, and the number of files that were checked."""


def _essence(error: Diagnostic) -> tuple[str, str, str]:
    """What an error says, wherever its line has moved to."""
    return error.span.path, error.code, error.message
