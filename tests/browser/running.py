"""Our modules of evaluations in a browser by themselves: cases go in as data, and what they say comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from browsing import serving, started_browser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from stemhub.model import Hub
from stemhub.render import framework_data
from stemhub.render.drawing import Drawing

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def modules() -> Iterator[Page]:
    """A page beside our modules, with nothing else on it."""
    with serving(ROOT / "overrides/assets") as address:
        context = started_browser().new_context()
        try:
            page = context.new_page()
            page.route("**/favicon.ico", lambda route: route.abort())
            page.goto(address)  # the list of files
            yield page
        finally:
            context.close()


def said(page: Page, module: str, body: str, told: Any) -> Any:
    """What a function with this body returns; `m` is the module, `told` the data. Texts travel as JSON, halves of pairs too."""
    script = f"async text => {{ const m = await import('/hub/evaluation/{module}'), told = JSON.parse(text); return JSON.stringify(await (async () => {{ {body} }})()); }}"
    return json.loads(page.evaluate(script, json.dumps(told)))


def cases_of(strategy: st.SearchStrategy[Any], many: int) -> list[Any]:
    """The same generated values each time."""
    found: list[Any] = []

    @settings(max_examples=many, database=None, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found


def published_by(hub: Hub) -> dict[str, Any]:
    """The files of frameworks as the site publishes them, by address."""
    return {file.address: json.loads(file.data) for file in framework_data.draw(Drawing(hub, ROOT / "overrides/pages"))}
