"""The site's search: from compiled pages to the files of an index, and from these files to ranked results.

    words      text → folded, stemmed words; spelling           sections   a page → the parts that are found
    meaning    the vocabulary's phrases → concepts              terms      a page → the vocabulary's terms that describe it
    kinds      the table of kinds: name, facet, worth
    postings   lunr's inverted index and weights                collect    pages → everything that the index holds
    nearby     entries → their nearest others                   spelling   the lists that mend misspelt words
    coding     numbers and words as text                        facets     what results are narrowed by
    shards     what stands in each file                         files      the files, named and compressed
    reader     the files again
    ask        a query → words, corrections, concepts           rank       sections' weights → ranked entries

The reader's browser does what `reader`, `ask` and `rank` do, in overrides/assets/hub/search/; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable

from stemhub.model import Hub
from stemhub.model.site import File, Page
from stemhub.search.collect import best_bets, collect
from stemhub.search.files import files


def index(hub: Hub, pages: Iterable[Page]) -> tuple[File, ...]:
    """The files of the index over all pages that lists may show."""
    made = collect(hub, pages)
    return tuple(files(hub, made, best_bets(hub, made)))
