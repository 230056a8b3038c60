"""The main ways of the site hold in Firefox too, with a keyboard and 320 pixels."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from built_site import ROOT
from stemhub.formats import FORMATS
from stemhub.model import Hub
from stemhub.model.evaluation_json import evaluation_of
from stemhub.model.forms import form_of
from test_document_checkers import PROGRAMS
from test_files_together import PHOTO, file_of, said
from test_self_evaluation import LAST_YEAR

pytestmark = pytest.mark.outside

HERE = Path(__file__).resolve().parent


def returns_in(folder: Path, hub: Hub) -> Path:
    """Last year's file, six other settings, one in each format, and a photograph."""
    folder.mkdir()
    (folder / "last-year.xlsx").write_bytes(FORMATS["xlsx"].fill(form_of(hub, LAST_YEAR["form"], "1.0.0"), evaluation_of(LAST_YEAR)))
    for number, kind in enumerate(("xlsx", "ods", "docx", "pdf", "csv", "json")):
        (folder / f"setting.{kind}").write_bytes(file_of(hub, said(hub, number, "elc", "2.0.0"), kind, "")["buffer"])
    (folder / PHOTO["name"]).write_bytes(PHOTO["buffer"])
    return folder


def test_menu_search_filters_and_the_whole_way_from_the_home_page_to_a_record_brought_back_hold_in_firefox(base: str, hub: Hub, tmp_path: Path):
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    returns = returns_in(tmp_path / "returns", hub)
    done = subprocess.run([PROGRAMS / "python", HERE / "in_firefox.py", firefox, base, tmp_path, returns], capture_output=True, encoding="utf-8", check=False, timeout=900)
    assert done.returncode == 0, done.stderr[-4000:]
    log = yaml.safe_load((ROOT / "content/accessibility-log.yml").read_text("utf-8"))
    (noted,) = [test for test in log["tests"] if test["tool"] == "Firefox"]
    assert noted["pages"] <= int(done.stdout), "The log claims more pages than were seen."
