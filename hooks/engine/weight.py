"""What a first visit to a page with learning elements makes a reader's device fetch, held against a budget."""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from stemhub.model.site import Page

from engine.assets import IMPORTED

# Bytes by gzip, the least that every host does, of the page with all its scripts, its styles and its icon: 20 KB by brotli, as
# measured on our longest texts.
BUDGET = 24_000
KINDS = ("unit", "chapter")
_FETCHED = re.compile(r'<(?:script|link rel="(?:stylesheet|icon)")[^>]*? (?:src|href)="([^"]+)"')


def too_heavy(site: Path, pages: Iterable[Page]) -> Iterator[str]:
    """A sentence for each page with learning elements that is over the budget."""
    for page in pages:
        if page.kind in KINDS and (bytes_fetched := first_visit(site / page.address / "index.html")) > BUDGET:
            yield (
                f"{page.source}: the first visit to its page fetches {bytes_fetched:,} bytes; the budget is {BUDGET:,}. "
                "Readers on a slow line wait for them: shorten the text, or make two units of it."
            )


def first_visit(html: Path) -> int:
    """Bytes by gzip of a built page and of everything that it fetches by itself, imports of its scripts included."""
    text = html.read_text("utf-8")
    wanted = [(html.parent / name).resolve() for name in _FETCHED.findall(text.partition("</head>")[0])]
    found: set[Path] = set()
    while wanted:
        file = wanted.pop()
        if file not in found and file.is_file():
            found.add(file)
            wanted += [(file.parent / name).resolve() for name in _imports(file, file.stat().st_mtime_ns)]
    return len(zlib.compress(text.encode(), 9)) + sum(_packed(file, file.stat().st_mtime_ns) for file in found)


@functools.cache
def _imports(file: Path, changed: int) -> tuple[str, ...]:
    return tuple(IMPORTED.findall(file.read_text("utf-8"))) if file.suffix == ".js" else ()


@functools.cache
def _packed(file: Path, changed: int) -> int:
    return len(zlib.compress(file.read_bytes(), 9))
