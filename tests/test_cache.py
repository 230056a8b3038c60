"""Remembered findings are those that a check would make: whatever happens to the files, the schemas, the program or the memory."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laying import ROOT, SMALL
from stemhub import build, cache
from stemhub.cache import PLACE, Findings
from stemhub.cli import main

FUZZ = int(os.environ.get("FUZZ", 0))
PATHS = sorted(path.relative_to(SMALL).as_posix() for folder in ("content", "modules") for path in (SMALL / folder).rglob("*.*"))


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for the folder of the program, which a test may change."""
    folder = shutil.copytree(ROOT / "hooks/stemhub/report", tmp_path / "program", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(build, "PROGRAM", folder)
    return folder


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The roots that were really read, one entry a time."""
    read: list[Path] = []
    check = build.check
    monkeypatch.setattr(build, "check", lambda root, as_of="": read.append(root) or check(root, as_of))
    return read


def fresh(hub: Path, as_of: str = "") -> Findings:
    checked = build.check(hub, as_of)
    return Findings(checked.diagnostics, len(checked.hub.documents))


# What may happen between two checks. Each is told a folder, a way to draw, and changes something.


def edit(hub: Path, draw: Callable) -> None:
    """Letters are put in, taken out or exchanged, now and then with the old time of the file."""
    path = _some_file(hub, draw)
    data = path.read_bytes()
    here = draw(st.integers(0, len(data)))
    put = draw(st.sampled_from([b"", b" ", b"x", b"- ", b"\n", b"```\n", b"[a](/no/)", b"color", b"{", b"\xff", b"# allow HUB210: why\n"]))
    cut = draw(st.sampled_from([0, 1, len(put), 40]))
    times = path.stat()
    path.write_bytes(data[:here] + put + data[here + cut :])
    if draw(st.booleans()):
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def exchange(hub: Path, draw: Callable) -> None:
    """A letter becomes another one: same size, and the old time of the file."""
    path = _some_file(hub, draw)
    data, times = bytearray(path.read_bytes()), path.stat()
    if data:
        data[draw(st.integers(0, len(data) - 1))] = draw(st.sampled_from(b"aZ0:-\n[#"))
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def remove(hub: Path, draw: Callable) -> None:
    _some_file(hub, draw).unlink()


def bring_back(hub: Path, draw: Callable) -> None:
    path = draw(st.sampled_from(PATHS))
    (hub / path).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(SMALL / path, hub / path)


def add(hub: Path, draw: Callable) -> None:
    name = draw(st.sampled_from(["content/new.md", "modules/tiny/second.md", "content/pathways/new.yml", "modules/tiny/files/new.svg", "content/a b.md", "content/x.docx"]))
    (hub / name).parent.mkdir(parents=True, exist_ok=True)
    (hub / name).write_bytes(draw(st.sampled_from([b"", b"Words.\n", b"---\ntitle: New\n---\nWords.\n", b"<svg onload='x'/>", b"title: [\n"])))


def rename(hub: Path, draw: Callable) -> None:
    path = _some_file(hub, draw)
    path.rename(path.with_name(draw(st.sampled_from(["other", "Bad_name", path.stem])) + draw(st.sampled_from([".md", ".yml", ".txt"]))))


def swap(hub: Path, draw: Callable) -> None:
    """Two files change places, with their times and inodes."""
    one, other = _some_file(hub, draw), _some_file(hub, draw)
    aside = hub / "aside"
    one.rename(aside)
    other.rename(one) if other.exists() else None
    aside.rename(other)


def touch(hub: Path, draw: Callable) -> None:
    seconds = draw(st.sampled_from([0, 10, -100_000, 100_000]))
    os.utime(_some_file(hub, draw), (time.time() + seconds,) * 2)


def link(hub: Path, draw: Callable) -> None:
    """A symbolic link, inside the content or out of it."""
    place = hub / "content/linked.md"
    if not place.is_symlink():
        place.symlink_to(draw(st.sampled_from(["about.md", "/etc/hostname", "gone.md", "linked.md"])))


def unlink(hub: Path, draw: Callable) -> None:
    (hub / "content/linked.md").unlink(missing_ok=True)


def change_schema(hub: Path, draw: Callable) -> None:
    """The hub's own schemas begin, or another field is asked for, or they are as they were."""
    own = hub / "schemas/v1"
    shutil.rmtree(own, ignore_errors=True)
    if draw(st.booleans()):
        shutil.copytree(ROOT / "schemas/v1", own)
        schema = json.loads((own / "module.json").read_text("utf-8"))
        schema["required"].append(draw(st.sampled_from(["further_help", "themes", "colour"])))
        (own / "module.json").write_text(json.dumps(schema), "utf-8")


def spoil(hub: Path, draw: Callable) -> None:
    """The memory itself is cut, changed, emptied, or something else stands in its place."""
    place = hub / PLACE
    if not place.is_file():
        return
    data = place.read_bytes()
    here = draw(st.integers(0, len(data)))
    changed = [data[:here], data[:here] + b"7" + data[here + 1 :], b"", b"{}", b"\xff\n[]", data.split(b"\n")[0] + b"\n{}"]
    place.write_bytes(draw(st.sampled_from(changed)))


def _some_file(hub: Path, draw: Callable) -> Path:
    there = sorted(path for folder in ("content", "modules") for path in (hub / folder).rglob("*") if path.is_file() and not path.is_symlink())
    return draw(st.sampled_from(there))


STEPS = [edit, edit, edit, exchange, exchange, remove, bring_back, bring_back, add, rename, swap, touch, link, unlink, change_schema, spoil]


@given(data=st.data())
@settings(
    max_examples=FUZZ or 20,
    derandomize=not FUZZ,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
def test_remembered_is_checked(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory):
    hub = shutil.copytree(SMALL, tmp_path_factory.mktemp("cache") / "hub", ignore=shutil.ignore_patterns(".cache"))
    as_of = ""
    for step in data.draw(st.lists(st.sampled_from(STEPS), min_size=1, max_size=6)):
        build.findings(hub, as_of)
        step(hub, data.draw)
        as_of = data.draw(st.sampled_from([as_of, as_of, "", "2027-10-20"]))
        expected = fresh(hub, as_of)
        assert build.findings(hub, as_of) == expected
        assert build.findings(hub, as_of) == expected


# What is remembered, and what is not


def test_a_hub_in_which_nothing_changed_is_read_once(hub: Path, checks: list[Path]):
    (hub / "content/about.md").write_text("[x](/no/) color\n", "utf-8")
    first = build.findings(hub)
    assert first.diagnostics
    assert build.findings(hub) == first
    assert build.findings(hub).diagnostics[0].severity is first.diagnostics[0].severity
    assert len(checks) == 1


def test_files_that_are_plainly_the_same_are_not_even_opened(hub: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cache, "COARSEST_CLOCK", 0)
    time.sleep(0.05)  # the clock that stamps files ticks every 4 or 10 ms
    build.findings(hub)
    asked: list[bytes] = []
    digest = cache._digest
    monkeypatch.setattr(cache, "_digest", lambda data: asked.append(data) or digest(data))
    build.findings(hub)
    about = (hub / "content/about.md").read_bytes()
    assert asked
    assert about not in asked
    (hub / "content/about.md").touch()
    build.findings(hub)
    assert asked.count(about) == 1


def test_a_change_too_quick_for_the_clock_is_noticed(hub: Path, monkeypatch: pytest.MonkeyPatch):
    mark = cache._mark

    def coarse(path: str) -> tuple[int, int, int, int]:
        size, mtime, ctime, _ = mark(path)
        return size, mtime - mtime % 2_000_000_000, ctime - ctime % 2_000_000_000, 0

    monkeypatch.setattr(cache, "_mark", coarse)
    about = hub / "content/about.md"
    for word in ("color", "house", "color"):
        about.write_text(f"---\ntitle: About\ndescription: About.\n---\nA {word}.\n", "utf-8")
        found = build.findings(hub)
        assert any(one.code == "HUB410" for one in found.diagnostics) == (word == "color")


def test_a_memory_changed_by_hand_is_not_believed(hub: Path):
    (hub / "content/about.md").write_text("---\ntitle: About\ndescription: About.\n---\nA color.\n", "utf-8")
    found = build.findings(hub)
    kept = (hub / PLACE).read_bytes()
    for changed in (kept.replace(b"American", b"Scottish"), kept.replace(b'"warning"', b'"nothing"'), kept[:-1], kept + b" "):
        assert changed != kept
        (hub / PLACE).write_bytes(changed)
        assert build.findings(hub) == found


@pytest.mark.parametrize("change", ["edit", "add", "remove"])
def test_a_change_of_the_program_is_noticed(change: str, hub: Path, program: Path, checks: list[Path]):
    build.findings(hub)
    if change == "edit":
        (program / "text.py").write_text((program / "text.py").read_text("utf-8").replace("a", "e"), "utf-8")
    elif change == "add":
        (program / "another.py").write_text('"""A new rule."""\n', "utf-8")
    else:
        (program / "text.py").unlink()
    build.findings(hub)
    assert len(checks) == 2
    build.findings(hub)
    assert len(checks) == 2


def test_compiled_files_of_the_program_do_not_count(hub: Path, program: Path, checks: list[Path]):
    build.findings(hub)
    (program / "__pycache__").mkdir()
    (program / "__pycache__/text.pyc").write_bytes(b"compiled")
    build.findings(hub)
    assert len(checks) == 1


def test_another_version_of_a_program_of_others_is_noticed(hub: Path, checks: list[Path], monkeypatch: pytest.MonkeyPatch):
    build.findings(hub)
    monkeypatch.setattr("sys.version", "3.99")
    build.findings(hub)
    assert len(checks) == 2


def test_a_file_that_changes_during_the_check_is_checked_again(hub: Path, monkeypatch: pytest.MonkeyPatch):
    check = build.check
    about = hub / "content/about.md"

    def slow(root: Path, as_of: str = "") -> build.Checked:
        checked = check(root, as_of)
        about.write_text("[x](/no/)\n", "utf-8")
        return checked

    monkeypatch.setattr(build, "check", slow)
    build.findings(hub)
    monkeypatch.setattr(build, "check", check)
    assert any(one.code == "HUB210" for one in build.findings(hub).diagnostics)


def test_what_could_not_be_opened_is_tried_again(hub: Path, checks: list[Path], monkeypatch: pytest.MonkeyPatch):
    read_bytes = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "about.md":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert any(one.code == "HUB001" for one in build.findings(hub).diagnostics)
    monkeypatch.undo()
    assert all(one.code != "HUB001" for one in build.findings(hub).diagnostics)


def test_where_nothing_can_be_written_a_check_still_works(hub: Path):
    (hub / ".cache").write_text("a file where the folder should be", "utf-8")
    assert build.findings(hub) == build.findings(hub) == fresh(hub)


def test_a_folder_without_content_is_left_alone(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        build.findings(tmp_path)
    assert not list(tmp_path.iterdir())


def test_nothing_else_is_left_behind(hub: Path):
    before = {path for path in hub.rglob("*") if ".cache" not in path.parts}
    build.findings(hub)
    build.findings(hub)
    assert {path for path in hub.rglob("*") if ".cache" not in path.parts} == before
    assert {path.name for path in (hub / PLACE).parent.iterdir()} == {"check.json", ".gitignore"}


def test_a_memory_that_came_with_a_copy_is_not_believed(hub: Path, checks: list[Path], tmp_path: Path):
    build.findings(hub)
    copy = shutil.copytree(hub, tmp_path / "copy")
    assert (copy / PLACE).is_file()
    build.findings(copy)
    assert checks == [hub, copy]


@pytest.mark.parametrize(
    "told", [b"[]", b"{}", b"null", b"7", b'{"at": 0, "files": [], "key": "", "number": 0, "diagnostics": []}',
             b'{"at": 0, "files": {"a": 7}, "key": "", "number": 0, "diagnostics": []}',
             b'{"at": 0, "files": {}, "key": "", "number": 0, "diagnostics": [[["a"], "", ""]]}', b"[" * 100_000]
)  # fmt: skip
def test_a_memory_of_another_shape_is_passed_over(told: bytes, hub: Path):
    build.findings(hub)
    (hub / PLACE).write_bytes(cache._digest(told).encode("ascii") + b"\n" + told)
    assert build.findings(hub) == fresh(hub)
    assert (hub / PLACE).read_bytes().partition(b"\n")[2] != told


def test_a_memory_that_cannot_be_replaced_is_done_without(hub: Path):
    (hub / PLACE).mkdir(parents=True)
    assert build.findings(hub) == build.findings(hub) == fresh(hub)
    assert [path.name for path in (hub / PLACE).parent.iterdir()] == ["check.json"]


def test_a_hub_full_of_mistakes_is_not_remembered(hub: Path, checks: list[Path], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cache, "MOST_FINDINGS", 2)
    (hub / "content/about.md").write_text("---\ntitle: About\ndescription: About.\n---\n[a](/no/)\n\n[b](/no/)\n\n[c](/no/)\n", "utf-8")
    build.findings(hub)
    build.findings(hub)
    assert len(checks) == 2
    assert not (hub / PLACE).exists()


def test_a_file_in_a_folder_of_any_name_counts(hub: Path):
    """What is passed over in the program's folder is not in the content's."""
    build.findings(hub)
    (hub / "content/__pycache__").mkdir()
    (hub / "content/__pycache__/stray.txt").write_text("x", "utf-8")
    found = build.findings(hub)
    assert found == fresh(hub)
    assert any("__pycache__" in one.span.path for one in found.diagnostics)


def test_a_check_without_memory_reads_and_writes_none(hub: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    assert main(["check", "--root", str(hub)]) == 0  # conftest.py turned it off for all tests
    assert not (hub / ".cache").exists()
    monkeypatch.delenv("STEMHUB_NO_CACHE")
    assert main(["check", "--no-cache", "--root", str(hub)]) == 0
    assert not (hub / ".cache").exists()
    assert main(["check", "--root", str(hub)]) == 0
    assert (hub / PLACE).is_file()
    told = json.dumps({"at": 0})
    (hub / PLACE).write_text(told, "utf-8")
    assert main(["check", "--no-cache", "--root", str(hub)]) == 0
    assert (hub / PLACE).read_text("utf-8") == told
    assert len(set(capsys.readouterr().out.splitlines())) == 1
