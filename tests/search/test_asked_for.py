"""What people ask for leads to the page, to the part of a page or to the word of the glossary that editors named; what a page also helps with
leads to it too, behind the pages that are asked for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stemhub import search
from stemhub.model.reference import AskedFor
from stemhub.search.collect import collect
from stemhub.search.rank import search as ranked
from stemhub.search.reader import Index

PAGES = {"nutshell-guide/at-home/", "nutshell-guide/p5-p7/", "glossary/"}
ROWS = {"/nutshell-guide/at-home/": "quokka", "/nutshell-guide/at-home/#bath-boats": "wombat pouch", "/glossary/#pvg": "dingo", "/nutshell-guide/p5-p7/": "bilby"}
ALSO = {"/nutshell-guide/p5-p7/": "numbat", "/nutshell-guide/at-home/#bath-boats": "where does a platypus sleep", "/nutshell-guide/at-home/": "bilby"}


@pytest.fixture(scope="module")
def found(drawn, tmp_path_factory):
    """Asks a small index, whose only asked-for words are those of `ROWS` and `ALSO`, for the address and the part of the first result."""
    asked, also = (tuple(AskedFor(page, (words,), None) for page, words in rows.items()) for rows in (ROWS, ALSO))
    hub = replace(drawn[0], search=replace(drawn[0].search, asked_for=asked, also_helps=also))
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


def test_what_a_page_also_helps_with_leads_to_it_and_to_its_part(found):
    assert found("numbat") == ("nutshell-guide/p5-p7/", "")
    assert found("platypus") == found("where does a platypus sleep") == ("nutshell-guide/at-home/", "bath-boats")


def test_a_page_that_is_asked_for_something_comes_before_one_that_also_helps_with_it(found):
    assert found("bilby") == ("nutshell-guide/p5-p7/", "")


def test_words_for_a_word_of_the_glossary_lead_to_that_word(found):
    assert found("dingo") == ("glossary/#pvg", "")
