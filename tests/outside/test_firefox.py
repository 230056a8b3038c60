"""The main ways of the site hold in Firefox too, with a keyboard and 320 pixels."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from built_site import ROOT
from test_document_checkers import PROGRAMS

pytestmark = pytest.mark.outside

HERE = Path(__file__).resolve().parent


def test_menu_search_filters_and_the_whole_way_from_the_home_page_to_a_record_brought_back_hold_in_firefox(base: str, tmp_path: Path):
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    done = subprocess.run([PROGRAMS / "python", HERE / "in_firefox.py", firefox, base, tmp_path], capture_output=True, encoding="utf-8", check=False, timeout=900)
    assert done.returncode == 0, done.stderr[-4000:]
    log = yaml.safe_load((ROOT / "content/accessibility-log.yml").read_text("utf-8"))
    (noted,) = [test for test in log["tests"] if test["tool"] == "Firefox"]
    assert noted["pages"] <= int(done.stdout), "The log claims more pages than were seen."
