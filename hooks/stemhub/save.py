"""Files saved together: all of them or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


@contextmanager
def saved(root: Path, created: Mapping[str, bytes], changed: Mapping[str, bytes]) -> Iterator[None]:
    """Write files under `root`, by path. Each is first written whole beside its place and then moved there in one step.
    When a move fails, or what is done within the `with` raises, all is undone.

    Raises FileExistsError when a file to create is there already, OSError when one cannot be written; each names the
    path as it was given. Nothing has changed then.
    """
    with ExitStack() as undo:
        moves = []
        for path, data in {**created, **changed}.items():
            place = root / path
            if path in created and (place.exists() or place.is_symlink()):
                raise FileExistsError(17, "it is there already", path)
            with _named(path):
                place = place.resolve()  # what a link points at is written, and the link stays
                _make_folder(place.parent, undo)
                beside = place.with_name(f".{place.name}.new")
                undo.callback(beside.unlink, missing_ok=True)
                beside.write_bytes(data)
                if path in changed:
                    shutil.copymode(place, beside)
            moves.append((path, beside, place))
        for path, beside, place in moves:
            with _named(path):
                if path in changed:
                    undo.callback(_write_back, place, place.read_bytes())
                else:
                    undo.callback(place.unlink, missing_ok=True)
                os.replace(beside, place)
        yield
        undo.pop_all()


class _named:
    """Gives an OSError the path that people know."""

    def __init__(self, path: str):
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, self.path) from error


def _make_folder(folder: Path, undo: ExitStack) -> None:
    """Make a folder and those above it; each that was made is removed again when the saving is undone."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir()
        undo.callback(_remove_folder, one)


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _write_back(place: Path, data: bytes) -> None:
    if not place.exists() or place.read_bytes() != data:
        beside = place.with_name(f".{place.name}.old")
        beside.write_bytes(data)
        if place.exists():
            shutil.copymode(place, beside)
        os.replace(beside, place)
