"""Sixty settings side by side: what is counted, what is never counted, and what may leave the desk."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from carrying import FIRST, SCALE, framework_from
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from stemhub.answers.collate import ALL, Collation, Returned, Spread, Unread, collate
from stemhub.answers.shareable import LEAST, hidden, shareable
from stemhub.model.evaluation import Answer, Archived, Carried, ElementState, Evaluation, MadeFrom, Note, Setting
from stemhub.report.collated import SUMMARIES

FRAMEWORK = framework_from("sample", [{"scales": {"criterion": "met"}, "elements": [FIRST]}])
MET, NOT_YET = Answer(scale="met", point="met"), Answer(scale="met", point="not-yet")


def returned(number: int, audience: str = "elc", **said: Any) -> Returned:
    made = {"id": f"e{number}", "made_from": MadeFrom("framework", "sample", "1.0.0"), "audience": audience, "setting": Setting(name=f"Setting {number}")}
    return Returned(f"{number}.xlsx", Evaluation(**{**made, **said}), "1.0.0")


def collated(*returns: Returned, unread: tuple[Unread, ...] = ()) -> Collation:
    return collate(FRAMEWORK, "1.0.0", {"met": SCALE}, returns, unread)


def counts(made: Collation, item: str, group: str = ALL) -> dict[str, int | None]:
    (row,) = [row for row in made.items if row.item == item]
    (spread,) = [spread for spread in row.spreads if spread.group == group]
    return {key: number for key, number in spread.counts.items() if number != 0}


def test_answers_are_counted_by_choice_in_all_and_by_sector():
    made = collated(
        returned(1, answers={"look": MET}),
        returned(2, answers={"look": NOT_YET}),
        returned(3, "schools", answers={"look": MET, "teach": Answer(not_applicable=True)}),
        returned(4, "schools", answers={"look": Answer(said="Mostly")}),
        returned(5, "schools"),
    )
    assert counts(made, "look") == {"met": 2, "not-yet": 1, "said": 1, "unanswered": 1}
    assert counts(made, "look", "elc") == {"met": 1, "not-yet": 1}
    assert counts(made, "teach") == {"not-applicable": 1, "unanswered": 2}
    assert [row.item for row in made.items] == ["look", "teach", "why"]


def test_an_item_is_counted_for_those_only_who_are_asked_it():
    made = collated(returned(1, answers={"teach": MET}), returned(2, "schools", answers={"teach": MET}))
    assert counts(made, "teach") == {"met": 1}


def test_a_point_of_another_scale_is_words_and_never_a_point():
    made = collated(returned(1, answers={"look": Answer(scale="stages", point="met")}))
    assert counts(made, "look") == {"said": 1}


def test_an_answer_to_a_question_is_words():
    made = collated(returned(1, answers={"why": Answer(text="Because.")}), returned(2, answers={"why": Answer(text="  ")}))
    assert counts(made, "why") == {"text": 1, "unanswered": 1}


def test_what_came_from_an_older_edition_and_waits_is_counted_beside():
    waiting = Answer(scale="met", point="met", carried=Carried("changed", "0.9.0", ("look",), confirm=True))
    made = collated(returned(1, answers={"look": waiting}), returned(2, answers={"look": MET}))
    assert (made.items[0].confirm, made.settings[0].confirm, made.settings[1].confirm) == (1, 1, 0)


def test_the_same_file_twice_is_counted_once_and_told():
    one = returned(1, answers={"look": MET})
    made = collated(one, Returned("copy.csv", one.evaluation, "1.0.0"), returned(2))
    assert counts(made, "look") == {"met": 1, "unanswered": 1}
    assert made.unread == (Unread("copy.csv", "It says the very same as 1.xlsx, and is counted once."),)


def test_every_note_is_there_with_its_file_also_what_was_offered_and_archived():
    old = Archived("look", "0.9.0", "We look.", Answer(notes="Offered words."), "split")
    gone = Archived("gone", "0.9.0", "Nobody asks this.", Answer(next_steps="Archived words."), "withdrawn")
    made = collated(
        returned(
            1,
            answers={"look": Answer(notes="Two rooms.", offers=(old,))},
            elements={"one": ElementState(impact="More questions.")},
            archive=(gone,),
            notes=(Note("Outdoors", "Mud."),),
        )
    )
    assert [(one.item, one.field, one.text, one.source) for one in made.notes] == [
        ("look", "notes", "Two rooms.", "1.xlsx"),
        ("look", "notes, offered from look", "Offered words.", "1.xlsx"),
        ("", "impact", "More questions.", "1.xlsx"),
        ("", "notes 1", "Outdoors; Mud.", "1.xlsx"),
        ("gone", "next_steps, archived from 0.9.0", "Archived words.", "1.xlsx"),
    ]


def test_it_says_what_nobody_answered_and_how_far_each_got():
    made = collated(returned(1, answers={"look": MET}), returned(2, "schools", answers={"look": MET}))
    assert made.unanswered == ("teach", "why")
    assert [(one.answered, one.asked) for one in made.settings] == [(1, 2), (1, 3)]


def test_no_returns_make_an_empty_collation():
    made = collated(unread=(Unread("a.pdf", "It has no form."),))
    assert (made.settings, made.notes, made.unanswered) == ((), (), ())
    assert all(write(made) for write in SUMMARIES.values())


# What may leave the desk


def many() -> Collation:
    returns = [returned(n, "elc" if n < 30 else "schools", answers={"look": NOT_YET if n in (1, 40, 41) else MET, "why": Answer(text=f"Words {n}")}) for n in range(57)]
    return collated(*returns, returned(99, "nobody-knows", answers={"look": MET}))


def test_shareable_has_no_names_no_files_and_no_notes():
    made = shareable(many())
    assert (made.settings, made.notes, made.unread) == ((), (), ())
    for write in (SUMMARIES["json"], SUMMARIES["html"], SUMMARIES["csv"]):
        assert b"Setting 1" not in write(made)
        assert b".xlsx" not in write(made)
        assert b"Words 1" not in write(made)


def test_small_numbers_are_hidden_and_large_ones_stay():
    made = shareable(many())
    assert counts(made, "look")["not-yet"] is None
    assert counts(made, "why")["text"] == 57 or counts(made, "why")["text"] is None
    assert made.elements[0].shares["Met"] * 20 == pytest.approx(round(made.elements[0].shares["Met"] * 20))


tables = st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=1, max_size=4)


def spreads_of(table: list[list[int]]) -> tuple[Spread, ...]:
    keys = ("a", "b", "c")
    groups = [Spread(f"g{n}", sum(row), dict(zip(keys, row, strict=True))) for n, row in enumerate(table)]
    total = [sum(column) for column in zip(*table, strict=True)]
    return (Spread(ALL, sum(total), dict(zip(keys, total, strict=True))), *groups)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(tables)
def test_no_small_number_is_shown_and_none_follows_from_its_sums(table):
    spreads = spreads_of(table)
    made = hidden(spreads)
    known = {(one.group, key): number for one in made for key, number in {**one.counts, "n": one.settings}.items()}
    assert not [cell for cell, number in known.items() if number is not None and 0 < number < LEAST]
    rows = [[(one.group, key) for key in ("a", "b", "c", "n")] for one in made]
    columns = [[(one.group, key) for one in made] for key in ("a", "b", "c", "n")]
    assert not [sum_ for sum_ in rows + columns if sum(known[cell] is None for cell in sum_) == 1]
    shown = {(one.group, key): number for one in spreads for key, number in {**one.counts, "n": one.settings}.items()}
    assert all(number in (None, shown[cell]) for cell, number in known.items())


# The files


def test_each_file_is_the_same_bytes_each_time():
    for made in (many(), shareable(many())):
        for write in SUMMARIES.values():
            assert write(made) == write(made)


def test_the_workbook_holds_each_sheet_and_no_formula_of_anybodys():
    evil = '=HYPERLINK("https://example.org","x")'
    made = collated(returned(1, answers={"look": Answer(scale="met", point="met", notes=evil)}, setting=Setting(name="+44 131")))
    book = load_workbook(io.BytesIO(SUMMARIES["xlsx"](made)))
    assert book.sheetnames == ["About", "Elements", "Where settings are", "Items", "Settings", "Notes"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert evil in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}


def test_the_table_guards_what_a_spreadsheet_would_take_for_a_formula():
    made = collated(returned(1, answers={"look": Answer(notes="=1+1")}))
    rows = list(csv.reader(io.StringIO(SUMMARIES["csv"](made).decode("utf-8-sig"), newline="")))
    assert "'=1+1" in [cell for row in rows for cell in row]


def test_the_page_shows_what_people_wrote_as_text():
    made = collated(returned(1, answers={"look": Answer(notes="<script>alert(1)</script>")}))
    page = SUMMARIES["html"](made).decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script" not in page


def test_the_data_says_what_is_hidden():
    told = json.loads(SUMMARIES["json"](shareable(many())))
    assert (told["hidden"], told["items"][0]["spreads"][0]["counts"]["not-yet"]) == (LEAST, None)
