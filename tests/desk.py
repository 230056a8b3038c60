"""An editor's desk: a hub of one's own in a folder, with the program at hand."""

from __future__ import annotations

import io
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from laying import SMALL
from stemhub import build, cli
from stemhub.diagnostics import Diagnostic
from stemhub.model import Hub

MODULE = "modules/tiny/module.yml"
GUIDE = "content/nutshell-guide/guide.yml"
FRAMEWORK = "content/self-evaluation/sample/framework.yml"
NEXT = "content/self-evaluation/sample/next.yml"


class Said(NamedTuple):
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str


def said(arguments: list[str]) -> Said:
    """Run a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = cli.main(arguments)
        except SystemExit as stopped:
            status = stopped.code
    return Said(status, out.getvalue(), err.getvalue())


class Desk:
    """A copy of the small hub, in which nothing is wrong, that a test may change."""

    def __init__(self, folder: Path):
        self.root = shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns(".cache"))
        self.change(FRAMEWORK, "statement: Written for this hub.", "statement: Written by the hub; this is not an official text.", must=False)

    def run(self, *arguments: str) -> Said:
        """Run a command on this hub. Nothing that people type may end in a traceback."""
        return said([*arguments, "--root", str(self.root)])

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode("utf-8")

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(text.encode("utf-8"))

    def change(self, path: str, old: str, new: str, must: bool = True) -> None:
        """Put one text in the place of another, which must be there."""
        text = self.read(path)
        assert old in text or not must, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new, 1))

    def errors(self) -> list[str]:
        """What the check calls an error."""
        return [f"{e.span.path}:{e.span.line}: {e.message} [{e.code}]" for e in build.check(self.root).errors]

    def findings(self) -> list[Diagnostic]:
        """All that the check says."""
        return list(build.check(self.root).diagnostics)

    def hub(self) -> Hub:
        return build.check(self.root).hub

    def files(self) -> dict[str, bytes]:
        """Every file, hidden ones too, by its path; and every folder."""
        return {p.relative_to(self.root).as_posix(): p.read_bytes() if p.is_file() else b"" for p in self.root.rglob("*")}
