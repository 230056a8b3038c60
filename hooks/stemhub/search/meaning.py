"""What words mean here: the vocabulary's names, abbreviations and synonyms as phrases that lead to one concept.

A concept is kept in the index like a word of its own, `@elc`: where a page is labelled with it, and wherever one of its names
stands in a text. A query that holds any of the names finds it by all of them, in both directions, without a list of
synonyms that would have to travel to the reader. A best bet, `!3`, is found in the same way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from stemhub.model import Hub
from stemhub.model.reference import Term
from stemhub.search.words import STOP_WORDS, stem, words

CONCEPT, LOOSE, PHRASE_END, JOINED_END, TITLE_END = "@", "?", "#", "&", "!"
SHORT = 5  # letters of a word that may be half of another
LONGEST = 6  # words of a phrase


@dataclass(frozen=True)
class Meaning:
    """`phrases` maps stemmed words joined by blanks to concepts; `strong` holds of them those that a text may be read by: names and
    phrases of several words, but no single loose synonym; `names` those that bear the phrase as a name. `said` has
    the pages' word by the stem of what it is called in Scots, Gaelic or talk."""

    phrases: dict[str, tuple[str, ...]]
    strong: dict[str, tuple[str, ...]]
    names: dict[str, tuple[str, ...]]
    said: dict[str, str]

    @cached_property
    def tree(self) -> dict[str, Any]:
        """Strong phrases as branches, word by word; under the empty word the concepts of what was read so far."""
        root: dict[str, Any] = {}
        for phrase, concepts in self.strong.items():
            branch = root
            for word in phrase.split(" "):
                branch = branch.setdefault(word, {})
            branch[""] = concepts
        return root

    def concepts(self, stems: Sequence[str]) -> list[str]:
        """The concepts whose strong names stand in a text, one a mention; a name inside a longer one counts too."""
        found: list[str] = []
        tree = self.tree
        for place in [place for place, one in enumerate(stems) if one in tree]:
            branch = tree[stems[place]]
            while branch is not None:
                found += branch.get("", ())
                place += 1
                branch = branch.get(stems[place]) if place < len(stems) else None
        return found


def meaning(hub: Hub) -> Meaning:
    """All phrases of the vocabulary and of the best bets."""
    phrases: dict[str, dict[str, None]] = defaultdict(dict)
    strong: dict[str, dict[str, None]] = defaultdict(dict)
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for term in hub.vocabulary.terms.values():
        for name in _names(term):
            for phrase in stemmed_phrases(name):
                phrases[phrase][CONCEPT + term.id] = None
                if name not in term.synonyms or name.isupper():
                    names[phrase][CONCEPT + term.id] = None
                if name not in term.synonyms or " " in phrase or term.group == "glossary" or name.isupper():
                    strong[phrase][CONCEPT + term.id] = None
    for row in hub.search.same_meaning:
        concept = CONCEPT + "=" + "".join(words(row[0]))
        for phrase in {phrase: None for name in row for phrase in stemmed_phrases(name)}:
            for kept in (phrases, strong, names):
                kept[phrase][concept] = None
    return Meaning(*({phrase: tuple(ids) for phrase, ids in kept.items()} for kept in (phrases, strong, names)), said=_said(hub))


def _said(hub: Hub) -> dict[str, str]:
    rows = [[words(name) for name in row] for row in hub.search.same_word]
    return {stem(other[0]): row[0][0] for row in rows for other in row[1:] if len(other) == len(row[0]) == 1}


def _names(term: Term) -> Iterable[str]:
    label, _, inside = term.label.partition(" (")
    yield from dict.fromkeys([label, inside.rstrip(")"), term.short_label, *term.synonyms])


def in_any_order(stems: Iterable[str]) -> str:
    """The key of a phrase, whatever order its words stand in."""
    return " ".join(sorted(stems))


def stemmed_phrases(name: str) -> Iterable[str]:
    """A name in the ways in which people write it: whole, without its stop words, and in one word where it is short."""
    found = words(name)
    if not found or len(found) > LONGEST:
        return
    yield " ".join(stem(word) for word in found)
    content = [stem(word) for word in found if word not in STOP_WORDS]
    if 1 < len(content) < len(found):
        yield " ".join(content)
    if len(found) == 2 and all(len(word) <= 5 for word in found):
        yield stem("".join(found))
