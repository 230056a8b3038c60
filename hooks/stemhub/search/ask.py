"""What a query asks for: each of its words with all that counts as the word, mistakes mended, meanings added."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from stemhub.search.meaning import JOINED_END, LONGEST, LOOSE, PHRASE_END, SHORT, TITLE_END, in_any_order
from stemhub.search.reader import Found, Index
from stemhub.search.words import FAMILY_END, SAID_END, distance, fold, other_spelling, stem, tolerance, words

MOST_WORDS = 16
COMPLETIONS = 3
# What a way of matching counts beside the word itself.
MEANT, HINTED, SPREAD, KIN = 0.9, 0.7, 0.45, 0.6
NAMED, CALLED = 0.6, 0.4
COMPLETED, COMPLETED_BESIDE, MENDED, SECOND_MENDED, CODE = 0.8, 0.3, 0.9, 0.5, 4.0
WEAK = 0.4


@dataclass(slots=True)
class Group:
    """One word of the query: lists of sections, each with what it counts. `rarity` is that of its rarest list;
    `share` is less for a weak word."""

    word: str
    lists: list[tuple[Found, float]] = field(default_factory=list)
    share: float = 1.0

    @property
    def rarity(self) -> float:
        return max((found.rarity for found, _ in self.lists), default=0.0)


@dataclass(slots=True)
class Asked:
    """A query that was understood: its words, its pairs of neighbours, entries of exactly this title or about exactly this with what that
    counts, best bets, words mended."""

    groups: list[Group] = field(default_factory=list)
    pairs: list[Found] = field(default_factory=list)
    titled: dict[int, float] = field(default_factory=dict)
    bets: list[tuple[int, str]] = field(default_factory=list)
    mended: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Word:
    """A word at its place: its stem as the index knows it, and what else it may be."""

    word: str
    stem: str
    stop: bool
    others: list[tuple[str, float]] = field(default_factory=list)
    factor: float = 1.0
    code: Found | None = None


def ask(index: Index, query: str) -> Asked:
    """Understand a query."""
    asked = Asked()
    placed = [_Word(word, stem(word), word in index.stop_words) for word in words(query)[:MOST_WORDS]]
    if all(one.stop for one in placed):
        for one in placed:
            one.stop = False
    _codes(index, query, placed)
    concepts = _concepts(index, placed)
    for place, one in enumerate(placed):
        if not one.stop and one.code is None:
            _recognise(index, asked, one, place == len(placed) - 1, bool(concepts[place]))
    if any(one.others or one.stem != stem(one.word) for one in placed):
        concepts = _concepts(index, placed)
    for place, one in enumerate(placed):
        if not one.stop:
            asked.groups.append(_group(index, one, concepts[place]))
    content = [one.stem for one in placed if not one.stop]
    for a, b in pairwise(content):
        if found := index.term(f"{a} {b}"):
            asked.pairs.append(found)
    if content:
        strong = [one.stem for one in placed if not one.stop and not _weak(index, one)]
        for part in (content, strong):
            _titled(index, asked, part)
        asked.bets = [tuple(bet) for bet in index.extra(" ".join(content) + "%") or []]
    return asked


def _weak(index: Index, one: _Word) -> bool:
    return not index.weak_stems.isdisjoint((one.stem, stem(one.word)))


def _titled(index: Index, asked: Asked, stems: list[str]) -> None:
    """Entries that are called what is asked for, and those about the one concept that it names."""
    if not stems:
        return
    found = dict.fromkeys(index.extra(" ".join(stems) + TITLE_END) or [], 1.0)
    for concept in (index.extra(in_any_order(stems) + PHRASE_END) or "").split():
        for entry in index.extra(concept.removeprefix(LOOSE) + TITLE_END) or []:
            found.setdefault(entry, CALLED if concept[0] == LOOSE else NAMED)
    for entry, counts in found.items():
        asked.titled[entry] = max(counts, asked.titled.get(entry, 0.0))


def _codes(index: Index, query: str, placed: list[_Word]) -> None:
    """Codes and ids in whatever way they are written: neighbours that make one word of the index when they are joined, if the
    query writes them in one piece or there is a digit among them."""
    pieces = {tuple(words(piece)) for piece in fold(query).split()}
    for start in range(len(placed)):
        for size in range(min(LONGEST, len(placed) - start), 0, -1):
            part = tuple(one.word for one in placed[start : start + size])
            joined = "".join(part)
            has_digit = any(letter.isdigit() for letter in joined)
            if (size > 1 and part in pieces) or (has_digit and size < 5 and not joined.isdigit()):
                found = index.term(joined)
                if found and (size > 1 or has_digit):
                    for one in placed[start : start + size]:
                        if one.code is None:
                            one.code = found
                    break


def _concepts(index: Index, placed: list[_Word]) -> list[dict[str, float]]:
    """The concepts that each word is part of a name of, in the query as it stands and without its stop words."""
    found: list[dict[str, float]] = [{} for _ in placed]
    places = range(len(placed))
    for row in (list(places), [place for place in places if not placed[place].stop]):
        for start in range(len(row)):
            for size in range(1, min(LONGEST, len(row) - start) + 1):
                part = row[start : start + size]
                if size == 1 and placed[part[0]].stop:
                    continue
                phrase = in_any_order(placed[place].stem for place in part)
                for concept in (index.extra(phrase + PHRASE_END) or "").split():
                    factor = (HINTED if size == 1 else SPREAD) if concept.startswith(LOOSE) else MEANT
                    for place in part:
                        name = concept.removeprefix(LOOSE)
                        found[place][name] = max(factor, found[place].get(name, 0.0))
        if len(row) == len(placed):
            _joined(index, placed, found)
    return found


def _joined(index: Index, placed: list[_Word], found: list[dict[str, float]]) -> None:
    """Short neighbours that are one word elsewhere: `wi fi` for `wifi`."""
    for place in range(len(placed) - 1):
        a, b = placed[place].word, placed[place + 1].word
        if max(len(a), len(b)) <= SHORT and not (placed[place].stop and placed[place + 1].stop):
            for concept in (index.extra(f"{stem(a)} {stem(a + b)}{JOINED_END}") or "").split():
                name, factor = concept.removeprefix(LOOSE), SPREAD if concept[0] == LOOSE else MEANT
                for part in (place, place + 1):
                    found[part][name] = max(factor, found[part].get(name, 0.0))


def _recognise(index: Index, asked: Asked, one: _Word, last: bool, meant: bool) -> None:
    """What a word may be when the index does not hold it as it is written."""
    known = index.term(one.stem) is not None or (index.other_languages and index.term(one.word) is not None)
    if other := index.extra(stem(one.word) + SAID_END) or other_spelling(one.word):
        if not known and index.term(stem(other)):
            one.stem = stem(other)
            return
        one.others.append((stem(other), 1.0))
    if last and len(one.word) > 1 and (not known or len(one.word) < 4):
        ended = [end for end in index.beginning(one.word, COMPLETIONS) if end[0] != one.stem]
        if known or meant:
            one.others += [(term, COMPLETED_BESIDE) for term, often in ended if not often]
        elif ended:
            one.stem, one.factor = ended[0][0], COMPLETED
            one.others += [(term, COMPLETED) for term, _ in ended[1:]]
            return
    if known or meant:
        return
    near = _near(index, one.word)
    if near:
        one.stem, one.factor = near[0][0], MENDED
        asked.mended[one.word] = near[0][1]
        one.others += [(term, SECOND_MENDED) for term, _ in near[1:2]]


def _near(index: Index, word: str) -> list[tuple[str, str]]:
    """Stems with their words that differ from a word in as few letters as its length allows, the best first."""
    most = tolerance(word)
    if not most:
        return []
    root = stem(word)
    start = 2 if len(word) < 7 else 3
    best: dict[str, tuple[int, int, int, int, str]] = {}

    def meet(term: str, form: str, away: int, seen: int, cut: int) -> None:
        mark = (away, int(form[0] != word[0]), cut, -seen, form)
        if away <= most and (term not in best or mark < best[term]):
            best[term] = mark

    for form, seen in index.spellings("d", word[:start]):
        meet(stem(form), form, distance(form, word, most), seen, 0)
    # A word that is one letter away and begins alike cannot be bettered from the back.
    if all(mark[0] > 1 for mark in best.values()):
        for turned, seen in index.spellings("r", root[::-1][:start]):
            form = turned[::-1]
            meet(form, form, distance(form, root, most), seen, 1)
    ordered = sorted(best.items(), key=lambda item: item[1])
    return [(term, mark[4]) for term, mark in ordered]


def _group(index: Index, one: _Word, concepts: dict[str, float]) -> Group:
    group = Group(one.word, share=WEAK if _weak(index, one) else 1.0)
    if one.code is not None:
        group.lists.append((one.code, CODE))
    listed = [(one.stem, one.factor), *one.others]
    listed += [(kin, KIN * one.factor) for kin in (index.extra(one.stem + FAMILY_END) or "").split()]
    if index.other_languages and one.word != one.stem:
        listed.append((one.word, 1.0))
    for term, factor in [*listed, *sorted(concepts.items())]:
        if found := index.term(term):
            group.lists.append((found, factor))
    return group
