"""`make mutants`: small changes to rules and release logic, one at a time; a test must notice each, or somebody must have judged it.

Mutmut copies what it changes, so everything happens in `.cache/mutants/`. It changes functions, not tables: the patterns and
lists at the top of a module are held by the fixtures alone. The survivors that somebody has judged stand in `mutants.md`.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ROOT / "tests" / "mutants.md"
WORK = ROOT / ".cache" / "mutants"
# part of the compiler → the tests that hold it
PARTS = {"rules": "tests/test_rules_alone.py", "release": "tests/test_release.py"}
SETTINGS = """\
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/stemhub/{part}/*.py"]
do_not_mutate = ["src/stemhub/rules/__init__.py"]
also_copy = ["schemas"]
pytest_add_cli_args_test_selection = ["{tests}"]
pytest_add_cli_args = ["-p", "no:cacheprovider"]

[tool.pytest.ini_options]
pythonpath = ["src"]
markers = ["outside: not here"]
"""
_DIFF = re.compile(r"^[-+](?![-+])(.*)$", re.MULTILINE)


def prepared(part: str) -> Path:
    """A folder in which mutmut can work: the compiler as `src/`, the tests, the schemas."""
    work = WORK / part
    work.mkdir(parents=True, exist_ok=True)
    for name, source in (("src", "hooks"), ("tests", "tests"), ("schemas", "schemas")):
        shutil.rmtree(work / name, ignore_errors=True)
        shutil.copytree(ROOT / source, work / name, ignore=shutil.ignore_patterns("__pycache__", "golden", "browser", "site", "outside", "engine"))
    (work / "pyproject.toml").write_text(SETTINGS.format(part=part, tests=PARTS[part]), "utf-8")
    return work


def mutmut(work: Path, *arguments: str) -> str:
    """What a command of mutmut prints."""
    done = subprocess.run([sys.executable, "-m", "mutmut", *arguments], cwd=work, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def survivors(work: Path) -> list[tuple[str, str]]:
    """Name and fate of each mutant that no test noticed."""
    return re.findall(r"^\s*(stemhub\S+): (survived|no tests|suspicious|timeout)$", mutmut(work, "results"), re.MULTILINE)


def essence(work: Path, name: str) -> str:
    """What a mutant changes, in one line: `was → is`."""
    lines = [found.strip() for found in _DIFF.findall(mutmut(work, "show", name))]
    half = len(lines) // 2
    return f"{' '.join(lines[:half])} → {' '.join(lines[half:])}"


def main() -> int:
    """Run each part, list the survivors, and fail for each that nobody has judged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="default: all")
    parser.add_argument("--tenth", choices="0123456789", help="only the mutants whose number ends so: a sample")
    parser.add_argument("--children", default="2", help="how many run at once")
    options = parser.parse_args()
    judged = JUDGED.read_text("utf-8") if JUDGED.exists() else ""
    unjudged = 0
    for part in options.parts or PARTS:
        work, began = prepared(part), time.monotonic()
        sample = [f"*__mutmut_{options.tenth}", f"*__mutmut_*{options.tenth}"] if options.tenth else []
        said = mutmut(work, "run", "--max-children", options.children, *sample)
        left = survivors(work)
        total = len(re.findall(r"^\s*stemhub\S+: (?!not checked)\w", mutmut(work, "results", "--all", "true"), re.MULTILINE))
        if not total:
            print(said)
            return 2
        print(f"{part}: {total} mutants, {total - len(left)} noticed, {len(left)} left, {(time.monotonic() - began) / 60:.1f} minutes")
        for name, fate in left:
            change = essence(work, name)
            known = change in judged
            unjudged += not known
            print(f"  {'judged' if known else 'NEW   '} {name} ({fate})\n         {change}")
    return 1 if unjudged else 0


if __name__ == "__main__":
    sys.exit(main())
