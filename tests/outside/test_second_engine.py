"""Another engine, which knows nothing of our hooks, draws the export at the same addresses."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from built_site import ROOT, plain_environment, stemhub

pytestmark = pytest.mark.outside


def pages(folder: Path) -> set[str]:
    """Addresses of pages."""
    return {path.relative_to(folder).as_posix().removesuffix("index.html") for path in folder.rglob("*.html")}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory) -> Path:
    """The site that Zensical makes of the export."""
    folder = tmp_path_factory.mktemp("zensical") / "hub"
    exported = stemhub("export", str(folder))
    assert exported.returncode == 0, exported.stdout + exported.stderr
    binary = next((ROOT / ".venv/outside").glob("*/zensical*"))
    done = subprocess.run([str(binary), "build"], cwd=folder, env=plain_environment(), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def test_zensical_gives_every_page_of_the_hub_at_the_same_address(site, drawn):
    assert pages(site) - pages(drawn) == set()
    assert pages(drawn) - pages(site) == set()


def test_zensical_shows_the_statements_of_a_checklist_and_the_answers_of_a_unit(drawn):
    checklist = (drawn / "self-evaluation/stem-nation-award/checklists/elc/index.html").read_text("utf-8")
    assert 'id="leadership-vision"' in checklist
    unit = (drawn / "modules/early-years/start-with-play/index.html").read_text("utf-8")
    assert "Not this one." in unit


def test_zensical_publishes_tables_data_and_schemas_as_they_are(site, drawn):
    files = [path.relative_to(site) for ending in ("*.csv", "*.json") for path in site.rglob(ending)]
    assert len(files) > 20
    assert [str(name) for name in files if (drawn / name).read_bytes() != (site / name).read_bytes()] == []
