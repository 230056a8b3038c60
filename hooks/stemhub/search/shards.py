"""Writes the index as many small files of which a query reads a few: one folder named by their content, and one root.

Each file is one call, `hubShard("name", data)`, so that the same file is read by `fetch` and, where that is refused
(`file://`), by a script element. In the folder, whose files never change:

    t0 …   terms in sorted order with their postings; phrases with their concepts, whole titles, best bets
    b0 …   one frequent term each
    x0 …   records of entries: what a line of results shows
    p0 …   the text of one entry's sections, for words in their context
    d0 …, r0 …   word forms from the front, stems from the back, for spelling
    f-sector …   entries by the values of one facet
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import brotli

from stemhub.model import Hub
from stemhub.model.site import File
from stemhub.search.coding import ALPHABET, digit, front, number
from stemhub.search.collect import Collected
from stemhub.search.facets import facets, runs
from stemhub.search.kinds import KINDS
from stemhub.search.meaning import CONCEPT, LOOSE, PHRASE_END, TITLE_END, in_any_order
from stemhub.search.postings import BODY, COUNTS, FIELD, SECTION
from stemhub.search.words import FAMILY_END, SAID_END, STOP_WORDS, WEAK_STEMS, families

FOLDER = "search/"
VERSION = 2
# Characters before compression. Measured: smaller shards cost more requests than they save bytes.
_SHARD, _RECORDS = 1500, 700
_SPELLINGS = 250
# Postings of a term from which on they are condensed.
EVERYWHERE = 3000
_BODY_ONLY = 26  # kinds of posting below: body only, count − 1; above: bits of the fields
_IN_BODY = _BODY_ONLY + (1 << BODY)
_PREFIXES = range(2, 6)
COMPLETIONS = 5


def files(hub: Hub, made: Collected, bets: Mapping[str, list[tuple[int, str]]]) -> Iterator[File]:
    """All files of the index, compressed copies beside them. `bets` are entries with reasons by stemmed query."""
    shards = dict(_shards(hub, made, bets))
    root = shards.pop("root")
    texts = {name: f"hubShard({json.dumps(name)},{_json(data)})".encode() for name, data in shards.items()}
    digest = hashlib.sha256(b"\n".join(name.encode() + data for name, data in sorted(texts.items()))).hexdigest()[:12]
    texts = {f"{digest}/{name}": data for name, data in texts.items()}
    texts["root"] = f'hubShard("root",{_json({"v": VERSION, "at": digest, **root})})'.encode()
    for name, data in sorted(texts.items()):
        yield File(f"{FOLDER}{name}.js", data)
        yield File(f"{FOLDER}{name}.js.gz", gzip.compress(data, 6, mtime=0))
        # Measured: on files as small as these, higher qualities take twice the time and save nothing.
        yield File(f"{FOLDER}{name}.js.br", brotli.compress(data, quality=6, lgwin=16))


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("\u2028", " ").replace("\u2029", " ")


def _shards(hub: Hub, made: Collected, bets: Mapping[str, list[tuple[int, str]]]) -> Iterator[tuple[str, Any]]:
    splits, big = [], []
    for name, start, data in _terms(made, bets):
        (big if name.startswith("b") else splits).append(start)
        yield name, data
    chunks = []
    for chunk, (start, records) in enumerate(_records(made)):
        chunks.append(start)
        yield f"x{chunk}", records
    for place, entry in enumerate(made.entries):
        if len(entry.sections) > 1 or len(entry.sections[0].text) > len(entry.summary):
            yield f"p{place}", [[s.anchor, s.heading, s.kind, s.text] for s in entry.sections]
    ends = {}
    for letter, listed in _spellings(made).items():
        ends[letter] = [word[:6] for word, _ in listed[::_SPELLINGS]]
        for place in range(0, len(listed), _SPELLINGS):
            part = listed[place : place + _SPELLINGS]
            yield f"{letter}{place // _SPELLINGS}", [front(word for word, _ in part), "".join(digit(seen) for _, seen in part)]
    for name, values in facets(hub, made.entries).items():
        yield f"f-{name}", [[value, label, runs(held)] for value, label, held in values]
    yield "root", {
        "n": made.postings.sections,
        "e": len(made.entries),
        "s": "".join(number(len(entry.sections)) for entry in made.entries),
        "w": _worth(made),
        "k": {kind: KINDS[kind].label for kind in sorted({entry.kind for entry in made.entries})},
        "x": "".join(number(b - a) for a, b in zip(chunks, [*chunks[1:], len(made.entries)], strict=True)),
        "t": front(splits),
        "b": front(big),
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


def _terms(made: Collected, bets: Mapping[str, list[tuple[int, str]]]) -> Iterator[tuple[str, str, Any]]:
    """Shards of terms, with the first term of each."""
    extra: dict[str, Any] = {phrase + PHRASE_END: " ".join(ids) for phrase, ids in _phrases(made).items()}
    rare = {term for term, found in made.postings.terms.items() if len(found) <= EVERYWHERE}
    extra |= {term + FAMILY_END: " ".join(kin) for term, kin in families(rare).items()}
    extra |= {title + TITLE_END: found for title, found in made.titles.items() if title}
    extra |= {concept + TITLE_END: found for concept, found in made.named.items()}
    extra |= {words + "%": found for words, found in bets.items()}
    extra |= {word + SAID_END: said for word, said in made.meaning.said.items()}
    extra |= {prefix + "*": " ".join(found) for prefix, found in _completions(made).items()}
    rows: list[tuple[str, int, str, str, str]] = []
    others: list[tuple[str, Any]] = []
    size = bigs = shards = 0
    start = last = ""

    def shard() -> list[Any]:
        return [front(row[0] for row in rows), "".join(number(row[1]) for row in rows)] + [
            "".join(row[column] for row in rows) for column in (2, 3, 4)
        ] + [front(key for key, _ in others), [value for _, value in others]]

    for key in sorted({*made.postings.terms, *extra}):
        if key in made.postings.terms:
            row = (key, *_encoded(made, key))
            length = sum(map(len, row[2:])) + len(key)
            if length > _SHARD * 0.6:
                yield f"b{bigs}", key, [front([key]), number(row[1]), *row[2:], "", []]
                bigs += 1
                continue
        if size == 0:
            start = _parting(last, key)
        last = key
        if key in made.postings.terms:
            rows.append(row)
            size += length
        if key in extra:
            others.append((key, extra[key]))
            size += len(key) + len(str(extra[key]))
        if size >= _SHARD:
            yield f"t{shards}", start, shard()
            rows, others, size, shards = [], [], 0, shards + 1
    if size:
        yield f"t{shards}", start, shard()


def _phrases(made: Collected) -> dict[str, list[str]]:
    """Concepts by phrase, its words sorted: people write them in any order. A name counts for more than a loose synonym."""
    found: dict[str, list[str]] = {}
    for phrase, ids in made.meaning.phrases.items():
        listed = found.setdefault(in_any_order(phrase.split(" ")), [])
        listed += [one if one in made.meaning.names.get(phrase, ()) else LOOSE + one for one in ids]
    return {phrase: list(dict.fromkeys(listed)) for phrase, listed in found.items()}


def _parting(before: str, key: str) -> str:
    """The shortest beginning of a key that comes after the key before it: all that is needed to tell two shards apart."""
    return next((key[:size] for size in range(1, len(key)) if key[:size] > before), key)


def _encoded(made: Collected, term: str) -> tuple[int, str, str, str]:
    """How many sections hold a term; gaps between them; kinds of their postings; counts that the kind does not tell."""
    gaps, kinds, counts = [], [], []
    last = place = 0
    postings = _condensed(made, term)
    while place < len(postings):
        section = postings[place] >> SECTION
        gaps.append(number(section - last))
        last = section + 1
        kind = _BODY_ONLY
        begun = len(counts)
        while place < len(postings) and postings[place] >> SECTION == section:
            kind += 1 << (postings[place] >> FIELD & 15)
            count = postings[place] & COUNTS
            counts.append(number(count - 1))
            place += 1
        if kind == _IN_BODY and count <= _BODY_ONLY:
            kind = count - 1
            del counts[begun:]
        kinds.append(ALPHABET[kind])
    return len(gaps), "".join(gaps), "".join(kinds), "".join(counts)


def _condensed(made: Collected, term: str) -> Sequence[int]:
    """The postings of a term. One that stands nearly everywhere says little of each place: of the sections of an entry that hold it in
    their bodies only, the fullest stands for all, and a meaning counts only where a title, a heading, a summary or a label has it."""
    whole = made.postings.terms[term]
    if len(whole) <= EVERYWHERE:
        return whole
    kept: list[int] = []
    for _, of_entry in groupby(whole, key=lambda posting: made.entry_of[posting >> SECTION]):
        sections = [list(group) for _, group in groupby(of_entry, key=lambda posting: posting >> SECTION)]
        bodies = [one[0] for one in sections if one[0] >> FIELD & 15 == BODY]
        fullest = max(bodies, key=lambda posting: posting & COUNTS, default=None) if term[0] != CONCEPT else None
        for one in sections:
            if one[0] >> FIELD & 15 != BODY or one[0] == fullest:
                kept += one
    return kept


def _completions(made: Collected) -> dict[str, list[str]]:
    """The likeliest terms for beginnings that too many terms share; others are read off the terms themselves."""
    by_prefix: dict[str, list[tuple[int, str]]] = {}
    for term, postings in made.postings.terms.items():
        if term.isalpha():
            for size in _PREFIXES:
                if len(term) > size:
                    by_prefix.setdefault(term[:size], []).append((-len(postings), term))
    return {prefix: [t for _, t in sorted(found)[:COMPLETIONS]] for prefix, found in by_prefix.items() if len(found) > COMPLETIONS}


def _records(made: Collected) -> Iterator[tuple[int, list[Any]]]:
    """Chunks of records with the number of their first entry: address, title, kind, summary, whether there is more text,
    neighbours with how near they are; the language if it is not English."""
    chunk: list[Any] = []
    start = size = 0
    for place, entry in enumerate(made.entries):
        more = int(len(entry.sections) > 1 or len(entry.sections[0].text) > len(entry.summary))
        near = "".join(number(other) + number(steps) for other, steps in made.near[place])
        record = [entry.url, entry.title, entry.kind, _shortened(entry.summary), more, near, *([entry.lang] if entry.lang != "en" else [])]
        if chunk and size > _RECORDS:
            yield start, chunk
            chunk, start, size = [], place, 0
        chunk.append(record)
        size += len(_json(record))
    if chunk:
        yield start, chunk


def _shortened(text: str, most: int = 160) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def _spellings(made: Collected) -> Mapping[str, Sequence[tuple[str, int]]]:
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


