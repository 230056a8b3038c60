"""One browser, one server of the built site, and readers with the screen and settings that a test asks for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect
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


class Kept:
    """The contexts of tests that mostly read, by their options. Whoever opens a page in one that was used before finds the site's scripts
    and styles read and understood, which is half of the work of such a test. What a test stored is thrown away before the next."""

    def __init__(self, chromium: Browser, origin: str):
        self.chromium, self.origin = chromium, origin
        self.free: dict[str, tuple[BrowserContext, CDPSession]] = {}
        self.used: dict[BrowserContext, tuple[str, CDPSession]] = {}

    def take(self, options: dict[str, Any]) -> BrowserContext:
        """One that nobody in this test has. A page of it that shows nothing stays open: through it the stores are emptied."""
        key = repr(sorted(options.items()))
        if key in self.free:
            context, through = self.free.pop(key)
        else:
            context = self.chromium.new_context(**options)
            through = context.new_cdp_session(context.new_page())
        self.used[context] = key, through
        return context

    def give_back(self, context: BrowserContext) -> None:
        """Closes all other pages and empties the stores."""
        key, through = self.used.pop(context)
        for page in context.pages[1:]:
            page.close()
        through.send("Storage.clearDataForOrigin", {"origin": self.origin, "storageTypes": "all"})
        context.clear_cookies()
        if key in self.free:
            context.close()
        else:
            self.free[key] = context, through


@pytest.fixture(scope="module")
def kept(chromium: Browser, base: str) -> Iterator[Kept]:
    """The contexts of a module; they live as long as it."""
    contexts = Kept(chromium, base.rstrip("/"))
    yield contexts
    for context, _ in contexts.free.values():
        context.close()


@pytest.fixture
def reader(chromium: Browser, base: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Reader]]:
    """Makes readers; when the test is over, none of them may have met a complaint or left the site. Each has stores of its own. A
    module that says `MOSTLY_READS` shares what the browser has fetched and understood already; none that writes into a database may."""
    made: list[tuple[Reader, BrowserContext]] = []
    kept = request.getfixturevalue("kept") if getattr(request.module, "MOSTLY_READS", False) else None

    def make(width: int = 1440, height: int = 900, at: str = base, stores: bool = True, **options) -> Reader:
        options |= {"reduced_motion": "reduce"}
        size = {"width": width, "height": height}
        context = kept.take(options) if kept and stores and at == base else chromium.new_context(viewport=size, **options)
        context.set_default_timeout(PATIENCE_MS)
        if not stores:
            context.add_init_script(NO_STORES)
        made.append((Reader(context, at), context))
        made[-1][0].page.set_viewport_size(size)
        return made[-1][0]

    yield make
    for one, context in made:
        if kept and context in kept.used:
            kept.give_back(context)
        else:
            context.close()
        assert one.heard == []
        assert one.elsewhere == []
