"""Folders of modules checked apart say what they say together: after a change, in several processes, with every mistake."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from laying import ROOT, SMALL, mistake_laid
from stemhub import apart, build
from stemhub.apart import Part
from stemhub.cache import Findings
from stemhub.diagnostics import Diagnostic
from stemhub.load.schemas import Schemas
from stemhub.report import REPORTS

MISTAKES = sorted(folder for folder in (ROOT / "tests" / "wrong").iterdir() if folder.is_dir())
SCHEMAS = Schemas(ROOT / "schemas/v1")


def fresh(hub: Path, as_of: str = "") -> Findings:
    checked = build.check(hub, as_of)
    return Findings(checked.diagnostics, len(checked.hub.documents))


def add(hub: Path, path: str, text: str) -> None:
    (hub / path).parent.mkdir(parents=True, exist_ok=True)
    with (hub / path).open("a", encoding="utf-8") as file:
        file.write(text)


def change(hub: Path, path: str, old: str, new: str) -> None:
    text = (hub / path).read_text("utf-8")
    assert old in text
    (hub / path).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The small hub with five modules more, which look at each other, at the guide and at pages."""
    hub = shutil.copytree(SMALL, tmp_path / "hub", ignore=shutil.ignore_patterns(".cache"))
    module = (hub / "modules/next-step/module.yml").read_text("utf-8").replace("../../../../../", f"{ROOT.as_posix()}/")
    unit = (hub / "modules/next-step/second.md").read_text("utf-8")
    before = "tiny"
    for name in ("ash", "birch", "cedar", "damson", "elder"):
        links = f"\nSee [the next](/modules/{before}/second/#what-comes-next), [the guide](/nutshell-guide/at-home/#sources) and [us](/about/#who-we-are).\n"
        add(hub, f"modules/{name}/module.yml", module.replace("prerequisites: [tiny]", f"prerequisites: [{before}]"))
        add(hub, f"modules/{name}/second.md", unit + "\n## What comes next\n\nThings come next.\n" + (links if before != "tiny" else ""))
        before = name
    add(hub, "content/about.md", "\n## Who we are\n\nPeople.\n")
    return hub


def test_nothing_is_wrong_with_it(hub: Path):
    assert not build.check(hub).diagnostics


# Cold, warm, and one file changed


@dataclass(frozen=True)
class Change:
    """What somebody does; the folders that are read again (None: all), a file and code that the check then tells, and what was
    so `before`."""

    does: Callable[[Path], object]
    read: set[str] | None
    found: tuple[str, str] | None = None
    before: Callable[[Path], object] = lambda hub: None


def on(path: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda hub: change(hub, path, old, new)


def at_the_end(path: str, text: str) -> Callable[[Path], None]:
    return lambda hub: add(hub, path, text)


CHANGES = {
    "a word": Change(at_the_end("modules/ash/second.md", "\nA color.\n"), {"ash"}, ("modules/ash/second.md", "HUB410")),
    "a heading": Change(at_the_end("modules/ash/second.md", "\n## A new part\n\nMore.\n"), {"ash", "birch"}),
    "a mistake in a block": Change(at_the_end("modules/ash/second.md", "\n```reflect\nid: [\n```\n"), {"ash", "birch"}, ("modules/ash/second.md", "HUB003")),
    "a heading that others link to": Change(on("modules/ash/second.md", "## What comes next", "## Afterwards"), {"ash", "birch"}, ("modules/birch/second.md", "HUB215")),
    "the heading of a page": Change(on("content/about.md", "## Who we are", "## People"), {"birch", "cedar", "damson", "elder"}, ("modules/cedar/second.md", "HUB215")),
    "the words of a page": Change(at_the_end("content/about.md", "\nA color.\n"), set(), ("content/about.md", "HUB410")),
    "the title of a module": Change(on("modules/ash/module.yml", "title: The next step", "title: Ash"), {"ash"}),
    "what a unit helps with": Change(on("modules/ash/module.yml", "helps_with: [sample/only-item]", "helps_with: [sample/other]"), {"ash"}, ("modules/ash/module.yml", "HUB203")),
    "a field too many": Change(at_the_end("modules/ash/module.yml", "colour: red\n"), {"ash"}, ("modules/ash/module.yml", "HUB101")),
    "the address of a unit": Change(
        lambda hub: (change(hub, "modules/ash/module.yml", "id: second", "id: third"), (hub / "modules/ash/second.md").rename(hub / "modules/ash/third.md")),
        None, ("modules/birch/second.md", "HUB210"),
    ),
    "a unit that is no longer listed": Change(on("modules/ash/module.yml", "id: second", "id: other"), None, ("modules/birch/second.md", "HUB210")),
    "a circle of modules": Change(on("modules/ash/module.yml", "prerequisites: [tiny]", "prerequisites: [elder]"), None, ("modules/cedar/module.yml", "HUB204")),
    "a module that cannot be read": Change(on("modules/ash/module.yml", "format: 1", "format: ["), None, ("modules/ash/module.yml", "HUB003")),
    "a unit that is gone": Change(lambda hub: (hub / "modules/ash/second.md").unlink(), None, ("modules/ash/module.yml", "HUB205")),
    "a module that is gone": Change(lambda hub: shutil.rmtree(hub / "modules/ash"), None, ("modules/birch/second.md", "HUB210")),
    "a folder renamed": Change(lambda hub: (hub / "modules/ash").rename(hub / "modules/Ash"), None, ("modules/Ash/module.yml", "HUB009")),
    "a unit in a folder with a wrong name": Change(
        lambda hub: ((hub / "modules/ash_").mkdir(), (hub / "modules/ash/second.md").rename(hub / "modules/ash_/second.md")), None, ("modules/ash_/second.md", "HUB009"),
    ),
    "a file more": Change(at_the_end("modules/ash/third.md", "Words.\n"), None, ("modules/ash/third.md", "HUB206")),
    "a stray file": Change(at_the_end("modules/ash/notes.txt", "Words.\n"), None, ("modules/ash/notes.txt", "HUB008")),
    "a download that is no longer offered": Change(
        on("modules/tiny/first.md", "```download\nfile: sheet.csv\ntitle: A sheet\ntext: To fill in.\n```\n", ""), None, ("modules/ash/second.md", "HUB210"),
        at_the_end("modules/ash/second.md", "\nTake [the sheet](/modules/tiny/files/sheet.csv).\n"),
    ),
    "a unit that cannot be read": Change(
        lambda hub: (hub / "modules/tiny/first.md").write_bytes(b"\xff\xff"), None, ("modules/tiny/first.md", "HUB002"),
        at_the_end("modules/ash/second.md", "\nTake [the sheet](/modules/tiny/files/gone.csv).\n"),
    ),
    "a chapter that cannot be read": Change(
        lambda hub: (hub / "content/nutshell-guide/at-home.md").write_bytes(b"\xff\xff"), None, ("content/nutshell-guide/at-home.md", "HUB002"),
        at_the_end("modules/ash/second.md", "\nTake [the sheet](/content/nutshell-guide/files/gone.csv).\n"),
    ),
    "the vocabulary": Change(on("content/vocabulary.yml", "id: play", "id: game"), None, ("modules/elder/module.yml", "HUB201")),
    "the chapter's place": Change(on("content/nutshell-guide/guide.yml", "id: at-home", "id: outside"), None, ("modules/elder/second.md", "HUB210")),
    "the newest date": Change(at_the_end("modules/tiny/module.yml", "# allow HUB101: a test\ndate: 2027-10-30\n"), None, ("modules/elder/module.yml", "HUB311")),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES.values(), ids=CHANGES)
def test_after_a_change_only_what_it_concerns_is_read_and_the_findings_are_those_of_all(case: Change, hub: Path, monkeypatch: pytest.MonkeyPatch):
    case.before(hub)
    build.findings(hub)
    read: list[set[str]] = []
    load = apart.load
    monkeypatch.setattr(apart, "load", lambda root, schemas, as_of, folders: read.append(set(folders)) or load(root, schemas, as_of, folders))
    wholes: list[Path] = []
    check = build.check
    monkeypatch.setattr(build, "check", lambda root, as_of="": wholes.append(root) or check(root, as_of))
    case.does(hub)
    found = build.findings(hub)
    assert bool(wholes) == (case.read is None)
    if case.read is not None:
        assert read[-1] == case.read
    expected = fresh(hub)
    assert found == expected
    assert build.findings(hub) == expected
    if case.found:
        assert case.found in {(one.span.path, one.code) for one in expected.diagnostics}
    else:
        assert not expected.diagnostics


def test_a_download_that_a_chapter_offers_no_longer_is_missed_where_a_module_links_to_it(hub: Path):
    block = "\n```download\nfile: stairs.csv\ntitle: Stairs\ntext: To fill in.\n```\n"
    add(hub, "content/nutshell-guide/at-home.md", block)
    add(hub, "modules/ash/second.md", "\nTake [the table of stairs](/content/nutshell-guide/files/stairs.csv).\n")
    assert all(one.span.path != "modules/ash/second.md" for one in build.findings(hub).diagnostics)
    change(hub, "content/nutshell-guide/at-home.md", block, "")
    found = build.findings(hub)
    assert found == fresh(hub)
    assert [(one.span.path, one.code) for one in found.diagnostics] == [("modules/ash/second.md", "HUB210")]


def test_many_changes_one_after_the_other_are_told_as_if_nothing_were_remembered(hub: Path):
    hand = random.Random(7)
    before = {path: path.read_bytes() for path in hub.rglob("*") if path.is_file()}
    for name in hand.choices(list(CHANGES), k=8):
        for path, data in before.items() if hand.random() < 0.5 else ():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        try:
            CHANGES[name].does(hub)
        except (AssertionError, OSError):
            continue  # what it would change is gone
        found, expected = build.findings(hub), fresh(hub)
        assert {form: write(found.diagnostics, found.files) for form, write in REPORTS.items()} == {
            form: write(expected.diagnostics, expected.files) for form, write in REPORTS.items()
        }


# In shares


def in_shares(hub: Path, number: int, as_of: str = "") -> list[Diagnostic]:
    """What is found when the folders are dealt out, one share read and checked at a time."""
    names = sorted(folder.name for folder in (hub / "modules").iterdir())
    parts = [Part.read(hub, SCHEMAS, as_of, names[at::number]) for at in range(number)]
    outlines = {name: one for part in parts for name, one in part.hub.outlines.items()}
    found = [(at, one) for at, part in enumerate(parts) for one in part.beside(outlines).findings()]
    assert all(at == 0 or one in [said for first, said in found if first == 0] for at, one in found if one.span.path.startswith("content/"))
    return sorted([one for at, one in found if at == 0 or one.span.path.startswith("modules/")], key=lambda one: one.order)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda folder: folder.name)
def test_every_mistake_is_told_alike_in_shares_and_together(mistake: Path, tmp_path: Path):
    hub = shutil.copytree(SMALL, tmp_path / "hub", ignore=shutil.ignore_patterns(".cache"))
    mistake_laid(mistake, hub)
    assert in_shares(hub, 2) == build.check(hub).diagnostics


@pytest.mark.parametrize("case", CHANGES.values(), ids=CHANGES)
def test_every_change_is_told_alike_in_shares_and_together(case: Change, hub: Path):
    case.does(hub)
    assert in_shares(hub, 3) == build.check(hub).diagnostics


WAYS = [way for way in multiprocessing.get_all_start_methods() if way != "forkserver"]


@pytest.mark.parametrize("way", WAYS)
def test_processes_say_what_one_process_says(way: str, hub: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(apart, "start_method", lambda: way)
    monkeypatch.setattr(apart, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(apart, "MOST_PROCESSES", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    add(hub, "modules/cedar/second.md", "\nA color, and [a link](/no/).\n")
    add(hub, "content/about.md", "\nA color.\n")
    change(hub, "modules/elder/module.yml", "prerequisites: [damson]", "prerequisites: [elder]")
    expected = fresh(hub)
    monkeypatch.setattr(build, "check", None)
    found = build.findings(hub)
    assert found == expected
    add(hub, "modules/cedar/second.md", "\nAnother color.\n")
    monkeypatch.undo()
    assert build.findings(hub) == fresh(hub)


@pytest.mark.parametrize(("files", "processors"), [(apart.WORTH_A_PROCESS, 8), (10, 1)])
def test_a_small_hub_or_a_single_processor_starts_no_process(files: int, processors: int, hub: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(apart, "WORTH_A_PROCESS", files)
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert apart.shared(hub, SCHEMAS, "") is None


def test_where_no_process_can_be_started_one_is_enough(hub: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(*told: object, **more: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(apart, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refused)
    assert build.findings(hub) == fresh(hub)


KILLED = """
import os, sys
from pathlib import Path
from stemhub import apart, build
root = Path(sys.argv[1])
apart.start_method = lambda: sys.argv[2]
if __name__ == "__main__":
    with apart._processes(root, build.schemas(root), "", [["cedar"], ["elder"]]) as others:
        for other in others:
            other.recv()  # each has read its share, and waits for the others' outlines
        print("all wait", flush=True)
        os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("way", WAYS)
def test_where_a_check_is_killed_none_of_its_processes_stays(way: str, hub: Path, tmp_path: Path):
    program = tmp_path / "killed.py"
    program.write_text(KILLED, "utf-8")
    # The end of what is said comes when nobody is left who could say more.
    said = subprocess.run([sys.executable, program, hub, way], stdout=subprocess.PIPE, timeout=120)
    assert (said.returncode, said.stdout) == (-9, b"all wait\n")


def test_a_process_that_does_other_work_too_is_not_forked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert apart.start_method() == "spawn"
