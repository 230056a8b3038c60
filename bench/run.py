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
from pathlib import Path
from statistics import median
from typing import NamedTuple

from hubs import ROOT, UNITS, write

# `ru_maxrss` counts kilobytes, on macOS bytes (their manual pages of getrusage).
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


class Cost(NamedTuple):
    """Of one run: seconds that passed, seconds of work of all its processes, bytes of its largest process."""

    wall: float
    work: float
    peak: float


def run(work: Path, *arguments: str) -> Cost:
    """Run `python -m …` to its end. Raises CalledProcessError with what it said when it fails."""
    compiled = {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONPYCACHEPREFIX": str(work / "compiled"), "NO_MKDOCS_2_WARNING": "1"}
    said = work / "said.txt"
    with said.open("wb") as stream:
        began = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", *arguments], env=os.environ | compiled, stdout=stream, stderr=stream)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments, said.read_text("utf-8", "replace"))
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * PEAK_UNIT)


def middle(costs: list[Cost]) -> Cost:
    """The median of each column."""
    return Cost(*(median(column) for column in zip(*costs, strict=True)))


def checks(work: Path, modules: int, runs: int) -> list[str]:
    """Rows of the table of checks for one size: nothing known, and nothing changed."""
    hub = work / f"hub-{modules}"
    files = write(hub, modules)
    cold, unchanged = [], []
    for _ in range(runs):
        shutil.rmtree(hub / ".cache", ignore_errors=True)
        cold.append(run(work, "stemhub", "check", "--root", str(hub)))
        unchanged.append(run(work, "stemhub", "check", "--root", str(hub)))
    shutil.rmtree(hub)
    return [
        f"| {modules:,} modules ({files:,} files), {label} | {cost.wall:.2f} s | {cost.work:.2f} s | {cost.peak / 1e6:.0f} MB |"
        for label, cost in (("cold", middle(cold)), ("unchanged", middle(unchanged)))
    ]


def builds(work: Path, pages: int, runs: int) -> str:
    """A row of the table of builds for about so many pages."""
    hub, stock, ours, theirs = (work / name for name in ("hub", "stock", "ours", "theirs"))
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
    taken: dict[str, list[Cost]] = {name: [] for name in calls}
    for _ in range(runs):
        for name, call in calls.items():
            shutil.rmtree(hub / ".cache", ignore_errors=True)
            shutil.rmtree(work / name, ignore_errors=True)
            taken[name].append(call())
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
    told = f"{options.date + ', ' if options.date else ''}median of {options.runs} runs, {os.cpu_count()} processors, Python {sys.version.split()[0]}"
    print(f"{told[0].upper()}{told[1:]}: `{' '.join(['python bench/run.py', *sys.argv[1:]])}`.\n")
    write(work / "warm", 1)
    run(work, "stemhub", "check", "--root", str(work / "warm"))  # compiles the program, once
    shutil.rmtree(work / "warm")
    if options.modules:
        print("| `stemhub check` | Time | CPU | Peak memory |\n|---|---|---|---|", flush=True)
    for modules in options.modules + ([10_000] if options.large else []):
        print("\n".join(checks(work, modules, options.runs)), flush=True)
    if options.pages:
        print("\n| Pages built | Ours: time | CPU | Memory | Stock Material: time | CPU | Memory | Ratio of times | Of CPU | Of the sites' size |")
        print("|---|---|---|---|---|---|---|---|---|---|", flush=True)
    for pages in options.pages:
        print(builds(work, pages, options.runs), flush=True)


def main() -> None:
    """Read the call, measure and clean up."""
    parser = argparse.ArgumentParser(description="Measure the check and the build.")
    parser.add_argument("--modules", type=int, nargs="*", default=[100, 1000], help="sizes of hubs to check (default: 100 1000)")
    parser.add_argument("--large", action="store_true", help="check 10,000 modules too (60,000 files, some minutes)")
    parser.add_argument("--pages", type=int, nargs="*", default=[100, 1000], help="sizes of sites to build (default: 100 1000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each is run (default: 3)")
    parser.add_argument("--date", default="", help="printed with the figures; nobody asks a clock")
    parser.add_argument("--folder", type=Path, help="where hubs and sites are written meanwhile (default: a temporary folder)")
    options = parser.parse_args()
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="stemhub-bench-", dir=options.folder) as name:
        measure(Path(name), options)


if __name__ == "__main__":
    main()
