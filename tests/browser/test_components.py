"""The page with every element in every state: the states are those that readers meet, and none of them has a fault."""

from __future__ import annotations

import re

import pytest
from browsing import UNFOLD, violations
from playwright.sync_api import expect


@pytest.mark.parametrize(("colours", "width"), [("light", 320), ("dark", 1440)])
def test_every_element_shows_its_states_without_a_fault_and_keeps_nothing(reader, axe, colours, width):
    page = reader(width=width, color_scheme=colours).go("components/")
    page.wait_for_selector(".hub-shown-all", state="attached")
    verdicts = page.locator(".hub-verdict:not(:empty)").all_inner_texts()
    for words in ("Right.", "Not quite.", "Right so far", "has changed since you answered"):
        assert any(words in verdict for verdict in verdicts), words
    for words in ("Tried on 20 November 2026. The card has changed since.", "Done on 20 November 2026. Go on at “Tables”", "The question has changed since you wrote this"):
        expect(page.get_by_text(words)).to_be_visible()
    assert page.locator("hub-confidence input:checked").count() == 4
    page.evaluate(UNFOLD)
    page.get_by_label("Huge").check()
    expect(page.locator(".hub-nothing__what")).to_have_text("Nothing fits all of this.")
    page.evaluate(axe)
    assert violations(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []


def test_the_examples_leave_out_no_block_notice_or_element_that_pages_have(site):
    kinds = re.compile(r"hub-block--[a-z-]+|hub-notice--[a-z-]+|<hub-[a-z]+|hub-field--[a-z-]+|hub-stages|hub-narrow")
    looked_at = set(kinds.findall((site / "components/index.html").read_text("utf-8")))
    everywhere = {name for path in site.rglob("*.html") for name in kinds.findall(path.read_text("utf-8"))}
    assert sorted(everywhere - looked_at) == []


def test_robots_leave_the_examples_out_and_no_menu_or_index_leads_there(site):
    assert '<meta name="robots" content="noindex">' in (site / "components/index.html").read_text("utf-8")
    assert "/components/" not in (site / "a-z/index.html").read_text("utf-8")
