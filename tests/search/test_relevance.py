"""Practitioners' queries find the pages that answer them, no worse than recorded."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from relevance import Query, fresh, held_out, measure, ndcg, queries, second
from stemhub.search.meaning import meaning
from stemhub.search.rank import search

RECORDED = json.loads(Path(__file__).with_name("figures.json").read_text("utf-8"))
# A change of content moves the figures a little; more than this is a fault of somebody's.
SLACK = 0.01


@pytest.fixture(scope="module")
def find(index):
    """Addresses for a query, best first."""

    @cache
    def found(words: str) -> list[str]:
        return [index.record(one.entry)[0] for one in search(index, words).results[:10]]

    return found


def test_there_are_enough_queries_and_each_form_has_some():
    forms = [query.form for query in queries()]
    assert len(forms) >= 150
    assert len(held_out()) >= 60
    assert len(fresh()) >= 90
    everything = [*queries(), *second(), *held_out(), *fresh()]
    assert len({query.text.lower() for query in everything}) == len(everything)
    for form in ("plain", "misspelt", "abbreviated", "scots", "gaelic", "american", "code"):
        assert forms.count(form) >= 4, form


def test_every_answer_is_an_entry_of_the_index(index):
    known = {index.record(entry)[0] for entry in range(index.entries)}
    assert {address for query in [*queries(), *second(), *held_out(), *fresh()] for address in query.answers} - known == set()


@pytest.mark.parametrize(("name", "asked"), [("tuned by", queries), ("second", second), ("held out", held_out), ("fresh", fresh)])
def test_relevance_has_not_dropped(find, name, asked):
    figures, recorded = measure(asked(), find), RECORDED[name]
    assert figures.ndcg >= recorded["ndcg"] - SLACK, figures
    assert figures.mrr >= recorded["mrr"] - SLACK, figures
    assert figures.none <= recorded["none"] + SLACK, figures


def test_at_most_one_query_in_a_hundred_finds_nothing(find):
    assert measure(queries(), find).none <= 0.01


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("nursery water play", "modules/early-years/water-and-outdoors/"),
        ("nursery watr play", "modules/early-years/water-and-outdoors/"),
        ("wifi", "glossary/#connectivity"),
        ("wi-fi", "glossary/#connectivity"),
        ("career-long professional learning", "glossary/#clpl"),
        ("CLPL", "glossary/#clpl"),
        ("Gàidhlig", "glossary/#gaelic"),
        ("gaidhlig", "glossary/#gaelic"),
        ("floor book", "glossary/#floorbook"),
        ("curriculum-four-disciplines", "self-evaluation/stem-nation-award/elements/curriculum/"),
        ("log in", "about/"),
        ("intelligence artificial", "topics/digital/"),
        ("edition in large print", "nutshell-guide/large-print/"),
    ],
)
def test_what_the_first_result_is(find, words, first):
    assert find(words)[0] == first


@pytest.mark.parametrize("words", ["SCN 0-01a", "scn 0-01a", "scn0-01a", "scn0 01a", "SCN001a"])
def test_a_curriculum_code_is_found_however_it_is_written(find, words):
    assert {"codes/sciences-2010/", "modules/early-years/"} <= set(find(words)[:4])


@pytest.mark.parametrize(("american", "british"), [("organize", "organise"), ("science center", "science centre"), ("behavior", "behaviour")])
def test_american_spelling_finds_what_british_spelling_finds(find, american, british):
    assert find(american)[:3] == find(british)[:3] != []


@pytest.mark.parametrize(("said", "written"), [("hame", "home"), ("learnin", "learning"), ("gairden", "garden"), ("ionnsachadh", "learning"), ("ceistean", "questions")])
def test_a_scots_or_gaelic_word_finds_what_the_word_of_the_pages_finds(find, said, written):
    assert find(said) == find(written) != []


def test_a_page_is_found_by_what_people_ask_for_though_it_does_not_say_so(find):
    assert find("saltire award")[0] == "modules/cld/recording-and-recognition/"


def test_a_loose_synonym_does_not_label_the_texts_that_hold_it_because_an_everyday_row_holds_it_too(drawn):
    known = meaning(drawn[0])
    assert "@digital" in known.phrases["robot"]
    assert known.strong["robot"] == ("@=robot",)


def test_the_figures_themselves_are_right():
    query = Query("x", "plain", {"a/": 3, "b/": 1})
    assert ndcg(query, ["a/", "b/"]) == 1
    assert ndcg(query, ["a/", "a/", "b/"]) == 1
    assert 0 < ndcg(query, ["b/", "a/"]) < 1
    assert ndcg(query, ["c/"]) == 0
