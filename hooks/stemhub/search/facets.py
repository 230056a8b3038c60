"""What results can be narrowed by, with the entries that hold each value."""

from __future__ import annotations

from collections.abc import Sequence

from stemhub.model import Hub
from stemhub.search.coding import number
from stemhub.search.kinds import FACETS as OF_KIND
from stemhub.search.kinds import KINDS
from stemhub.search.sections import Entry

# Facet of the search → groups of the vocabulary.
FACETS = {
    "sector": ("sectors",),
    "level": ("levels",),
    "discipline": ("disciplines",),
    "topic": ("topics", "themes", "strands"),
    "time": ("times",),
}


def facets(hub: Hub, entries: Sequence[Entry]) -> dict[str, list[tuple[str, str, list[int]]]]:
    """By facet: value, label, numbers of the entries. A value that nothing holds is left out."""
    held: dict[str, list[int]] = {}
    for number_of, entry in enumerate(entries):
        for term in dict.fromkeys(entry.terms):
            held.setdefault(term, []).append(number_of)
    found = {}
    for name, groups in FACETS.items():
        terms = [term for group in groups for term in hub.vocabulary.group(group)]
        found[name] = [(term.id, term.short_label if name == "sector" else term.label, held[term.id]) for term in terms if term.id in held]
    kinds: dict[str, list[int]] = {name: [] for name in OF_KIND}
    for number_of, entry in enumerate(entries):
        for name in dict.fromkeys([KINDS[entry.kind].facet, *(part.kind for part in entry.sections)]):
            if name in kinds:
                kinds[name].append(number_of)
    found["kind"] = [(name, label, kinds[name]) for name, label in OF_KIND.items() if kinds[name]]
    return found


def runs(numbers: Sequence[int]) -> str:
    """Sorted numbers as runs: the gap before each and its length − 1."""
    text, place, end = [], 0, 0
    while place < len(numbers):
        last = place
        while last + 1 < len(numbers) and numbers[last + 1] == numbers[last] + 1:
            last += 1
        text.append(number(numbers[place] - end) + number(last - place))
        end = numbers[last] + 1
        place = last + 1
    return "".join(text)
