"""No page of any kind has a fault that axe knows, light or dark, on a phone or a desk, folded parts and menu open. Here each
scheme and each width once; `tests/outside` looks at all pairs of them, at every row of long lists and at the colours of every text."""

from __future__ import annotations

import pytest
from browsing import SETTLED, THIN, UNFOLD, violations
from built_site import KINDS, file_of

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 320, "height": 900}


@pytest.fixture(scope="module")
def page(chromium, base, axe):
    """One page for all kinds: to start one costs more than to check one. It is dark on a desk, and light when it has become a phone's."""
    context = chromium.new_context(viewport=DESK, color_scheme="dark", reduced_motion="reduce")
    context.add_init_script(axe)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def seen():
    """The looks of texts that were seen to have contrast enough on some kind of page: the header of all pages is one."""
    return set()


def on_a_desk(page, address: str) -> None:
    """Open a page, unfolded and thinned out."""
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    page.evaluate(UNFOLD)
    page.evaluate(SETTLED)
    page.evaluate(THIN)


def on_a_phone(page) -> None:
    """The same page, as one sees it after the tablet was turned and the lamp lit: a second load costs half of all."""
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light")
    page.evaluate(UNFOLD)
    page.evaluate(SETTLED)


# The page of all components is looked at in all its states by a test of its own.
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "components"])
def test_axe_finds_nothing_on_this_kind_of_page(page, base, seen, kind):
    on_a_desk(page, base + file_of(KINDS[kind]))
    faults = {"dark on a desk": violations(page, seen=seen)}
    on_a_phone(page)
    faults["light on a phone"] = violations(page, seen=seen)
    page.locator("#menu-button").click()
    faults["the menu"] = violations(page, "#menu", seen=seen)
    assert {view: found for view, found in faults.items() if found} == {}


WRONG = """() => {
  const text = document.querySelector("main p"), grey = text.cloneNode(true);
  grey.style.color = "rgb(128, 128, 128)";
  grey.style.background = "rgb(120, 120, 120)";
  document.querySelector("main").append(document.createElement("button"), ...[1, 2, 3].map(() => text.cloneNode(true)), grey);
}"""


def test_axe_would_find_a_fault_if_there_were_one(page, base):
    on_a_desk(page, base)
    page.evaluate(WRONG)
    desk = {found.split(":")[0] for found in violations(page)}
    on_a_phone(page)
    assert desk == {found.split(":")[0] for found in violations(page)} == {"button-name", "color-contrast"}
