"""Small things said in words: suggestions, lists, dates, minutes, sizes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as calendar
from difflib import get_close_matches

MONTHS = (
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
)


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that the author probably meant, or None when nothing is near."""
    known = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(word.casefold().replace("_", "-").replace(" ", "-"), known, n=1, cutoff=0.6)
    return known[found[0]] if found else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """"Did you mean …? " with its trailing space, or nothing."""
    found = closest(word, choices)
    return f"Did you mean `{found}`? " if found else ""


def any_of(words: Iterable[str], most: int = 12) -> str:
    """`a`, `b` or `c`; a long list is cut and says so."""
    listed = [f"`{word}`" for word in words]
    if len(listed) > most:
        return ", ".join(listed[:most]) + f" … ({len(listed)} in all)"
    return join(listed, "or")


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
