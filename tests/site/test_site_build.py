"""The same content gives the same bytes, on any machine and by either engine; wrong content gives no site at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from built_site import SMALL, copy_of_the_repository, fingerprints, plain_environment, said_once, stemhub
from engine.driver import BuildFailed, build_site
from stemhub import documents


def differing(one: Path, other: Path) -> list[str]:
    """Names of files that are missing on one side or have other bytes."""
    left, right = fingerprints(one), fingerprints(other)
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


def test_the_strict_build_passes_and_says_nothing_but_how_many_pages(site, tmp_path_factory):
    _, done = said_once(tmp_path_factory.getbasetemp())
    assert (done.returncode, done.stdout) == (0, "")
    said = done.stderr.splitlines()
    assert said[0] == "Building …"
    assert [line for line in said[1:] if " pages in " not in line] == []


# Nothing of the place, the clock or the order of a set may stand in a site.
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}


def test_stock_mkdocs_builds_the_same_bytes_in_a_copy_elsewhere_with_another_clock_and_other_hashes(site, tmp_path):
    root = copy_of_the_repository(tmp_path / "a hub elsewhere")
    # That documents are made alike in another process is held by tests of their own: those that are made already will do.
    (root / ".cache").mkdir()
    (root / ".cache/documents").symlink_to(documents.CACHE)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(root / "mkdocs.yml"), "-d", str(tmp_path / "stock")]
    done = subprocess.run(command, env=plain_environment() | ELSEWHERE, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert differing(site, tmp_path / "stock") == []


def test_our_own_command_builds_the_same_bytes_there_too(small_site, tmp_path):
    root = copy_of_the_repository(tmp_path / "a hub elsewhere", content=SMALL)
    done = stemhub("build", "--root", str(root), "--site-dir", "there", cwd=tmp_path, **ELSEWHERE)
    assert done.returncode == 0, done.stdout
    assert differing(small_site[1], tmp_path / "there") == []


def test_a_second_build_in_the_same_process_has_the_same_bytes(small_site, tmp_path):
    root, built = small_site
    build_site(root, tmp_path / "again", strict=True)
    assert differing(built, tmp_path / "again") == []


@pytest.fixture(scope="module")
def small_site(no_settings_of_the_shell, tmp_path_factory):
    """The smallest hub with our templates, and its site."""
    root = copy_of_the_repository(tmp_path_factory.mktemp("small") / "hub", content=SMALL)
    build_site(root, root / "site", strict=True)
    return root, root / "site"


@pytest.fixture
def hub(small_site, tmp_path):
    """A copy of a hub whose site was built already."""
    return shutil.copytree(small_site[0], tmp_path / "hub")


def test_a_mistake_stops_the_build_with_its_place_and_repair_and_leaves_the_last_good_site_alone(small_site, hub):
    module = hub / "modules/tiny/module.yml"
    lines = module.read_text("utf-8").splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines, 1) if line.startswith("title:"))
    lines[place - 1] = lines[place - 1].replace("title:", "titel:")
    module.write_text("".join(lines), "utf-8")
    with pytest.raises(BuildFailed) as failed:
        build_site(hub, hub / "site")
    said = str(failed.value)
    assert f"modules/tiny/module.yml:{place}:1: error: There is no field `titel`" in said
    assert "Did you mean `title`?" in said
    assert differing(small_site[1], hub / "site") == []


def test_a_template_that_names_something_unknown_stops_the_build_with_its_line(small_site, hub):
    (hub / "overrides/pages/unit.md").write_text("one line\n{{ unit.titel }}\n", "utf-8")
    with pytest.raises(BuildFailed, match=r"unit\.md:2: .*no attribute 'titel'"):
        build_site(hub, hub / "site")
    assert differing(small_site[1], hub / "site") == []


def test_a_mistake_in_a_part_of_the_theme_is_found_before_the_last_good_site_is_touched(small_site, hub):
    (hub / "overrides/partials/header.html").write_text("{% if %}\n", "utf-8")
    with pytest.raises(BuildFailed, match=r"header\.html:1: "):
        build_site(hub, hub / "site")
    assert differing(small_site[1], hub / "site") == []
