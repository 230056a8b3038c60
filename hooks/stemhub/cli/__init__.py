"""The command line: `stemhub check`, `new`, `release`, `build` and the others of the table COMMANDS.

Exit status: 0 nothing wrong · 1 findings of severity error (or what `--fail-on` names) · 2 the call itself is wrong.
Findings and answers go to stdout, progress to stderr. A new command is one module here and one line in the table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from stemhub.cli import check, coverage, explain, new, release, search, site
from stemhub.cli.common import Command, WrongCall

__all__ = ["COMMANDS", "WrongCall", "main"]


def _evaluation(parser: argparse.ArgumentParser) -> None:
    # Not at the top: readers and writers of documents are two thirds of the start of every other command.
    from stemhub.cli.evaluation import EVALUATION

    EVALUATION.arguments(parser)
    parser.set_defaults(run=EVALUATION.run)


COMMANDS: tuple[Command, ...] = (
    check.CHECK,
    site.BUILD,
    site.SERVE,
    site.EXPORT,
    new.NEW,
    release.RELEASE,
    explain.EXPLAIN,
    coverage.COVERAGE,
    Command("evaluation", "Read filled-in forms, and write them in another format.", _evaluation, lambda options: 2),
    search.SEARCH,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status. Raises SystemExit as argparse does, for `--help` and for a call that cannot be read."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    asked = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser(asked).parse_args(asked)
    try:
        return options.run(options)
    except WrongCall as wrong:
        print(f"stemhub: {wrong}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


def _parser(asked: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="stemhub", description="Checks and builds the STEM professional learning hub.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        made = commands.add_parser(command.name, help=command.about, description=command.about)
        made.set_defaults(run=command.run)
        made.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="folder with mkdocs.yml, content/ and modules/ (default: here)")
        if command.name in asked:
            command.arguments(made)
    return parser
