"""Whatever a file holds, reading and checking it ends in findings that stand inside the file, and never in a traceback.

`FUZZ=5000` tries that many examples a test, other ones each time; without it, the same few hundred.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laying import ROOT, SMALL
from one_file import OneFile
from stemhub import rules
from stemhub.diagnostics import Diagnostic, Span
from stemhub.load import load
from stemhub.load.schemas import Schemas
from stemhub.report import REPORTS
from stemhub.source import read

SCHEMAS = Schemas(ROOT / "schemas/v1")
TEXTS = {p.relative_to(SMALL).as_posix(): p.read_text("utf-8") for p in sorted(SMALL.rglob("*.*")) if p.parent != SMALL and p.suffix in (".yml", ".md")}

FUZZ = int(os.environ.get("FUZZ", 0))


def examples(few: int) -> settings:
    quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=FUZZ or few, derandomize=not FUZZ, database=None, deadline=None, suppress_health_check=quiet)


paths = st.sampled_from(["a.yml", "a.md"])
# Letters that YAML, Markdown and decoding trip over, more often than chance would bring them.
awkward = st.one_of(
    st.sampled_from(list(" \n\t\r:-#'\"[]{}|>&*!%@`~,?\\/.0a")),
    st.sampled_from(["\x00", "\x07", "\x85", "\xa0", "\u2028", "\ufeff", "\ufffe", "😀", "é", "\u0301", "\r\n", "---", "...", "```", "```check\n", "<<: ", "- ", ": ", "? "]),
    st.characters(exclude_categories=["Cs"]),
)
awkward_text = st.lists(awkward, max_size=60).map("".join)


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the small hub after one to four slips of the hand."""
    path = draw(st.sampled_from(list(TEXTS)))
    text = TEXTS[path]
    for _ in range(draw(st.integers(1, 4))):
        text = draw(st.sampled_from(SLIPS))(draw, text)
    data = text.encode("utf-8", "replace")
    if draw(st.integers(0, 9)) == 0:
        cut = draw(st.integers(0, len(data)))
        data = data[:cut] + draw(st.binary(max_size=4)) + data[cut:]
    return path, data


def _line(draw: st.DrawFn, text: str) -> tuple[list[str], int]:
    lines = text.split("\n")
    return lines, draw(st.integers(0, len(lines) - 1))


def delete_line(draw: st.DrawFn, text: str) -> str:
    lines, n = _line(draw, text)
    return "\n".join(lines[:n] + lines[n + 1 :])


def repeat_line(draw: st.DrawFn, text: str) -> str:
    lines, n = _line(draw, text)
    return "\n".join(lines[: n + 1] + lines[n:])


def swap_lines(draw: st.DrawFn, text: str) -> str:
    lines, n = _line(draw, text)
    m = draw(st.integers(0, len(lines) - 1))
    lines[n], lines[m] = lines[m], lines[n]
    return "\n".join(lines)


def indent_line(draw: st.DrawFn, text: str) -> str:
    lines, n = _line(draw, text)
    lines[n] = draw(st.sampled_from(["\t", " ", "  ", "    ", "- "])) + lines[n]
    return "\n".join(lines)


def change_value(draw: st.DrawFn, text: str) -> str:
    lines, n = _line(draw, text)
    name, colon, _ = lines[n].partition(": ")
    value = draw(st.sampled_from(["yes", "[]", "{}", "12", "1.10", "~", "[[]]", "{en: 5}", "|", '"', "*a", "&a b", "!x y", "[a, [b], {c: d}]", "/no/", "x" * 300]))
    lines[n] = name + colon + value if colon else lines[n]
    return "\n".join(lines)


def swap_quote(draw: st.DrawFn, text: str) -> str:
    here = draw(st.integers(0, len(text)))
    return text[:here] + text[here:].replace(*draw(st.sampled_from([('"', "'"), ('"', "“"), ("'", '"'), ("`", "'"), (":", ""), ("- ", "-")])), 1)


def truncate(draw: st.DrawFn, text: str) -> str:
    return text[: draw(st.integers(0, len(text)))]


def splice(draw: st.DrawFn, text: str) -> str:
    here = draw(st.integers(0, len(text)))
    return text[:here] + draw(awkward_text) + text[here:]


SLIPS = [delete_line, repeat_line, swap_lines, indent_line, change_value, swap_quote, truncate, splice]


def lines_of(data: bytes) -> list[str]:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def assert_inside(span: Span, lines: list[str]) -> None:
    assert 1 <= span.line <= len(lines), span
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1, span
    assert (span.line, span.column) <= (span.end_line, span.end_column), span
    assert span.end_line <= len(lines) + 1, span


@given(paths, st.binary(max_size=200))
@examples(500)
def test_any_bytes_can_be_read(path: str, data: bytes):
    for fault in read(path, data).faults:
        assert_inside(fault.span, lines_of(data))


@given(paths, awkward_text)
@examples(700)
def test_any_text_can_be_read(path: str, text: str):
    document = read(path, text.encode())
    for fault in document.faults:
        assert_inside(fault.span, lines_of(text.encode()))
    for mention in [*document.links, *document.citations]:
        assert_inside(mention.span, lines_of(text.encode()))


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(SMALL, tmp_path_factory.mktemp("playground") / "hub")


def check(hub: Path) -> list[Diagnostic]:
    return rules.run(load(hub, SCHEMAS))


@pytest.fixture
def one_file(playground: Path, monkeypatch: pytest.MonkeyPatch) -> OneFile:
    return OneFile(playground, SCHEMAS, monkeypatch)


@given(changed())
@examples(500)
def test_any_slip_of_the_hand_ends_in_findings(playground: Path, one_file: OneFile, change: tuple[str, bytes]):
    path, data = change
    found = rules.run(one_file.with_data(path, data))
    assert [one.order for one in found] == sorted(one.order for one in found)
    for one in found:
        assert_inside(one.span, lines_of(data if one.span.path == path else (playground / one.span.path).read_bytes()))
        assert one.message
        assert one.hint
    for write in REPORTS.values():
        assert write(found, 1).encode() or not found


scalars = st.none() | st.booleans() | st.integers(-5, 3000) | st.text("a -:/", max_size=6)
names = st.sampled_from(sorted({name for schema in SCHEMAS.all.values() for name in schema["properties"]} | {"zzz", "en"}))
shapes = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4), max_leaves=12)


@given(st.sampled_from(sorted(SCHEMAS.all)), shapes)
@examples(400)
def test_any_shape_of_fields_is_told_in_words(name: str, value: object):
    document = read("a.yml", json.dumps(value).encode())
    SCHEMAS.check(document, name, document.root)
    for fault in document.faults:
        assert_inside(fault.span, document.lines)
        assert fault.kind in {"unknown-field", "missing-field", "wrong-type", "bad-value", "duplicate-key"}


# What a file must not be able to do: take for ever


LARGE = 250_000  # bytes: enough for anything quadratic to take minutes
HEAVY = {
    "line ends": "\n" * LARGE,
    "spaces": " " * LARGE,
    "backticks": "`" * LARGE,
    "backticks in runs": "".join("`" * n + " " for n in range(1, 600)),
    "a fence and spaces": "```" + " " * LARGE + "`",
    "opening brackets": "[" * LARGE,
    "opening brackets in YAML": "a: " + "[" * LARGE,
    "links that never close": "[a](" * (LARGE // 4),
    "citations that never close": "[@" * (LARGE // 2),
    "a heading": "# a" + " " * LARGE + "b",
    "hyphens": "- " * (LARGE // 2),
    "list entries": "a:\n" + "- b\n" * (LARGE // 4),
    "the same field": "a: b\n" * (LARGE // 5),
    "unknown fields": "".join(f"a{n}: b\n" for n in range(15_000)),
    "fences": "```check\nid: a\n```\n" * (LARGE // 19),
    "aliases": "a: &a [b]\n" + "b: *a\n" * (LARGE // 6),
    "one long word": "a: " + "x" * LARGE,
    "one long name": "x" * LARGE + ": a",
    "dates": "date: 2026-01-0\n" * (LARGE // 16),
}


@pytest.mark.parametrize("ending", ["yml", "md"])
@pytest.mark.parametrize("kind", HEAVY)
def test_no_large_file_takes_for_ever(kind: str, ending: str, hub: Path):
    (hub / f"content/{'pathways/heavy' if ending == 'yml' else 'heavy'}.{ending}").write_text(HEAVY[kind])
    began = time.process_time()
    found = check(hub)
    for write in REPORTS.values():
        write(found[:1000], 1)
    assert time.process_time() - began < 6


@pytest.mark.parametrize("kind", ["backticks", "opening brackets", "fences", "spaces"])
def test_no_large_unit_takes_for_ever(kind: str, hub: Path):
    (hub / "modules/tiny/first.md").write_text(HEAVY[kind])
    began = time.process_time()
    check(hub)
    assert time.process_time() - began < 6
