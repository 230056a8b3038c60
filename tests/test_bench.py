"""The hubs that `make bench` measures are whole, right, and the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from laying import ROOT
from stemhub import build
from stemhub.source.markdown import BLOCK_KINDS


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    import hubs
    import run

    yield run
    for module in (hubs, run):
        del sys.modules[module.__name__]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_synthetic_hub_has_nothing_wrong_and_its_modules_are_like_real_ones(bench: ModuleType, tmp_path: Path):
    number = bench.write(tmp_path / "hub", 4)
    checked = build.check(tmp_path / "hub")
    assert checked.diagnostics == []
    assert number == len(files(tmp_path / "hub"))
    made = [module for key, module in checked.hub.modules.items() if key.startswith("practice-")]
    assert [len(module.units) for module in made] == [5] * 4
    for module in made:
        used = {block.kind for unit in module.units for block in unit.blocks}
        assert used == set(BLOCK_KINDS) - {"download"}
        for unit in module.units:
            assert unit.document.links
            assert unit.document.citations
            assert len(unit.document.body) > 3000


def test_the_same_hub_is_written_every_time(bench: ModuleType, tmp_path: Path):
    bench.write(tmp_path / "one", 2)
    bench.write(tmp_path / "other", 2)
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_nothing_is_written_over(bench: ModuleType, tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        bench.write(tmp_path, 1)


def test_the_readme_shows_the_tables_as_they_are_printed(bench: ModuleType):
    readme = (ROOT / "README.md").read_text("utf-8")
    assert bench.CHECKS in readme
    assert bench.BUILDS in readme
    import lighthouse

    assert lighthouse.HEAD in readme


def test_the_readme_shows_the_table_of_documents_and_the_returns_are_the_same_every_time(bench: ModuleType, tmp_path: Path):
    import documents

    assert documents.TABLE in (ROOT / "README.md").read_text("utf-8")
    for name in ("one", "other"):
        documents.write_returns(tmp_path / name, 10)
    assert files(tmp_path / "one") == files(tmp_path / "other")
    assert {path.suffix for path in (tmp_path / "one").iterdir()} == {".pdf", ".xlsx", ".ods", ".docx", ".csv", ".json"}
