"""What people ask for leads to the page, to the part of a page or to the word of the glossary that editors named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stemhub import search
from stemhub.model.reference import AskedFor
from stemhub.search.collect import collect
from stemhub.search.rank import search as ranked
from stemhub.search.reader import Index

PAGES = {"nutshell-guide/at-home/", "nutshell-guide/p5-p7/", "glossary/"}
ROWS = {"/nutshell-guide/at-home/": "quokka", "/nutshell-guide/at-home/#bath-boats": "wombat pouch", "/glossary/#pvg": "dingo"}


@pytest.fixture(scope="module")
def found(drawn, tmp_path_factory):
    """Asks a small index, whose only asked-for words are those of `ROWS`, for the address and the part of the first result."""
    hub = replace(drawn[0], search=replace(drawn[0].search, asked_for=tuple(AskedFor(page, (words,), None) for page, words in ROWS.items())))
    pages = [page for page in drawn[1].pages if page.address in PAGES]
    entries, folder = collect(hub, pages).entries, tmp_path_factory.mktemp("asked")
    for file in search.index(hub, pages):
        (folder / file.address).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.address).write_bytes(file.data)
    index = Index(folder)

    def first(query: str) -> tuple[str, str]:
        one = ranked(index, query).results[0]
        return entries[one.entry].url, entries[one.entry].sections[one.section].anchor

    return first


def test_words_for_a_page_lead_to_its_beginning(found):
    assert found("quokka") == ("nutshell-guide/at-home/", "")


def test_words_for_a_part_lead_to_that_part(found):
    assert found("wombat") == found("wombat pouch") == ("nutshell-guide/at-home/", "bath-boats")


def test_words_for_a_word_of_the_glossary_lead_to_that_word(found):
    assert found("dingo") == ("glossary/#pvg", "")
