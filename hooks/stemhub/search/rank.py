"""From the weights of sections to ranked entries: all words before some, phrases before scattered words, whole titles first."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from stemhub.search.ask import Asked, ask
from stemhub.search.nearby import WHOLE
from stemhub.search.reader import Index

# Shares of an entry's score: its words wherever they stand, and its words in one section.
ANYWHERE, TOGETHER = 0.5, 0.5
# Pairs of neighbours, and a title that is the query.
PAIR, TITLED = 1.5, 50.0
# How many first results lend to their neighbours, and what share of their score; what is behind the first lends less by the square.
LENDERS, LENT = 3, 0.3


@dataclass(frozen=True, slots=True)
class Result:
    """One line of results. `section` is the number of the entry's best part, 0 for its beginning; `reason` is why editors pinned
    it, or empty. `has` tells which words of the query it holds."""

    entry: int
    score: float
    section: int
    reason: str = ""


@dataclass(slots=True)
class Answer:
    """All results, best first, with what was understood."""

    asked: Asked
    results: list[Result] = field(default_factory=list)


def search(index: Index, query: str, filters: Iterable[tuple[str, str]] = ()) -> Answer:
    """Rank all entries for a query. `filters` are facets with values: one value of each facet must hold. Raises KeyError, with facet
    and value, for a value that the index does not know."""
    asked = ask(index, query)
    allowed = _allowed(index, filters)
    results = [one for one in _ranked(index, asked) if allowed is None or one.entry in allowed]
    return Answer(asked, results)


def lunr_scores(index: Index, terms: Iterable[str]) -> dict[int, float]:
    """What lunr itself makes of a query: the sum of weights by section, divided by the length of the query."""
    found = [one for term in terms if (one := index.term(term))]
    scores: dict[int, float] = {}
    for one in found:
        for section, weight in one.weights.items():
            scores[section] = scores.get(section, 0.0) + weight
    return {section: score / len(found) ** 0.5 for section, score in scores.items()}


def _allowed(index: Index, filters: Iterable[tuple[str, str]]) -> set[int] | None:
    wanted: dict[str, set[int]] = {}
    for facet, value in filters:
        holders = index.holders(facet, value)
        if holders is None:
            raise KeyError(facet, value)
        wanted[facet] = wanted.get(facet, set()) | holders
    return set.intersection(*wanted.values()) if wanted else None


def _ranked(index: Index, asked: Asked) -> list[Result]:
    groups = [group for group in asked.groups if group.lists]
    unknown = max((group.rarity for group in groups), default=0.0)
    rare = [group.rarity * group.share for group in groups]
    whole = sum(group.share * (group.rarity if group.lists else unknown) for group in asked.groups)
    # Section by section, the best list of each word. A rare word says more of what is sought than lunr lets it.
    held: dict[int, list[float]] = {}
    for place, group in enumerate(groups):
        for found, factor in group.lists:
            counts = factor * group.share * math.sqrt(found.rarity)
            for section, weight in found.weights.items():
                row = held.get(section)
                if row is None:
                    row = held[section] = [0.0] * len(groups)
                row[place] = max(row[place], counts * weight)
    entries: dict[int, list[int]] = {}
    for section in held:
        entries.setdefault(index.entry_of[section], []).append(section)
    pairs: dict[int, float] = {}
    for found in asked.pairs:
        best: dict[int, float] = {}
        for section, weight in found.weights.items():
            entry = index.entry_of[section]
            best[entry] = max(best.get(entry, 0.0), weight)
        for entry, weight in best.items():
            pairs[entry] = pairs.get(entry, 0.0) + weight
    results: dict[int, Result] = {}
    bets = dict(asked.bets)
    for entry in bets:
        entries.setdefault(entry, [])
    for entry, sections in entries.items():
        sections.sort()
        row = [max((held[section][place] for section in sections), default=0.0) for place in range(len(groups))]
        sums = [sum(held[section]) for section in sections]
        top = max(sums, default=0.0)
        covered = sum(rare[place] for place in range(len(groups)) if row[place] > 0) / whole if whole else 1.0
        score = (ANYWHERE * sum(row) + TOGETHER * top + PAIR * pairs.get(entry, 0.0)) * covered
        score = (score + TITLED * asked.titled.get(entry, 0.0)) * index.worth[entry]
        section = sections[sums.index(top)] - index.first[entry] if sections else 0
        results[entry] = Result(entry, _rounded(score), section, bets.get(entry, ""))
    _lend(index, results)
    return sorted(results.values(), key=lambda one: (one.entry not in bets, -one.score, one.entry))


def _rounded(score: float) -> float:
    """To millionths as a browser does it: what is lent is often half of one."""
    return math.floor(score * 1e6 + 0.5) / 1e6


def _lend(index: Index, results: dict[int, Result]) -> None:
    """The first results lend to their neighbours, found or not: what stands near a good answer often helps with the same."""
    lenders = sorted(results.values(), key=lambda one: (-one.score, one.entry))[:LENDERS]
    for lender in lenders:
        if lender.score <= 0:
            break
        behind = lender.score / lenders[0].score
        lent = LENT / WHOLE * lender.score * behind
        for entry, steps in index.near(lender.entry):
            before = results.get(entry, Result(entry, 0.0, 0))
            results[entry] = replace(before, score=_rounded(before.score + lent * steps * index.worth[entry]))
