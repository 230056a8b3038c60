"""Files of others read with care: each in a process of its own, with limits of memory and time.

What a reader cannot foresee (a file that makes a library loop or eat all memory) ends its own process and nothing else. The
process asks its parent for the form that a file says it is; it needs no hub.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path

from stemhub.formats import read
from stemhub.formats.common import Find, Refused, Return
from stemhub.formats.sniff import MOST_BYTES
from stemhub.model.form import Form

SECONDS, MEGABYTES = 20, 1500
STOPPED = "Reading it needed more time or memory than a form can need. It was stopped, and nothing of it was used."


def read_all(files: Sequence[Path], find: Find, progress: Callable[[int, int], None] = lambda done, of: None) -> Iterator[tuple[Path, Return | Refused]]:
    """Each file with what was read or why not, in the order of `files`. `progress` is told how many are done, of how many.

    On a platform without limits of memory (Windows, macOS in part) only time is limited.
    """
    results: dict[int, Return | Refused] = {}
    running: dict[Connection, tuple[int, multiprocessing.process.BaseProcess, float]] = {}
    waiting = iter(range(len(files)))
    told = 0
    try:
        while len(results) < len(files):
            while len(running) < (os.cpu_count() or 1) and (number := next(waiting, None)) is not None:
                ours, process = _start(files[number])
                running[ours] = (number, process, time.monotonic() + SECONDS)
            for ours in wait(list(running), timeout=0.5):
                number, process, _ = running[ours]
                answer = _answer(ours, find)
                if answer is not None:
                    results[number] = answer
                    _end(running.pop(ours)[1], ours)
            for ours, (number, process, latest) in list(running.items()):
                if time.monotonic() > latest:
                    results[number] = Refused(STOPPED)
                    del running[ours]
                    _end(process, ours)
            if len(results) != told:
                told = len(results)
                progress(told, len(files))
    finally:
        for ours, (_, process, _) in running.items():
            _end(process, ours)
    yield from ((file, results[number]) for number, file in enumerate(files))


def _start(file: Path) -> tuple[Connection, multiprocessing.process.BaseProcess]:
    # A server of processes that has imported the readers once: a new one takes milliseconds, and has no threads of ours.
    context = multiprocessing.get_context("forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn")
    if hasattr(context, "set_forkserver_preload"):
        context.set_forkserver_preload(["stemhub.formats"])
    ours, theirs = context.Pipe()
    process = context.Process(target=_child, args=(theirs, file), daemon=True)
    process.start()
    theirs.close()
    return ours, process


def _answer(ours: Connection, find: Find) -> Return | Refused | None:
    """What a process says; None when it only asked for a form."""
    try:
        kind, told = ours.recv()
    except (EOFError, OSError):
        return Refused(STOPPED)
    if kind == "form":
        with suppress(OSError):
            ours.send(find(*told))
        return None
    return told if kind == "read" else Refused(told)


def _end(process: multiprocessing.process.BaseProcess, ours: Connection) -> None:
    ours.close()
    process.join(0.2)
    if process.is_alive():
        process.kill()
        process.join()


def _child(theirs: Connection, file: Path) -> None:
    _limit()

    def find(form: str, version: str) -> Form | None:
        theirs.send(("form", (form, version)))
        return theirs.recv()

    try:
        with file.open("rb") as opened:
            theirs.send(("read", read(opened.read(MOST_BYTES + 1), find)))
    except Refused as why:
        theirs.send(("refused", str(why)))
    except OSError as closed:
        theirs.send(("refused", f"The file cannot be opened ({closed.strerror})."))
    except (MemoryError, RecursionError):
        theirs.send(("refused", STOPPED))
    except Exception as unforeseen:  # whatever a library says of a file that nobody foresaw, the other files go on
        theirs.send(("refused", f"It cannot be read: {type(unforeseen).__name__}. Please send us the file, so that we can say more."))


def _limit() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        for limit, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEGABYTES * 1_000_000)):
            _, hard = resource.getrlimit(limit)
            resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
