"""Imports point one way: words ← stages ← entrances; the engine is known to hooks/events.py and hooks/engine/ alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from laying import ROOT

HOOKS = ROOT / "hooks"

WORDS = {"diagnostics", "wording", "source", "model", "frontmatter"}
STAGES = {"load", "rules", "cache", "render", "search", "formats", "answers", "scaffolds", "release"}
ENTRANCES = {"report", "build", "apart", "documents", "export", "save", "cli", "__main__"}
# What an entrance may use of other entrances, and which word stands above which.
ENTRANCE_USES = {"__main__": {"cli"}, "cli": {"build", "export", "report", "save"}, "save": set(), "build": {"apart", "documents"}, "apart": set(), "documents": set(), "export": set(), "report": set()}
WORD_USES = {
    "diagnostics": set(),
    "wording": set(),
    "source": {"diagnostics", "wording"},
    "model": {"diagnostics", "wording", "source"},
    "frontmatter": {"model"},
}
ENGINES = {"mkdocs", "properdocs", "material", "zensical"}


def imports(file: Path, package: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a file imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def layer_of(name: str) -> str:
    """`stemhub.rules.common` → `rules`; nothing for what is not ours."""
    parts = name.split(".")
    return parts[1] if parts[0] == "stemhub" and len(parts) > 1 else ""


def allowed(layer: str) -> set[str]:
    """The layers that a layer may import."""
    if layer in WORDS:
        return WORD_USES[layer] | {layer}
    if layer in STAGES:
        return (WORDS - {"frontmatter"}) | {layer}
    return WORDS | STAGES | ENTRANCE_USES[layer] | {layer}


def bad_arrows(hooks: Path) -> list[str]:
    """Every import that points the wrong way, as `file:line imports name`."""
    found = []
    for file in sorted(hooks.rglob("*.py")):
        where = file.relative_to(hooks)
        engine_side = where.parts[0] in ("events.py", "engine")
        package = ".".join(where.parts[:-1])
        for line, name in imports(file, package):
            top = name.split(".")[0]
            if top in ENGINES and not engine_side:
                found.append(f"{where}:{line} imports {name}")
            elif where.parts[0] == "stemhub" and len(where.parts) > 1 and layer_of(name):
                own = Path(where.parts[1]).stem
                if own != "__init__" and layer_of(name) not in allowed(own):
                    found.append(f"{where}:{line} imports {name}")
            elif where.parts[0] == "stemhub" and top in ("events", "engine") and where.parts[1] not in ("cli.py", "cli"):
                found.append(f"{where}:{line} imports {name}")
    return found


def test_every_import_points_one_way():
    assert bad_arrows(HOOKS) == []


def test_every_part_of_the_compiler_has_its_layer():
    parts = {path.stem for path in (HOOKS / "stemhub").iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert parts - {"__init__"} == WORDS | STAGES | ENTRANCES


def test_the_map_of_the_compiler_names_every_part():
    map_of_layers = ast.get_docstring(ast.parse((HOOKS / "stemhub/__init__.py").read_text("utf-8")))
    for part in (WORDS | STAGES | ENTRANCES) - {"__main__", "frontmatter"}:
        assert part in map_of_layers, part


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("stemhub/model/learning.py", "from stemhub.rules import common"),
        ("stemhub/model/learning.py", "import stemhub.load.table"),
        ("stemhub/source/yaml.py", "from stemhub.model import Hub"),
        ("stemhub/source/yaml.py", "from ..model import Hub"),
        ("stemhub/wording.py", "from stemhub.diagnostics import Span"),
        ("stemhub/rules/bad_name.py", "from stemhub.load import load"),
        ("stemhub/rules/bad_name.py", "from stemhub import build"),
        ("stemhub/render/home.py", "from stemhub.rules import RULES"),
        ("stemhub/load/__init__.py", "def late():\n    from stemhub.render import render"),
        ("stemhub/report/text.py", "from stemhub.cli import main"),
        ("stemhub/build.py", "from stemhub.report import text"),
        ("stemhub/cli.py", "import mkdocs"),
        ("stemhub/render/home.py", "from material import plugins"),
        ("stemhub/build.py", "from engine.driver import build_site"),
        ("stemhub/load/__init__.py", "import events"),
        ("other.py", "from properdocs.config import load_config"),
    ],
)
def test_an_arrow_that_points_the_wrong_way_is_told(file: str, line: str, tmp_path: Path):
    bad = tmp_path / file
    bad.parent.mkdir(parents=True, exist_ok=True)
    bad.write_text(f'"""A file."""\n\n{line}\n')
    assert [told.split(" ")[0].split(":")[0] for told in bad_arrows(tmp_path)] == [file]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("stemhub/rules/bad_name.py", "from stemhub.model import Hub\nfrom stemhub.rules.common import blocks"),
        ("stemhub/source/yaml.py", "from .node import Node\nimport yaml"),
        ("stemhub/cli.py", "from engine.driver import build_site\nfrom stemhub import build, rules"),
        ("events.py", "from mkdocs.plugins import get_plugin_logger\nfrom stemhub import build"),
        ("engine/serve.py", "from properdocs.config import load_config"),
    ],
)
def test_an_arrow_that_points_the_right_way_is_not_told(file: str, line: str, tmp_path: Path):
    good = tmp_path / file
    good.parent.mkdir(parents=True, exist_ok=True)
    good.write_text(f"{line}\n")
    assert bad_arrows(tmp_path) == []


# Small files with a sentence at their head


def too_long(hooks: Path, most: int) -> list[str]:
    lengths = {file.relative_to(hooks).as_posix(): len(file.read_text("utf-8").splitlines()) for file in hooks.rglob("*.py")}
    return [f"{file}: {length} lines" for file, length in sorted(lengths.items()) if length > most]


def test_no_file_is_longer_than_300_lines():
    assert too_long(HOOKS, 300) == []


def test_a_file_that_is_too_long_is_told(tmp_path: Path):
    (tmp_path / "long.py").write_text("\n" * 301)
    assert too_long(tmp_path, 300) == ["long.py: 301 lines"]


def test_the_adapter_to_the_engine_stays_under_120_lines():
    assert len((HOOKS / "events.py").read_text("utf-8").splitlines()) <= 120


def test_there_is_no_drawer_for_odds_and_ends():
    names = {file.stem for file in HOOKS.rglob("*.py")}
    assert not names & {"utils", "util", "helpers", "misc", "tools"}


@pytest.mark.parametrize("file", sorted(HOOKS.rglob("*.py")), ids=lambda file: file.relative_to(HOOKS).as_posix())
def test_every_file_says_at_its_head_what_it_is(file: Path):
    docstring = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    title = docstring.split("\n\n")[0]
    assert len(title.split()) >= 4, file
    if file.parent.name != "rules" or file.name in ("common.py", "__init__.py"):
        assert title.endswith((".", ":")), file
