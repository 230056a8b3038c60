"""Writes the index as many small files of which a query reads a few: one folder named by their content, and one root.

Each file is one call, `hubShard("name", data)`, so that the same file is read by `fetch` and, where that is refused
(`file://`), by a script element. In the folder, whose files never change:

    t0 …   words in sorted order, each with all that begins with it: postings, phrases with their concepts, whole titles,
           best bets, relatives, endings; so that a query reads one file a word
    x0 …   the record of one entry, what a line of results shows, and those of its nearest: what a first result lends to is often shown
    p0 …   the text of one entry's sections, for words in their context
    d0 …, r0 …   word forms from the front, stems from the back, for spelling
    f-sector …   entries by the values of one facet
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from stemhub.model import Hub
from stemhub.search.coding import ALPHABET, digit, front, number, placed
from stemhub.search.collect import Collected
from stemhub.search.facets import facets, runs
from stemhub.search.kinds import KINDS
from stemhub.search.meaning import JOINED_END, LOOSE, PHRASE_END, SHORT, TITLE_END, in_any_order
from stemhub.search.postings import BODY, COUNTS, FIELD, SECTION
from stemhub.search.sections import Entry
from stemhub.search.spelling import spellings, together
from stemhub.search.words import FAMILY_END, SAID_END, STOP_WORDS, WEAK_STEMS, families, stem

FOLDER = "search/"
NEAR = 5  # place of the neighbours in a record
Row = tuple[int, str, str, str]
_NONE: Row = (0, "", "", "")
VERSION = 4
# Characters before compression. Measured: smaller shards cost more requests than they save bytes. Less than `_SPARE` goes with the
# long list after it, for a file more costs the root three bytes.
_SHARD, _SPARE = 1500, 400
# Postings of a term from which on it is told of by entry, and the mark of such a row.
EVERYWHERE, BY_ENTRY = 2000, "^"
# Sections of a term from which on it is frequent: what only goes with a word is not worth so long a list.
FREQUENT = 400
COPIES = 3  # records of the nearest entries beside an entry's own. Measured: a copy costs less than its request
_BODY_ONLY = 26  # kinds of posting below: body only, count − 1; above: bits of the fields
_LOW = (1 << SECTION) - 1
_ONCE = BODY << FIELD | 1  # once in the body
_PREFIXES = range(2, 6)
COMPLETIONS = 5
OFTEN = "+"  # after a frequent term in a list of endings


def shards(hub: Hub, made: Collected, bets: Mapping[str, list[tuple[int, str]]]) -> Iterator[tuple[str, Any]]:
    """The data of all files by name, the root last. `bets` are entries with reasons by stemmed query."""
    splits = []
    for place, (start, data) in enumerate(_terms(made, bets)):
        splits.append(start)
        yield f"t{place}", data
    records = [_record(entry, nearest) for entry, nearest in zip(made.entries, made.near, strict=True)]
    for place, nearest in enumerate(made.near):
        yield f"x{place}", [records[place], *(_copied(records[other]) for other, _ in nearest[:COPIES])]
    for place, entry in enumerate(made.entries):
        if len(entry.sections) > 1 or len(entry.sections[0].text) > len(entry.summary):
            yield f"p{place}", [[s.anchor, s.heading, s.kind, s.text] for s in entry.sections]
    ends = {}
    for letter, listed in spellings(made).items():
        ends[letter] = []
        for place, (start, part) in enumerate(together(listed)):
            ends[letter].append(start)
            yield f"{letter}{place}", [front(word for word, _ in part), "".join(digit(seen) for _, seen in part)]
    for name, values in facets(hub, made.entries).items():
        yield f"f-{name}", [[value, label, runs(held)] for value, label, held in values]
    yield "root", {
        "n": made.postings.sections,
        "e": len(made.entries),
        "s": "".join(number(len(entry.sections)) for entry in made.entries),
        "w": _worth(made),
        "k": {kind: KINDS[kind].label for kind in sorted({entry.kind for entry in made.entries})},
        "t": front(splits),
        "d": front(ends["d"]),
        "r": front(ends["r"]),
        "l": sorted({entry.lang for entry in made.entries} - {"en"}),
        "stop": " ".join(sorted(STOP_WORDS)),
        "weak": " ".join(sorted(WEAK_STEMS)),
    }


def _worth(made: Collected) -> str:
    """Runs of what entries are worth: hundredths, how many."""
    found: list[list[int]] = []
    for entry in made.entries:
        worth = KINDS[entry.kind].worth
        if found and found[-1][0] == worth:
            found[-1][1] += 1
        else:
            found.append([worth, 1])
    return "".join(number(worth) + number(count) for worth, count in found)


def _terms(made: Collected, bets: Mapping[str, list[tuple[int, str]]]) -> Iterator[tuple[str, Any]]:
    """Shards of terms, with what each begins with."""
    rows = dict(_rows(made))
    sections = {term: rows[term][0] + rows.get(term + BY_ENTRY, _NONE)[0] for term in made.postings.terms}
    extra: dict[str, Any] = {phrase + PHRASE_END: " ".join(ids) for phrase, ids in _phrases(made).items()}
    extra |= _joined(made)
    extra |= {term + FAMILY_END: " ".join(kin) for term, kin in _families(made, sections).items()}
    extra |= {title + TITLE_END: found for title, found in made.titles.items() if title}
    extra |= {concept + TITLE_END: found for concept, found in made.named.items()}
    extra |= {words + "%": found for words, found in bets.items()}
    extra |= {word + SAID_END: said for word, said in made.meaning.said.items()}
    extra |= {prefix + "*": " ".join(found) for prefix, found in _completions(sections).items()}
    sizes = {key: len(key) + sum(map(len, row[1:])) for key, row in rows.items()}
    for key, value in extra.items():
        sizes[key] = sizes.get(key, 0) + len(key) + len(str(value))
    last = ""
    for keys in _packed(sizes):
        terms, others = [key for key in keys if key in rows], [key for key in keys if key in extra]
        columns = ["".join(rows[term][column] for term in terms) for column in (1, 2, 3)]
        start, last = _parting(placed(last), placed(keys[0])), keys[-1]
        yield start, [front(terms), "".join(number(rows[term][0]) for term in terms), *columns, front(others), [extra[key] for key in others]]


def _packed(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Keys in order, as many as fit into a file, those of a word together; what only begins with a word stands apart from a word of which there is much."""
    here: list[str] = []
    size = 0
    for unit in _units(sizes):
        more = sum(sizes[key] for key in unit)
        if size > _SPARE and size + more > _SHARD:
            yield here
            here, size = [], 0
        here = [*here, *unit]
        size += more
        if size >= _SHARD:
            yield here
            here, size = [], 0
    if here:
        yield here


def _units(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """What is never parted: a word with its rows, and if that is short, the keys of several words that it begins."""
    for _, found in groupby(sorted(sizes, key=placed), key=lambda key: placed(key).replace("\t", " ").split(" ", 1)[0]):
        keys = list(found)
        if sum(sizes[key] for key in keys) <= _SHARD:
            yield keys
            continue
        alone = [key for key in keys if " " not in placed(key)]
        if alone:
            yield alone
        yield from (list(rows) for _, rows in groupby(keys[len(alone) :], key=lambda key: placed(key).rstrip("\t")))


def _families(made: Collected, sections: Mapping[str, int]) -> dict[str, list[str]]:
    """Relatives of terms. A frequent one is not worth its list."""
    rare = {term for term, found in made.postings.terms.items() if len(found) <= EVERYWHERE}
    found = {term: [one for one in kin if sections[one] < FREQUENT] for term, kin in families(rare).items()}
    return {term: kin for term, kin in found.items() if kin}


def _phrases(made: Collected) -> dict[str, list[str]]:
    """Concepts by phrase, its words sorted: people write them in any order. A name counts for more than a loose synonym."""
    found: dict[str, list[str]] = {}
    for phrase, ids in made.meaning.phrases.items():
        listed = found.setdefault(in_any_order(phrase.split(" ")), [])
        listed += [one if one in made.meaning.names.get(phrase, ()) else LOOSE + one for one in ids]
    return {phrase: list(dict.fromkeys(listed)) for phrase, listed in found.items()}


def _joined(made: Collected) -> dict[str, str]:
    """Concepts of single words that people write as two short ones, by the first of them and the word: `wi wifi`."""
    found: dict[str, str] = {}
    for phrase, ids in _phrases(made).items():
        if " " not in phrase and len(phrase) <= 2 * SHORT:
            for size in range(1, min(SHORT, len(phrase)) + 1):
                found[f"{stem(phrase[:size])} {phrase}{JOINED_END}"] = " ".join(ids)
    return found


def _parting(before: str, key: str) -> str:
    """The shortest beginning of a key that comes after the key before it: all that is needed to tell two shards apart."""
    return next((key[:size] for size in range(1, len(key)) if key[:size] > before), key)


def _rows(made: Collected) -> Iterator[tuple[str, Row]]:
    """The rows of all terms. A term that stands nearly everywhere says little of each place: where only bodies have it, it is told of by
    entry, with the count of the fullest, which then stands in the entry's first section."""
    for term, whole in made.postings.terms.items():
        if len(whole) <= EVERYWHERE:
            yield term, _encoded(whole)
            continue
        kept: list[int] = []
        fullest: dict[int, int] = {}
        for section, found in groupby(whole, key=lambda posting: posting >> SECTION):
            fields = list(found)
            if fields[0] >> FIELD & 15 != BODY:
                kept += fields
            else:
                entry = made.entry_of[section]
                fullest[entry] = max(fullest.get(entry, 0), fields[0] & COUNTS)
        yield term, _encoded(kept)
        if fullest:
            sections, gaps, kinds, counts = _encoded([entry << SECTION | BODY << FIELD | count for entry, count in fullest.items()])
            yield term + BY_ENTRY, (sections, gaps, kinds, counts + number(len(whole) - len(kept)))


def _encoded(postings: Sequence[int]) -> Row:
    """How many sections hold a term; gaps between them; kinds of their postings; counts that the kind does not tell."""
    gaps, kinds, counts = [], [], []
    last, place, end = -1, 0, len(postings)
    while place < end:
        posting = postings[place]
        section = posting >> SECTION
        gaps.append(section - last - 1)
        last = section
        place += 1
        alone = place == end or postings[place] >> SECTION != section
        # Nine of ten: a few times in the body, nowhere else.
        if alone and _ONCE <= (low := posting & _LOW) < _ONCE + _BODY_ONLY:
            kinds.append(ALPHABET[low - _ONCE])
            continue
        kind = _BODY_ONLY + (1 << (posting >> FIELD & 15))
        counts.append((posting & COUNTS) - 1)
        while place < end and postings[place] >> SECTION == section:
            posting = postings[place]
            kind += 1 << (posting >> FIELD & 15)
            counts.append((posting & COUNTS) - 1)
            place += 1
        kinds.append(ALPHABET[kind])
    return len(gaps), "".join(map(number, gaps)), "".join(kinds), "".join(map(number, counts))


def _completions(sections: Mapping[str, int]) -> dict[str, list[str]]:
    """The likeliest terms for beginnings that too many terms share, the frequent ones marked; others are read off the terms themselves."""
    by_prefix: dict[str, list[tuple[int, str]]] = {}
    for term, held in sections.items():
        if term.isalpha():
            for size in _PREFIXES:
                if len(term) > size:
                    by_prefix.setdefault(term[:size], []).append((-held, term))
    many = {prefix: sorted(found)[:COMPLETIONS] for prefix, found in by_prefix.items() if len(found) > COMPLETIONS}
    return {prefix: [term + OFTEN * (-held >= FREQUENT) for held, term in found] for prefix, found in many.items()}


def _record(entry: Entry, nearest: Iterable[tuple[int, int]]) -> list[Any]:
    """Address, title, kind, summary, whether there is more text, neighbours with how near they are; the language if it is not English."""
    more = int(len(entry.sections) > 1 or len(entry.sections[0].text) > len(entry.summary))
    near = "".join(number(other) + number(steps) for other, steps in nearest)
    return [entry.url, entry.title, entry.kind, _shortened(entry.summary), more, near, *([entry.lang] if entry.lang != "en" else [])]


def _copied(record: list[Any]) -> list[Any]:
    """A record beside that of another entry: without its neighbours, which are asked of its own file."""
    return [*record[:NEAR], "", *record[NEAR + 1 :]]


def _shortened(text: str, most: int = 140) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
