"""The inverted index: how often each term stands in each field of each section, and what lunr makes of it.

lunr's score of a section is the sum, over the query's terms and the fields, of a weight that is rounded to three decimals:
idf × 2.2 tf ÷ (1.2 + tf) × the field's boost, with k1 = 1.2 and, by `builder.b(0)`, without lunr's regard for length. So term,
field and count are all that a reader's browser needs for the exact score, and sections can stand in the order of the pages.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

# Fields with lunr's boosts. All but heading and body are those of the page and stand in its first section; what people ask for of
# a part counts as a summary of that part, and what it also helps with as what it stands within.
FIELDS = {"title": 16, "heading": 3, "summary": 5, "within": 3, "labels": 4, "body": 1}
BOOSTS = tuple(FIELDS.values())
BODY = len(FIELDS) - 1
K1 = 1.2
# A posting: section, field, count in 32 + 4 + 28 bits, so that sorting numbers sorts sections, then fields.
FIELD, SECTION = 28, 32
COUNTS = (1 << FIELD) - 1


class Postings:
    """Terms of all fields of all sections, added section by section: `terms` has the sorted postings of each."""

    def __init__(self) -> None:
        self.sections = 0
        self.terms: dict[str, array] = defaultdict(lambda: array("Q"))

    def add(self, fields: Mapping[str, Sequence[str]]) -> int:
        """The next section, as terms by field; its number."""
        terms = self.terms
        for place, name in enumerate(FIELDS):
            if found := fields.get(name):
                here = self.sections << SECTION | place << FIELD
                for term, count in Counter(found).items():
                    terms[term].append(here | count)
        self.sections += 1
        return self.sections - 1


def rarity(sections: int, mentions: int) -> float:
    """lunr's idf. A section counts once for each field that holds the term."""
    return math.log(1 + abs((sections - mentions + 0.5) / (mentions + 0.5)))


def weight(idf: float, field: int, count: int) -> float:
    """lunr's weight of a term in a field."""
    return math.floor(1000 * (idf * ((K1 + 1) * count) / (K1 + count) * BOOSTS[field]) + 0.5) / 1000
