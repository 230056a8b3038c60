"""Texts of authors in templates: what is drawn in short is what Markdown would make of it."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laying import ROOT, SMALL
from stemhub import build
from stemhub.render.drawing import Drawing

LETTERS = "aZéßİſﬁªµ1² ,.;:?!'\"’‘“”()/%–—…£- \u00a0\u2028\t\n#*_`[]<>&{}|\\=+~^"


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return Drawing(build.check(SMALL).hub, ROOT / "overrides/pages")


def whole(text: str) -> str:
    return markdown.Markdown(extensions=["attr_list", "sane_lists", "tables"], output_format="html").convert(text.strip())


@given(text=st.one_of(st.text(LETTERS, max_size=12), st.text(LETTERS[:34], max_size=12), st.text(max_size=12)))
@settings(max_examples=300, derandomize=True, database=None, deadline=None)
def test_bare_words_need_no_markdown(drawing: Drawing, text: str):
    assert drawing.prose(text) == whole(text)


@pytest.mark.parametrize("text", ["Look, and wait.", "Who leads – and who doesn’t?", "A 2:1 rule (5% off)", "x"])
def test_a_sentence_is_a_paragraph(drawing: Drawing, text: str):
    assert drawing.prose(text) == f"<p>{text}</p>" == whole(text)
    assert drawing.inline(text) == text


def test_the_same_words_again_are_the_same(drawing: Drawing):
    assert drawing.inline("See *this*.") == drawing.inline("See *this*.") == "See <em>this</em>."
