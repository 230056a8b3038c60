"""The command line keeps its contract: exit status, streams, and a sentence instead of a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from laying import ROOT, SMALL
from stemhub import cli, rules


class Said(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process. Nothing that people type may end in a traceback."""

    def call(*arguments: str | Path) -> Said:
        try:
            status = cli.main([str(one) for one in arguments])
        except SystemExit as stopped:
            status = stopped.code
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return Said(status, told.out, told.err)

    return call


def spoil(hub: Path, path: str = "content/about.md", text: str = "---\ntitle: About\n---\n\nText.\n") -> Path:
    (hub / path).write_text(text)
    return hub


def warn(hub: Path) -> Path:
    module = hub / "modules/tiny/module.yml"
    module.write_text(module.read_text().replace("TCH 0-12a", "TCH 1-12a"))
    return hub


# check


def test_a_hub_with_nothing_wrong_ends_with_0_and_says_so(run: Run):
    assert run("check", "--root", SMALL) == (0, "32 files checked: nothing wrong.\n", "")


def test_an_error_ends_with_1_and_is_told_on_stdout(run: Run, hub: Path):
    said = run("check", "--root", spoil(hub))
    assert (said.status, said.err) == (1, "")
    assert said.out.startswith("content/about.md:2:1: error: This page has no `description`. [HUB103]\n")


def test_a_warning_ends_with_0_unless_it_is_asked_to_fail(run: Run, hub: Path):
    warn(hub)
    assert run("check", "--root", hub).status == 0
    assert "1 warning" in run("check", "--root", hub, "--fail-on", "error").out
    assert run("check", "--root", hub, "--fail-on", "warning").status == 1
    assert run("check", "--root", SMALL, "--fail-on", "warning").status == 0


@pytest.mark.parametrize("name", ["text", "json", "github", "sarif"])
def test_every_format_is_written_to_stdout(run: Run, hub: Path, name: str):
    said = run("check", "--root", spoil(hub), "--format", name)
    assert (said.status, said.err) == (1, "")
    assert "HUB103" in said.out


def test_json_without_findings_is_an_empty_list(run: Run):
    assert json.loads(run("check", "--root", SMALL, "--format", "json").out) == []


@pytest.mark.parametrize("path", ["content", "content/about.md", "{hub}/content", "{hub}"])
def test_a_path_may_be_seen_from_the_root_or_be_whole(run: Run, hub: Path, path: str):
    assert run("check", path.format(hub=hub), "--root", spoil(hub)).status == 1


@pytest.mark.parametrize("path", ["modules", "content/about", "content/pathways/start.yml"])
def test_findings_elsewhere_than_the_path_are_neither_told_nor_counted(run: Run, hub: Path, path: str):
    if path == "content/about":
        (hub / path).mkdir()
    assert run("check", path, "--root", spoil(hub)) == (0, "32 files checked: nothing wrong.\n", "")


def test_many_paths_add_up(run: Run, hub: Path):
    assert run("check", "modules", "content/about.md", "--root", spoil(hub)).status == 1


def test_a_path_is_seen_from_where_one_stands(run: Run, hub: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(spoil(hub) / "content")
    assert run("check", "about.md", "--root", "..").status == 1
    monkeypatch.chdir(hub)
    assert run("check", "content/about.md").status == 1


def test_a_path_that_is_not_there_is_a_wrong_call_and_no_clean_bill(run: Run, hub: Path):
    said = run("check", "content/abuot.md", "--root", spoil(hub))
    assert (said.status, said.out) == (2, "")
    assert "content/abuot.md" in said.err


def test_a_loop_of_links_is_a_finding_also_with_a_path(run: Run, hub: Path):
    (hub / "content/loop.md").symlink_to("loop.md")
    said = run("check", "content/loop.md", "--root", hub)
    assert said.status == 1
    assert "HUB001" in said.out


@pytest.mark.parametrize("date", ["tomorrow", "2026-13-01", "2026-02-31", "21.11.2026", "2026-11-21T10:00"])
def test_today_must_be_a_day_of_the_calendar(run: Run, date: str):
    said = run("check", "--root", SMALL, "--as-of", date)
    assert (said.status, said.out) == (2, "")
    assert date in said.err
    assert "2026-11-21" in said.err


def test_today_may_be_said(run: Run):
    assert run("check", "--root", SMALL, "--as-of", "2026-11-21").status == 0


@pytest.mark.parametrize("command", [["check"], ["build"], ["serve"], ["export", "{tmp}/out"]], ids=lambda command: command[0])
def test_a_root_without_a_hub_is_a_wrong_call_that_says_what_to_do(run: Run, tmp_path: Path, command: list[str]):
    (tmp_path / "file.txt").write_text("")
    for root in (tmp_path / "empty", tmp_path, tmp_path / "file.txt"):
        said = run(*(part.format(tmp=tmp_path) for part in command), "--root", root)
        assert (said.status, said.out) == (2, "")
        assert "--root" in said.err


@pytest.mark.parametrize(
    "arguments",
    [[], ["chekc"], ["check", "--format", "xml"], ["check", "--fail-on", "info"], ["check", "--as-of"], ["export"], ["serve", "--port", "http"], ["check", "--colour"]],
)
def test_a_call_that_cannot_be_read_ends_with_2_and_the_usage(run: Run, arguments: list[str]):
    said = run(*arguments)
    assert said.status == 2
    assert said.err.startswith("usage: stemhub")


def test_help_names_every_command(run: Run):
    said = run("--help")
    assert said.status == 0
    assert all(command in said.out for command in ("check", "build", "serve", "export", "explain"))


# explain


@pytest.mark.parametrize("name", ["HUB102", "hub102", "wrong-type"])
def test_a_rule_is_explained_by_its_code_or_slug(run: Run, name: str):
    said = run("explain", name)
    assert said.status == 0
    assert said.out.startswith("HUB102 wrong-type (error)\nA value of another kind than the field needs\n")
    assert "Wrong, in modules/tiny/module.yml:\n\n    levels: early\n" in said.out
    assert "Right, in modules/tiny/module.yml:\n\n    levels: [early]\n" in said.out


def test_all_rules_are_explained_in_the_order_of_their_codes(run: Run):
    out = run("explain", "--all").out
    places = [out.index(f"{rule.CODE} {rule.SLUG} (") for rule in rules.RULES]
    assert places == sorted(places)


@pytest.mark.parametrize(("typo", "guess"), [("HUB1O2", "HUB1"), ("wrong-tpye", "wrong-type"), ("", "--all"), ("xyzzy", "--all")])
def test_a_code_that_does_not_exist_is_a_wrong_call_with_a_guess(run: Run, typo: str, guess: str):
    said = run("explain", typo)
    assert (said.status, said.out) == (2, "")
    assert guess in said.err


def test_explain_without_a_code_says_what_to_do(run: Run):
    assert run("explain").status == 2


# export


def test_an_export_says_how_much_it_wrote(run: Run, tmp_path: Path):
    said = run("export", tmp_path / "out", "--root", SMALL)
    assert (said.status, said.out) == (0, "")
    assert said.err == f"{sum(path.is_file() for path in (tmp_path / 'out').rglob('*'))} files in {tmp_path / 'out'}.\n"


def test_an_export_may_go_into_an_empty_folder_but_never_among_other_files(run: Run, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    assert run("export", tmp_path / "empty", "--root", SMALL).status == 0
    before = sorted((tmp_path / "empty").rglob("*"))
    said = run("export", tmp_path / "empty", "--root", SMALL)
    assert said.status == 2
    assert "not empty" in said.err
    assert sorted((tmp_path / "empty").rglob("*")) == before


def test_an_export_onto_or_below_a_file_is_a_wrong_call(run: Run, tmp_path: Path):
    (tmp_path / "file").write_text("mine")
    assert run("export", tmp_path / "file", "--root", SMALL).status == 2
    assert run("export", tmp_path / "file" / "out", "--root", SMALL).status == 2
    assert (tmp_path / "file").read_text() == "mine"


def test_content_with_errors_is_not_exported(run: Run, hub: Path, tmp_path: Path):
    said = run("export", tmp_path / "out", "--root", spoil(hub))
    assert said.status == 1
    assert "HUB103" in said.out
    assert not (tmp_path / "out").exists()


def test_content_with_warnings_is_exported(run: Run, hub: Path, tmp_path: Path):
    assert run("export", tmp_path / "out", "--root", warn(hub)).status == 0


# As a program of its own


def program(*arguments: str, **more) -> subprocess.CompletedProcess:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    return subprocess.run([sys.executable, "-m", "stemhub", *arguments], capture_output=True, env=environment, timeout=60, **more)


def test_the_program_runs_as_a_module_in_the_folder_of_the_hub():
    done = program("check", cwd=SMALL)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"32 files checked: nothing wrong.\n", b"")


def test_findings_are_written_as_utf_8_whatever_the_terminal_says(hub: Path):
    name = "content/G\u00e0idhlig.md"
    spoil(hub, name)
    done = program("check", "--root", str(hub))
    assert done.returncode == 1
    assert name in done.stdout.decode("utf-8")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["text", "json", "github", "sarif"])
def test_a_file_name_that_is_no_text_does_not_end_the_run(hub: Path, name: str):
    with open(os.fsencode(hub) + b"/content/\xff\xfe.md", "wb") as file:
        file.write(b"hello\n")
    done = program("check", "--root", str(hub), "--format", name)
    assert done.returncode == 1
    assert b"HUB009" in done.stdout
    assert done.stderr == b""


def test_a_reader_that_stops_listening_is_no_error(hub: Path):
    for number in range(400):
        spoil(hub, f"content/Page_{number}.md")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "stemhub", "check", "--root", str(hub)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as running:
        running.stdout.read(10)
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()
