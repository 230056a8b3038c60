"""Lays the examples of rules over a hub, as CONTRIBUTING says: whole files, fields of a YAML file, ends of a Markdown file."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stemhub.diagnostics import Example

ROOT = Path(__file__).resolve().parents[1]
SMALL = ROOT / "tests" / "hubs" / "small"

_KEY = re.compile(r"^([A-Za-z_][\w-]*):", re.MULTILINE)


@dataclass(frozen=True)
class Laid:
    """An example that stands in a hub: the hub, the file and the numbers of the lines that the example wrote."""

    hub: Path
    path: str
    lines: frozenset[int]


def mistake_laid(folder: Path, hub: Path) -> list[dict]:
    """Lay a folder of tests/wrong over a hub and give what it expects. What a folder cannot hold stands in its `lay.json`:
    `links` (path → target) and `sizes` (path → bytes)."""
    shutil.copytree(folder, hub, dirs_exist_ok=True, ignore=shutil.ignore_patterns("lay.json", "expect.*"))
    lay = json.loads((folder / "lay.json").read_text("utf-8")) if (folder / "lay.json").exists() else {}
    for path, target in lay.get("links", {}).items():
        (hub / path).resolve().parent.joinpath(target).resolve().parent.mkdir(parents=True, exist_ok=True)
        (hub / path).parent.joinpath(target).resolve().write_text("private\n")
        (hub / path).symlink_to(target)
    for path, size in lay.get("sizes", {}).items():
        (hub / path).write_bytes(b" " * size)
    return json.loads((folder / "expect.json").read_text("utf-8"))


# Path, line, column, severity, code, and what is said with its repair.
Told = list[tuple[str, int, int, str, str, str]]
_REPORTED = re.compile(
    r"^(.+?):(\d+):(\d+): (error|warning|info): (.*) \[(HUB\d{3})\]$(?:\n  +\d* +\|.*$)*\n  To repair: (.*)$", re.MULTILINE
)


def reported(report: str) -> Told:
    """The findings of a text report."""
    found = _REPORTED.findall(report)
    return [(path, int(line), int(column), severity, code, f"{said} {repair}") for path, line, column, severity, said, code, repair in found]


def laid_over(base: str, example: Example) -> tuple[str, set[int]]:
    """The text of a file with an example in it, and the lines that the example wrote.

    A Markdown snippet is added at the end; the fields of a YAML snippet take the place of those with the same name.
    """
    if not base:
        return example.text, set(_numbers(example.text))
    if example.path.endswith(".md"):
        before = base.rstrip("\n") + "\n\n"
        return before + example.text, set(_numbers(example.text, before.count("\n") + 1))
    theirs = fields(example.text)
    names = [name for name, _ in theirs]
    written: list[tuple[str, bool]] = []
    for name, block in fields(base):
        if name not in names:
            written.append((block, False))
        else:
            written += [(text, True) for own, text in theirs if own == name]
    known = {name for name, _ in fields(base)}
    written += [(text, True) for name, text in theirs if name not in known]
    lines: set[int] = set()
    so_far = 0
    for block, new in written:
        lines |= set(_numbers(block, so_far + 1)) if new else set()
        so_far += block.count("\n")
    return "".join(block for block, _ in written), lines


def fields(text: str) -> list[tuple[str, str]]:
    """A YAML file cut at its top-level field names: name and lines; what stands before the first has no name."""
    starts = [(found.start(), found[1]) for found in _KEY.finditer(text)]
    head = [("", text[: starts[0][0]])] if starts and starts[0][0] else []
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return head + [(name, text[start:end]) for (start, name), end in zip(starts, ends, strict=True)]


def _numbers(text: str, first: int = 1) -> Iterable[int]:
    return range(first, first + text.count("\n"))
