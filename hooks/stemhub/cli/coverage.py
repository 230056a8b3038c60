"""`stemhub coverage`: what helps with what, and what nothing helps with."""

from __future__ import annotations

import argparse

from stemhub.cli.common import Command, checked
from stemhub.model.coverage import coverage
from stemhub.report.coverage import COVERAGE_REPORTS


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=COVERAGE_REPORTS, default="text", help="for people or for programs (default: text)")


def _run(options: argparse.Namespace) -> int:
    print(COVERAGE_REPORTS[options.format](coverage(checked(options.root).hub)), end="")
    return 0


COVERAGE = Command("coverage", "Show what helps with which outcome, item, sector and discipline, and what nothing helps with.", _arguments, _run)
