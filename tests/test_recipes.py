"""The recipes of CONTRIBUTING.md, followed step by step as they are written."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from desk import Said, said

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("content", "modules", "hooks", "schemas", "overrides", "mkdocs.yml")

_MAKE = re.compile(r"^Make `(?P<path>[^`]+)`:\n\n(?P<fence>`{3,})\w+\n(?P<text>.*?)^(?P=fence)$", re.M | re.S)
_ADD = re.compile(
    r"^In `(?P<path>[^`]+)`, (?P<side>before|after) the (?P<last>last )?line `(?P<anchor>[^`]+)`, add:\n\n"
    r"(?P<fence>`{3,})\w+\n(?P<text>.*?)^(?P=fence)$",
    re.M | re.S,
)
_RUN = re.compile(r"Then run `stemhub (?P<command>[^`]+)`")


@dataclass(frozen=True)
class Recipe:
    """A section of CONTRIBUTING.md that says what to make, add and run."""

    title: str
    text: str


def recipes() -> list[Recipe]:
    """Every section that ends in something to run."""
    sections = re.split(r"^### ", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), flags=re.M)[1:]
    return [Recipe(text.split("\n", 1)[0], text) for text in sections if _RUN.search(text)]


RECIPES = {one.title: one for one in recipes()}
# Their tests look at what comes out, too.
SEEN_TO_MORE = {"Add a field", "Add a field to the record in My learning", "Add a rule"}


def follow(recipe: Recipe, root: Path) -> None:
    """Do what the recipe says, in a copy of the repository."""
    for step in _MAKE.finditer(recipe.text):
        path = root / step["path"]
        assert not path.exists(), f"{step['path']} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step["text"], "utf-8")
    for step in _ADD.finditer(recipe.text):
        path = root / step["path"]
        lines = path.read_text("utf-8").split("\n")
        assert step["anchor"] in lines, f"{step['path']} has no line `{step['anchor']}`"
        places = [place for place, line in enumerate(lines) if line == step["anchor"]]
        place = places[-1 if step["last"] else 0] + (step["side"] == "after")
        path.write_text("\n".join([*lines[:place], *step["text"].rstrip("\n").split("\n"), *lines[place:]]), "utf-8")


def run(root: Path, command: str) -> Said:
    """Run a command on the copy: the copy's own program in a process of its own where the recipe changed it, else this one."""
    if fingerprint(root / "hooks") == OUR_PROGRAM:
        return said([*command.split(), "--root", str(root)])
    call = [sys.executable, "-m", "stemhub", *command.split()]
    done = subprocess.run(call, cwd=root, env=os.environ | {"PYTHONPATH": str(root / "hooks")}, capture_output=True, text=True, check=False)
    return Said(done.returncode, done.stdout, done.stderr)


def fingerprint(folder: Path) -> str:
    """The digest of all that a program consists of."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


OUR_PROGRAM = fingerprint(ROOT / "hooks")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of everything that a recipe may touch, in which one stands."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, tmp_path / part)
        else:
            shutil.copy(source, tmp_path / part)
    # The forms that are made already need not be made again.
    made = ROOT / ".cache/documents"
    made.mkdir(parents=True, exist_ok=True)
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache/documents").symlink_to(made)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def followed(title: str, root: Path) -> None:
    """Do what a recipe says, and what it says to run then."""
    follow(RECIPES[title], root)
    for command in _RUN.finditer(RECIPES[title].text):
        done = run(root, command["command"])
        assert done.status == 0, f"stemhub {command['command']}:\n{done.out}{done.err}"


@pytest.mark.parametrize("title", [title for title in RECIPES if title not in SEEN_TO_MORE])
def test_a_recipe_followed_to_the_letter_works(title: str, copy: Path):
    followed(title, copy)


def test_there_is_a_recipe_for_each_kind_of_change():
    assert {"Add a module", "Add a unit to a module", "Change a framework", *SEEN_TO_MORE} <= set(RECIPES)


def test_a_field_added_by_the_recipe_is_seen_by_readers(copy: Path):
    followed("Add a field", copy)
    page = (copy / "build/export/docs/modules/early-years/index.md").read_text("utf-8")
    assert "<dt>You need</dt><dd>What you have in your room.</dd>" in page


def test_a_field_added_to_the_record_by_the_recipe_is_asked_for_and_goes_into_the_table(copy: Path):
    followed("Add a field to the record in My learning", copy)
    page = unescape((copy / "build/export/docs/my-learning/index.md").read_text("utf-8"))
    assert '<input id="entry-with_whom" name="with_whom" type="text"' in page
    assert columns_of_the_table(copy) == {"standards", *re.findall(r'name="(\w+)"', page.partition('<form id="entry"')[2].partition("</form>")[0])}


def columns_of_the_table(root: Path) -> set[str]:
    """The columns of the table of a record that are fields of an entry."""
    text = (root / "overrides/assets/hub/record/format.js").read_text("utf-8")
    listed = re.search(r"const COLUMNS = \[(.*?)\];", text, re.S)[1]
    return set(re.findall(r'"(\w+)"', listed)) - {"where", "kind", "changed", "what", "answer"} | {"title"}


def test_a_rule_added_by_the_recipe_finds_its_mistake(copy: Path):
    followed("Add a rule", copy)
    module = copy / "modules/early-years/module.yml"
    text = module.read_text("utf-8")
    module.write_text(re.sub(r"^title: .*$", "title: STEM THROUGH PLAY", text, count=1, flags=re.M), "utf-8")
    done = run(copy, "check --fail-on warning")
    assert done.status == 1
    assert "HUB499" in done.out


def test_a_step_whose_anchor_is_gone_is_noticed(copy: Path):
    stale = Recipe("stale", "In `mkdocs.yml`, after the line `no such line`, add:\n\n```yaml\nx: 1\n```\n")
    with pytest.raises(AssertionError, match="has no line"):
        follow(stale, copy)
