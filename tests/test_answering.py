"""`stemhub evaluation carry-over`, `merge` and `collate` from an officer's chair: files in, files out, nothing overwritten."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk import FRAMEWORK, Desk
from stemhub import build
from stemhub.formats import FORMATS
from stemhub.model.evaluation import Answer, Evaluation, MadeFrom, Setting
from stemhub.model.forms import form_of

EDITION = """format: 1
scales:
  criterion: met
elements:
  - id: only
    title: The only element
    summary: One element.
    items:
      - {id: only-item, kind: criterion, text: We have begun., applies_to: [all], withdrawn: true, change: {class: withdrawn}}
      - {id: go-on, kind: criterion, text: We go on., applies_to: [all], change: {class: split, from: [only-item]}}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A hub whose framework has two editions."""
    desk = Desk(tmp_path / "hub")
    desk.write("content/self-evaluation/sample/editions/2.0.0.yml", EDITION)
    newer = "editions:\n  - {version: 2.0.0, date: 2026-11-22, class: changed, note: Another item.}"
    desk.change(FRAMEWORK, "editions:", newer)
    desk.change(FRAMEWORK, "current: 1.0.0", "current: 2.0.0")
    return desk


@pytest.fixture
def returned(desk: Desk, tmp_path: Path) -> Callable[..., Path]:
    """Writes a filled-in file of edition 1.0.0."""
    hub = build.read(desk.root)

    def made(name: str, notes: str, audience: str = "elc", **said: Any) -> Path:
        form = form_of(hub, f"sample/{audience}/whole", "1.0.0")
        answers = {"only-item": Answer(scale="met", point="met", notes=notes)}
        evaluation = Evaluation(id=name, form=form.id, made_from=MadeFrom("framework", "sample", "1.0.0", form.digest), audience=audience, answers=answers, **said)
        path = tmp_path / name
        path.write_bytes(FORMATS[path.suffix[1:]].fill(form, evaluation))
        return path

    return made


def data(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text("utf-8"))


# Carry-over


def test_a_filled_in_file_is_brought_to_the_current_edition_and_told_what_became_of_it(desk, returned, tmp_path):
    out = tmp_path / "new.json"
    said = desk.run("evaluation", "carry-over", str(returned("old.csv", "Two rooms.")), "-o", str(out))
    assert said.status == 0
    assert "only-item → go-on: We have begun. (split into several)" in said.out
    (offer,) = data(out)["answers"]["go-on"]["offers"]
    assert (data(out)["made_from"]["version"], offer["answer"]["notes"], offer["item"]) == ("2.0.0", "Two rooms.", "only-item")


def test_it_goes_from_one_format_to_another_and_the_report_to_a_file(desk, returned, tmp_path):
    out, report = tmp_path / "new.xlsx", tmp_path / "report.json"
    said = desk.run("evaluation", "carry-over", str(returned("old.csv", "Two rooms.")), "--to", "2.0.0", "-o", str(out), "--report", str(report))
    assert (said.status, said.out) == (0, "")
    assert [line["fate"] for line in json.loads(report.read_text())] == ["offered"]
    read = desk.run("evaluation", "read", str(out))
    assert json.loads(read.out)["answers"]["go-on"]["offers"][0]["answer"]["notes"] == "Two rooms."


def test_nothing_is_overwritten_and_a_strange_ending_is_told(desk, returned, tmp_path):
    old = returned("old.csv", "Two rooms.")
    before = old.read_bytes()
    assert desk.run("evaluation", "carry-over", str(old), "-o", str(old)).status == 2
    assert old.read_bytes() == before
    said = desk.run("evaluation", "carry-over", str(old), "-o", str(tmp_path / "new.txt"))
    assert said.status == 2
    assert "should end in .pdf, .xlsx, .ods, .docx, .csv or .json" in said.err


def test_an_edition_that_is_not_there_is_told_and_nothing_is_written(desk, returned, tmp_path):
    out = tmp_path / "new.json"
    said = desk.run("evaluation", "carry-over", str(returned("old.csv", "-")), "--to", "7.0.0", "-o", str(out))
    assert (said.status, out.exists()) == (1, False)
    assert "There is no edition `7.0.0` of `sample` here. There is 1.0.0, 2.0.0." in said.err


# Merge


def test_colleagues_files_become_one_that_says_what_is_to_be_settled(desk, returned, tmp_path):
    out = tmp_path / "both.json"
    files = [str(returned(name, notes)) for name, notes in (("a.csv", "Yes."), ("b.xlsx", "No."))]
    said = desk.run("evaluation", "merge", *files, "-o", str(out))
    assert (said.status, said.err) == (0, f"Wrote {out}: 2 files, 1 answer, 1 of them to settle.\n")
    assert [one["answer"]["author"] for one in data(out)["answers"]["only-item"]["offers"]] == ["a.csv", "b.xlsx"]


def test_files_that_do_not_belong_together_are_told(desk, returned, tmp_path):
    files = [str(returned("a.csv", "Yes.")), str(returned("b.csv", "No.", audience="cld-adult"))]
    said = desk.run("evaluation", "merge", *files, "-o", str(tmp_path / "both.json"))
    assert said.status == 1
    assert "a.csv is for `elc` and b.csv `cld-adult`: their questions differ." in said.err


# Collate


@pytest.fixture
def folder(returned, tmp_path) -> Path:
    """Six returns in mixed formats, one that is none, and what an office program left behind."""
    folder = tmp_path / "returns"
    folder.mkdir()
    for number in range(6):
        returned(f"r{number}.{['csv', 'json'][number % 2]}", f"Note {number}", setting=Setting(name=f"Setting {number}")).rename(folder / f"r{number}.{['csv', 'json'][number % 2]}")
    (folder / "letter.txt").write_text("Dear all")
    (folder / "~$r1.csv").write_text("lock")
    return folder


def test_a_folder_of_returns_becomes_a_summary_to_share(desk, folder, tmp_path):
    out = tmp_path / "summary.json"
    said = desk.run("evaluation", "collate", str(folder), "-o", str(out))
    assert said.status == 0
    assert "6 returns counted, 1 left out. Names, notes and small numbers are hidden" in said.err
    assert "letter.txt: " in said.err
    assert "~$r1" not in said.err
    assert (data(out)["settings"], data(out)["version"]) == ([], "2.0.0")
    assert "Note 1" not in out.read_text()


def test_a_return_that_came_twice_is_named_as_well(desk, folder, tmp_path):
    first = json.loads((folder / "r1.json").read_text("utf-8")) | {"id": "twice"}
    for name in ("r1.json", "r1 again.json"):
        (folder / name).write_text(json.dumps(first), "utf-8")
    said = desk.run("evaluation", "collate", str(folder), "-o", str(tmp_path / "summary.json"))
    assert "6 returns counted, 2 left out." in said.err
    assert [line.partition(":")[0] for line in said.err.splitlines() if line.startswith(("r1", "letter"))] == ["letter.txt", "r1.json"]


def test_the_full_summary_holds_every_note_with_its_file(desk, folder, tmp_path):
    out = tmp_path / "summary.json"
    said = desk.run("evaluation", "collate", str(folder), "--full", "-o", str(out))
    assert "keep it to yourself" in said.err
    assert {(note["source"], note["text"]) for note in data(out)["notes"]} == {(f"r{n}.{['csv', 'json'][n % 2]}", f"Note {n}") for n in range(6)}
    assert [one["source"] for one in data(out)["unread"]] == ["letter.txt"]


def test_where_nothing_can_be_counted_nothing_is_written(desk, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear all")
    out = tmp_path / "summary.xlsx"
    said = desk.run("evaluation", "collate", str(tmp_path / "letter.txt"), str(tmp_path / "not-there.csv"), "-o", str(out))
    assert (said.status, out.exists()) == (1, False)
    assert "not-there.csv: " in said.err
    assert "No return could be counted, so no summary was written." in said.err
