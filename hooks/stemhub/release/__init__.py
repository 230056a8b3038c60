"""From waiting changes to a dated version: which number, which files. Nothing is read or written here.

A module, the guide or a template (`unreleased:` → one entry at the top of `changes:`):

    the heaviest class that waits          version
    any, and nothing was released before   1.0.0 (a higher version that stands there already is kept)
    any, and the version is 0.x            1.0.0
    new, changed or corrected              the second number goes up
    editorial                              the third number goes up

A framework (`next.yml` → `editions/<version>.yml`):

    what happened to its items                            version
    any, and there is no edition yet                      1.0.0
    one was withdrawn, split or merged                    the first number goes up: answers cannot all be carried over
    one is changed, moved or new, or another scale        the second number goes up
    editorial or clarified; titles, summaries, order      the third number goes up
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stemhub.model.common import Change
from stemhub.wording import date_in_words


class CannotRelease(Exception):
    """There is nothing to release, or it cannot be done; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Release:
    """A version that was made: its number, and the files to write by path, new ones apart."""

    version: str
    changed: Mapping[str, bytes]
    created: Mapping[str, bytes] = field(default_factory=dict)


def in_order(changes: Sequence[Change], date: str) -> None:
    """Raises CannotRelease when `date` lies before the newest release."""
    if changes and date < changes[0].date:
        newest = f"{changes[0].version} was released on {date_in_words(changes[0].date)}"
        raise CannotRelease(f"{newest}, so the next version cannot be of {date_in_words(date)}. Give a later --date.")


def numbers(version: str) -> tuple[int, int, int]:
    """A version as three numbers. Raises CannotRelease when it is none."""
    parts = version.split(".")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        raise CannotRelease(f"“{version}” is no version of three numbers.")
    return int(parts[0]), int(parts[1]), int(parts[2])


def raised(version: str, place: int) -> str:
    """The version with its number at `place` (0, 1 or 2) one higher, and zeros behind."""
    kept = list(numbers(version)[: place + 1])
    kept[place] += 1
    return ".".join(map(str, kept + [0] * (2 - place)))
