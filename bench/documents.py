"""`make bench`: what documents cost, as the README's table: all blank forms of the hub, and returns of many settings collated.

The returns are filled in by seeded hands: all formats and the editions of the framework with the most, in turn. Processor time counts
all processes, those of the readers too; memory is that of the largest process, and readers stand beside it one a processor.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from hubs import ROOT
from stemhub import build
from stemhub.formats import FORMATS
from stemhub.model.evaluation import ActionRow, Answer, Evaluation, Evidence, MadeFrom, Setting
from stemhub.model.form import CHOICE, Form
from stemhub.model.forms import all_forms

FRAMEWORK = "stem-nation-award"
TABLE = """\
| Documents | Time | CPU | Memory of the largest process |
|---|---|---|---|"""
BLANK = "import pathlib, sys\nfrom stemhub import build, documents\ndocuments.CACHE = pathlib.Path(sys.argv[1])\nprint(sum(map(len, documents.form_files(build.read(pathlib.Path(sys.argv[2]))).values())))"
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux, prctl(2): processes whose parent has ended become ours to wait for
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
_WORDS = ["children", "plan", "build", "measure", "bridge", "garden", "families", "again", "together", "water", "number", "record", "June", "partner", "visit", "week", "’s", "àite"]


def filled_in(form: Form, number: int) -> Evaluation:
    """What a setting may have written, always the same for one number."""
    hand = random.Random(number)

    def text(most: int) -> str:
        return " ".join(hand.choices(_WORDS, k=hand.randint(3, most))).capitalize() + "."

    answers = {}
    for key, field in form.fields.items():
        if key.endswith("/answer") and hand.random() < 0.9:
            choice = hand.choice(field.choices).id if field.kind == CHOICE else ""
            said = {"not_applicable": True} if choice == "not-applicable" else {"scale": field.scale, "point": choice} if choice else {"text": text(60)}
            answers[key.split("/")[1]] = Answer(**said, notes=text(60) if hand.random() < 0.4 else "")
    return Evaluation(
        id=f"bench-{number}",
        form=form.id,
        made_from=MadeFrom(form.kind, form.source, form.version, form.digest),
        audience=form.audience,
        setting=Setting(name=f"Setting {number}"),
        answers=answers,
        evidence=tuple(Evidence("photo", text(6), "2026-05-02", permission="yes") for _ in range(hand.randint(0, 4))),
        plan=tuple(ActionRow(action=text(12)) for _ in range(hand.randint(0, 5))),
    )


def write_returns(folder: Path, number: int) -> None:
    """So many returns in a new folder."""
    folder.mkdir()
    forms = [form for form in all_forms(build.read(ROOT)) if form.source == FRAMEWORK and form.scope == "whole"]
    for count in range(number):
        form, name = forms[count % len(forms)], list(FORMATS)[count % len(FORMATS)]
        (folder / f"{count:04}{FORMATS[name].SUFFIX}").write_bytes(FORMATS[name].fill(form, filled_in(form, count)))


def cost(*command: str) -> tuple[float, float, float, str]:
    """Seconds that passed, seconds of work of all processes, bytes of the largest one, and the last line that it said."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "hooks")}
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        subprocess.Popen([sys.executable, *command], stdout=said, stderr=said, env=environment)
        _, status, used = os.wait4(-1, 0)
        wall = time.perf_counter() - began
        work, peak = used.ru_utime + used.ru_stime, used.ru_maxrss
        with suppress(ChildProcessError):  # until nobody is left
            while True:
                _, _, used = os.wait4(-1, 0)
                work, peak = work + used.ru_utime + used.ru_stime, max(peak, used.ru_maxrss)
        said.seek(0)
        told = said.read().strip()
    if status:
        raise SystemExit(told)
    return wall, work, peak * _PEAK_UNIT, told.rpartition("\n")[2]


def row(label: str, told: tuple[float, float, float, str]) -> str:
    """A row of the table."""
    wall, work, peak, _ = told
    return f"| {label} | {wall:.1f} s | {work:.1f} s | {peak / 1e6:.0f} MB |"


def main() -> None:
    """Read the call, measure, print."""
    parser = argparse.ArgumentParser(description="Measure documents and returns.")
    parser.add_argument("--returns", type=int, nargs="*", default=[60, 600], help="how many returns are collated (default: 60 600)")
    parser.add_argument("--date", default="", help="printed with the figures; nobody asks a clock")
    options, _ = parser.parse_known_args()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1)
    print(f"\n{options.date + ', ' if options.date else ''}{os.cpu_count()} processors: `make bench`.\n\n{TABLE}", flush=True)
    with tempfile.TemporaryDirectory(prefix="stemhub-bench-") as name:
        work = Path(name)
        for label in ("nothing made yet", "all made before"):
            told = cost("-c", BLANK, str(work / "documents"), str(ROOT))
            print(row(f"{int(told[3]):,} blank files of all frameworks and templates, {label}", told), flush=True)
        for number in options.returns:
            write_returns(work / f"returns-{number}", number)
            told = cost("-m", "stemhub", "evaluation", "collate", "--root", str(ROOT), str(work / f"returns-{number}"), "-o", str(work / f"{number}.xlsx"))
            print(row(f"{number} mixed returns collated", told), flush=True)


if __name__ == "__main__":
    main()
