"""Our modules of evaluations in a browser by themselves: cases go in as data, and what they say comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from browsing import serving, started_browser
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def modules() -> Iterator[Page]:
    """A page beside our modules, with nothing else on it."""
    with serving(ROOT / "overrides/assets/hub/evaluation") as address:
        context = started_browser().new_context()
        try:
            page = context.new_page()
            page.goto(address)  # the list of files
            yield page
        finally:
            context.close()


def said(page: Page, module: str, body: str, told: Any) -> Any:
    """What a function with this body returns; `m` is the module, `told` the data. Texts travel as JSON, halves of pairs too."""
    script = f"async text => {{ const m = await import('/{module}'), told = JSON.parse(text); return JSON.stringify(await (async () => {{ {body} }})()); }}"
    return json.loads(page.evaluate(script, json.dumps(told)))
