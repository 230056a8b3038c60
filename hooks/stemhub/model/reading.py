"""How hard a text is to read, by the length of its sentences and of its words.

Counted is what is written in sentences: paragraphs, list entries and the texts of blocks that end in a full stop, a
question mark or an exclamation mark. Headings, tables and lists of single things are left out, so that many short
entries cannot hide long sentences.

Source of the formula: Kincaid, Fishburne, Rogers and Chissom, 1975. Its grade is a school year in the United States;
grade 1 is for readers of six.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from stemhub.source import Document, Node

# What a sentence may have at most on average, and what the grade may be at most, in the guide for families.
LONGEST_AVERAGE = 15
HARDEST_GRADE = 6.5
_AGE_IN_GRADE_0 = 5

_NO_WORDS = re.compile(r"\s*\[@[^\]]+\]|<!--.*?-->|!\[[^\]]*\]\([^)]*\)", re.DOTALL)
_TARGET = re.compile(r"\]\([^)]*\)")
_NO_PROSE = re.compile(r"\s*(?:#|\||[-*_]{3,}\s*$)")
_NEW_PASSAGE = re.compile(r"\s*(?:[-*+]\s|\d+\.\s|:\s|>\s?)")
# Not before a small letter: `"Why not?" she said` and `e.g. salt` go on.
_END = re.compile(r"[.!?]+[\"'”’)*_\]]*(?=\s+[^a-z\s]|\s*$)")
_WORD = re.compile(r"[^\W_][\w'’&-]*(?:\.\d+)?")
_LETTERS = re.compile(r"[A-Za-z][A-Za-z'’]*")
_VOWELS = re.compile(r"[aeiouy]+")
_NO_WORDS_OF_TEXT = {"id", "file", "basis", "source", "when", "disciplines"}


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """Whole numbers of words, sentences and syllables of one text or of several together."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0

    def __add__(self, other: ReadingLevel) -> ReadingLevel:
        return ReadingLevel(self.words + other.words, self.sentences + other.sentences, self.syllables + other.syllables)

    @property
    def average(self) -> float:
        """Words in a sentence; 0 without sentences."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def grade(self) -> float:
        """Flesch–Kincaid: 0.39 words a sentence + 11.8 syllables a word − 15.59; 0 without words, and never below."""
        return max(0.0, 0.39 * self.average + 11.8 * self.syllables / self.words - 15.59) if self.words else 0.0

    @property
    def age(self) -> int:
        """The age in years that the grade stands for."""
        return round(self.grade) + _AGE_IN_GRADE_0


@lru_cache(maxsize=10_000)
def reading_level(text: str) -> ReadingLevel:
    """Of one passage: the sentences in it that are finished."""
    found = ReadingLevel()
    for sentence in sentences(text):
        words = _WORD.findall(sentence)
        if words:
            found += ReadingLevel(len(words), 1, sum(map(syllables, _LETTERS.findall(sentence))) or len(words))
    return found


def document_level(document: Document) -> ReadingLevel:
    """Of a whole unit or chapter with its blocks."""
    return sum((reading_level(passage) for passage in passages(document)), ReadingLevel())


def sentences(passage: str) -> list[str]:
    """The finished sentences of a passage, without citations, pictures and the targets of links."""
    bare = _TARGET.sub("]", _NO_WORDS.sub("", passage))
    ends = [found.end() for found in _END.finditer(bare)]
    return [bare[start:end].strip() for start, end in pairwise([0, *ends])]


def passages(document: Document) -> Iterator[str]:
    """Paragraphs, list entries and texts of blocks, each as one string."""
    lines = dict(document.prose_lines)
    for block in document.blocks:
        if block.root:
            yield from _texts(block.root)
            lines.update(dict.fromkeys(range(block.span.line, block.span.end_line + 1), ""))
    yield from _paragraphs(lines.values())


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            if key not in _NO_WORDS_OF_TEXT:
                yield from _texts(child)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _texts(child)
    elif isinstance(node.value, str):
        yield from _paragraphs(node.value.split("\n"))


def _paragraphs(lines: Iterator[str]) -> Iterator[str]:
    now: list[str] = []
    for line in [*lines, ""]:
        if not line.strip() or _NO_PROSE.match(line) or _NEW_PASSAGE.match(line):
            if now:
                yield " ".join(now)
            now = []
        if line.strip() and not _NO_PROSE.match(line):
            now.append(_NEW_PASSAGE.sub("", line, count=1).strip())


def syllables(word: str) -> int:
    """The groups of vowels of an English word, without a silent e at its end; at least one."""
    small = word.lower()
    groups = len(_VOWELS.findall(small))
    silent = small.endswith("e") and not small.endswith(("le", "ee", "ye")) and groups > 1
    return max(1, groups - silent)
