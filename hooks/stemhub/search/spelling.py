"""The two lists by which misspelt words are mended, and how they are cut into files."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from stemhub.search.collect import Collected

_FILE = 250  # words


def spellings(made: Collected) -> Mapping[str, Sequence[tuple[str, int]]]:
    """Word forms sorted from the front and stems sorted from the back, each with a sign of how often it stands. One edit
    leaves one end of a word whole, so two small lists hold every near word."""
    least = 2 if made.postings.sections > 5000 else 1
    seen = Counter({term: len(found) for term, found in made.postings.terms.items()})

    def sign(term: str) -> int:
        return min(60, int(4 * math.log2(seen[term] + 1)))

    def usable(word: str) -> bool:
        return 2 < len(word) < 22 and word.isalpha()

    known: Iterable[str] = {*seen, *(phrase for phrase in made.meaning.phrases if " " not in phrase)}
    forms = [(word, sign(term)) for word, term in made.spellings.items() if usable(word) and (seen[term] >= least or term not in seen)]
    stems = [(term[::-1], sign(term)) for term in known if usable(term) and (seen[term] >= least or term not in seen)]
    return {"d": sorted(forms), "r": sorted(set(stems))}


def together(listed: Sequence[tuple[str, int]]) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Files of a spelling list with what they begin with: words that begin alike stand together, since that is how they are asked for."""
    here: list[tuple[str, int]] = []
    start = ""
    for begun, alike in _alike(listed, 2):
        if len(here) + len(alike) > _FILE and here:
            yield start, here
            here = []
        start = start if here else begun
        here = [*here, *alike]
    if here:
        yield start, here


def _alike(listed: Sequence[tuple[str, int]], letters: int) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    for begun, found in groupby(listed, key=lambda row: row[0][:letters]):
        alike = list(found)
        if len(alike) > _FILE and letters < 3:
            yield from _alike(alike, letters + 1)
        else:
            yield begun, alike
