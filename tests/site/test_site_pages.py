"""What holds for every page, whatever it is about: its head, its policy, its headings, its markup."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from built_site import KINDS
from justhtml import JustHTML

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
}


def metas(page, attribute: str, name: str) -> list[str]:
    """Contents of the meta elements of a name."""
    return [meta.get("content") for meta in page.all("meta") if meta.get(attribute).lower() == name]


def test_every_page_has_a_language_a_title_and_a_description(pages):
    for address, page in pages.items():
        assert [html.get("lang") for html in page.all("html")] == ["en"], address
        titles = [title.text for title in page.all("title") if "id" not in title.attributes]  # that of a drawing has one
        assert len(titles) == 1, address
        assert titles[0].endswith("STEM professional learning hub"), address
        descriptions = metas(page, "name", "description")
        assert len(descriptions) == 1, address
        assert 10 < len(descriptions[0]) < 400, f"{address}: {descriptions[0]}"


def test_no_two_pages_share_a_title(pages):
    titles = Counter(page.all("title")[0].text for page in pages.values())
    assert [title for title, times in titles.items() if times > 1] == []


def test_every_page_carries_the_policy_before_anything_that_it_governs(pages):
    for address, page in pages.items():
        policies = metas(page, "http-equiv", "content-security-policy")
        assert len(policies) == 1, address
        assert {part.strip() for part in policies[0].split(";")} >= POLICY, address
        head = [e.get("http-equiv").lower() or e.tag for e in page.all("meta", "script", "link")]
        assert head.index("content-security-policy") < min(head.index("script"), head.index("link")), address


def test_no_page_holds_a_script_or_a_style_of_its_own(pages):
    for address, page in pages.items():
        assert page.all("style") == [], address
        assert [script.line for script in page.all("script") if not script.get("src")] == [], address
        inline = [(e.line, n) for e in page.elements for n in e.attributes if n == "style" or n.startswith("on")]
        assert inline == [], address
        assert "javascript:" not in page.source.lower(), address


def test_every_page_has_one_first_heading_with_words_in_it(pages):
    for address, page in pages.items():
        assert len([words for level, words in page.headings if level == 1 and words]) == 1, address
        assert page.headings[0][0] == 1, address


def test_levels_of_headings_are_never_skipped(pages):
    skipped = [
        f"{address}: {words}"
        for address, page in pages.items()
        for (above, _), (level, words) in pairwise(page.headings)
        if level > above + 1
    ]
    assert skipped == []


def test_an_id_stands_once_on_a_page(pages):
    twice = {address: [name for name, times in Counter(page.ids).items() if times > 1] for address, page in pages.items()}
    assert {address: names for address, names in twice.items() if names} == {}


def test_what_names_another_element_of_the_page_names_one_that_is_there(pages):
    for address, page in pages.items():
        ids = set(page.ids)
        for element in page.elements:
            for attribute in ("aria-labelledby", "aria-describedby", "for", "popovertarget"):
                assert set(element.get(attribute).split()) <= ids, f"{address}, line {element.line}"


def test_every_page_is_free_of_parse_errors(pages):
    faults = [
        f"{address}, line {error.line}: {error.code}"
        for address, page in pages.items()
        for error in JustHTML(page.source, collect_errors=True, sanitize=False).errors
    ]
    assert faults == []


@pytest.mark.parametrize("leftover", ["{{", "{%", "{:", "Undefined", "object at 0x", "[@", "```", "~~~", "\N{REPLACEMENT CHARACTER}"])
def test_no_page_shows_what_a_template_or_markdown_left_behind(pages, leftover):
    # Code examples of rules and decisions may show anything.
    shown = {a: "".join(e.text for e in p.all("main")) for a, p in pages.items() if not a.startswith("contribute/")}
    assert [address for address, words in shown.items() if leftover in words] == []


def test_the_list_of_kinds_of_pages_knows_every_kind_of_page_and_of_learning_element(pages):
    looked_at = "".join(pages[address].source for address in KINDS.values())
    for pattern in (r'class="hub-kind-[a-z-]+', r"hub-block--[a-z-]+"):
        everywhere = {name for page in pages.values() for name in re.findall(pattern, page.source)}
        assert everywhere - set(re.findall(pattern, looked_at)) == set()
