"""Every kind of page has a row in the table of the search: a name, a facet, a worth."""

from __future__ import annotations

from stemhub.render import KINDS as OF_PAGES
from stemhub.search.collect import _NOT_SEARCHED
from stemhub.search.kinds import FACETS, KINDS, named


def test_every_kind_of_page_that_is_searched_has_a_row_of_its_own():
    assert set(OF_PAGES) - _NOT_SEARCHED <= set(KINDS)


def test_every_row_leads_to_a_facet_that_has_a_label():
    assert {kind.facet for kind in KINDS.values()} <= set(FACETS)


def test_results_are_named_and_narrowed_by_the_new_families(index):
    kinds = {index.record(entry)[0]: index.record(entry)[2] for entry in range(index.entries)}
    for url, kind in {"packs/primary/": "pack", "templates/stem-action-plan/": "template", "events/maths-week-scotland/": "event", "strategy/promises/": "strategy"}.items():
        assert kinds[url] == kind
        assert index.holders("kind", KINDS[kind].facet)


def test_an_edition_that_repeats_other_pages_is_found_by_its_name_only(index):
    kinds = {index.record(entry)[0]: index.record(entry)[4] for entry in range(index.entries)}
    assert kinds["nutshell-guide/large-print/"] == 0


def test_ordinary_pages_are_told_by_their_folder():
    assert named("page", "contribute/") == "contribute"
    assert named("page", "about/") == "page"
    assert named("unit", "strategy/x/") == "unit"


def test_a_topic_on_which_nothing_is_published_yet_is_not_found(drawn, index):
    topics = {page.address: page.empty for page in drawn[1].pages if page.kind == "topic"}
    empty = {address for address, nothing in topics.items() if nothing}
    found = {index.record(entry)[0] for entry in range(index.entries)}
    assert 0 < len(empty) < len(topics)
    assert found & topics.keys() == topics.keys() - empty
