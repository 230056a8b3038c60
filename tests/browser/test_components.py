"""The pages with every element in every state: the states are those that readers meet, and none of them has a fault."""

from __future__ import annotations

import re
from html import unescape

import pytest
from browsing import UNFOLD, violations
from built_site import ROOT
from playwright.sync_api import expect

MOSTLY_READS = True

OF_SELF_EVALUATION = "components/self-evaluation/"
SELF_EVALUATION = ROOT / "overrides/assets/hub/self-evaluation"
# On paper only.
ON_PAPER = {"hub-statement"}


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


# Dark on a phone and light on a desk; the other way round stands in test_accessibility.py.
@pytest.mark.parametrize(("colours", "width"), [("dark", 320), ("light", 1440)])
def test_every_element_of_self_evaluation_is_there_without_scripts_or_a_fault_and_keeps_nothing(reader, axe, colours, width):
    page = reader(width=width, color_scheme=colours).go(OF_SELF_EVALUATION)
    assert page.locator("script[src*='self-evaluation']").count() == 0
    page.evaluate(UNFOLD)
    for state, number in {".hub-option :checked": 7, ".hub-item--waits": 5, ".hub-offer": 4, "option:checked[value='drafting']": 1, ".hub-clock": 2}.items():
        expect(page.locator(state)).to_have_count(number)
    page.evaluate(axe)
    assert violations(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []


# The states of a statement by the names of the examples: what the form would have kept.
NOTED = {"notes": "We look."}
STATES = {
    "open": {"item": {"prompts": ["Who decides?"], "evidence": ["A plan"]}},
    "answered": {"item": {"stages": True}, "answer": {"point": "partly"}, "rows": [{"items": "answered"}]},
    "none": {"answer": {"not_applicable": True}},
    "words": {"item": {"scale": ""}, "answer": {"text": "By the door.", "strengths": "We know it.", "author": "Technician"}},
    "said": {"answer": {"said": "mostly"}},
    "changed": {"answer": {"point": "fully", "carried": {"change": "changed", "confirm": True}}},
    "merged": {"answer": {"carried": {"change": "merged", "confirm": True}, "offers": [{"question": "Old?", "answer": {"point": "fully", **NOTED}}] * 2}},
    "differs": {"answer": {"point": "partly", "offers": [{"why": "differs", "answer": {"point": "not-yet", **NOTED}}]}},
    "twice": {"answer": {"point": "fully"}, "others": [{"edited": "2026-11-20T10:00:00Z", "value": {"value": {"point": "partly", **NOTED}}}]},
}
DRAW_ALL = """async states => {
  const { itemOf } = await import(new URL("../../assets/hub/self-evaluation/item.js", location.href).href);
  const made = one => `${[one.localName, ...one.classList].join(".")}${one.hidden ? " hidden" : ""}(${[...one.children].filter(part => part.localName !== "option").map(made).join(" ")})`;
  const points = ["not-yet", "partly", "fully"].map(id => ({ id, label: id }));
  return Object.entries(states).map(([id, { item = {}, answer, others = [], rows = [] }]) => {
    const parts = new Map(rows.map((value, order) => [`evidence/${order}`, [{ value: { order, value } }]]));
    const sheet = { parts, rows: () => [...parts.keys()], others: () => others, get: part => (part === `answers/${id}` ? answer : parts.get(part)?.[0].value.value) };
    const stages = Object.fromEntries(item.stages ? points.map(point => [point.id, "As it is."]) : []);
    const drawn = itemOf({ scales: { scale: { points, not_applicable: true } } }, { id, text: "A text", scale: "scale", prompts: [], evidence: [], ...item, stages }, sheet, () => {});
    return [id, made(document.getElementById(`item-${id}`)), made(drawn.element)];
  });
}"""


def test_the_examples_of_a_statement_are_made_as_the_form_makes_it(reader):
    """They stand still, so that they need no script: an element that the form gains or loses is missed here."""
    page = reader().go(OF_SELF_EVALUATION)
    for _, shown, drawn in page.evaluate(DRAW_ALL, STATES):
        assert shown == drawn


def test_what_is_said_of_carried_and_doubled_answers_there_is_what_the_form_says(site):
    """The examples stand still: a sentence that changes in the script changes here too."""
    script, shown = (SELF_EVALUATION / "item.js").read_text("utf-8"), unescape((site / OF_SELF_EVALUATION / "index.html").read_text("utf-8"))
    said = re.findall(r'^  \w+: "([^"]+)",$', script, re.M) + re.findall(r'"((?:Keep|Take this|This answer|Colleagues|Clear)[^"]+)"', script)
    assert len(said) == 11
    assert [words for words in said if words not in shown] == []


def test_the_examples_leave_out_no_block_notice_or_element_that_pages_have(site):
    kinds = re.compile(r"hub-block--[a-z-]+|hub-notice--[a-z-]+|<hub-[a-z-]+|hub-field--[a-z-]+|hub-stages|hub-narrow")
    looked_at = set(kinds.findall((site / "components/index.html").read_text("utf-8")))
    everywhere = {name for path in site.rglob("*.html") for name in kinds.findall(path.read_text("utf-8"))}
    assert sorted(everywhere - looked_at) == []


# What scripts draw, by the names that styles give it.
DRAWN = re.compile(r'className: "([^"]+)"|className = "([^"]+)"|span\("([^"]+)"')
# In those of self-evaluation every name of ours that is no selector; one that ends in dashes goes on with what the script fills in.
NAMED = re.compile(r"(?<![.#\w-])hub-[a-z]+(?:(?:__|--?)[a-z0-9]+)*(?:--(?=\$))?")
FILLED_IN = {
    "hub-compare--": ("further", "same", "back", "only-first", "only-second", "neither", "apart", "words"),
    "hub-write-in--": ("text", "long", "date", "choice"),
    "hub-shares__part--": "01234",
}


def names_in(text: str, pattern: re.Pattern[str]) -> set[str]:
    """The names of ours that a pattern finds, each of what a script fills in by itself."""
    found = {name for part in pattern.findall(text) for name in (part if isinstance(part, str) else " ".join(part)).split() if name.startswith("hub-")}
    return {name + more for name in found for more in (FILLED_IN[name] if name.endswith("--") else ("",))}


def test_the_examples_leave_out_nothing_that_scripts_draw(reader, site):
    page = reader().go("components/")
    page.wait_for_selector(".hub-shown-all", state="attached")
    shown = {name for names in page.evaluate("[...document.querySelectorAll('main [class]')].map(one => one.getAttribute('class'))") for name in names.split()}
    # These are finished without a script.
    shown |= {name for names in re.findall(r'class="([^"]+)"', (site / OF_SELF_EVALUATION / "index.html").read_text("utf-8")) for name in names.split()}
    folder = ROOT / "overrides/assets/hub"
    drawn = {name for path in folder.rglob("*.js") for name in names_in(path.read_text("utf-8"), DRAWN)}
    of_self_evaluation = {name for path in SELF_EVALUATION.rglob("*.js") for name in names_in(path.read_text("utf-8"), NAMED)}
    assert len(drawn) > 70
    assert len(of_self_evaluation) > 70
    assert sorted((drawn | of_self_evaluation) - shown - ON_PAPER) == []


@pytest.mark.parametrize("address", ["components/", OF_SELF_EVALUATION, "my-learning/", "directory/"])
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


@pytest.mark.parametrize("address", ["components/", OF_SELF_EVALUATION, "my-learning/"])
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
    for address in ("components/", OF_SELF_EVALUATION):
        assert '<meta name="robots" content="noindex">' in (site / address / "index.html").read_text("utf-8")
    assert "/components/" not in (site / "a-z/index.html").read_text("utf-8")
