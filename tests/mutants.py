"""`make mutants`: small changes to rules and release logic, one at a time; a test must notice each, or somebody must have judged it.

Every change of every rule is tried in a few minutes on one processor, because nothing is started or copied for it: the code of
a function is replaced where it stands, and what `tests/test_rules_alone.py` says of the rule is asked again of hubs
that were read once. (mutmut, tried before, needs a second and more for each change.) For release logic the tests of
`tests/test_release.py` that reach the function are run, without those that draw examples at random.

The survivors that somebody has judged stand in `mutants.md`, with the reason. One that is not there makes the run fail, and
so does a judgement on something that is noticed by now.
"""

from __future__ import annotations

import argparse
import importlib
import re
import shutil
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

import test_rules_alone as alone  # noqa: E402
from laying import SMALL, mistake_laid  # noqa: E402
from mutating import Mutant, mutants  # noqa: E402
from stemhub import rules  # noqa: E402
from stemhub.load import load  # noqa: E402
from stemhub.model import Hub  # noqa: E402
from stemhub.report import REPORTS  # noqa: E402

JUDGED = ROOT / "tests" / "mutants.md"
_JUDGED = re.compile(r"^- ``(.+?)``: (.+)$", re.MULTILINE)
# Seconds of work after which a change has made something endless.
PATIENCE = 20

Trial = Callable[[], bool]


class _Endless(BaseException):
    pass


def _stop(*_: object) -> None:
    raise _Endless


@contextmanager
def changed(module: ModuleType, mutant: Mutant) -> Iterator[None]:
    """The module with the change in it."""
    old = getattr(module, mutant.name)
    if isinstance(old, FunctionType):
        code = old.__code__
        old.__code__ = mutant.made
    else:
        setattr(module, mutant.name, mutant.made)
    try:
        yield
    finally:
        if isinstance(old, FunctionType):
            old.__code__ = code
        else:
            setattr(module, mutant.name, old)


def noticed(module: ModuleType, mutant: Mutant, trials: list[Trial]) -> bool:
    """Whether a trial fails, ends in an error or does not end."""
    with changed(module, mutant):
        for trial in trials:
            signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
            try:
                if not trial():
                    return True
            except (Exception, _Endless):
                return True
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return False


# Rules: what tests/test_rules_alone.py asks of each


def rule_trials(work: Path) -> dict[str, list[Trial]]:
    """By the code of a rule, what must hold of it."""
    trials: dict[str, list[Trial]] = defaultdict(list)

    def read(lay: Callable[[Path], object], as_of: str = "") -> Hub:
        place = shutil.copytree(SMALL, work / "hub")
        try:
            lay(place)
            return load(place, alone.SCHEMAS, as_of)
        finally:
            shutil.rmtree(place)

    small = load(SMALL, alone.SCHEMAS)
    for code, rule in rules.BY_CODE.items():
        trials[code].append(lambda rule=rule: alone.said_of(rule, small) == [])
        for example in alone.MANUALS[code].right:
            hub = load(alone.laid(example, work / "right"), alone.SCHEMAS)
            trials[code].append(lambda rule=rule, hub=hub: alone.said_of(rule, hub) == [])
            shutil.rmtree(work / "right")
        for example in alone.MANUALS[code].wrong:
            hub = load(alone.laid(example, work / "wrong"), alone.SCHEMAS)
            trials[code].append(lambda rule=rule, hub=hub, at=example.path: at in [path for path, *_ in alone.said_of(rule, hub)])
            shutil.rmtree(work / "wrong")
    for mistake in alone.MISTAKES:
        code = mistake.name.split("-")[0]
        hub = read(lambda place, mistake=mistake: mistake_laid(mistake, place))
        told = alone.findings((mistake / "expect.txt").read_text("utf-8"))
        if code in rules.BY_CODE:
            mine = [one for one in told if f"[{code}]" in one]
            some = rules.RULES if "outlived" in mistake.name else [rules.BY_CODE[code]]
            trials[code].append(lambda hub=hub, some=some, code=code, mine=mine: said(hub, some, code) == mine)
        else:  # what only looks like a mistake
            for code, rule in rules.BY_CODE.items():
                trials[code].append(lambda rule=rule, hub=hub: alone.said_of(rule, hub) == [])
    for case in alone.CASES:
        code, path, text, places = case
        hub = read(lambda place, path=path, text=text: (place / path).write_text(text, "utf-8"))
        rule = rules.BY_CODE[code]
        trials[code].append(lambda rule=rule, hub=hub, path=path, places=places: [(line, column) for where, line, column, _ in alone.said_of(rule, hub) if where == path] == places)
    golden = alone.golden_edits()
    for name, (code, changes) in alone.HEADS.items():
        hub, rule = alone.edited(changes), rules.BY_CODE[code]
        trials[code].append(lambda rule=rule, hub=hub, name=name: alone.told_of_edit(rule, hub) == golden[name])
    return trials


def said(hub: Hub, some: list[ModuleType], code: str) -> list[str]:
    return alone.findings(REPORTS["text"]([one for one in rules.run(hub, some) if one.code == code], 1))


def of_rules(work: Path) -> Iterator[tuple[ModuleType, list[Trial], str]]:
    """Each module of the rules with its trials; what several rules share has those of all."""
    trials = rule_trials(work)
    yield importlib.import_module("stemhub.rules.common"), [one for code in rules.BY_CODE for one in trials[code]], ""
    for rule in rules.RULES:
        yield rule, [one for code in (rule.CODE, *users(rule)) for one in trials[code]], ""


def users(rule: ModuleType) -> list[str]:
    """The codes of the other rules that call a function of this one."""
    own = [one for one in vars(rule).values() if isinstance(one, FunctionType) and one.__module__ == rule.__name__]
    return [code for code, other in rules.BY_CODE.items() if other is not rule and any(one in own for one in vars(other).values() if isinstance(one, FunctionType))]


# Release logic: its tests


class Release:
    """A plugin of pytest that runs the tests of the release again and again."""

    def __init__(self, every: int):
        self.every, self.found = every, []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = [item for item in session.items if not hasattr(item.obj, "hypothesis")]
        reached: dict[tuple[str, str], list[tuple[float, pytest.Item]]] = defaultdict(list)
        for item in items:
            called: set[tuple[str, str]] = set()

            def note(frame, event, _, called=called):
                if event == "call" and "/stemhub/release/" in frame.f_code.co_filename:
                    called.add((Path(frame.f_code.co_filename).stem, frame.f_code.co_name))

            began = time.process_time()
            sys.setprofile(note)
            try:
                assert passes(item), f"{item.nodeid} fails as it is"
            finally:
                sys.setprofile(None)
            for place in called:
                reached[place].append((time.process_time() - began, item))
        for name in ("stemhub.release", "stemhub.release.living", "stemhub.release.frameworks"):
            module = importlib.import_module(name)
            stem = Path(module.__file__).stem
            for mutant in list(mutants(Path(module.__file__).read_text("utf-8")))[:: self.every]:
                theirs = reached.get((stem, mutant.name)) or [one for place, ones in reached.items() if place[0] == stem for one in ones]
                chosen = list(dict.fromkeys(item for _, item in sorted(theirs, key=lambda one: one[0])))
                trials = [lambda item=item: passes(item) for item in chosen]
                self.found.append((f"{name.removeprefix('stemhub.')}.{mutant.change}", noticed(module, mutant, trials)))
        return True


def passes(item: pytest.Item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


# The run


def tried(part: str, every: int, only: str) -> list[tuple[str, bool]]:
    """Every change of a part, in one line each, and whether it was noticed."""
    if part == "release":
        plugin = Release(every)
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            status = pytest.main(["-q", "-p", "no:cacheprovider", str(ROOT / "tests" / "test_release.py")], plugins=[plugin])
        assert status == 0, f"pytest ended with {status}"
        return plugin.found
    found = []
    with tempfile.TemporaryDirectory(prefix="stemhub-mutants-") as name:
        for module, trials, _ in of_rules(Path(name)):
            if only in module.__name__:
                for mutant in list(mutants(Path(module.__file__).read_text("utf-8")))[::every]:
                    found.append((f"{module.__name__.removeprefix('stemhub.')}.{mutant.change}", noticed(module, mutant, trials)))
    return found


def main() -> int:
    """Try each part, list the survivors, and fail for each that nobody has judged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=["rules", "release", []], help="default: both")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth change: a sample, the same one each time")
    parser.add_argument("--only", default="", help="only the rules with this in the name of their file")
    options = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _stop)
    judged = {change for change, _ in _JUDGED.findall(JUDGED.read_text("utf-8"))}
    bad = 0
    for part in options.parts or ["rules", "release"]:
        began = time.process_time()
        found = tried(part, options.every, options.only)
        left = [change for change, was in found if not was]
        idle = [change for change, was in found if was and change in judged and change not in left]
        new = [change for change in left if change not in judged]
        bad += len(new) + len(idle)
        share = 1 - len(left) / len(found)
        print(f"{part}: {len(found)} changes, {len(found) - len(left)} noticed ({share:.1%}), {len(left) - len(new)} judged, {len(new)} new, {(time.process_time() - began) / 60:.1f} minutes of work")
        for change in new:
            print(f"- ``{change}``: NEW")
        for change in idle:
            print(f"  judged, and noticed by now: {change}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
