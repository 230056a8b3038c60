"""Lists by first letter, accents and articles put aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

_ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)
OTHER = "0–9"


def by_letter(things: Iterable[Any], title: Callable[[Any], str]) -> list[tuple[str, list[Any]]]:
    """Letters in order with their things in order; what begins with no letter comes last under OTHER."""
    groups: dict[str, list[Any]] = {}
    for thing in sorted(things, key=lambda one: sorting_key(title(one))):
        key = sorting_key(title(thing))
        first = key[:1].upper()
        groups.setdefault(first if first.isalpha() and first.isascii() else OTHER, []).append(thing)
    return sorted(groups.items(), key=lambda group: (group[0] == OTHER, group[0]))


def sorting_key(title: str) -> str:
    """A title as it is looked up: no accents, no leading article, no quotes, small letters."""
    bare = "".join(c for c in unicodedata.normalize("NFD", title) if not unicodedata.combining(c))
    return _ARTICLE.sub("", bare.strip(" ‘’“”\"'")).casefold()
