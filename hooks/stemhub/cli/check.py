"""`stemhub check`: what is wrong with the content, and which rules are muted where."""

from __future__ import annotations

import argparse
import json
from os.path import abspath
from pathlib import Path

from stemhub import rules
from stemhub.cli.common import Command, WrongCall, checked, findings
from stemhub.diagnostics import Severity, Span
from stemhub.report import REPORTS
from stemhub.source import Mute
from stemhub.wording import count, is_date


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="only show findings in these files or folders")
    parser.add_argument("--format", choices=REPORTS, default="text", help="how findings are told (default: text)")
    parser.add_argument("--fail-on", choices=("error", "warning"), default="error", help="the severity that makes the exit status 1")
    parser.add_argument("--as-of", default="", metavar="DATE", help="the date that stands for today, such as 2026-11-21")
    parser.add_argument("--no-cache", action="store_true", help="read every file again, and remember nothing")
    parser.add_argument("--muted", action="store_true", help="list the places where a rule is muted, with the reasons, instead of findings")


def _run(options: argparse.Namespace) -> int:
    if options.as_of and not is_date(options.as_of):
        raise WrongCall(f"--as-of needs a date such as 2026-11-21, not “{options.as_of}”.")
    if options.muted and options.format not in ("text", "json"):
        raise WrongCall(f"--muted is told as text or json, not as {options.format}.")
    hub = checked(options.root, options.as_of).hub if options.muted else None
    told = None if hub else findings(options.root, options.as_of, not options.no_cache)
    for path in options.paths:
        if not any(place.exists() or place.is_symlink() for place in _places(path, options)):
            raise WrongCall(f"there is no file or folder “{path}”, here or in {options.root}.")
    if hub:
        as_wanted = _as_json if options.format == "json" else _as_text
        print(as_wanted([mute for mute in rules.mutes(hub) if _wanted(mute.span, options)]), end="")
        return 0
    found = [one for one in told.diagnostics if _wanted(one.span, options)]
    print(REPORTS[options.format](found, told.files), end="")
    bad = {Severity.ERROR} if options.fail_on == "error" else {Severity.ERROR, Severity.WARNING}
    return 1 if any(one.severity in bad for one in found) else 0


def _wanted(span: Span, options: argparse.Namespace) -> bool:
    place = Path(abspath(options.root / span.path))
    return not options.paths or any(place.is_relative_to(one) for path in options.paths for one in _places(path, options))


def _places(path: str, options: argparse.Namespace) -> tuple[Path, Path]:
    """What a PATH may mean: seen from here, or from the root."""
    return Path(abspath(path)), Path(abspath(options.root / path))


def _as_text(mutes: list[Mute]) -> str:
    lines = [f"{mute.span.path}:{mute.span.line}: {mute.code}: {mute.reason or 'no reason is given'}\n" for mute in mutes]
    return "".join(lines) + (f"{count(len(mutes), 'rule')} muted.\n" if mutes else "No rule is muted.\n")


def _as_json(mutes: list[Mute]) -> str:
    told = [{"path": mute.span.path, "line": mute.span.line, "code": mute.code, "reason": mute.reason} for mute in mutes]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


CHECK = Command("check", "Say everything that is wrong with the content, in one run.", _arguments, _run)
