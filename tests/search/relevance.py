"""How well results answer practitioners' queries: nDCG@10, mean reciprocal rank, share of queries without a result."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

QUERIES, SECOND, HELD_OUT, FRESH = (Path(__file__).with_name(name) for name in ("queries.yml", "second.yml", "held-out.yml", "fresh.yml"))
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, how it is written, and the addresses that answer it, with grades from 1 to 3."""

    text: str
    form: str
    answers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over queries; `none` is the share that found nothing at all."""

    queries: int
    ndcg: float
    mrr: float
    none: float


def queries() -> list[Query]:
    """The queries that the search is tuned by."""
    return _read(QUERIES)


def second() -> list[Query]:
    """The queries that were held out until the first ranking was done; the search is tuned by them now."""
    return _read(SECOND)


def held_out() -> list[Query]:
    """The queries that nobody tunes by."""
    return _read(HELD_OUT)


def fresh() -> list[Query]:
    """The queries of somebody who had seen neither the pages nor the words that people ask for; nobody tunes by them."""
    return _read(FRESH)


def _read(path: Path) -> list[Query]:
    return [Query(one["query"], one["form"], one["answers"]) for one in yaml.safe_load(path.read_text("utf-8"))["queries"]]


def gain(grades: Iterable[int]) -> float:
    """Discounted cumulative gain of graded results, best first."""
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def ndcg(query: Query, found: Sequence[str]) -> float:
    """Between 0 and 1: the gain of the first ten results beside that of the best order. An address counts once."""
    seen = list(dict.fromkeys(found))[:DEPTH]
    best = gain(sorted(query.answers.values(), reverse=True)[:DEPTH])
    return gain(query.answers.get(address, 0) for address in seen) / best


def reciprocal_rank(query: Query, found: Sequence[str]) -> float:
    """1 ÷ the place of the first result that answers or helps."""
    return next((1 / place for place, address in enumerate(found[:DEPTH], 1) if query.answers.get(address, 0) > 1), 0.0)


def measure(asked: Sequence[Query], find: Callable[[str], Sequence[str]]) -> Figures:
    """The figures of a search: `find` gives addresses, best first."""
    results = {query.text: find(query.text) for query in asked}
    count = len(asked)
    return Figures(
        count,
        sum(ndcg(query, results[query.text]) for query in asked) / count,
        sum(reciprocal_rank(query, results[query.text]) for query in asked) / count,
        sum(not results[query.text] for query in asked) / count,
    )
