"""`make bench`: wall time of the check and of a full build, beside stock Material on the same pages.

Times differ from machine to machine and from minute to minute, so runs of both sides alternate and what counts is the
ratio of their medians. Everything is built in a temporary folder; the repository is only read.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3


def seconds(*arguments: str) -> float:
    """Wall time of `python -m …`, start of Python included. Raises CalledProcessError with what it said."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", *arguments], env=environment, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="stemhub-bench-") as name:
        work = Path(name)
        hub, stock = ["--root", str(ROOT)], work / "stock"
        seconds("stemhub", "export", *hub, str(stock))
        runs = {
            "stemhub check": ("stemhub", "check", *hub),
            "stemhub build": ("stemhub", "build", *hub, "--site-dir", str(work / "ours")),
            "stock Material": ("mkdocs", "build", "-q", "-f", str(stock / "mkdocs.yml"), "-d", str(work / "theirs")),
        }
        taken: dict[str, list[float]] = {label: [] for label in runs}
        for _ in range(RUNS):
            for label, arguments in runs.items():
                taken[label].append(seconds(*arguments))
        pages = sum(1 for _ in (work / "ours").rglob("*.html"))
        weight = {label: sum(p.stat().st_size for p in (work / label).rglob("*") if p.is_file()) for label in ("ours", "theirs")}
    middle = {label: median(times) for label, times in taken.items()}
    print(f"{pages} pages, median of {RUNS} runs, all features of ours on one side, the theme's defaults on the other:")
    for label, value in middle.items():
        print(f"  {label:15} {value:6.2f} s   ({', '.join(f'{one:.2f}' for one in taken[label])})")
    print(f"  full build      {middle['stemhub build'] / middle['stock Material']:6.2f} × stock Material")
    print(f"  check           {middle['stemhub check'] / middle['stock Material']:6.2f} × stock Material")
    print(f"  size of site    {weight['ours'] / weight['theirs']:6.2f} × stock Material ({weight['ours'] / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
