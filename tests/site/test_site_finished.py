"""Setting finished HTML aside changes no letter of a page."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from engine.finished import anchors, put_back, set_aside
from hypothesis import given, settings
from hypothesis import strategies as st
from stemhub import build

# What mkdocs.yml asks for and what the engine adds.
EXTENSIONS = ["attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables", "toc", "fenced_code"]
SMALL = Path(__file__).resolve().parents[1] / "hubs/small"
PARTS = [
    "Words with *marks*.", "<div>one</div>", '<div class="a"><div>two</div></div>', "<p>a</p>\n<p>b</p>", "<ul>\n<li>x</li>\n</ul>", "- a list",
    "    <div>code</div>", "<div>open", "</div>", "<span>inline</span>", "<div>one</div> and words", '<div markdown="1">*em*</div>', "<div>a</div>\nwords",
    "<p>one</p> words <p>two</p>", "> quoted", "## Heading", "<section>\n<h2 id=\"x\">H</h2>\n</section>", "| a | b |\n|---|---|\n| <div>c</div> | d |",
    "<details><summary>s</summary>\n<p>t</p></details>", "<div></div>", "[link](a.md)", "&amp; <br>", "term\n: <div>d</div>", "1. one", "<dl><dt>a</dt></dl>", "",
]  # fmt: skip


def drawn(body: str) -> str:
    return markdown.Markdown(extensions=EXTENSIONS).convert(body)


def drawn_in_part(body: str) -> str:
    left, blocks = set_aside(body)
    return put_back(drawn(left), blocks)


def test_every_page_of_a_hub_is_the_same():
    pages = build.draw(SMALL, build.check(SMALL).hub).pages
    kept = 0
    for page in pages:
        assert drawn_in_part(page.body) == drawn(page.body), page.address
        kept += sum(map(len, set_aside(page.body)[1]))
    assert kept > 0.3 * sum(len(page.body) for page in pages)  # else it is of no use


@given(st.lists(st.sampled_from(PARTS), max_size=6))
@settings(max_examples=100, derandomize=True, database=None, deadline=None)
def test_parts_in_any_order_are_the_same(parts: list[str]):
    body = "\n\n".join(parts)
    assert drawn_in_part(body) == drawn(body)


@pytest.mark.parametrize(
    "body", ["```\n\n<div>code</div>\n\n```", "~~~\n\n<div>code</div>\n\n~~~", '<div data-finished="0"></div>\n\n<div>one</div>', "<div>*a</div>", "<divan>x</divan>"]
)
def test_what_may_be_code_or_words_is_left(body: str):
    assert drawn_in_part(body) == drawn(body)


def test_anchors_in_finished_blocks_are_known():
    _, blocks = set_aside('<section aria-labelledby="a">\n<h2 id="a">A</h2>\n</section>\n\nWords\n\n<p id="b">B</p>')
    assert anchors(blocks) == {"a", "b"}
