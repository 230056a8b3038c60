"""Numbers and sorted words as printable text: small when compressed, read with a loop of a few lines in any browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

ALPHABET = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\<')
_ENDS = 60  # a digit below ends a number, one above says that more follow
_MORE = len(ALPHABET) - _ENDS
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}
_SHARED_MOST = 25
_MARKS, _PHRASES = frozenset("!%*=~^"), frozenset("#&")


@cache
def number(value: int) -> str:
    """One character below 60; then digits to the base of 31 before it, the smallest first."""
    text = ""
    while value >= _ENDS:
        text += ALPHABET[_ENDS + (value - _ENDS) % _MORE]
        value = (value - _ENDS) // _MORE
    return text + ALPHABET[value]


def digit(value: int) -> str:
    """One character for a value below 91."""
    return ALPHABET[value]


def value(letter: str) -> int:
    """The value of one character."""
    return _VALUE[letter]


def numbers(text: str) -> list[int]:
    """All numbers of a text."""
    found, digits = [], []
    for letter in text:
        digits.append(_VALUE[letter])
        if digits[-1] < _ENDS:
            total = digits[-1]
            for more in reversed(digits[:-1]):
                total = total * _MORE + more  # more already holds the 60 that stand for `goes on`
            found.append(total)
            digits = []
    return found


def front(terms: Iterable[str]) -> str:
    """Sorted terms without capitals: a capital says how many letters are shared with the term before."""
    text, before = [], ""
    for term in terms:
        shared, most = 0, min(len(term), len(before), _SHARED_MOST)
        while shared < most and term[shared] == before[shared]:
            shared += 1
        text.append(chr(65 + shared) + term[shared:])
        before = term
    return "".join(text)


def unfront(text: str) -> Iterator[str]:
    """The terms again."""
    before, start = "", 0
    while start < len(text):
        end = start + 1
        while end < len(text) and not "A" <= text[end] <= "Z":
            end += 1
        before = before[: ord(text[start]) - 65] + text[start + 1 : end]
        yield before
        start = end


def placed(key: str) -> str:
    """A key as it is sorted: what is told of a word, and the phrases that it begins, come right after the word, before pairs and longer words."""
    mark = key[-1:]
    if mark in _PHRASES:
        return key[:-1].replace(" ", "\t", 1) + "\t"
    return key[:-1] + "\t" if mark in _MARKS else key
