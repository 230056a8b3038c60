"""`stemhub release`: a maintainer turns waiting changes into a dated version."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from stemhub.cli.common import Command, WrongCall, checked, written
from stemhub.model import Hub
from stemhub.release import CannotRelease, Release
from stemhub.release.frameworks import release_framework
from stemhub.release.living import release_guide, release_module, release_template
from stemhub.report import REPORTS
from stemhub.source.edit import Originals
from stemhub.wording import did_you_mean, is_date

GUIDE = "nutshell-guide"
PLACES = {
    "module": "modules/{}/",
    "guide": "content/{}/",
    "framework": "content/self-evaluation/{}/",
    "template": "content/templates/{}.yml",
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=PLACES, help="what is released")
    parser.add_argument("id", nargs="?", default="", metavar="ID", help="its id, the name of its folder or file (the guide needs none)")
    parser.add_argument("--date", default="", metavar="DATE", help="the day of the release (default: the day of SOURCE_DATE_EPOCH)")


def _run(options: argparse.Namespace) -> int:
    date, name = _date(options.date), _name(options)
    held = checked(options.root)
    place = PLACES[options.kind].format(name)
    errors = [error for error in held.errors if error.span.path.startswith(place)]
    if errors:
        print(REPORTS["text"](errors, len(held.hub.documents)), end="")
        return 1
    release = _releaser(held.hub, options.kind, name)
    try:
        made = release(date, lambda path: (options.root / path).read_bytes())
    except CannotRelease as why:
        raise WrongCall(str(why)) from why
    except OSError as closed:
        raise WrongCall(f"cannot read {closed.filename} ({closed.strerror}). Nothing was changed.") from closed
    if not written(options.root, held, made.created, made.changed):
        return 1
    print(f"Released {options.kind} {name} {made.version} of {date}.")
    print("Next: read the new line of its history as readers will, run `stemhub check` and commit these files together.")
    if _is_draft(held.hub, options.kind, name):
        print("It is still a draft: lists show it when its file says `status: published`.")
    return 0


def _releaser(hub: Hub, kind: str, name: str) -> Callable[[str, Originals], Release]:
    """What releases the thing of this name. Raises WrongCall when there is none."""
    if kind == "guide":
        if not hub.guide:
            raise WrongCall(f"there is no guide: content/{GUIDE}/guide.yml is not there.")
        return lambda date, originals: release_guide(hub.guide, date, originals)
    things, make = _things(hub)[kind]
    if name not in things:
        raise WrongCall(f"there is no {kind} “{name}”. {did_you_mean(name, things)}".rstrip())
    return lambda date, originals: make(things[name], date, originals)


def _things(hub: Hub) -> dict[str, tuple[Mapping[str, Any], Callable[..., Release]]]:
    """The things of each kind by id, and what releases one."""
    return {
        "module": (hub.modules, release_module),
        "framework": (hub.frameworks, release_framework),
        "template": (hub.templates, release_template),
    }


def _is_draft(hub: Hub, kind: str, name: str) -> bool:
    thing = hub.guide if kind == "guide" else _things(hub)[kind][0][name]
    return thing.words.status == "draft"


def _name(options: argparse.Namespace) -> str:
    if options.kind == "guide":
        if options.id not in ("", GUIDE):
            raise WrongCall(f"there is one guide, “{GUIDE}”: say `stemhub release guide`.")
        return GUIDE
    if not options.id:
        raise WrongCall(f"name the {options.kind}: `stemhub release {options.kind} ID`.")
    return options.id


def _date(said: str) -> str:
    """The day of the release. The clock is never asked. Raises WrongCall when nobody says a day."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if said:
        if not is_date(said):
            raise WrongCall(f"--date needs a date such as 2026-11-21, not “{said}”.")
        return said
    if not epoch:
        raise WrongCall("say the day of the release, for example --date 2026-11-21 (or set SOURCE_DATE_EPOCH).")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as wrong:
        raise WrongCall(f"SOURCE_DATE_EPOCH is “{epoch}” and should be a number of seconds. Say the day with --date.") from wrong


RELEASE = Command("release", "Turn the waiting changes of a module, the guide, a framework or a template into a dated version.", _arguments, _run)
