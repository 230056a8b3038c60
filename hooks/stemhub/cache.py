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
from dataclasses import astuple, dataclass
from hashlib import blake2b
from pathlib import Path

import jsonschema_rs
import nh3
import yaml

from stemhub.diagnostics import Diagnostic, Severity, Span

PLACE = ".cache/stemhub/check.json"
# Two seconds: the coarsest clock of a file system in use (FAT, by Microsoft's specification of it).
COARSEST_CLOCK = 2_000_000_000
# Programs of others whose verdicts stand in the findings: their folders are stamped when they are installed. (To ask for
# their versions takes longer than all the rest of an unchanged check but the start of Python.)
_LENT = (yaml, jsonschema_rs, nh3)
# More than this many findings are not remembered: so the file grows with the content and not with its mistakes.
MOST_FINDINGS = 10_000

# Size, time of content, time of change, inode, digest of the content.
_File = tuple[int, int, int, int, str]


class _Unusual(Exception):
    """Something that cannot be told by its size and times."""


@dataclass(frozen=True)
class Findings:
    """What a check said: its diagnostics and the number of files that it checked."""

    diagnostics: Sequence[Diagnostic]
    files: int


@dataclass(frozen=True)
class _Look:
    """The files as they were at one moment of the file system's own clock."""

    at: int
    files: dict[str, _File]

    def key(self, *circumstances: str) -> str:
        told = [*circumstances, *(f"{path} {file[-1]}" for path, file in sorted(self.files.items()))]
        return _digest("\0".join(told).encode("utf-8", "surrogateescape"))


class Cache:
    """The memory of one root. Findings are made from the files of `folders`, which go by a name that says what each is
    for, by the `program` and for the day `as_of`."""

    def __init__(self, root: Path, folders: dict[str, Path], program: Path, as_of: str):
        self.root = root
        self.place = root / PLACE
        self.folders = folders
        self.program = program
        self.as_of = as_of
        self.before: _Look | None = None

    def _key(self, look: _Look) -> str:
        lent = [str(Path(one.__file__).parent.stat().st_mtime_ns) for one in _LENT]
        here = self.root.stat()
        return look.key(self.as_of, sys.version, str(here.st_dev), str(here.st_ino), *lent)

    def recall(self) -> Findings | None:
        """The findings of the last check when nothing has changed since."""
        try:
            last, key, found = self._read()
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            last, key, found = _Look(0, {}), "", None
        self.before = self._look(last)
        if not self.before or self._key(self.before) != key:
            return None
        if self.before.files != last.files or any(max(file[1:3]) >= last.at - COARSEST_CLOCK for file in last.files.values()):
            self._write(self.before, found)  # so that next time nothing has to be read
        return found

    def keep(self, found: Findings) -> None:
        """Remember findings, if nothing has changed while they were made."""
        now = self._look(self.before) if self.before and len(found.diagnostics) <= MOST_FINDINGS else None
        if now and now.key() == self.before.key():
            self._write(now, found)

    def _look(self, last: _Look) -> _Look | None:
        try:
            at = self._clock()
            files = [entry for name, folder in self.folders.items() for entry in _walk(folder, name)]
            files += _walk(self.program, "program", passed_over="__pycache__")
            return _Look(at, {path: _seen(file, last, path) for path, file in files})
        except (OSError, _Unusual):
            return None

    def _clock(self) -> int:
        """The time by the clock that stamps the files."""
        if not self.place.parent.is_dir():
            self.place.parent.mkdir(parents=True)
            self.place.with_name(".gitignore").write_text("*\n", "utf-8")  # it belongs to nobody else
        hand = self.place.with_name(f"clock.{os.getpid()}")
        hand.write_bytes(b"")
        try:
            return hand.stat().st_mtime_ns
        finally:
            hand.unlink()

    def _read(self) -> tuple[_Look, str, Findings]:
        digest, _, told = self.place.read_bytes().partition(b"\n")
        if digest.decode("ascii") != _digest(told):
            raise ValueError("the file is not as it was written")
        kept = json.loads(told)
        files = {path: (int(size), int(mtime), int(ctime), int(inode), str(content)) for path, (size, mtime, ctime, inode, content) in kept["files"].items()}
        look = _Look(int(kept["at"]), files)
        return look, kept["key"], Findings([_diagnostic(*one) for one in kept["diagnostics"]], kept["number"])

    def _write(self, look: _Look, found: Findings) -> None:
        kept = {"at": look.at, "files": look.files, "key": self._key(look), "number": found.files}
        told = json.dumps(kept | {"diagnostics": [astuple(one) for one in found.diagnostics]}).encode("ascii")
        half = self.place.with_name(f"{self.place.name}.{os.getpid()}")
        try:
            half.write_bytes(_digest(told).encode("ascii") + b"\n" + told)
            half.replace(self.place)
        except OSError:
            with suppress(OSError):
                half.unlink(missing_ok=True)  # a full disk: the check itself went well


def _diagnostic(span: list, code: str, slug: str, severity: str, *words: str) -> Diagnostic:
    return Diagnostic(Span(*span), code, slug, Severity(severity), *words)


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
