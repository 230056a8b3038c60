"""Small things said in words: suggestions, lists, dates, minutes, sizes."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from datetime import date as calendar
from difflib import get_close_matches
from functools import lru_cache

MONTHS = (
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
)


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that the author probably meant, or None when nothing is near."""
    choices = choices if isinstance(choices, frozenset) else list(choices)
    slip = word.casefold().replace("_", "-").replace(" ", "-")
    if len(choices) > MANY:
        choices = _neighbours(slip, frozenset(choices))
    known = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(slip, known, n=1, cutoff=0.6)
    return known[found[0]] if found else None


# More choices than this are not all compared: to compare one takes 30 µs, a hub of 1,000 modules has 7,000 addresses, and
# a slip in a folder's name breaks hundreds of links. NEAREST of them are, at the beginning and at the end of the word.
MANY, NEAREST = 300, 20


def _neighbours(slip: str, choices: frozenset[str]) -> list[str]:
    """The choices that stand round a word in order of their beginnings, and in order of their ends: a slip of the hand
    leaves one of the two whole."""
    forward, backward = _in_order(choices)
    found = []
    for ordered, key in ((forward, slip), (backward, _backwards(slip))):
        here = bisect(ordered, (key,))
        found += [choice for _, choice in ordered[max(0, here - NEAREST) : here + NEAREST]]
    return found


@lru_cache(maxsize=8)
def _in_order(choices: frozenset[str]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    forward = sorted((choice.casefold(), choice) for choice in choices)
    return forward, sorted((_backwards(folded), choice) for folded, choice in forward)


def _backwards(word: str) -> str:
    return word.rstrip("/")[::-1]


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """"Did you mean …? " with its trailing space, or nothing."""
    found = closest(word, choices)
    return f"Did you mean `{found}`? " if found else ""


def as_id(text: str) -> str:
    """What a text is when it is written as an id: small letters, digits and single hyphens; nothing when it has no such letter."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def any_of(words: Iterable[str], most: int = 12) -> str:
    """`a`, `b` or `c`; a long list is cut and says so."""
    listed = list(words)
    shown = [f"`{word}`" for word in listed[:most]]
    return ", ".join(shown) + f" … ({len(listed)} in all)" if len(listed) > most else join(shown, "or")


def join(words: Iterable[str], last: str = "and") -> str:
    """"a, b and c"."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} {last} {listed[-1]}" if listed else ""


def date_in_words(date: str) -> str:
    """"2026-11-21" → "21 November 2026". A date that cannot be read comes back as it is."""
    try:
        year, month, day = (int(part) for part in date.split("-"))
        return f"{day} {MONTHS[month - 1]} {year}"
    except (ValueError, IndexError):
        return date


def is_date(text: str) -> bool:
    """Whether an ISO date is a day of the calendar: "2026-02-31" is none."""
    try:
        return calendar.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def edition_name(date: str) -> str:
    """"2026-11-21" → "November 2026 edition": what people read instead of a version number."""
    return " ".join(date_in_words(date).split()[1:]) + " edition"


def minutes_in_words(minutes: int) -> str:
    """90 → "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [count(hours, "hour")] * bool(hours) + [count(rest, "minute")] * bool(rest or not hours)
    return " ".join(parts)


def count(number: int, noun: str, plural: str = "") -> str:
    """"1 unit", "3 units"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def size_in_words(octets: int) -> str:
    """Bytes as people read them: "812 bytes", "12 KB"."""
    return f"{octets} bytes" if octets < 1000 else f"{octets / 1000:.0f} KB"


def plain(text: str) -> str:
    """An author's Markdown as bare words, for titles of pages, descriptions and documents."""
    text = re.sub(r"\s*\[@[^\]]+\]", "", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*_`]", "", " ".join(text.split()))


def tidy(text: str) -> str:
    """A text as people compare it: in small letters, with single blanks."""
    return " ".join(text.split()).casefold()
