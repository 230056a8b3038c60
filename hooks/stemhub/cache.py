"""Findings kept from one check to the next, so that a hub in which nothing has changed is not read again.

They lie in `.cache/stemhub/` under the root, one file that each check writes anew, and are found by the content of all that
they were made from: the files of the content, the schemas and the program. A file is read to know its content, unless it is
plainly the one that was read before: same size, times and inode, and both times older than the last look by more than any
file system's clock is coarse (the rule of git's index). Whatever is out of the ordinary, such as a symbolic link, is not
remembered at all. What is kept is plain JSON with its own digest, and belongs to the folder that it was made in: a memory
that came with somebody's copy is not believed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, field
from hashlib import blake2b
from pathlib import Path

import jsonschema_rs
import nh3
import yaml

from stemhub.diagnostics import Diagnostic, Severity, Span
from stemhub.model.outline import Outline, UnitOutline
from stemhub.model.seen import Seen

PLACE = ".cache/stemhub/check.json"
# Two seconds: the coarsest clock of a file system in use (FAT, by Microsoft's specification of it).
COARSEST_CLOCK = 2_000_000_000
# Programs of others whose verdicts stand in the findings: their folders are stamped when they are installed. (To ask for
# their versions takes longer than all the rest of an unchanged check but the start of Python.)
_LENT = (yaml, jsonschema_rs, nh3)
# More than this many findings are not remembered: so the file grows with the content and not with its mistakes.
MOST_FINDINGS = 10_000

# What a file raises that is not as this program writes it.
_MISSHAPEN = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)

# Size, time of content, time of change, inode, digest of the content.
_File = tuple[int, int, int, int, str]


class _Unusual(Exception):
    """Something that cannot be told by its size and times."""


@dataclass(frozen=True)
class Findings:
    """What a check said: its diagnostics and the number of files that it checked; and what the next one needs to know of
    the hub when some files have changed. `lasting` says that no file refused to be read: one that did may be readable the
    next time although nothing has changed."""

    diagnostics: Sequence[Diagnostic]
    files: int
    seen: Seen | None = field(default=None, compare=False)
    lasting: bool = field(default=True, compare=False)


@dataclass(frozen=True)
class Last:
    """The findings of the last check, what it kept of the hub, and the paths of content that is not as it was then."""

    found: Findings
    seen: Seen
    changed: frozenset[str]


@dataclass(frozen=True)
class _Look:
    """The files as they were at one moment of the file system's own clock."""

    at: int
    files: dict[str, _File]

    def key(self, *circumstances: str) -> str:
        told = [*circumstances, *(f"{path} {file[-1]}" for path, file in sorted(self.files.items()))]
        return _digest("\0".join(told).encode("utf-8", "surrogateescape"))

    def changed_since(self, other: _Look) -> frozenset[str]:
        paths = self.files.keys() | other.files.keys()
        return frozenset(path for path in paths if self.files.get(path, ("",))[-1] != other.files.get(path, ("",))[-1])


class Cache:
    """The memory of one root. Findings are made from the files of `content`, which are folders of the root, by those of
    `schemas` and the `program`, and for the day `as_of`. Folders go by a name that says what each is for."""

    def __init__(self, root: Path, content: dict[str, Path], schemas: dict[str, Path], program: Path, as_of: str):
        self.root = root
        self.place = root / PLACE
        self.content = content
        self.schemas = schemas
        self.program = program
        self.as_of = as_of
        self.before: _Look | None = None
        self.last: Last | None = None

    def _key(self, look: _Look) -> str:
        lent = [str(Path(one.__file__).parent.stat().st_mtime_ns) for one in _LENT]
        here = self.root.stat()
        return look.key(self.as_of, sys.version, str(here.st_dev), str(here.st_ino), *lent)

    def recall(self) -> Findings | None:
        """The findings of the last check when nothing has changed since. When only content has, they are in `last`."""
        last, key, found, seen = _Look(0, {}), "", None, b""
        with suppress(*_MISSHAPEN):
            last, key, found, seen = self._read()
        self.before = self._look(last)
        if not self.before:
            return None
        if self._key(self.before) != key:
            changed = self.before.changed_since(last)
            # With the same circumstances as then, and only content changed.
            if found and self._key(last) == key and all(path.partition("/")[0] in self.content for path in changed):
                with suppress(*_MISSHAPEN):
                    self.last = Last(found, _seen_again(*json.loads(seen)), changed)
            return None
        if self.before.files != last.files or any(max(file[1:3]) >= last.at - COARSEST_CLOCK for file in last.files.values()):
            self._write(self.before, found, seen)  # so that next time nothing has to be read
        return found

    def keep(self, found: Findings) -> None:
        """Remember findings, if nothing has changed while they were made."""
        now = self._look(self.before) if self.before and found.lasting and len(found.diagnostics) <= MOST_FINDINGS else None
        if now and now.key() == self.before.key():
            self._write(now, found, json.dumps(found.seen).encode("ascii"))

    def _look(self, last: _Look) -> _Look | None:
        try:
            at = self._clock()
            files = [entry for name, folder in (self.content | self.schemas).items() for entry in _walk(folder, name)]
            files += _walk(self.program, "program", passed_over="__pycache__")
            return _Look(at, {path: _seen(file, last, path) for path, file in files})
        except (OSError, _Unusual):
            return None

    def _clock(self) -> int:
        """The time by the clock that stamps the files."""
        if not self.place.parent.is_dir():
            self.place.parent.mkdir(parents=True)
            self.place.with_name(".gitignore").write_text("*\n", "utf-8")  # it belongs to nobody else
        hand = self.place.with_name("clock")
        hand.write_bytes(b"")
        try:
            return hand.stat().st_mtime_ns
        finally:
            hand.unlink(missing_ok=True)  # another check may have done so

    def _read(self) -> tuple[_Look, str, Findings, bytes]:
        digest, _, told = self.place.read_bytes().partition(b"\n")
        if digest.decode("ascii") != _digest(told):
            raise ValueError("the file is not as it was written")
        told, _, seen = told.partition(b"\n")
        kept = json.loads(told)
        files = {path: (int(size), int(mtime), int(ctime), int(inode), str(content)) for path, (size, mtime, ctime, inode, content) in kept["files"].items()}
        look = _Look(int(kept["at"]), files)
        return look, kept["key"], Findings([_diagnostic(*one) for one in kept["diagnostics"]], kept["number"]), seen

    def _write(self, look: _Look, found: Findings, seen: bytes) -> None:
        kept = {"at": look.at, "files": look.files, "key": self._key(look), "number": found.files}
        told = json.dumps(kept | {"diagnostics": [astuple(one) for one in found.diagnostics]}).encode("ascii")
        told += b"\n" + seen  # apart, because it is read only when something has changed
        # Where two checks write at once, the digest tells the next one that the file is none of theirs.
        half = self.place.with_name(f"{self.place.name}.new")
        try:
            half.write_bytes(_digest(told).encode("ascii") + b"\n" + told)
            half.replace(self.place)
        except OSError:
            with suppress(OSError):
                half.unlink(missing_ok=True)  # a full disk: the check itself went well


def _diagnostic(span: list, code: str, slug: str, severity: str, *words: str) -> Diagnostic:
    return Diagnostic(Span(*span), code, slug, Severity(severity), *words)


def _seen_again(surroundings: str, outlines: dict[str, list], pages: dict[str, list[str]], links: dict[str, list[str]]) -> Seen:
    """What JSON has made of it, as it was."""
    return Seen(surroundings, {name: _outline(*one) for name, one in outlines.items()}, {address: tuple(parts) for address, parts in pages.items()}, links)


def _outline(module: bool, pack: bool, units: list[list], *others: list | str | bool | int) -> Outline:
    of_units = tuple(UnitOutline(unit, there, parts and tuple(parts)) for unit, there, parts in units)
    return Outline(module, pack, of_units, *(tuple(one) if isinstance(one, list) else one for one in others))


def _walk(folder: Path | str, name: str, passed_over: str = "") -> Iterator[tuple[str, os.DirEntry]]:
    """The files in a folder and those inside it that are neither hidden nor `passed_over`, by the folder's name and their
    path in it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == passed_over:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{name}/{entry.name}", passed_over)
            elif entry.is_file(follow_symlinks=False):
                yield f"{name}/{entry.name}", entry
            else:
                raise _Unusual


def _seen(entry: os.DirEntry, last: _Look, path: str) -> _File:
    """What a file is. Its times are taken before its content, so that a change in between shows at the next look."""
    mark = _mark(entry.path)
    known = last.files.get(path)
    if known and known[:4] == mark and max(mark[1:3]) < last.at - COARSEST_CLOCK:
        return known
    with open(entry.path, "rb") as file:
        return (*mark, _digest(file.read()))


def _mark(path: str) -> tuple[int, int, int, int]:
    found = os.stat(path, follow_symlinks=False)  # what `scandir` knows is without an inode on Windows
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=20).hexdigest()
