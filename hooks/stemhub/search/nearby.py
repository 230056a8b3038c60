"""Which entries are near each other: those that are named and described by the same rare words.

Half of what helps with a question does not say the question's words: the organisation beside a unit, the topic of a chapter, the
word of the glossary. So the first results of a query lend to their neighbours, see `rank`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

WHOLE = 40  # steps from nothing in common to the same words
_MOST, _LEAST = 6, 0.5 / WHOLE
# What a word counts by its field.
_FIELDS = {"title": 3, "summary": 1}
# Words of more entries than this tell nothing apart, and an entry's lightest words cost more time than they tell.
_COMMON, _HEAVIEST = 100, 32


def neighbours(leads: Sequence[Mapping[str, Sequence[str]]]) -> list[list[tuple[int, int]]]:
    """For each entry its nearest others, the nearest first, with the cosine of both in steps. `leads` are the terms of each entry's
    first section by field."""
    weighed = _weighed([_counts(fields) for fields in leads])
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for entry, terms in enumerate(weighed):
        for term, weight in terms.items():
            holders[term].append((entry, weight))
    found = []
    for entry, terms in enumerate(weighed):
        near: dict[int, float] = defaultdict(float)
        for term, weight in terms.items():
            for other, its in holders[term]:
                near[other] += weight * its
        near.pop(entry, None)
        steps = sorted((-round(WHOLE * cosine), other) for other, cosine in near.items() if cosine > _LEAST)[:_MOST]
        found.append([(other, -step) for step, other in steps if step])
    return found


def _counts(fields: Mapping[str, Sequence[str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name, weight in _FIELDS.items():
        for term in fields.get(name, ()):
            if " " not in term:  # a pair says what its words say
                counts[term] += weight
    return counts


def _weighed(counted: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """tf-idf of length 1: how often, dampened, times how rare."""
    held = Counter(term for counts in counted for term in counts)
    weighed = []
    for counts in counted:
        weights = {term: math.log1p(count) * math.log(len(counted) / held[term]) for term, count in counts.items() if 1 < held[term] <= _COMMON}
        heaviest = dict(sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:_HEAVIEST])
        length = math.sqrt(sum(weight * weight for weight in heaviest.values())) or 1.0
        weighed.append({term: weight / length for term, weight in heaviest.items()})
    return weighed
