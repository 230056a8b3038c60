"""Our shards hold what lunr holds: the same words, the same sections, in the same order, with the same scores."""

from __future__ import annotations

import random

import pytest
from lunr import get_default_builder
from lunr.pipeline import Pipeline
from lunr.tokenizer import Tokenizer
from stemhub.search.collect import collect, texts
from stemhub.search.postings import FIELDS
from stemhub.search.rank import lunr_scores
from stemhub.search.words import terms, words

QUERIES = 250


@pytest.fixture(scope="module")
def sections(drawn):
    """Every section as fields of cleaned text, in the order of our numbers."""
    hub, site = drawn
    made = collect(hub, site.pages)
    return [
        {name: " ".join(words(text)) for name, text in texts(hub, entry, section).items()} for entry in made.entries for section in entry.sections
    ]


@pytest.fixture(scope="module")
def whole(sections):
    """One lunr index over all of them, with lunr's own pipeline."""
    builder = get_default_builder()
    builder.ref("id")
    builder.b(0)
    for name, boost in FIELDS.items():
        builder.field(name, boost=boost)
    for number, section in enumerate(sections):
        builder.add({"id": str(number), **{name: section.get(name, "") for name in FIELDS}})
    return builder.build()


def queries(sections) -> list[str]:
    """One to four words that stand in some section, by a fixed dice."""
    dice = random.Random(7)
    made = []
    while len(made) < QUERIES:
        found = " ".join(dice.choice(sections).values()).split()
        if found:
            made.append(" ".join(dice.sample(found, min(len(found), dice.randint(1, 4)))))
    return made


def test_the_words_of_a_section_are_those_of_lunr_s_tokeniser_stop_words_and_stemmer(sections):
    pipeline: Pipeline = get_default_builder().pipeline
    for section in sections[:300]:
        for text in section.values():
            assert terms(text.split()) == [str(token) for token in pipeline.run(Tokenizer(text))]


def test_hundreds_of_queries_get_lunr_s_sections_in_lunr_s_order_with_lunr_s_scores(index, sections, whole):
    asked = 0
    for query in queries(sections):
        wanted = list(dict.fromkeys(terms(words(query))))
        if not wanted:
            continue
        asked += 1
        theirs = whole.query(callback=lambda clause, wanted=wanted: [clause.term(one, use_pipeline=False) for one in wanted])
        known = [term for term in wanted if index.term(term)]
        ours = lunr_scores(index, known)
        assert {int(one["ref"]): pytest.approx(one["score"], abs=1e-6) for one in theirs} == ours, query
        by_score = sorted(theirs, key=lambda one: (-round(one["score"], 6), int(one["ref"])))
        assert [int(one["ref"]) for one in by_score] == sorted(ours, key=lambda one: (-round(ours[one], 6), one)), query
    assert asked > 200
