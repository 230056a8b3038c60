"""One browser, one server of the built site, and readers with the screen and settings that a test asks for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from stemhub.model import Hub

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "site"))

from browsing import serving, started_browser
from built_site import SETTINGS, built_once
from running import published_by

# A machine that is busy with the other half of the tests is slow, not wrong: what is waited for is a state, never a time.
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)

# A browser in which a managed school computer has switched all stores off: to name one throws.
NO_STORES = """
for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
}
"""


class Reader:
    """A reader's page. `heard` is all that the browser complained of, `asked` every address that it asked for."""

    def __init__(self, context: BrowserContext, base: str):
        self.page: Page = context.new_page()
        self.base = base
        self.heard: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.heard.append(message.text))
        self.page.on("pageerror", lambda error: self.heard.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def go(self, address: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.base + address)
        return self.page

    @property
    def elsewhere(self) -> list[str]:
        """Requests that left the site."""
        return [url for url in self.asked if not url.startswith(self.base)]


@pytest.fixture(autouse=True, scope="session")
def no_settings_of_the_shell() -> Iterator[None]:
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
def base(site: Path) -> Iterator[str]:
    """Where the site is served, with the slash at its end."""
    with serving(site) as address:
        yield address


@pytest.fixture
def under_a_path(site: Path, tmp_path: Path) -> Iterator[str]:
    """The site as many hosts serve it: not at the root of its host."""
    (tmp_path / "served").mkdir()
    (tmp_path / "served" / "hub").symlink_to(site)
    with serving(tmp_path / "served") as address:
        yield address + "hub/"


@pytest.fixture(scope="session")
def hub(whole_hub: Hub) -> Hub:
    """The hub that the site is made of. Never change it."""
    return whole_hub


@pytest.fixture(scope="session")
def published(hub: Hub) -> dict[str, Any]:
    """The files of frameworks as the site publishes them, by address."""
    return published_by(hub)


@pytest.fixture(scope="session")
def chromium() -> Browser:
    """The browser, started once."""
    return started_browser()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker's script."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.fixture
def reader(chromium: Browser, base: str) -> Iterator[Callable[..., Reader]]:
    """Makes readers; when the test is over, none of them may have met a complaint or left the site."""
    made: list[tuple[Reader, BrowserContext]] = []

    def make(width: int = 1440, height: int = 900, at: str = base, stores: bool = True, **options) -> Reader:
        context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        context.set_default_timeout(PATIENCE_MS)
        if not stores:
            context.add_init_script(NO_STORES)
        made.append((Reader(context, at), context))
        return made[-1][0]

    yield make
    for one, context in made:
        context.close()
        assert one.heard == []
        assert one.elsewhere == []
