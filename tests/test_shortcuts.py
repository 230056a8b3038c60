"""What is done in short for speed finds what is found at length."""

from __future__ import annotations

import re
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stemhub import build, wording
from stemhub.rules import common, prerequisite_cycle

few = settings(max_examples=200, derandomize=True, database=None, deadline=None)
NAMES = st.sampled_from("abcdefg")


def hub_that_waits(waits: dict[str, list[str]]) -> SimpleNamespace:
    """What the rule asks of a hub, with nothing but prerequisites in it."""
    node = SimpleNamespace(place=lambda *path: path)
    modules = {key: SimpleNamespace(prerequisites=tuple(names), node=node, module=True) for key, names in waits.items()}
    return SimpleNamespace(modules=modules, outlines=modules)


@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=3, unique=True), max_size=7))
@few
def test_every_module_of_a_cycle_is_told_and_no_other(waits: dict[str, list[str]]):
    def reaches(start: str) -> bool:
        seen, ahead = set(), list(waits[start])
        while ahead:
            name = ahead.pop()
            if name in waits and name not in seen:
                seen.add(name)
                ahead += waits[name]
        return start in seen

    told = [found.message.split("`")[1] for found in prerequisite_cycle.check(hub_that_waits(waits))]
    assert told == sorted(filter(reaches, waits))


def test_a_chain_of_a_thousand_modules_is_no_cycle():
    assert list(prerequisite_cycle.check(hub_that_waits({f"m{n}": [f"m{n + 1}"] for n in range(5000)}))) == []


ADDRESSES = [f"/modules/{first}-{second}/{third}/" for first in ("outdoor", "early", "water", "inquiry", "paper") for second in ("maths", "play", "light", "engineers")
             for third in (*(f"unit-{n}" for n in range(20)), "start-with-play", "measure-a-wall", "look-again")]  # fmt: skip


@pytest.mark.parametrize("place", range(0, len(ADDRESSES), 23))
@pytest.mark.parametrize("slip", [lambda a: a[:-2] + "/", lambda a: a.replace("modules", "module"), lambda a: a[:12] + a[13:], lambda a: a[:-4] + "x" + a[-4:]])
def test_among_many_choices_the_same_one_is_meant(place: int, slip):
    written = slip(ADDRESSES[place])
    assert len(ADDRESSES) > wording.MANY
    near = wording.closest(written, ADDRESSES)
    best = get_close_matches(written, ADDRESSES, n=1)[0]
    ratio = lambda choice: SequenceMatcher(None, written, choice).ratio()  # noqa: E731
    assert ratio(near) >= ratio(best) - 0.05


@given(st.lists(st.sampled_from(["brain", "brains are wired", "x" * 290, "left brain", ". ", "İ", "words and words ", "\n", "Learning styles"]), max_size=12))
@few
def test_a_phrase_is_found_wherever_it_stands(parts: list[str]):
    text = " ".join(parts)
    pattern = re.compile(r"\bbrains? (?:are|is) (?:wired|hard-?wired)|\b(?:left|right)[- ]brain\b", re.IGNORECASE)
    found = [m.span() for start, end in common._round(text, ["brain", "brains"]) for m in pattern.finditer(text, start, end)]
    assert found == [m.span() for m in pattern.finditer(text)]


def test_a_phrase_in_a_file_is_told_at_its_place(hub: Path):
    with (hub / "modules/tiny/first.md").open("a", encoding="utf-8") as file:
        file.write("\n" + "Words and more words. " * 60 + "\n\nSome say that brains are wired.\n\nAnd `brains are wired` is code.\n")
    found = [one for one in build.check(hub).diagnostics if one.code == "HUB412"]
    assert [one.line_text for one in found] == ["Some say that brains are wired."]
    assert found[0].line_text[found[0].span.column - 1 : found[0].span.end_column - 1] == "brains are wired"
