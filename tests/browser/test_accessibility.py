"""No page of any kind has a fault that axe knows, light or dark, on a phone or a desk, folded parts and menu open. Here each
scheme and each width once; `tests/outside` looks at all pairs of them, and at every row of long lists."""

from __future__ import annotations

import pytest
from browsing import SETTLED, THIN, UNFOLD, violations
from built_site import KINDS, file_of

VIEWS = [("light", 320), ("dark", 1440)]


@pytest.fixture(scope="module")
def desks(chromium, base, axe):
    """A page in each view, kept for all kinds: to start one costs more than to check one."""
    contexts = {}
    for scheme, width in VIEWS:
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
        context.add_init_script(axe)
        contexts[scheme, width] = context
    yield {view: context.new_page() for view, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_this_kind_of_page(desks, base, kind):
    faults = {}
    for view, page in desks.items():
        page.goto(base + file_of(KINDS[kind]))
        page.evaluate(UNFOLD)
        page.evaluate(SETTLED)
        page.evaluate(THIN)
        faults[view] = violations(page)
        if view[1] == 320:
            page.locator("#menu-button").click()
            faults[*view, "menu"] = violations(page, "#menu")
    assert {view: found for view, found in faults.items() if found} == {}


def test_axe_would_find_a_fault_if_there_were_one(desks, base):
    page = desks["dark", 1440]
    page.goto(base)
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(found.startswith("button-name") for found in violations(page))
