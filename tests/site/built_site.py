"""Builds this repository's own site for tests, and tells its pages by address."""

from __future__ import annotations

import fcntl
import functools
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests/hubs/small"
# All that a build reads.
PARTS = ("content", "modules", "overrides", "schemas", "hooks", "mkdocs.yml")
# What a contributor's own shell may set and a test must not depend on.
SETTINGS = ("STEMHUB_SITE_URL", "STEMHUB_REPO_URL", "STEMHUB_AS_OF", "SOURCE_DATE_EPOCH")

# One page of every kind, two where blocks differ. Addresses are permanent: a change here is a change for readers.
KINDS = {
    "home": "",
    "catalogue": "modules/",
    "module": "modules/early-years/",
    "unit": "modules/early-years/start-with-play/",
    "unit with a case study": "modules/early-years/families-and-recording/",
    "list of packs": "packs/",
    "pack": "packs/secondary/",
    "pathway": "pathways/new-to-elc/",
    "my learning": "my-learning/",
    "guide": "nutshell-guide/",
    "chapter": "nutshell-guide/at-home/",
    "chapter with a drawing": "nutshell-guide/three-to-five/",
    "guide to print": "nutshell-guide/print/",
    "guide in large print": "nutshell-guide/large-print/",
    "leaflet": "nutshell-guide/leaflet/",
    "self-evaluation": "self-evaluation/",
    "form to fill in": "self-evaluation/fill-in/",
    "many files": "self-evaluation/collate/",
    "framework": "self-evaluation/stem-nation-award/",
    "element": "self-evaluation/stem-nation-award/elements/curriculum/",
    "checklist": "self-evaluation/stem-nation-award/checklists/elc/",
    "edition": "self-evaluation/stem-nation-award/v/1.0.0/",
    "changes": "self-evaluation/stem-nation-award/changes/",
    "list of templates": "templates/",
    "template": "templates/engagement-record/",
    "directory": "directory/",
    "directory as a plain list": "directory/by/cost/",
    "entry": "directory/sserc/",
    "list of events": "events/",
    "event": "events/british-science-week/",
    "promises": "strategy/promises/",
    "indicators": "strategy/indicators/",
    "list of regions": "regions/",
    "region": "regions/highlands-and-islands/",
    "list of topics": "topics/",
    "topic": "topics/elc/",
    "glossary": "glossary/",
    "A–Z": "a-z/",
    "search": "search/",
    "what’s new": "whats-new/",
    "list of codes": "codes/",
    "codes of a scheme": "codes/sciences-2010/",
    "list of rules": "contribute/rules/",
    "rule": "contribute/rules/HUB101/",
    "components": "components/",
    "components of self-evaluation": "components/self-evaluation/",
    "ordinary page": "accessibility/",
    "missing page": "404.html",
}


def file_of(address: str) -> str:
    """The file that answers an address."""
    return address + "index.html" if address.endswith("/") or not address else address


def plain_environment() -> dict[str, str]:
    """The environment of a program under test: our package at hand, no setting of the reader's shell."""
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return kept | {"PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}


def stemhub(*arguments: str, cwd: Path = ROOT, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a reader would."""
    command = [sys.executable, "-m", "stemhub", *arguments]
    environment = plain_environment() | settings
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)


@functools.cache
def built_once(base: Path) -> Path:
    """The folder of this repository's site, built strictly, once for all the workers of a run. `base` is pytest's folder
    for one worker; it clears such folders away after some runs."""
    return said_once(base)[0]


@functools.cache
def said_once(base: Path) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """As `built_once`, with what the command line said of it."""
    room = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (room / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (room / "said.json").exists():
            done = stemhub("build", "--strict", "--site-dir", str(room / "site"))
            (room / "said.json").write_text(json.dumps([done.returncode, done.stdout, done.stderr]), "utf-8")
    said = subprocess.CompletedProcess([], *json.loads((room / "said.json").read_text("utf-8")))
    assert said.returncode == 0, said.stderr
    return room / "site", said


def copy_of_the_repository(target: Path, content: Path = ROOT) -> Path:
    """A hub of its own with this repository's content, or that of `content`, free to be broken."""
    for name in PARTS:
        source = (content if name in ("content", "modules") else ROOT) / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    return target


def fingerprints(folder: Path) -> dict[str, str]:
    """Every file under a folder with the digest of its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
