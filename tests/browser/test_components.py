"""The page with every element in every state: the states are those that readers meet, and none of them has a fault."""

from __future__ import annotations

import re

import pytest
from browsing import UNFOLD, violations
from built_site import ROOT
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
    for words in ("Kept in this tab until you close it.", "Is this device shared?", "could not be read yet", "This is not a file of My learning.", "fewer than 5", "deleted"):
        expect(page.locator("main").get_by_text(words).first).to_be_visible()
    expect(page.locator(".hub-versions")).to_have_count(5)
    page.evaluate(axe)
    assert violations(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []


def test_the_examples_leave_out_no_block_notice_or_element_that_pages_have(site):
    kinds = re.compile(r"hub-block--[a-z-]+|hub-notice--[a-z-]+|<hub-[a-z-]+|hub-field--[a-z-]+|hub-stages|hub-narrow")
    looked_at = set(kinds.findall((site / "components/index.html").read_text("utf-8")))
    everywhere = {name for path in site.rglob("*.html") for name in kinds.findall(path.read_text("utf-8"))}
    assert sorted(everywhere - looked_at) == []


# What scripts draw, by the names that styles give it; self-evaluation shows itself on pages of its own, with example data in its tests.
DRAWN = re.compile(r'className: "([^"]+)"|className = "([^"]+)"|span\("([^"]+)"')
ELSEWHERE = ("self-evaluation/", "evaluation/", "vendor/")
# On paper only.
ON_PAPER = {"hub-statement", "hub-line"}


def test_the_examples_leave_out_nothing_that_scripts_draw(reader):
    page = reader().go("components/")
    page.wait_for_selector(".hub-shown-all", state="attached")
    shown = {name for names in page.evaluate("[...document.querySelectorAll('main [class]')].map(one => one.getAttribute('class'))") for name in names.split()}
    folder = ROOT / "overrides/assets/hub"
    drawn = {
        name
        for path in folder.rglob("*.js")
        if not path.relative_to(folder).as_posix().startswith(ELSEWHERE)
        for found in DRAWN.findall(path.read_text("utf-8"))
        for name in " ".join(found).split()
        if name.startswith("hub-")
    }
    assert len(drawn) > 20
    assert sorted(drawn - shown - ON_PAPER) == []


@pytest.mark.parametrize("address", ["components/", "my-learning/", "directory/"])
def test_in_forced_colours_every_control_has_an_edge_and_every_mark_is_seen(reader, address):
    """What a background shows on other screens is gone there: edges, and marks that are drawn in the colours of the system, stay."""
    page = reader(width=320, forced_colors="active").go(address)
    if address == "components/":
        page.wait_for_selector(".hub-shown-all", state="attached")
    page.evaluate(UNFOLD)
    bare = """() => [...document.querySelectorAll("main :is(.md-button, input:not([type=checkbox], [type=radio], [type=file]), textarea, select, .hub-card, .hub-notice, .hub-block, .hub-yours)")]
      .filter(one => one.checkVisibility()).filter(one => { const style = getComputedStyle(one); return !["Top", "Bottom", "Left"].some(side => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none"); })
      .map(one => one.outerHTML.slice(0, 90))"""
    assert page.evaluate(bare) == []
    signs = "[...document.querySelectorAll('.hub-block__kind')].map(one => getComputedStyle(one, '::before').backgroundColor === getComputedStyle(document.body).backgroundColor)"
    assert not any(page.evaluate(signs))


@pytest.mark.parametrize("address", ["components/", "my-learning/"])
def test_with_text_twice_as_large_nothing_sticks_out_and_no_text_is_cut(reader, address):
    page = reader(width=640).go(address)
    if address == "components/":
        page.wait_for_selector(".hub-shown-all", state="attached")
    page.evaluate(UNFOLD)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") == 640
    cut = """() => [...document.querySelectorAll("main :is(button, .hub-chip, legend, label, dd, dt, h3, p)")].filter(one => one.checkVisibility())
      .filter(one => getComputedStyle(one).overflow === "hidden" && one.scrollWidth > one.clientWidth + 1 && !one.matches(".md-visually-hidden, .md-visually-hidden *")).map(one => one.outerHTML.slice(0, 90))"""
    assert page.evaluate(cut) == []


def test_nothing_moves_for_those_who_asked_for_less_motion(reader, site):
    """Nothing is animated for anybody; only scrolling is smooth, and not for them."""
    assert [path.name for path in (site / "assets/hub").rglob("*.css") if re.search(r"\b(animation|transition)\b", path.read_text("utf-8"))] == []
    page = reader().go("components/")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"


def test_robots_leave_the_examples_out_and_no_menu_or_index_leads_there(site):
    assert '<meta name="robots" content="noindex">' in (site / "components/index.html").read_text("utf-8")
    assert "/components/" not in (site / "a-z/index.html").read_text("utf-8")
