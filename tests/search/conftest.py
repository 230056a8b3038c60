"""The index of this repository's pages, made once without an engine, and read as the command line reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from stemhub.model import Hub
from stemhub.model.site import Site
from stemhub.search.reader import Index


@pytest.fixture(scope="session")
def drawn(whole_hub: Hub, whole_site: Site) -> tuple[Hub, Site]:
    """The hub and its site before any engine."""
    return whole_hub, whole_site


@pytest.fixture(scope="session")
def folder(drawn, tmp_path_factory) -> Path:
    """A folder that holds the files of the index and nothing else."""
    folder = tmp_path_factory.mktemp("site")
    for file in drawn[1].files:
        if file.address.startswith("search/"):
            (folder / file.address).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.address).write_bytes(file.data)
    return folder


@pytest.fixture(scope="session")
def index(folder: Path) -> Index:
    """The index, read."""
    return Index(folder)
