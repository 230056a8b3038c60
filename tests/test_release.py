"""`stemhub release` turns waiting changes into a dated version, all of it or nothing, and leaves every comment alone."""

from __future__ import annotations

import difflib
import os
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from desk import FRAMEWORK, GUIDE, MODULE, NEXT, Desk
from edits import HISTORY, edited
from edits import Change as Edit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stemhub.model.common import Change
from stemhub.model.digest import edition_digest, guide_digest, module_digest
from stemhub.release import CannotRelease, frameworks, in_order, living, numbers
from stemhub.source.edit import one_line

DAY = "2026-12-01"
EDITION = "content/self-evaluation/sample/editions/{}.yml"
ITEM = "      - id: only-item\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "hub")


def waiting(desk: Desk, *entries: tuple[str, str], path: str = MODULE) -> None:
    """Put entries, class and note as YAML, under `unreleased:`."""
    lines = "".join(f"  - class: {kind}\n    note: {note}\n" for kind, note in entries)
    if "unreleased: []" in desk.read(path):
        desk.change(path, "unreleased: []", "unreleased:\n" + lines.rstrip("\n"))
    else:
        desk.change(path, "changes:\n", f"unreleased:\n{lines}changes:\n")


def marked(desk: Desk, kind: str, text: str = "We have begun.") -> None:
    """Change the one item of the sample framework, and say how."""
    mark = f"        change:\n          class: {kind}\n          note: Because.\n"
    desk.change(NEXT, ITEM, ITEM + mark + ("        withdrawn: true\n" if kind == "withdrawn" else ""))
    desk.change(NEXT, "text: We have begun.", f"text: {text}")


# Modules and the guide


def test_a_release_of_a_module_dates_what_waited_and_empties_the_list(desk: Desk):
    waiting(desk, ("corrected", "The year was wrong."), ("editorial", "A comma."))
    said = desk.run("release", "module", "tiny", "--date", DAY)
    assert (said.status, said.err) == (0, "")
    module = desk.hub().modules["tiny"]
    assert (module.version, module.node.items("unreleased")) == ("1.1.0", [])
    newest = module.changes[0]
    assert (newest.version, newest.date, newest.kind, newest.note) == ("1.1.0", DAY, "corrected", "The year was wrong. A comma.")
    assert [change.version for change in module.changes] == ["1.1.0", "1.0.0"]
    assert desk.errors() == []


def test_a_release_of_the_guide_needs_no_id(desk: Desk):
    waiting(desk, ("editorial", "A comma."), path=GUIDE)
    assert desk.run("release", "guide", "--date", DAY).status == 0
    assert [change.version for change in desk.hub().guide.changes] == ["1.0.1", "1.0.0"]
    assert desk.errors() == []


def test_a_release_records_the_fingerprint_of_what_readers_see(desk: Desk):
    waiting(desk, ("new", "More."))
    waiting(desk, ("new", "More."), path=GUIDE)
    desk.run("release", "module", "tiny", "--date", DAY)
    desk.run("release", "guide", "nutshell-guide", "--date", DAY)
    hub = desk.hub()
    assert hub.modules["tiny"].changes[0].digest == module_digest(hub.modules["tiny"])
    assert hub.guide.changes[0].digest == guide_digest(hub.guide)


@pytest.mark.parametrize(
    ("version", "classes", "released", "made"),
    [
        ("0.1.0", ["editorial"], False, "1.0.0"),
        ("0.9.3", ["new"], True, "1.0.0"),
        ("1.0.0", ["new"], False, "1.0.0"),
        ("2.3.4", ["editorial"], False, "2.3.4"),
        ("1.0.0", ["new"], True, "1.1.0"),
        ("1.2.3", ["changed"], True, "1.3.0"),
        ("1.2.3", ["corrected"], True, "1.3.0"),
        ("1.2.3", ["editorial"], True, "1.2.4"),
        ("1.2.3", ["editorial", "corrected", "editorial"], True, "1.3.0"),
        ("1.9.9", ["editorial", "editorial"], True, "1.9.10"),
        ("1.9.9", ["changed"], True, "1.10.0"),
    ],
)
def test_the_heaviest_class_makes_the_version(version: str, classes: list[str], released: bool, made: str):
    assert living.next_version(version, classes, released) == made


@pytest.mark.parametrize(
    ("classes", "heaviest"),
    [(["editorial", "corrected"], "corrected"), (["corrected", "changed"], "changed"), (["changed", "editorial", "new"], "new")],
)
def test_the_line_of_the_history_is_of_the_heaviest_class(desk: Desk, classes: list[str], heaviest: str):
    waiting(desk, *((kind, "A note.") for kind in classes))
    desk.run("release", "module", "tiny", "--date", DAY)
    assert desk.hub().modules["tiny"].changes[0].kind == heaviest


def test_a_day_before_the_newest_release_is_refused_with_both_days():
    newest = [Change("1.0.0", "2026-11-21", "new", "A note.", "", None)]
    in_order(newest, "2026-11-21")
    in_order([], "2026-11-20")
    with pytest.raises(CannotRelease) as refused:
        in_order(newest, "2026-11-20")
    assert str(refused.value) == "1.0.0 was released on 21 November 2026, so the next version cannot be of 20 November 2026. Give a later --date."


@pytest.mark.parametrize("version", ["1.0", "1.0.x", "1.0.0.0", "one"])
def test_what_is_no_version_is_refused(version: str):
    with pytest.raises(CannotRelease) as refused:
        numbers(version)
    assert str(refused.value) == f"“{version}” is no version of three numbers."


def test_where_nothing_waits_is_said_with_the_version_since_when():
    since = "modules/tiny/module.yml has nothing under `unreleased:`{}. Add a class and a line for readers, then try again."
    history = "changes:\n  - version: 1.0.0\n    date: 2026-11-21\n    class: new\n    note: First published.\n"
    for changes, told in (((), " since 1.0.0"), (((MODULE, history, "changes: []\n"),), "")):
        with pytest.raises(CannotRelease) as refused:
            living.release_module(edited(changes).modules["tiny"], DAY, lambda path: b"")
        assert str(refused.value) == since.format(told)


def test_a_draft_from_the_scaffold_becomes_1_0_0_and_stays_a_draft(desk: Desk):
    desk.run("new", "module", "outdoor-maths")
    said = desk.run("release", "module", "outdoor-maths", "--date", DAY)
    assert said.status == 0
    assert "still a draft" in said.out
    module = desk.hub().modules["outdoor-maths"]
    assert (module.version, module.words.status, [c.kind for c in module.changes]) == ("1.0.0", "draft", ["new"])
    assert desk.errors() == []


def test_notes_in_gaelic_stay_gaelic_when_all_have_them(desk: Desk):
    both = "\n      en: {}\n      gd: {}"
    waiting(desk, ("new", both.format("One.", "Aon.")), ("new", both.format("Two.", "Dhà.")))
    desk.run("release", "module", "tiny", "--date", DAY)
    note = desk.hub().modules["tiny"].changes[0].node.at("note").plain()
    assert (note["en"], note["gd"]) == ("One. Two.", "Aon. Dhà.")
    assert "HUB413" not in desk.run("check").out


def test_no_gaelic_note_is_lost_in_silence(desk: Desk):
    waiting(desk, ("new", "\n      en: One.\n      gd: Aon."), ("new", "Two."))
    before = desk.files()
    said = desk.run("release", "module", "tiny", "--date", DAY)
    assert said.status == 2
    assert f"{MODULE}: some notes under `unreleased:` have a Gaelic text and some do not. Give it for all or for none." in said.err
    assert desk.files() == before


# What is never lost

quiet = settings(max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
classes = st.sampled_from(living.WEIGHT)
# Without what the check refuses: letters that nobody sees, and marks of pasting (HUB014).
notes = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co", "Zl", "Zp"], exclude_characters="âÃÂ\ufffd•·▪●○◦"), min_size=1, max_size=60)
awkward = st.sampled_from(["a: b", "a #b", "- a", "'", '"', "null", "1.0", "[a]", "{a}", "*a", "&a", "!a", "% a", "@a", "`a`", "?", "…", "a\\nb", "~", "2026-11-21", "true"])
entries = st.lists(st.tuples(classes, st.one_of(notes, awkward).filter(lambda note: one_line(note))), min_size=1, max_size=3)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@quiet
@given(ours=entries, theirs=entries)
def test_the_entries_of_two_editors_both_survive_a_release(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "hub")
        waiting(desk, *((kind, quoted(note)) for kind, note in [*ours, *theirs]))
        assert desk.run("release", "module", "tiny", "--date", DAY).status == 0
        newest = desk.hub().modules["tiny"].changes[0]
        assert newest.note == one_line(" ".join(note for _, note in [*ours, *theirs]))
        assert newest.kind == min((kind for kind, _ in [*ours, *theirs]), key=living.WEIGHT.index)


@quiet
@given(st.data())
def test_comments_stay_byte_for_byte_wherever_they_stand(data: st.DataObject):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "hub")
        waiting(desk, ("changed", "One."), ("editorial", "Two."))
        lines = desk.read(MODULE).split("\n")[:-1]
        comments = []
        for number in range(data.draw(st.integers(1, 12))):
            comments.append(f"{' ' * data.draw(st.integers(0, 8))}# comment {number}  ")
            lines.insert(data.draw(st.integers(0, len(lines))), comments[-1])
        ends = data.draw(st.sampled_from(["\n", "\r\n"]))
        mark = data.draw(st.sampled_from(["", "\ufeff"]))
        before = mark + ends.join([*lines, ""])
        desk.write(MODULE, before)
        assert desk.run("release", "module", "tiny", "--date", DAY).status == 0
        after = desk.read(MODULE)
        assert [line for line in after.split(ends) if "# comment" in line] == [line for line in before.split(ends) if "# comment" in line]
        removed = [line[2:] for line in difflib.ndiff(before.split(ends), after.split(ends)) if line.startswith("- ")]
        meant = {"version: 1.0.0", "unreleased:", "  - class: changed", "    note: One.", "  - class: editorial", "    note: Two."}
        assert set(removed) <= meant
        assert after.count("\n") == after.count(ends)


LAYOUTS = {
    "with comments at the ends of lines": "unreleased:  # yours here\n  - class: new  # why\n    note: More.\n",
    "without indent": "unreleased:\n- class: new\n  note: More.\n",
    "in brackets": "unreleased: [{class: new, note: More.}]  # yours here\n",
    "in brackets over several lines": "unreleased: [\n  {class: new,\n   note: More.},  # why\n]\n",
    "with dashes on lines of their own": "unreleased:\n  -\n    class: new\n    note: More.\n",
    "as folded text": "unreleased:\n  - note: >-\n      More.\n\n    class: new\n",
    "as folded text at the end": "unreleased:\n  - class: new\n    note: >\n      More.\n\n\n",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_waiting_entries_may_be_written_in_any_way(desk: Desk, layout: str):
    desk.change(MODULE, "unreleased: []\n", layout)
    desk.change(MODULE, "version: 1.0.0", 'version: "1.0.0"  # by a release only')
    assert desk.run("release", "module", "tiny", "--date", DAY).status == 0
    module = desk.hub().modules["tiny"]
    assert (module.version, module.changes[0].note, module.node.items("unreleased")) == ("1.1.0", "More.", [])
    assert "version: 1.1.0  # by a release only\n" in desk.read(MODULE)
    assert ("# yours here" in desk.read(MODULE)) == ("# yours here" in layout)
    assert desk.errors() == []


# Frameworks


def test_a_release_of_a_framework_freezes_what_editors_wrote(desk: Desk):
    marked(desk, "clarified", "We have begun, and we say so.")
    written = desk.read(NEXT)
    assert desk.run("release", "framework", "sample", "--date", DAY).status == 0
    frozen = desk.read(EDITION.format("1.0.1"))
    assert frozen.split("\n", 1)[1] == written.split("\n", 1)[1]
    framework = desk.hub().frameworks["sample"]
    assert framework.current == "1.0.1"
    assert framework.edition.items["only-item"].change.kind == "clarified"
    newest = framework.releases[0]
    assert (newest.version, newest.date, newest.kind) == ("1.0.1", DAY, "editorial")
    assert newest.digest == edition_digest(framework.edition)
    assert desk.errors() == []


def test_the_frozen_edition_finds_its_schema_one_folder_further_up(desk: Desk):
    marked(desk, "editorial", "We have begun!")
    up = desk.read(NEXT).split("$schema=")[1].split("\n")[0]
    desk.run("release", "framework", "sample", "--date", DAY)
    assert desk.read(EDITION.format("1.0.1")).split("$schema=")[1].split("\n")[0] == "../" + up


def test_editors_go_on_without_the_marks_of_change(desk: Desk):
    before = desk.read(NEXT)
    marked(desk, "changed", "We do it.")
    desk.run("release", "framework", "sample", "--date", DAY)
    assert desk.read(NEXT) == before.replace("We have begun.", "We do it.")


@pytest.mark.parametrize(
    ("kinds", "made"),
    [
        (["editorial"], "1.2.4"),
        (["clarified", "editorial"], "1.2.4"),
        (["changed"], "1.3.0"),
        (["moved"], "1.3.0"),
        (["new", "editorial"], "1.3.0"),
        (["withdrawn"], "2.0.0"),
        (["split", "changed"], "2.0.0"),
        (["merged"], "2.0.0"),
        ([], "1.2.4"),
    ],
)
def test_what_happened_to_the_items_makes_the_version(desk: Desk, kinds: list[str], made: str):
    framework = desk.hub().frameworks["sample"]
    current = replace(framework.edition, version="1.2.3")
    assert frameworks.next_version(kinds, framework.editions["next"], current) == made
    assert frameworks.next_version(kinds, framework.editions["next"], None) == "1.0.0"


@pytest.mark.parametrize("kind", ["editorial", "clarified", "changed", "moved", "split", "merged", "withdrawn"])
def test_after_every_kind_of_change_the_next_edition_starts_clean(desk: Desk, kind: str):
    marked(desk, kind, "We do it.")
    assert desk.run("release", "framework", "sample", "--date", DAY).status == 0
    assert desk.errors() == []
    assert "change:" not in desk.read(NEXT)
    assert ("withdrawn: true" in desk.read(NEXT)) == (kind == "withdrawn")


def test_a_new_item_is_new_once(desk: Desk):
    desk.write(NEXT, desk.read(NEXT) + ITEM.replace("only", "second") + "        change: {class: new}\n        kind: criterion\n        text: We go on.\n        applies_to: [all]\n")
    assert desk.run("release", "framework", "sample", "--date", DAY).status == 0
    assert desk.hub().frameworks["sample"].releases[0].note == "1 item new."
    marked(desk, "changed", "We do it.")
    assert desk.run("release", "framework", "sample", "--date", DAY).status == 0
    assert desk.hub().frameworks["sample"].current == "1.2.0"
    assert desk.errors() == []


def test_a_word_that_no_item_holds_is_a_small_edition(desk: Desk):
    desk.change(NEXT, "summary: One element.", "summary: One small element.")
    assert desk.run("release", "framework", "sample", "--date", DAY).status == 0
    assert desk.hub().frameworks["sample"].current == "1.0.1"


MARKS = {
    "with comments": "      # why it is asked\n      - id: only-item\n        change:  # as agreed\n          class: changed\n          # in two words\n          note: Because.\n        # the text itself\n",
    "in brackets": '      - id: only-item\n        change: {class: changed, note: "Because, yes"}  # as agreed\n',
    "in brackets over two lines": "      - id: only-item\n        change: {class: changed,\n          note: Because.}\n",
    "as the first field": "      - change:\n          class: changed\n        id: only-item\n",
    "with folded text": "      - id: only-item\n        change:\n          class: changed\n          note: |\n            # no comment\n\n            Because.\n\n",
}


@pytest.mark.parametrize("mark", MARKS.values(), ids=list(MARKS))
def test_a_mark_of_change_may_be_written_in_any_way(desk: Desk, mark: str):
    desk.change(NEXT, ITEM, mark)
    desk.change(NEXT, "text: We have begun.", "text: We do it.")
    whole_lines = [line for line in mark.split("\n") if line.lstrip().startswith("#") and line.strip() != "# no comment"]
    assert desk.run("release", "framework", "sample", "--date", DAY).status == 0
    after = desk.read(NEXT).split("\n")
    assert all(line in after for line in whole_lines)
    assert "Because" not in desk.read(NEXT)
    assert desk.errors() == []


def test_an_item_written_in_brackets_loses_its_mark_too(desk: Desk):
    text = desk.read(NEXT)
    start = text.index(ITEM)
    desk.write(NEXT, text[:start] + "      - {id: only-item, kind: criterion, change: {class: changed}, text: We do it., applies_to: [all]}\n")
    assert desk.run("release", "framework", "sample", "--date", DAY).status == 0
    assert "      - {id: only-item, kind: criterion, text: We do it., applies_to: [all]}\n" in desk.read(NEXT)
    assert desk.errors() == []


@pytest.mark.parametrize("rest", ["", "editions: []  # none yet\n"], ids=["absent", "empty"])
def test_the_first_edition_of_a_draft_is_1_0_0_and_the_current_one(desk: Desk, rest: str):
    desk.run("new", "framework", "our-steps")
    path = "content/self-evaluation/our-steps/framework.yml"
    desk.write(path, desk.read(path) + rest)
    before = desk.read(path)
    assert desk.run("release", "framework", "our-steps", "--date", DAY).status == 0
    framework = desk.hub().frameworks["our-steps"]
    assert (framework.current, [c.version for c in framework.releases]) == ("1.0.0", ["1.0.0"])
    assert [line for line in before.split("\n") if "#" in line and line not in desk.read(path)] == (["editions: []  # none yet"] if rest else [])
    assert desk.errors() == []
    desk.change(path, "status: draft", "status: published")
    assert desk.errors() == []


def recorded(*changes: Edit, date: str = DAY) -> str:
    """The record of the sample framework after a release of its next edition, in the small hub with some changes."""
    hub = edited(changes)
    made = frameworks.release_framework(hub.frameworks["sample"], date, lambda path: hub.documents[path].text.encode())
    return made.changed[FRAMEWORK].decode()


def change(kind: str) -> Edit:
    return NEXT, ITEM, f"{ITEM}        change: {{class: {kind}, note: Because.}}\n"


OTHER_SCALE = (NEXT, "criterion: met", "criterion: how-far")
NEW_ITEM = (NEXT, ITEM, f"{ITEM.replace('only', 'new')}        kind: criterion\n        text: A.\n        change: {{class: new}}\n{ITEM}")


@pytest.mark.parametrize(
    ("changes", "kind", "note"),
    [
        ([change("editorial")], "editorial", "1 item reworded."),
        ([change("clarified")], "editorial", "1 item clarified."),
        ([change("changed")], "changed", "1 item changed."),
        ([change("moved")], "changed", "1 item moved."),
        ([change("split")], "changed", "1 item split."),
        ([change("merged")], "changed", "1 item merged."),
        ([change("withdrawn")], "changed", "1 item withdrawn."),
        ([change("new")], "new", "1 item new."),
        ([change("editorial"), NEW_ITEM], "new", "1 item reworded and 1 item new."),
        ([change("moved"), NEW_ITEM], "changed", "1 item moved and 1 item new."),
        ([OTHER_SCALE, change("new")], "changed", "1 item new and another scale for answers."),
        ([(NEXT, "summary: One element.", "summary: One.")], "editorial", "Titles, summaries or the order of the elements."),
        ([(FRAMEWORK, HISTORY, "")], "new", "First edition."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_line_of_an_edition_says_what_happened_to_the_items(changes: list[Edit], kind: str, note: str):
    newest = re.search(r"  - version: .*\n    date: 2026-12-01\n    class: (.*)\n    note: (.*)\n    digest: \"v1:[0-9a-f]{64}\"\n", recorded(*changes))
    assert newest.groups() == (kind, note)


OLDER = HISTORY.partition("editions:\n")[2]
NEWEST = "  - version: {}\n    date: 2026-12-01\n    class: {}\n"


@pytest.mark.parametrize(
    ("record", "written"),
    [
        (HISTORY, "current: 1.1.0\neditions:\n" + NEWEST.format("1.1.0", "changed")),
        (f"editions:\n{OLDER}", "current: 1.0.0\neditions:\n" + NEWEST.format("1.0.0", "new")),
        ("current: 1.0.0\n", "current: 1.1.0\neditions:\n" + NEWEST.format("1.1.0", "changed")),
        ("current: 2.0.0\n", "current: 1.0.0\neditions:\n" + NEWEST.format("1.0.0", "new")),
        ("", "current: 1.0.0\neditions:\n" + NEWEST.format("1.0.0", "new")),
    ],
    ids=["both are there", "none is current", "one is current and none recorded", "one is current that is not there", "none is there"],
)
def test_the_record_of_an_edition_stands_after_the_audiences(record: str, written: str):
    after = recorded((FRAMEWORK, HISTORY, record), change("changed"))
    assert "    strand: adult\n" + written in after
    assert after.endswith("review_by: 2027-11-01\n")


@pytest.mark.parametrize(
    ("changes", "date", "why"),
    [
        ([(NEXT, "*", "")], DAY, "content/self-evaluation/sample/next.yml is not there. Copy the newest edition to it and work on that."),
        ([], DAY, f"{NEXT} says the same as edition 1.0.0. There is nothing to release."),
        ([change("changed")], "2026-11-20", "1.0.0 was released on 21 November 2026, so the next version cannot be of 20 November 2026. Give a later --date."),
    ],
)
def test_an_edition_that_is_refused_says_why(changes: list[Edit], date: str, why: str):
    with pytest.raises(CannotRelease) as refused:
        recorded(*changes, date=date)
    assert str(refused.value) == why


def test_an_edition_that_was_released_is_watched_from_then_on(desk: Desk):
    marked(desk, "changed", "We do it.")
    desk.run("release", "framework", "sample", "--date", DAY)
    desk.change(EDITION.format("1.1.0"), "We do it.", "We did it.")
    assert [error for error in desk.errors() if "HUB208" in error]


def test_an_item_withdrawn_in_name_only_is_an_error(desk: Desk):
    desk.change(NEXT, ITEM, ITEM + "        change: {class: withdrawn}\n")
    assert ["HUB209" in error for error in desk.errors()] == [True]


# The day


def test_the_day_is_never_taken_from_the_clock(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    waiting(desk, ("new", "More."))
    said = desk.run("release", "module", "tiny")
    assert (said.status, said.out) == (2, "")
    assert "--date" in said.err


def test_the_day_may_come_from_source_date_epoch(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083199")
    waiting(desk, ("new", "More."))
    assert desk.run("release", "module", "tiny").status == 0
    assert desk.hub().modules["tiny"].changes[0].date == "2026-11-30"


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 30, "1e9"])
def test_an_epoch_that_is_no_number_of_seconds_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch, epoch: str):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    waiting(desk, ("new", "More."))
    said = desk.run("release", "module", "tiny")
    assert said.status == 2
    assert epoch in said.err


# Refusals: exit 2 or 1, and not one byte has changed


def no_change(desk: Desk) -> None:
    """Nothing waits."""


def an_error(desk: Desk) -> None:
    waiting(desk, ("new", "More."))
    desk.change(MODULE, "levels: [early]", "levels: [late]")


def an_error_in_a_unit(desk: Desk) -> None:
    waiting(desk, ("new", "More."))
    desk.change("modules/tiny/first.md", "/modules/next-step/", "/no/such/page/")


def a_history_in_brackets(desk: Desk) -> None:
    waiting(desk, ("new", "More."))
    text = desk.read(MODULE)
    desk.write(MODULE, text[: text.index("changes:")] + "changes: [{version: 1.0.0, date: 2026-11-21, class: new, note: First published.}]\n")


REFUSED = [
    (no_change, ("module", "tiny", "--date", DAY), 2, "nothing under `unreleased:`"),
    (no_change, ("guide", "--date", DAY), 2, "nothing under `unreleased:`"),
    (no_change, ("framework", "sample", "--date", DAY), 2, "nothing to release"),
    (no_change, ("module", "tinny", "--date", DAY), 2, "Did you mean `tiny`?"),
    (no_change, ("framework", "simple", "--date", DAY), 2, "Did you mean `sample`?"),
    (no_change, ("guide", "tiny", "--date", DAY), 2, "stemhub release guide"),
    (no_change, ("module", "--date", DAY), 2, "stemhub release module ID"),
    (lambda desk: waiting(desk, ("new", "More.")), ("module", "tiny", "--date", "2026-11-20"), 2, "21 November 2026"),
    (lambda desk: waiting(desk, ("new", "More.")), ("module", "tiny", "--date", "1 May"), 2, "1 May"),
    (lambda desk: waiting(desk, ("new", "More.")), ("module", "tiny", "--date", "2026-02-31"), 2, "2026-02-31"),
    (an_error, ("module", "tiny", "--date", DAY), 1, "HUB201"),
    (an_error_in_a_unit, ("module", "tiny", "--date", DAY), 1, "HUB210"),
    (a_history_in_brackets, ("module", "tiny", "--date", DAY), 2, "in brackets"),
    (lambda desk: desk.change(NEXT, "We have begun.", "We do it."), ("framework", "sample", "--date", DAY), 1, "HUB209"),
    (lambda desk: (desk.root / NEXT).unlink(), ("framework", "sample", "--date", DAY), 2, "next.yml is not there"),
    (lambda desk: desk.change(MODULE, "version: 1.0.0", "version: 1.1.0"), ("module", "tiny", "--date", DAY), 1, "HUB213"),
]


@pytest.mark.parametrize(("spoil", "call", "status", "why"), REFUSED, ids=[f"{call[0]}: {why}" for _, call, _, why in REFUSED])
def test_a_release_that_is_refused_says_why_and_changes_no_byte(desk: Desk, spoil, call: tuple[str, ...], status: int, why: str):
    spoil(desk)
    before = desk.files()
    said = desk.run("release", *call)
    assert said.status == status
    assert why in (said.err if status == 2 else said.out)
    assert desk.files() == before


def test_errors_elsewhere_do_not_hold_a_release_up(desk: Desk):
    waiting(desk, ("new", "More."))
    desk.change("modules/next-step/module.yml", "levels: [early]", "levels: [late]")
    assert desk.run("release", "module", "tiny", "--date", DAY).status == 0


@pytest.mark.parametrize(("path", "call"), [(MODULE, ("module", "tiny")), (GUIDE, ("guide",))])
def test_a_second_release_has_nothing_to_release(desk: Desk, path: str, call: tuple[str, ...]):
    waiting(desk, ("new", "More."), path=path)
    assert desk.run("release", *call, "--date", DAY).status == 0
    before = desk.files()
    assert desk.run("release", *call, "--date", DAY).status == 2
    assert desk.files() == before


def test_a_second_edition_of_the_same_text_is_refused(desk: Desk):
    marked(desk, "changed", "We do it.")
    assert desk.run("release", "framework", "sample", "--date", DAY).status == 0
    before = desk.files()
    assert desk.run("release", "framework", "sample", "--date", DAY).status == 2
    assert desk.files() == before


@pytest.mark.parametrize("broken", [1, 2, 3])
def test_a_disk_that_fails_half_way_leaves_the_hub_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch, broken: int):
    marked(desk, "changed", "We do it.")
    before, real, calls = desk.files(), os.replace, []

    def fail(*paths: Path) -> None:
        calls.append(paths)
        if len(calls) == broken:
            raise OSError(28, "No space left on device")
        real(*paths)

    monkeypatch.setattr(os, "replace", fail)
    said = desk.run("release", "framework", "sample", "--date", DAY)
    assert said.status == 2
    assert "No space left on device" in said.err
    assert desk.files() == before


def test_a_release_that_would_break_a_link_elsewhere_is_undone(desk: Desk):
    """An element is renamed: its old page goes, to which a page of the hub links."""
    desk.change(NEXT, "- id: only\n", "- id: renamed\n")
    desk.change(NEXT, ITEM, ITEM + "        change: {class: moved}\n")
    assert desk.errors() == []
    before = desk.files()
    said = desk.run("release", "framework", "sample", "--date", DAY)
    assert said.status == 1
    assert "content/about.md" in said.out
    assert "HUB210" in said.out
    assert "Nothing was changed" in said.err
    assert desk.files() == before


def test_a_file_keeps_its_permissions(desk: Desk):
    waiting(desk, ("new", "More."))
    (desk.root / MODULE).chmod(0o640)
    desk.run("release", "module", "tiny", "--date", DAY)
    assert (desk.root / MODULE).stat().st_mode & 0o777 == 0o640


# The fingerprint of a module and the guide

UNSEEN = [
    (MODULE, "owner: Hub editors", "owner: Somebody else"),
    (MODULE, "review_by: 2027-11-01", "review_by: 2028-11-01"),
    (MODULE, "status: published", "status: retired"),
    (MODULE, "    helps_with: [sample/only-item]\n", ""),
    (MODULE, "helps_with: [sample/only-item]\nsources", "helps_with: []\nsources"),
    (MODULE, "https://example.org/book", "https://example.org/other"),
    (MODULE, "checked_on: 2026-11-21", "checked_on: 2026-11-22"),
    (MODULE, "text: Somebody who helps.", "text: Somebody else."),
    (MODULE, "summary: A module", "# a comment\nsummary: A module"),
    (MODULE, "title: Tiny", 'title: "Tiny"'),
    ("modules/tiny/first.md", "## Look first", "<!-- a comment -->\n\n## Look first"),
    ("modules/tiny/first.md", "(/modules/next-step/)", "(/modules/next-step/second/)"),
    ("modules/tiny/first.md", "id: pour\n", "id: pour  # a comment\n"),
    ("modules/tiny/first.md", "## Look first\n", "## Look first   \n"),
]
SEEN = [
    (MODULE, "title: Tiny", "title: Small"),
    (MODULE, "summary: A module", "summary: The module"),
    (MODULE, "text: begin with something small", "text: begin with something large"),
    (MODULE, "minutes: 10", "minutes: 20"),
    (MODULE, "title: First", "title: Foremost"),
    (MODULE, "title: A book about small things", "title: A book about large things"),
    (MODULE, "codes: [SCN 0-07a]", "codes: []"),
    ("modules/tiny/first.md", "Small things are worth", "Large things are worth"),
    ("modules/tiny/first.md", "[the next step]", "[another step]"),
    ("modules/tiny/first.md", "Fill one jug.", "Fill two jugs."),
    ("modules/tiny/first.md", "Read this line", "Skip this line"),
]


@pytest.mark.parametrize(("path", "old", "new"), UNSEEN, ids=[new.strip()[:40] for _, _, new in UNSEEN])
def test_what_is_no_part_of_the_text_does_not_change_the_fingerprint(desk: Desk, path: str, old: str, new: str):
    before = module_digest(desk.hub().modules["tiny"])
    desk.change(path, old, new)
    assert module_digest(desk.hub().modules["tiny"]) == before


@pytest.mark.parametrize(("path", "old", "new"), SEEN, ids=[new.strip()[:40] for _, _, new in SEEN])
def test_what_readers_see_changes_the_fingerprint(desk: Desk, path: str, old: str, new: str):
    before = module_digest(desk.hub().modules["tiny"])
    desk.change(path, old, new)
    assert module_digest(desk.hub().modules["tiny"]) != before


def test_the_fingerprint_of_the_guide_goes_over_its_chapters(desk: Desk):
    before = guide_digest(desk.hub().guide)
    assert re.fullmatch(r"v1:[0-9a-f]{64}", before)
    desk.change(GUIDE, "owner: Hub editors", "owner: Somebody else")
    assert guide_digest(desk.hub().guide) == before
    desk.change("content/nutshell-guide/at-home.md", "You need nothing", "You need little")
    assert guide_digest(desk.hub().guide) != before


def test_a_comment_shown_as_code_is_part_of_the_text(desk: Desk):
    desk.write("modules/tiny/first.md", desk.read("modules/tiny/first.md") + "\n```html\n<!-- shown -->\n```\n")
    before = module_digest(desk.hub().modules["tiny"])
    desk.change("modules/tiny/first.md", "<!-- shown -->", "<!-- shown too -->")
    assert module_digest(desk.hub().modules["tiny"]) != before
