"""`stemhub explain`: the manual of a rule."""

from __future__ import annotations

import argparse

from stemhub import rules
from stemhub.cli.common import Command, WrongCall
from stemhub.diagnostics import Manual
from stemhub.wording import closest


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", metavar="CODE", help="such as HUB101")
    parser.add_argument("--all", action="store_true", help="show the manuals of all rules")


def _run(options: argparse.Namespace) -> int:
    manuals = {manual.code: manual for manual in rules.manuals()}
    if options.all:
        print("\n".join(_told(manual) for manual in manuals.values()), end="")
        return 0
    code = (options.code or "").upper()
    if code not in manuals:
        by_slug = {manual.slug: manual for manual in manuals.values()}
        if options.code in by_slug:
            code = by_slug[options.code].code
        else:
            near = closest(options.code or "", [*manuals, *by_slug])
            guess = f" Did you mean {near}?" if near else " `stemhub explain --all` shows all rules."
            raise WrongCall(f"there is no rule “{options.code or ''}”.{guess}")
    print(_told(manuals[code]), end="")
    return 0


def _told(manual: Manual) -> str:
    parts = [f"{manual.code} {manual.slug} ({manual.severity})", manual.title, "", manual.why, ""]
    for title, examples in (("Wrong", manual.wrong), ("Right", manual.right)):
        for example in examples:
            where = f"{title}, {'the whole of' if example.whole else 'in'} {example.path}"
            saved = f" saved as {example.encoding}" if example.encoding != "utf-8" else ""
            parts += [f"{where}{saved}:", "", *(f"    {line}" for line in example.text.splitlines()), ""]
    return "\n".join(parts) + "\n"


EXPLAIN = Command("explain", "Show the manual of a rule.", _arguments, _run)
