"""The same content gives the same bytes, on any machine and by either engine; wrong content gives no site at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from built_site import ROOT, copy_of_the_repository, fingerprints, plain_environment, stemhub
from engine.driver import BuildFailed, build_site


def differing(one: Path, other: Path) -> list[str]:
    """Names of files that are missing on one side or have other bytes."""
    left, right = fingerprints(one), fingerprints(other)
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


def test_the_strict_build_passes_and_says_nothing_but_how_many_pages(tmp_path):
    done = stemhub("build", "--strict", "--site-dir", str(tmp_path / "site"))
    assert (done.returncode, done.stdout) == (0, "")
    said = done.stderr.splitlines()
    assert said[0] == "Building …"
    assert [line for line in said[1:] if " pages in " not in line] == []


def test_a_second_build_in_the_same_process_has_the_same_bytes(site, tmp_path):
    build_site(ROOT, tmp_path / "again", strict=True)
    assert differing(site, tmp_path / "again") == []


def test_a_build_from_elsewhere_with_another_clock_and_other_hashes_has_the_same_bytes(site, tmp_path):
    shell = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}
    done = stemhub("build", "--root", str(ROOT), "--site-dir", "there", cwd=tmp_path, **shell)
    assert done.returncode == 0, done.stdout
    assert differing(site, tmp_path / "there") == []


def test_a_copy_of_the_repository_in_another_folder_builds_to_the_same_bytes(site, tmp_path):
    root = copy_of_the_repository(tmp_path / "a hub elsewhere")
    build_site(root, tmp_path / "site", strict=True)
    assert differing(site, tmp_path / "site") == []


def test_stock_mkdocs_builds_the_same_bytes(site, tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(ROOT / "mkdocs.yml"), "-d", str(tmp_path / "stock")]
    done = subprocess.run(command, env=plain_environment(), cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert differing(site, tmp_path / "stock") == []


@pytest.fixture
def hub(site, tmp_path):
    """A copy of the repository whose site was built already."""
    root = copy_of_the_repository(tmp_path / "hub")
    shutil.copytree(site, root / "site")
    return root


def test_a_mistake_stops_the_build_with_its_place_and_repair_and_leaves_the_last_good_site_alone(site, hub):
    module = hub / "modules/early-years/module.yml"
    lines = module.read_text("utf-8").splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines, 1) if line.startswith("title:"))
    lines[place - 1] = lines[place - 1].replace("title:", "titel:")
    module.write_text("".join(lines), "utf-8")
    with pytest.raises(BuildFailed) as failed:
        build_site(hub, hub / "site")
    said = str(failed.value)
    assert f"modules/early-years/module.yml:{place}:1: error: There is no field `titel`" in said
    assert "Did you mean `title`?" in said
    assert differing(site, hub / "site") == []


def test_a_template_that_names_something_unknown_stops_the_build_with_its_line(site, hub):
    (hub / "overrides/pages/unit.md").write_text("one line\n{{ unit.titel }}\n", "utf-8")
    with pytest.raises(BuildFailed, match=r"unit\.md:2: .*no attribute 'titel'"):
        build_site(hub, hub / "site")
    assert differing(site, hub / "site") == []


def test_a_mistake_in_a_part_of_the_theme_is_found_before_the_last_good_site_is_touched(site, hub):
    (hub / "overrides/partials/header.html").write_text("{% if %}\n", "utf-8")
    with pytest.raises(BuildFailed, match=r"header\.html:1: "):
        build_site(hub, hub / "site")
    assert differing(site, hub / "site") == []
