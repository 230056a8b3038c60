"""The repository's own site, built once and read once."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_site import SETTINGS, built_once
from html_page import Page, read_pages


@pytest.fixture(autouse=True, scope="session")
def no_settings_of_the_shell():
    """Nothing that a contributor has set may change what is tested."""
    with pytest.MonkeyPatch.context() as patch:
        for name in SETTINGS:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def site(no_settings_of_the_shell, tmp_path_factory) -> Path:
    """The folder of the built site."""
    return built_once(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    """All pages by address."""
    return read_pages(site)
