"""The W3C's validator and the newest axe find nothing wrong with any kind of page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from browsing import SETTLED, UNFOLD, violations
from built_site import KINDS, file_of

pytestmark = pytest.mark.outside

MODULES = Path(__file__).resolve().parent / "node_modules"
# Properties younger than the validator's own list: a browser that does not know them leaves the rest as it is.
YOUNGER = ("field-sizing",)
VALIDATOR = MODULES / "vnu-jar/build/dist/vnu.jar"


def faults(files: list[Path], *options: str) -> list[str]:
    """What the validator says of some files, in one run: to start it costs more than to check."""
    command = ["java", "-jar", str(VALIDATOR), "--errors-only", "--exit-zero-always", "--stdout", "--format", "json"]
    done = subprocess.run([*command, *options, *map(str, files)], capture_output=True, encoding="utf-8", check=True)
    return [
        f"{one['url']}, line {one.get('lastLine')}: {one['message']} {one.get('extract', '')}"
        for one in json.loads(done.stdout)["messages"]
        if not any(f"“{name}”: Property" in one["message"] for name in YOUNGER)
    ]


def test_the_validator_finds_no_error_on_any_page(site):
    files = sorted(site.rglob("*.html"))
    assert len(files) > 100
    assert faults(files) == []


def test_the_validator_finds_no_error_in_the_stylesheets_and_the_drawing(site):
    assert faults([site / "assets/hub/icon.svg"], "--also-check-svg") == []
    styles = sorted((site / "assets/hub").rglob("*.css"))
    assert len(styles) > 1
    assert faults(styles, "--also-check-css") == []


def test_the_validator_would_find_an_error_if_there_were_one(tmp_path):
    wrong = tmp_path / "wrong.html"
    wrong.write_text('<!doctype html><html lang="en"><title>Wrong</title><p><img src="x">', "utf-8")
    style = tmp_path / "wrong.css"
    style.write_text("a { colour: red }", "utf-8")
    assert "alt" in faults([wrong])[0]
    assert "colour" in faults([style], "--also-check-css")[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_the_newest_axe_finds_nothing_on_any_kind_of_page(chromium, base, scheme, width):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    context.add_init_script(path=MODULES / "axe-core/axe.min.js")
    page = context.new_page()
    found = {}
    for kind, address in KINDS.items():
        page.goto(base + file_of(address))
        page.evaluate(UNFOLD)
        page.evaluate(SETTLED)
        if faulty := violations(page, every_look=True):
            found[kind] = faulty
    version = page.evaluate("axe.version").split(".")
    context.close()
    assert [int(part) for part in version] >= [4, 14]
    assert found == {}
