"""`make bench`: time and memory of the check, and of a full build beside stock Material on the same pages, as the README's table.

Times differ from machine to machine and from minute to minute. So each figure is the median of several runs, the time that
the processors worked stands beside the time that passed, and builds are told as ratios of runs that took turns. The hubs
are those of `bench/hubs.py`; all is written into a temporary folder or the one that is named. Stock Material is the theme
as it comes, with its search and with all pages in its navigation, which the engine reads from the folders.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

from hubs import ROOT, UNITS, write
from hubs import name as module_id

# `ru_maxrss` counts kilobytes, on macOS bytes (their manual pages of getrusage).
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024

# The heads of the two tables.
CHECKS = """\
| `stemhub check` | Time | CPU | CPU a module | Memory |
|---|---|---|---|---|"""
BUILDS = """\
| Pages | `stemhub build` | CPU | Memory | Stock Material | CPU | Memory | Ratio of times | Of CPU | Of the sites' size |
|---|---|---|---|---|---|---|---|---|---|"""


class Cost(NamedTuple):
    """Of one run: seconds that passed, seconds of work of all its processes, and the most bytes that these had together."""

    wall: float
    work: float
    peak: float


def run(work: Path, *arguments: str) -> Cost:
    """Run `python -m …` to its end. Raises CalledProcessError with what it said when it fails."""
    ours = {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONPYCACHEPREFIX": str(work / "compiled"), "NO_MKDOCS_2_WARNING": "1", "STEMHUB_NO_CACHE": ""}
    said = work / "said.txt"
    with said.open("wb") as stream:
        began = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", *arguments], env=os.environ | ours, stdout=stream, stderr=stream)
        peak, ended = 0, 0
        while not ended:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.05)  # to look oftener takes from the processors what is measured
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments, said.read_text("utf-8", "replace"))
    return Cost(wall, used.ru_utime + used.ru_stime, max(peak, used.ru_maxrss * PEAK_UNIT))


def _memory(process: int) -> int:
    """Bytes that a process and all that it started have now, by Linux's own account (elsewhere none, and the largest process
    counts). What they share counts for each."""
    found, left = 0, [process]
    while left:
        place = Path("/proc", str(left.pop()))
        with suppress(OSError, ValueError):  # it may end meanwhile
            left += map(int, (place / f"task/{place.name}/children").read_text().split())
            found += int((place / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return found


def middle(costs: list[Cost]) -> Cost:
    """The median of each column."""
    return Cost(*(median(column) for column in zip(*costs, strict=True)))


def checks(work: Path, modules: int, runs: int) -> list[str]:
    """Rows of the table of checks for one size: nothing known, nothing changed, and a line more in one unit."""
    hub = work / f"hub-{modules}"
    files = write(hub, modules)
    taken: dict[str, list[Cost]] = {"cold": [], "unchanged": [], "one file changed": []}
    for number in range(runs):
        shutil.rmtree(hub / ".cache", ignore_errors=True)
        for label, costs in taken.items():
            if label == "one file changed":
                with (hub / "modules" / module_id(modules) / "unit-1.md").open("a", encoding="utf-8") as unit:
                    unit.write(f"\nWhat we saw on day {number + 1} was new to us.\n")
            costs.append(run(work, "stemhub", "check", "--root", str(hub)))
    shutil.rmtree(hub)
    return [
        f"| {modules:,} modules ({files:,} files), {label} | {cost.wall:.2f} s | {cost.work:.2f} s | {cost.work / modules * 1000:.1f} ms | {cost.peak / 1e6:.0f} MB |"
        for label, cost in ((label, middle(costs)) for label, costs in taken.items())
    ]


def builds(work: Path, pages: int, runs: int) -> str:
    """A row of the table of builds for about so many pages."""
    hub, stock, ours, theirs = (work / part for part in ("hub", "stock", "ours", "theirs"))
    write(hub, 0)
    run(work, "stemhub", "export", "--root", str(hub), str(stock))
    modules = max(1, round((pages - _count(stock / "docs", "*.md")) / (UNITS + 1)))
    shutil.rmtree(hub)
    shutil.rmtree(stock)
    write(hub, modules)
    run(work, "stemhub", "export", "--root", str(hub), str(stock))
    configuration = (stock / "mkdocs.yml").read_text("utf-8")
    (stock / "mkdocs.yml").write_text(configuration.partition("nav:\n")[0], "utf-8")
    calls: dict[str, Callable[[], Cost]] = {
        "ours": lambda: run(work, "stemhub", "build", "--root", str(hub), "--site-dir", str(ours)),
        "theirs": lambda: run(work, "mkdocs", "build", "-q", "-f", str(stock / "mkdocs.yml"), "-d", str(theirs)),
    }
    taken: dict[str, list[Cost]] = {whose: [] for whose in calls}
    for _ in range(runs):
        for whose, call in calls.items():
            shutil.rmtree(hub / ".cache", ignore_errors=True)
            shutil.rmtree(work / whose, ignore_errors=True)
            taken[whose].append(call())
    mine, other = middle(taken["ours"]), middle(taken["theirs"])
    size = _size(ours) / _size(theirs)
    row = (
        f"| {_count(ours, '*.html'):,} | {mine.wall:.1f} s | {mine.work:.1f} s | {mine.peak / 1e6:.0f} MB | {other.wall:.1f} s | {other.work:.1f} s "
        f"| {other.peak / 1e6:.0f} MB | {mine.wall / other.wall:.2f} × | {mine.work / other.work:.2f} × | {size:.2f} × |"
    )
    for folder in (hub, stock, ours, theirs):
        shutil.rmtree(folder)
    return row


def _count(folder: Path, name: str) -> int:
    return sum(1 for _ in folder.rglob(name))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def measure(work: Path, options: argparse.Namespace) -> None:
    """Print both tables, each row when it is known."""
    told = f"{options.date + ', ' if options.date else ''}median of {options.runs} run{'s' * (options.runs > 1)}, {os.cpu_count()} processors, Python {sys.version.split()[0]}"
    asked = f' OPTIONS="{" ".join(sys.argv[1:])}"' if sys.argv[1:] else ""
    print(f"{told[0].upper()}{told[1:]}: `make bench{asked}`.\n")
    write(work / "warm", 1)
    run(work, "stemhub", "check", "--root", str(work / "warm"))  # compiles the program, once
    shutil.rmtree(work / "warm")
    if options.modules:
        print(CHECKS, flush=True)
    for modules in options.modules:
        print("\n".join(checks(work, modules, options.runs)), flush=True)
    if options.pages:
        print(("\n" if options.modules else "") + BUILDS, flush=True)
    for pages in options.pages:
        print(builds(work, pages, options.runs), flush=True)


def main() -> None:
    """Read the call, measure and clean up."""
    parser = argparse.ArgumentParser(description="Measure the check and the build.")
    parser.add_argument("--modules", type=int, nargs="*", default=[100, 1000, 10_000], help="sizes of hubs to check (default: 100 1000 10000)")
    parser.add_argument("--pages", type=int, nargs="*", default=[100, 1000], help="sizes of sites to build (default: 100 1000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each is run (default: 3)")
    parser.add_argument("--quick", action="store_true", help="a minute instead of ten: 100 modules, 100 pages, one run")
    parser.add_argument("--date", default="", help="printed with the figures; nobody asks a clock")
    parser.add_argument("--folder", type=Path, help="where hubs and sites are written meanwhile (default: a temporary folder)")
    options = parser.parse_args()
    if options.quick:
        options.modules, options.pages, options.runs = [100], [100], 1
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="stemhub-bench-", dir=options.folder) as name:
        measure(Path(name), options)


if __name__ == "__main__":
    main()
