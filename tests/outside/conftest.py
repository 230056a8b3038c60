"""The built site, served and in a browser, for checkers that come from elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from stemhub.model import Hub

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "site"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))

from browsing import serving, started_browser
from built_site import SETTINGS, built_once


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Path]:
    """The folder of the built site."""
    with pytest.MonkeyPatch.context() as patch:
        for name in SETTINGS:
            patch.delenv(name, raising=False)
        yield built_once(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def hub(whole_hub: Hub) -> Hub:
    """The hub that the site is made of. Never change it."""
    return whole_hub


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Browser:
    """The browser, started once."""
    return started_browser()
