"""Frameworks with several editions for the tests of answers: from plain data, as the vectors in tests/vectors hold them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from stemhub.load.frameworks import framework
from stemhub.model.evaluation import Answer, Carried, Evaluation, MadeFrom
from stemhub.model.framework import Framework, Point, Scale
from stemhub.source import read

FOLDER = Path(__file__).parent / "vectors" / "carry-over"
VECTORS = [json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))]
AUDIENCES = [
    {"id": "elc", "title": "Early learning", "sectors": ["elc"]},
    {"id": "schools", "title": "Schools", "sectors": ["primary", "secondary"]},
]


def framework_of(vector: dict[str, Any]) -> Framework:
    """The framework of a vector: `framework` is its id, `audiences` and `editions` as content holds them, oldest first."""
    return framework_from(vector["framework"], vector["editions"], vector["audiences"])


def framework_from(name: str, editions: list[dict[str, Any]], audiences: list[dict[str, Any]] = AUDIENCES) -> Framework:
    """A framework with editions 1.0.0, 2.0.0 … whose digests are `v1:1`, `v1:2` …"""
    versions = [f"{number}.0.0" for number in range(1, len(editions) + 1)]
    releases = [{"version": v, "date": "2026-11-21", "class": "changed", "note": "-", "digest": f"v1:{n}"} for n, v in enumerate(versions, 1)]
    record = {"title": name, "audiences": audiences, "current": versions[-1], "editions": releases[::-1]}
    documents = {version: _document(version, edition) for version, edition in zip(versions, editions, strict=True)}
    return framework(name, _document(name, record), documents)


def _document(name: str, data: dict[str, Any]) -> Any:
    return read(f"{name}.yml", json.dumps(data).encode())


def texts_in(data: Any) -> Iterator[str]:
    """Every text in plain data, at any depth."""
    if isinstance(data, dict):
        yield from (text for child in data.values() for text in texts_in(child))
    elif isinstance(data, list):
        yield from (text for child in data for text in texts_in(child))
    elif isinstance(data, str) and data:
        yield data


# Generated editions and answers

CLASSES = ["", "", "editorial", "clarified", "changed", "moved", "split", "merged", "withdrawn", "new"]
NAMES = [f"item-{number}" for number in range(1, 8)]


@st.composite
def editions(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Three editions of items that come, change, part, join and go, as content/self-evaluation/…/editions/*.yml holds them."""
    items = {name: {"id": name, "kind": "criterion", "text": f"We do {name}.", "applies_to": ["all"]} for name in NAMES[:4]}
    made = [edition(items)]
    for number in (2, 3):
        following: dict[str, dict[str, Any]] = {}
        for name, item in items.items():
            kind = draw(st.sampled_from([*CLASSES[:7], "withdrawn"])) if not item.get("withdrawn") else ""
            item = {key: value for key, value in item.items() if key != "change"}
            if kind in ("editorial", "clarified", "changed"):
                item["text"] += f" Edition {number}."
            if kind == "split" and not draw(st.booleans()):  # the parted item may keep its own id
                kind = "withdrawn"
            if kind == "withdrawn":
                item["withdrawn"] = True
            if kind == "changed" and draw(st.booleans()):
                item["applies_to"] = ["schools"]
            following[name] = {**item, **({"change": {"class": kind}} if kind else {})}
        for name in draw(st.lists(st.sampled_from([f"{n}-{number}" for n in NAMES]), max_size=3, unique=True)):
            kind = draw(st.sampled_from(["new", "split", "merged"]))
            origins = draw(st.lists(st.sampled_from(list(items)), min_size=1, max_size=3, unique=True))
            change = {"class": kind} if kind == "new" else {"class": kind, "from": origins}
            following[name] = {"id": name, "kind": "criterion", "text": f"We do {name}.", "applies_to": ["all"], "change": change}
        items = following
        made.append(edition(items, draw(st.sampled_from(["met", "other"]))))
    return made


def edition(items: dict[str, dict[str, Any]], scale: str = "met") -> dict[str, Any]:
    return {"scales": {"criterion": scale}, "elements": [{"id": "one", "title": "One", "summary": "One.", "items": list(items.values())}]}


texts = st.text(max_size=12)
answers = st.builds(
    Answer,
    scale=st.sampled_from(["met", "other"]),
    point=st.sampled_from(["", "met", "not-yet"]),
    not_applicable=st.booleans(),
    said=texts,
    text=texts,
    notes=texts,
    strengths=texts,
    impact=texts,
    next_steps=texts,
    author=texts,
    carried=st.none() | st.builds(Carried, change=texts, version=texts, confirm=st.booleans()),
    more=st.dictionaries(st.sampled_from(["colour", "x"]), texts, max_size=1),
)
cases = st.tuples(
    editions(), st.dictionaries(st.sampled_from([*NAMES, "item-1-2", "unheard-of"]), answers), st.sampled_from(["elc", "schools", "nobody"])
)


# What is collated: one scale, one edition

SCALE = Scale("met", "Met", (Point("not-yet", "Not yet", "-"), Point("met", "Met", "-")), True, None, None)
ITEMS = [
    {"id": "look", "kind": "criterion", "text": "We look back.", "applies_to": ["all"]},
    {"id": "teach", "kind": "criterion", "text": "We teach.", "applies_to": ["schools"]},
    {"id": "why", "kind": "question", "text": "Why?", "applies_to": ["all"]},
    {"id": "gone", "kind": "criterion", "text": "Nobody asks this.", "applies_to": ["all"], "withdrawn": True},
]
FIRST = {"id": "one", "title": "The first element", "summary": "One.", "items": ITEMS}


def evaluation(said: dict[str, Answer], audience: str) -> Evaluation:
    return Evaluation(id="e1", made_from=MadeFrom("framework", "sample", "1.0.0", "v1:1"), audience=audience, answers=said)
