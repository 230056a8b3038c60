"""What all tests share: the repository, the smallest whole hub, and a way to lay examples over a copy of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from laying import ROOT, SMALL, Laid, laid_over
from stemhub import build
from stemhub.diagnostics import Example
from stemhub.model import Hub
from stemhub.model.site import Site

# No test leaves anything in the repository; tests of the memory itself take this away.
os.environ["STEMHUB_NO_CACHE"] = "1"


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def small() -> Path:
    """The smallest whole hub: one of every content type, and nothing wrong with it. Never write into it."""
    return SMALL


@pytest.fixture(scope="session")
def checked() -> build.Checked:
    """This repository's content, read and held against the rules."""
    return build.check(ROOT)


@pytest.fixture(scope="session")
def whole_hub(checked: build.Checked) -> Hub:
    """The hub of this repository. Never change it."""
    return checked.hub


@pytest.fixture(scope="session")
def whole_site(whole_hub: Hub) -> Site:
    """Its site before any engine."""
    return build.draw(ROOT, whole_hub)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A copy of the small hub that a test may change."""
    return shutil.copytree(SMALL, tmp_path / "hub", ignore=shutil.ignore_patterns(".cache"))


@pytest.fixture
def overlay(hub: Path) -> Callable[[Example], Laid]:
    """Lays an example of a rule's manual over a copy of the small hub."""

    def lay(example: Example) -> Laid:
        file = hub / example.path
        base = "" if example.whole or not file.exists() else file.read_text("utf-8")
        text, lines = laid_over(base, example)
        file.parent.mkdir(parents=True, exist_ok=True)
        if example.link:
            file.symlink_to(example.link)
        else:
            file.write_bytes(text.encode(example.encoding).ljust(example.size))
        return Laid(hub, example.path, frozenset(lines))

    return lay
