"""Our scripts keep to the types that their comments state."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from built_site import ROOT

pytestmark = pytest.mark.outside

HERE = Path(__file__).resolve().parent


def told(settings: Path) -> str:
    """What the type checker says of the scripts that a settings file names."""
    checker = HERE / "node_modules/typescript/bin/tsc"
    done = subprocess.run(["node", str(checker), "-p", str(settings)], capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def test_the_type_checker_finds_nothing_in_any_script():
    assert len(list((ROOT / "overrides/assets/hub").rglob("*.js"))) > 10
    assert told(HERE / "tsconfig.json") == ""


def test_the_type_checker_would_find_a_wrong_type(tmp_path):
    (tmp_path / "wrong.js").write_text('/** @param {number} most */\nexport const twice = most => most.toUpperCase() + "";\n', "utf-8")
    settings = json.loads((HERE / "tsconfig.json").read_text("utf-8")) | {"include": ["*.js"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
    assert "wrong.js(2," in told(tmp_path / "tsconfig.json")
