"""Merging and collating in the browser and on the command line: the same files give the same evaluation, the same numbers and
the same numbers hidden."""

from __future__ import annotations

import dataclasses
import functools
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page
from stemhub.answers.collate import Returned, Unread, collate
from stemhub.answers.merge import CannotMerge, Told, merge
from stemhub.answers.shareable import shareable
from stemhub.model.evaluation import (
    ActionRow,
    Answer,
    Archived,
    Carried,
    Derived,
    ElementState,
    Evaluation,
    Evidence,
    MadeFrom,
    Note,
    Setting,
)
from stemhub.model.evaluation_json import evaluation_of, plain, written
from stemhub.report.collated import csv as table
from stemhub.report.collated.sheets import facts, sheets

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from carrying import AUDIENCES, FIRST, SCALE, answers, framework_from
from running import cases_of, modules, said

EDITION = {"scales": {"criterion": "met"}, "elements": [FIRST, {"id": "two", "title": "The second", "summary": "Two.", "items": []}]}
FRAMEWORK = framework_from("sample", [EDITION])
THEIRS = {
    "id": "sample",
    "title": "sample",
    "current": "1.0.0",
    "audiences": AUDIENCES,
    "releases": [{"version": "1.0.0", "date": "2026-11-21", "digest": "v1:1"}],
    "editions": {"1.0.0": {**EDITION, "answer_scales": {"met": {"title": "Met", "points": [{"id": one.id, "label": one.label, "descriptor": "-"} for one in SCALE.points], "not_applicable": True}}}},
}

FEW = ["", "", "a", "b", "=1+1", "Two\nlines, “quoted” \"so\"", "\ud83d"]
ALIKE = [Answer(scale="met", point="met"), Answer(scale="met", point="not-yet"), Answer(scale="other", point="met"), Answer(said="Mostly"), Answer(said=" "), Answer(text="Because."), Answer(not_applicable=True), Answer()]
strange = functools.cache(lambda: cases_of(answers, 60))


def drawn(draw: Random, audiences: list[str]) -> Evaluation:
    """What a colleague or a setting says; often the same as another."""

    def few() -> str:
        return draw.choice(FEW)

    def rows(made: Callable[[], Any], most: int = 2) -> tuple[Any, ...]:
        return tuple(made() for _ in range(draw.randint(0, most)))

    def unknown() -> dict[str, Any]:
        return {key: draw.choice(["a", 0, 1, ["b", "a"], {"y": 1, "b": "Ö"}]) for key in ("colour", "x") if draw.random() < 0.2}

    def answer() -> Answer:
        one = draw.choice(ALIKE) if draw.random() < 0.8 else draw.choice(strange())
        offers = rows(lambda: Archived("look", "0.9.0", few(), Answer(notes=few()), "split"), 1) if draw.random() < 0.2 else ()
        carried = Carried("changed", "0.9.0", ("look",), draw.random() < 0.5) if draw.random() < 0.2 else one.carried
        return dataclasses.replace(one, author=draw.choice(["", "lead", "depute"]), edited=draw.choice(["", "2026-06-01"]), notes=one.notes or few(), offers=offers, carried=carried)

    some = [name for name in ("look", "teach", "why", "gone", "unheard-of") if draw.random() < 0.7]
    made = Evaluation(
        id=draw.choice(["e1", "e2"]),
        form="sample/elc/whole",
        made_from=MadeFrom("framework", "sample", "1.0.0", "v1:1"),
        audience=draw.choice(audiences),
        language=draw.choice(["en", "en", "gd"]),
        setting=Setting(few(), "", few(), unknown()),
        finished=few(),
        people=few(),
        answers={name: answer() for name in draw.sample(some, len(some))},
        elements={name: ElementState(draw.choice(["", "drafting", "achieved", "nearly"]), "", few(), few()) for name in ("one", "two") if draw.random() < 0.7},
        evidence=rows(lambda: Evidence(title=few(), kept=few())),
        plan=rows(lambda: ActionRow(action=few(), more=unknown())),
        tables={"sessions": rows(lambda: {"a": few(), "b": few()})},
        notes=rows(lambda: Note(few(), few())),
        archive=rows(lambda: Archived("gone", "0.9.0", "Q", Answer(notes=few(), said=few()), "withdrawn")),
        derived_from=rows(lambda: Derived(few())),
        more=unknown() | ({"asked": draw.choice([["look"], ["why", "look"], ["teach"], "all"])} if draw.random() < 0.7 else {}),
    )
    return evaluation_of(plain(made))


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with modules() as opened:
        yield opened


def test_the_files_of_colleagues_become_the_same_evaluation(page: Page):
    draw = Random(1)
    cases = [[drawn(draw, ["elc"]) for _ in range(draw.randint(1, 4))] for _ in range(120)]
    told = [[{"who": f"{number}.csv", "evaluation": plain(one)} for number, one in enumerate(case)] for case in cases]
    body = """const { write, evaluationOf } = await import("/hub/evaluation/evaluation.js");
return told.map(case_ => write(m.merge(case_.map(one => ({ ...one, evaluation: evaluationOf(one.evaluation) })))));"""
    differ = 0
    for case, made in zip(cases, said(page, "merge.js", body, told), strict=True):
        ours = merge([Told(f"{number}.csv", one) for number, one in enumerate(case)])
        assert made == written(ours).decode()
        differ += any(offer.why == "differs" for answer in ours.answers.values() for offer in answer.offers)
    assert differ > 10


def test_what_does_not_belong_together_is_said_in_the_same_words(page: Page):
    made = [MadeFrom(id="sample", version="1.0.0"), MadeFrom(id="sample", version="2.0.0"), MadeFrom(id="other", version="1.0.0"), MadeFrom("template", "x")]
    pairs = [[], *([Evaluation(made_from=made[0]), Evaluation(made_from=one)] for one in made[1:]), [Evaluation(made_from=made[0], audience="elc"), Evaluation(made_from=made[0], audience="schools")]]
    ours = []
    for pair in pairs:
        with pytest.raises(CannotMerge) as why:
            merge([Told(f"{number}.csv", one) for number, one in enumerate(pair)])
        ours.append(str(why.value))
    told = [[{"who": f"{number}.csv", "evaluation": plain(one)} for number, one in enumerate(pair)] for pair in pairs]
    assert said(page, "merge.js", "return told.map(one => { try { m.merge(one); return ''; } catch (why) { return why.message; } });", told) == ours


def test_the_files_of_settings_give_the_same_numbers_and_the_same_are_hidden(page: Page):
    draw = Random(2)
    many = [drawn(draw, ["elc", "elc", "schools", "schools", "nobody"]) for _ in range(80)]
    sizes = [0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 16, 20, 25, 30, 45, 60]
    cases = [many[start : start + size] for size in sizes for start in (0, 13, 29)]
    left_out = [Unread("lost.pdf", "It is a picture.")]
    told = {"framework": THEIRS, "cases": [[{"source": f"{number}.xlsx", "version": "1.0.0", "evaluation": plain(one)} for number, one in enumerate(case)] for case in cases]}
    body = """const { shareable } = await import("/hub/evaluation/shareable.js"), { sheets, facts, asCsv } = await import("/hub/evaluation/summary.js"), { evaluationOf } = await import("/hub/evaluation/evaluation.js");
return told.cases.map(one => {
  const whole = m.collate(told.framework, "1.0.0", one.map(each => ({ ...each, evaluation: evaluationOf(each.evaluation) })), [{ source: "lost.pdf", reason: "It is a picture." }]);
  return [whole, shareable(whole)].map(made => [made, facts(made), sheets(made), new TextDecoder("utf-8", { ignoreBOM: true }).decode(asCsv(made))]);
});"""
    hidden = 0
    for case, both in zip(cases, said(page, "collate.js", body, told), strict=True):
        whole = collate(FRAMEWORK, "1.0.0", {"met": SCALE}, [Returned(f"{number}.xlsx", one, "1.0.0") for number, one in enumerate(case)], left_out)
        for ours, (made, their_facts, their_sheets, their_table) in zip((whole, shareable(whole)), both, strict=True):
            assert made == _plain(ours)
            assert their_facts == _plain(facts(ours))
            assert their_sheets == _plain(sheets(ours))
            assert their_table == table.write(ours).decode()
        hidden += sum(spread.settings is None for item in ours.items for spread in item.spreads)
    assert hidden > 20


def _plain(value: Any) -> Any:
    told = [dataclasses.asdict(one) if dataclasses.is_dataclass(one) else one for one in value] if isinstance(value, list | tuple) else dataclasses.asdict(value)
    return json.loads(json.dumps(told))
