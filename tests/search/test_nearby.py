"""Entries that are named and described alike are neighbours, and what stands near a good answer is found with it."""

from __future__ import annotations

import pytest
from stemhub.search.nearby import WHOLE, neighbours
from stemhub.search.rank import search


def leads(*summaries: str) -> list[dict[str, list[str]]]:
    return [{"title": [], "summary": summary.split()} for summary in summaries]


def test_the_nearest_come_first_and_what_shares_no_word_is_no_neighbour():
    near = neighbours(leads("boat water", "boat water", "boat wind", "sand", "rain", "snow"))
    assert [other for other, _ in near[0]] == [1, 2]
    assert near[0][0][1] == WHOLE
    assert 0 < near[0][1][1] < WHOLE
    assert near[3] == []


def test_a_word_that_only_one_entry_has_does_not_make_it_strange():
    assert neighbours(leads("boat", "boat", "rain"))[0] == neighbours(leads("boat quokka", "boat", "rain"))[0]


def test_a_pair_of_words_counts_no_more_than_its_words():
    with_pair = [{"title": [], "summary": ["boat", "water", "boat water"]}, *leads("boat water", "rain")]
    assert neighbours(with_pair) == neighbours(leads("boat water", "boat water", "rain"))


def test_a_page_without_the_words_is_found_beside_the_one_that_has_them(index):
    found = search(index, "autoclave").results
    holders = {index.entry_of[section] for section in index.term("autoclav").weights}
    lent = [one for one in found if one.entry not in holders]
    assert lent
    assert found[0].entry in holders
    assert {one.entry for one in lent} <= {other for holder in holders for other, _ in index.near(holder)}


@pytest.mark.parametrize("entry", [0, 100, 200])
def test_an_entry_is_not_its_own_neighbour(index, entry):
    assert entry not in dict(index.near(entry))
