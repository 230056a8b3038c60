"""`stemhub evaluation carry-over`, `merge` and `collate`: answers brought forward, put together and side by side."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from stemhub import build
from stemhub.answers.carry_over import CannotCarry, carry_over
from stemhub.answers.collate import Returned, Unread, collate
from stemhub.answers.merge import CannotMerge, Told, merge
from stemhub.answers.shareable import shareable
from stemhub.cli.common import WrongCall
from stemhub.cli.files import fresh, returned, saved
from stemhub.formats import FORMATS, Refused, Return
from stemhub.formats.safely import read_all
from stemhub.model import Hub
from stemhub.model.checklist import WHOLE, form_id
from stemhub.model.evaluation import Evaluation
from stemhub.model.form import Form
from stemhub.model.forms import form_of
from stemhub.model.framework import Framework
from stemhub.report.carried import CARRIED
from stemhub.report.collated import SUMMARIES
from stemhub.wording import any_of, count


def carry_over_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="any filled-in file")
    parser.add_argument("--to", default="", metavar="VERSION", help="the edition to bring it to (default: the current one)")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE", help=f"the file to make, ending in {_endings(FORMATS)}; nothing is overwritten")
    parser.add_argument("--report", type=Path, metavar="FILE", help=f"where to write what became of each answer, ending in {_endings(CARRIED)} (default: print it)")


def carry_over_run(options: argparse.Namespace) -> int:
    """Bring a filled-in file to a newer edition."""
    to_format, told = _format(options.output, FORMATS), _format(options.report, CARRIED) if options.report else ".txt"
    for path in (options.output, *([options.report] if options.report else [])):
        fresh(path)
    hub = build.read(options.root)
    found = returned(hub, options.file)
    if found is None:
        return 1
    framework = _framework(hub, found.evaluation)
    if framework is None:
        print(f"{options.file}: It was made from a template. Only checklists have editions to be carried to.", file=sys.stderr)
        return 1
    try:
        done = carry_over(found.evaluation, framework, options.to or framework.current)
    except CannotCarry as why:
        print(f"{options.file}: {why}", file=sys.stderr)
        return 1
    saved(options.output, FORMATS[to_format].fill(_form(hub, done.evaluation), done.evaluation))
    report = CARRIED[told](done.report)
    if options.report:
        saved(options.report, report.encode())
    else:
        sys.stdout.write(report)
    print(f"Wrote {options.output}. Keep {options.file} as well until you have read it.", file=sys.stderr)
    return 0


def merge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="filled-in files of colleagues in one setting")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE", help=f"the file to make, ending in {_endings(FORMATS)}; nothing is overwritten")


def merge_run(options: argparse.Namespace) -> int:
    """Put colleagues' files of one setting together."""
    to_format = _format(options.output, FORMATS)
    fresh(options.output)
    hub = build.read(options.root)
    read = [(file, returned(hub, file)) for file in options.files]
    if any(found is None for _, found in read):
        return 1
    try:
        made = merge([Told(file.name, found.evaluation) for file, found in read])
    except CannotMerge as why:
        print(why, file=sys.stderr)
        return 1
    saved(options.output, FORMATS[to_format].fill(_form(hub, made, read[0][1].form), made))
    differ = sum(bool(answer.offers) for answer in made.answers.values())
    print(f"Wrote {options.output}: {count(len(read), 'file')}, {count(len(made.answers), 'answer')}, {differ} of them to settle.", file=sys.stderr)
    return 0


def collate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="returns of settings, or folders of them")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="SUMMARY", help=f"the summary to make, ending in {_endings(SUMMARIES)}; nothing is overwritten")
    parser.add_argument("--framework", default="", metavar="ID", help="count returns of this framework (default: the one that most were made from)")
    parser.add_argument("--full", action="store_true", help="for your own desk: names, notes and small numbers too (default: hidden, so that it can be shared)")


def collate_run(options: argparse.Namespace) -> int:
    """Put many settings' returns side by side."""
    ending = _format(options.output, SUMMARIES)
    fresh(options.output)
    hub = build.read(options.root)
    if options.framework and options.framework not in hub.frameworks:
        raise WrongCall(f"there is no framework {options.framework}. There is {any_of(hub.frameworks)}.")
    files = list(_files(options.files))
    read, unread = [], []
    for file, found in read_all(files, lambda form, version: form_of(hub, form, version), _progress):
        if isinstance(found, Refused):
            unread.append(Unread(file.name, str(found)))
        else:
            read.append((file, found))
    framework = _most(hub, [found for _, found in read], options.framework)
    kept, others = _carried(read, framework)
    unread += others
    made = collate(framework, framework.current, hub.scales, kept, unread) if framework and kept else None
    for one in made.unread if made else unread:
        print(f"{one.source}: {one.reason}", file=sys.stderr)
    if made is None:
        print("No return could be counted, so no summary was written.", file=sys.stderr)
        return 1
    saved(options.output, SUMMARIES[ending](made if options.full else shareable(made)))
    privacy = "It holds names, notes and small numbers: keep it to yourself." if options.full else "Names, notes and small numbers are hidden; --full shows them."
    print(f"Wrote {options.output}: {count(len(made.settings), 'return')} counted, {len(made.unread)} left out. {privacy}", file=sys.stderr)
    return 0


def _endings(table: dict[str, object]) -> str:
    return any_of("." + one.removeprefix(".") for one in table).replace("`", "")


def _format(path: Path, table: dict[str, object]) -> str:
    """The key of a table that the ending of a file names. Raises WrongCall."""
    ending = path.suffix.lower()
    key = next((one for one in table if "." + one.removeprefix(".") == ending), None)
    if key is None:
        raise WrongCall(f"{path} should end in {_endings(table)}.")
    return key


def _framework(hub: Hub, evaluation: Evaluation) -> Framework | None:
    return hub.frameworks.get(evaluation.made_from.id) if evaluation.made_from.kind == "framework" else None


def _form(hub: Hub, evaluation: Evaluation, same: Form | None = None) -> Form:
    """The form of an evaluation in its edition; the whole one, when its own is not there any more."""
    version = evaluation.made_from.version
    whole = form_id(evaluation.made_from.id, evaluation.audience, WHOLE)
    return same or form_of(hub, evaluation.form, version) or form_of(hub, whole, version)


def _files(given: Sequence[Path]) -> Iterator[Path]:
    """The files that were named, and those in folders that were named, by name; what office programs leave beside is left."""
    for path in given:
        if path.is_dir():
            yield from sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith((".", "~$")))
        else:
            yield path


def _most(hub: Hub, read: Sequence[Return], wanted: str) -> Framework | None:
    made = Counter(found.evaluation.made_from.id for found in read if found.evaluation.made_from.kind == "framework")
    name = wanted or (min(made, key=lambda one: (-made[one], one)) if made else "")
    return hub.frameworks.get(name)


def _carried(read: Sequence[tuple[Path, Return]], framework: Framework | None) -> tuple[list[Returned], list[Unread]]:
    """Every return in the current edition of the framework, and those that cannot be."""
    kept, others = [], []
    for file, found in read:
        try:
            if framework is None:
                raise CannotCarry("It was made from no framework.")
            kept.append(Returned(file.name, carry_over(found.evaluation, framework, framework.current).evaluation, found.evaluation.made_from.version))
        except CannotCarry as why:
            others.append(Unread(file.name, str(why)))
    return kept, others


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\rRead {done} of {of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
