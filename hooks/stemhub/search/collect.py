"""From pages to what is searched: entries in the order of their addresses, and the terms of every section."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from stemhub.model import Hub
from stemhub.model import addresses as at
from stemhub.model.site import Page
from stemhub.search.kinds import KINDS, named
from stemhub.search.meaning import CONCEPT, Meaning, meaning
from stemhub.search.nearby import neighbours
from stemhub.search.postings import Postings
from stemhub.search.sections import Entry, Section, entries
from stemhub.search.terms import terms_of_pages
from stemhub.search.words import STEMMED, STOP_WORDS, stem, words

# Pages that are lists of others for readers without scripts, or about the search itself.
_SHARED_BY_UNITS = {"sectors", "levels", "times"}
# How many terms of a group an entry can be about; more say nothing of it.
_FEW = {"sectors": 3, "levels": 3, "disciplines": 2, "themes": 2, "topics": 4}
_WITH_PAIRS = {"title", "heading", "summary", "within"}
_NOT_SEARCHED = {"a-z", "search", "changes", "components"}


@dataclass
class Collected:
    """Everything that the files of the index are made of. `first` is the number of each entry's first section, `titles` the
    entries by their whole stemmed title, `named` those by the concept that they are about, `spellings` the terms of each word form,
    `near` each entry's neighbours with how near they are."""

    entries: list[Entry] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    postings: Postings = field(default_factory=Postings)
    titles: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    named: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    spellings: dict[str, str] = field(default_factory=dict)
    near: list[list[tuple[int, int]]] = field(default_factory=list)
    meaning: Meaning = field(default_factory=lambda: Meaning({}, {}, {}, {}))

    @cached_property
    def entry_of(self) -> list[int]:
        """The entry of each section."""
        return [number for number, entry in enumerate(self.entries) for _ in entry.sections]


def collect(hub: Hub, pages: Iterable[Page]) -> Collected:
    """Read all pages that lists may show. Versions of the past, drafts and retired things are found by address only."""
    unlisted = tuple(at.unlisted(hub))
    shown = [p for p in pages if p.kind not in _NOT_SEARCHED and not p.empty and "/v/" not in p.address and not p.address.startswith(unlisted)]
    labels = terms_of_pages(hub, shown)
    made = Collected(meaning=meaning(hub))
    codes = _known_codes(hub)
    leads: list[dict[str, list[str]]] = []
    for page in sorted(shown, key=lambda page: page.address):
        for entry in entries(page):
            if page.instead_of:  # its words are found at the page that it repeats; it is found by its name
                entry.sections = [Section("", entry.title)]
            entry.terms = (entry.url.partition("#")[2],) if entry.kind == "word" else labels[page.address]
            entry.kind = named(entry.kind, entry.url)
            leads.append(_add(made, hub, entry, codes))
    made.near = neighbours(leads)
    for word in STOP_WORDS & made.spellings.keys():
        del made.spellings[word]
    for phrase in made.meaning.phrases:
        for word in phrase.split(" "):
            made.spellings.setdefault(word, word)
    return made


def best_bets(hub: Hub, made: Collected) -> dict[str, list[tuple[int, str]]]:
    """The entries that editors put first, with their reasons, by stemmed query."""
    numbers = {f"/{entry.url}": number for number, entry in enumerate(made.entries)}
    bets: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for bet in hub.search.best_bets:
        for query in bet.queries:
            found = words(query)
            content = [stem(word) for word in found if word not in STOP_WORDS] or [stem(word) for word in found]
            if bet.page in numbers:
                bets[" ".join(content)].append((numbers[bet.page], bet.reason))
    return bets


def _add(made: Collected, hub: Hub, entry: Entry, codes: dict[str, list[tuple[str, ...]]]) -> dict[str, list[str]]:
    """Adds an entry; the terms of its first section by field."""
    number = len(made.entries)
    made.entries.append(entry)
    made.first.append(made.postings.sections)
    kept = _Reader(made, entry.lang, codes)
    title = words(entry.title)
    made.titles[" ".join(kept.terms(title, [*map(stem, title)]))].append(number)
    for concept in _about(made, entry):
        made.named[concept].append(number)
    lead: dict[str, list[str]] = {}
    for section in entry.sections:
        fields = {name: kept.read(text, phrases=name in _WITH_PAIRS) for name, text in texts(hub, entry, section).items() if text}
        marked = "labels" if section is entry.sections[0] else "heading"
        fields[marked] = [*fields.get(marked, ()), *_marks(hub, entry, section)]
        made.postings.add(fields)
        lead = lead or fields
    return lead


def _about(made: Collected, entry: Entry) -> list[str]:
    """The concepts that an entry is about as a whole: a topic's page, a word of the glossary, and what bears the name of either."""
    title, _, inside = entry.title.partition(" (")
    names = [" ".join(stem(word) for word in words(name)) for name in (title, inside)]
    concepts = [one for name in names for one in made.meaning.names.get(name, ())]
    own = [CONCEPT + entry.url.removeprefix(at.TOPICS).rstrip("/")] if entry.kind == "topic" else [CONCEPT + one for one in entry.terms if entry.kind == "word"]
    return list(dict.fromkeys([*own, *concepts]))


def texts(hub: Hub, entry: Entry, section: Section) -> dict[str, str]:
    """What stands in each field of a section, as lunr would be given it."""
    if section is not entry.sections[0]:
        place = f"/{entry.url}#{section.anchor}"
        asked, also = hub.search.words_for(place), hub.search.also_for(place)
        return {"heading": section.heading, "summary": " ".join(asked), "within": " ".join(also), "body": section.text}
    terms = [hub.vocabulary.terms[one] for one in _labels(hub, entry)]
    labels = [KINDS[entry.kind].words, *(f"{term.label} {term.short_label}" for term in terms)]
    asked, also = hub.search.words_for(f"/{entry.url}"), hub.search.also_for(f"/{entry.url}")
    lead = {"title": entry.title, "summary": " ".join([entry.summary, *asked]), "within": " ".join([entry.within, *also]), "labels": " ".join(labels)}
    return lead | {"body": section.text}


def _labels(hub: Hub, entry: Entry) -> list[str]:
    """The terms that label an entry. A unit has its module's facets, but it is about all of a module's topics no more than a
    chapter is about all of a book; and what is for everyone is about nobody in particular."""
    known = [hub.vocabulary.terms[one] for one in entry.terms if one in hub.vocabulary.terms]
    groups = Counter(term.group for term in known)
    own = [term for term in known if entry.kind != "unit" or term.group in _SHARED_BY_UNITS]
    return [term.id for term in own if groups[term.group] <= _FEW.get(term.group, len(known))]


def _marks(hub: Hub, entry: Entry, section: Section) -> list[str]:
    """What is found exactly: the vocabulary's terms of a page, codes as they are marked, ids of statements."""
    codes = [words(code) for code in [*section.codes, section.anchor]]
    concepts = [CONCEPT + one for one in _labels(hub, entry)] if section is entry.sections[0] else []
    # A single word is in the text already, and a bare number such as 2.3 would meet every other number.
    return [*concepts, *("".join(code) for code in codes if len(code) > 1 and not all(part.isdigit() for part in code))]


@dataclass(slots=True)
class _Reader:
    """Reads the texts of one entry in its language."""

    made: Collected
    lang: str
    codes: dict[str, list[tuple[str, ...]]]

    def terms(self, found: Sequence[str], stems: Sequence[str]) -> list[str]:
        """Terms of words, remembered with the spelling that they came from."""
        if self.lang != STEMMED:
            for word in found:
                self.made.spellings.setdefault(word, word)
            return list(found)
        self.made.spellings.update(zip(found, stems, strict=True))
        return [term for word, term in zip(found, stems, strict=True) if word not in STOP_WORDS]

    def read(self, text: str, phrases: bool = False) -> list[str]:
        """The terms of a text with the concepts and codes that stand in it; with `phrases` also its pairs of words."""
        found = words(text)
        stems = [*map(stem, found)]
        terms = self.terms(found, stems)
        pairs = [f"{a} {b}" for a, b in pairwise(terms)] if phrases else []
        return [*terms, *pairs, *self.made.meaning.concepts(stems), *self._codes(found)]

    def _codes(self, found: Sequence[str]) -> Iterator[str]:
        if self.codes.keys().isdisjoint(found):
            return
        for place, word in enumerate(found):
            for code in self.codes.get(word, ()):
                if tuple(found[place : place + len(code)]) == code:
                    yield "".join(code)


def _known_codes(hub: Hub) -> dict[str, list[tuple[str, ...]]]:
    """Codes with letters and digits in several words, by their first word: `SCN 0-01a` → scn: (scn, 0, 01a)."""
    codes: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for scheme in hub.schemes.values():
        for code in scheme.codes:
            parts = tuple(words(code))
            if len(parts) > 1 and any(part.isdigit() for part in parts) and parts[0].isalpha():
                codes[parts[0]].append(parts)
    return codes
