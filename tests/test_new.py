"""`stemhub new` begins things with drafts that are valid, explained, and in nobody's way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk import FRAMEWORK, GUIDE, MODULE, Desk
from hypothesis import given
from hypothesis import strategies as st
from stemhub import build
from stemhub.scaffolds import KINDS, TEXTS, better_id
from stemhub.source import read

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# kind, id, the files that it makes, the file that lists it
MADE = [
    ("module", "outdoor-maths", ["modules/outdoor-maths/module.yml", "modules/outdoor-maths/first-unit.md"], ""),
    ("unit", "tiny/sound-walk", ["modules/tiny/sound-walk.md"], MODULE),
    ("pack", "next-step", ["modules/next-step/pack.yml"], ""),
    ("chapter", "on-a-walk", ["content/nutshell-guide/on-a-walk.md"], GUIDE),
    ("pathway", "new-to-play", ["content/pathways/new-to-play.yml"], ""),
    ("framework", "our-steps", ["content/self-evaluation/our-steps/framework.yml", "content/self-evaluation/our-steps/next.yml"], ""),
    ("scale", "how-often", ["content/self-evaluation/scales/how-often.yml"], ""),
    ("codes", "our-standards", ["content/codes/our-standards.yml"], ""),
    ("template", "tidy-up", ["content/templates/tidy-up.yml"], ""),
    ("directory", "village-club", ["content/directory/village-club.yml"], ""),
    ("event", "village-fair", ["content/events/village-fair.yml"], ""),
    ("page", "thanks", ["content/thanks.md"], ""),
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "hub")


def test_the_small_hub_on_the_desk_has_no_error(desk: Desk):
    assert desk.errors() == []


def test_every_kind_of_draft_is_tried_here():
    assert [kind for kind, *_ in MADE] == list(KINDS)


@pytest.mark.parametrize(("kind", "name", "made", "lists"), MADE, ids=[kind for kind, *_ in MADE])
class TestADraft:
    def test_has_no_error(self, desk: Desk, kind: str, name: str, made: list[str], lists: str):
        assert desk.run("new", kind, name).status == 0
        assert desk.errors() == []

    def test_is_made_of_these_files_and_touches_no_others(self, desk: Desk, kind: str, name: str, made: list[str], lists: str):
        before = desk.files()
        desk.run("new", kind, name)
        after = {path: data for path, data in desk.files().items() if not (desk.root / path).is_dir()}
        assert {path for path, data in after.items() if before.get(path) != data} == {*made, lists} - {""}

    def test_says_what_it_made_and_what_to_do_next(self, desk: Desk, kind: str, name: str, made: list[str], lists: str):
        said = desk.run("new", kind, name)
        assert [line.removeprefix("Made ") for line in said.out.splitlines() if line.startswith("Made ")] == made
        assert [line.removeprefix("Changed ") for line in said.out.splitlines() if line.startswith("Changed ")] == [lists][: bool(lists)]
        assert re.search(r"^Next: .*`stemhub check`\.$", said.out, re.MULTILINE)
        assert said.err == ""

    def test_is_never_laid_over_another(self, desk: Desk, kind: str, name: str, made: list[str], lists: str):
        desk.run("new", kind, name)
        before = desk.files()
        said = desk.run("new", kind, name)
        assert (said.status, said.out) == (2, "")
        assert "already" in said.err
        assert desk.files() == before

    def test_leaves_a_file_alone_that_is_not_part_of_the_hub_yet(self, desk: Desk, kind: str, name: str, made: list[str], lists: str):
        desk.write(made[-1], "mine")
        before = desk.files()
        assert desk.run("new", kind, name).status == 2
        assert desk.files() == before

    def test_has_no_placeholder_left(self, desk: Desk, kind: str, name: str, made: list[str], lists: str):
        desk.run("new", kind, name)
        for path in made:
            assert not re.search(r"\{\w+\}", desk.read(path)), path

    def test_may_have_a_number_or_a_word_of_yaml_as_its_id(self, desk: Desk, kind: str, name: str, made: list[str], lists: str):
        for odd in ("2026", "true", "null"):
            if kind == "pack":  # it takes its module's
                desk.run("new", "module", odd)
            assert desk.run("new", kind, f"tiny/{odd}" if kind == "unit" else odd).status == 0
        assert desk.errors() == []


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.yml")), ids=lambda path: path.name)
def test_every_field_of_a_scaffold_has_a_line_that_says_what_good_looks_like(path: Path):
    """Fields whose meaning stands in one line for several (kind and statement, option by option) are named here."""
    explained_together = {"format", "id", "title", "quality", "scales", "kind", "helps_with", "elements", "version", "changes"}
    lines = path.read_text("utf-8").split("\n")
    for before, line in zip(["", *lines], lines, strict=False):
        field = re.match(r"([a-z_]+):", line)
        if field and field[1] not in explained_together:
            assert before.startswith("# "), f"{path.name}: {line}"


def test_a_scaffold_in_the_hub_s_own_words_is_valid_in_a_hub_with_other_words(desk: Desk):
    vocabulary = "content/vocabulary.yml"
    desk.write(vocabulary, desk.read(vocabulary).replace("id: elc", "id: nursery-time").replace("id: science", "id: natural-science"))
    for kind, name, *_ in MADE:
        desk.run("new", kind, name)
    new = [error for error in desk.errors() if any(path in error for _, _, made, _ in MADE for path in made)]
    assert new == []


# Ids


@pytest.mark.parametrize(
    ("kind", "name", "better"),
    [
        ("module", "Outdoor Maths", "outdoor-maths"),
        ("page", "our_team", "our-team"),
        ("pathway", "Fàilte gu STEM!", "failte-gu-stem"),
        ("directory", "X--Y.yml", "x-y-yml"),
        ("unit", "tiny/Sound Walk", "sound-walk"),
        ("chapter", "children's-play", "childrens-play"),
        ("framework", "../../etc", "etc"),
        ("page", "a/b", "a-b"),
        ("module", "", "a-short-name"),
    ],
)
def test_an_id_that_cannot_be_an_address_is_refused_with_a_better_one(desk: Desk, kind: str, name: str, better: str):
    before = desk.files()
    said = desk.run("new", kind, name)
    assert (said.status, said.out) == (2, "")
    assert re.search(rf"for example {re.escape(better)}\.", said.err)
    assert desk.files() == before


@given(st.text(max_size=30))
def test_the_better_id_is_always_a_good_one(name: str):
    assert ID.fullmatch(better_id(name))


@given(st.from_regex(ID, fullmatch=True))
def test_a_good_id_is_its_own_better_one(name: str):
    assert better_id(name) == name


@pytest.mark.parametrize(
    ("kind", "name", "why"),
    [
        ("page", "modules", "the address /modules/ is taken"),
        ("page", "contribute", "the address /contribute/ is taken"),
        ("framework", "scales", "holds the scales"),
        ("unit", "sound-walk", "stemhub new unit MODULE/sound-walk"),
        ("unit", "tinny/sound-walk", "Did you mean `tiny`?"),
        ("pack", "tinny", "Did you mean `tiny`?"),
    ],
)
def test_a_name_that_would_not_lead_there_is_refused_in_words(desk: Desk, kind: str, name: str, why: str):
    said = desk.run("new", kind, name)
    assert said.status == 2
    assert why in said.err


@pytest.mark.parametrize(
    ("kind", "name", "lost", "why"),
    [
        ("chapter", "x", "content/nutshell-guide", "there is no guide"),
        ("pathway", "x", "modules", "stemhub new module ID"),
        ("framework", "x", "content/self-evaluation/scales", "`stemhub new scale ID`"),
        ("module", "x", "content/vocabulary.yml", "add one to content/vocabulary.yml"),
    ],
)
def test_a_hub_that_lacks_what_a_draft_refers_to_is_told_what_to_add_first(desk: Desk, kind: str, name: str, lost: str, why: str):
    (desk.root / lost).rename(desk.root / "lost")
    (desk.root / "modules").mkdir(exist_ok=True)
    said = desk.run("new", kind, name)
    assert said.status == 2
    assert why in said.err


def test_a_list_in_a_file_that_cannot_be_read_is_not_touched(desk: Desk):
    desk.write(MODULE, desk.read(MODULE) + "\t- x")
    before = desk.files()
    said = desk.run("new", "unit", "tiny/sound-walk")
    assert said.status == 2
    assert "cannot be read" in said.err
    assert desk.files() == before


# Listing a unit or chapter in the author's own layout

UNITS = """units:
  - id: first
    title: First
    minutes: 10
    purpose: To begin.
    outcomes: [begin]
    helps_with: [sample/only-item]
"""
LAYOUTS = {
    "a list without indent": "units:\n- id: first\n  title: First\n  minutes: 10\n  purpose: To begin.\n  outcomes: [begin]\n",
    "a wide dash": "units:\n    -   id: first\n        title: First\n        minutes: 10\n        purpose: To begin.\n        outcomes: [begin]\n",
    "a dash on a line of its own": "units:\n  -\n    id: first\n    title: First\n    minutes: 10\n    purpose: To begin.\n    outcomes: [begin]\n",
    "an entry in brackets": "units:\n  - {id: first, title: First, minutes: 10,\n     purpose: To begin., outcomes: [begin]\n    }  # so it was\n",
    "text over several lines at the end": "units:\n  - id: first\n    title: First\n    minutes: 10\n    outcomes: [begin]\n    purpose: >-\n      To begin\n      # no comment\n      again.\n\n\n",
    "comments all about": "units:  # the order is here\n  # first of all\n  - id: first  # for ever\n    title: First\n    minutes: 10\n    # why\n    purpose: To begin.\n    outcomes:\n      - begin  # only one\n\n  # that was all\n# now the codes\n",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "byte order mark"])
def test_a_new_unit_is_listed_last_and_every_other_byte_stays(desk: Desk, layout: str, ends: str, mark: str):
    desk.change(MODULE, UNITS, layout)
    before = mark + desk.read(MODULE).replace("\n", ends)
    desk.write(MODULE, before)
    assert desk.run("new", "unit", "tiny/sound-walk").status == 0
    after = desk.read(MODULE)
    assert [unit.id for unit in desk.hub().modules["tiny"].units] == ["first", "sound-walk"]
    assert desk.errors() == []
    start = next(n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)
    rest = len(before) - start
    assert after[:start] + after[len(after) - rest :] == before
    assert after.count("\n") == after.count(ends)


def test_a_unit_is_listed_also_at_the_very_end_of_a_file_without_a_last_line_end(desk: Desk):
    text = desk.read(MODULE)
    desk.write(MODULE, text.replace(UNITS, "") + UNITS.rstrip("\n"))
    assert desk.run("new", "unit", "tiny/sound-walk").status == 0
    assert desk.read(MODULE).startswith(text.replace(UNITS, "") + UNITS)
    assert desk.errors() == []


def test_a_list_in_brackets_is_left_alone_and_the_author_is_asked_to_open_it(desk: Desk):
    desk.change(MODULE, UNITS, "units: [{id: first, title: First, minutes: 10, purpose: To begin., outcomes: [begin]}]\n")
    before = desk.files()
    said = desk.run("new", "unit", "tiny/sound-walk")
    assert said.status == 2
    assert "in brackets" in said.err
    assert desk.files() == before


def test_a_unit_may_be_added_to_a_module_that_has_none_yet(desk: Desk):
    desk.change(MODULE, UNITS, "units: []  # to come\n")
    desk.write("modules/tiny/first.md", "")
    (desk.root / "modules/tiny/first.md").unlink()
    desk.run("new", "unit", "tiny/sound-walk")
    assert "units:  # to come\n  # The id" in desk.read(MODULE)
    assert [unit.id for unit in desk.hub().modules["tiny"].units] == ["sound-walk"]


def test_a_second_unit_and_a_second_chapter_come_after_the_first(desk: Desk):
    for name in ("one", "two"):
        desk.run("new", "unit", f"tiny/{name}")
        desk.run("new", "chapter", name)
    hub = desk.hub()
    assert [unit.id for unit in hub.modules["tiny"].units] == ["first", "one", "two"]
    assert [chapter.id for chapter in hub.guide.chapters] == ["at-home", "one", "two"]
    assert desk.errors() == []


# Drafts and readers


def test_drafts_stand_in_no_list(desk: Desk):
    for kind, name, *_ in MADE:
        if kind in ("module", "pathway", "framework"):
            desk.run("new", kind, name)
    site = build.draw(desk.root, desk.hub())
    for page in site.pages:
        if not page.address.startswith(("modules/outdoor-maths/", "pathways/new-to-play/")):
            assert not re.search("outdoor-maths|new-to-play|our-steps", page.body), page.address


def test_a_framework_without_an_edition_is_not_drawn_and_nothing_may_link_to_it(desk: Desk):
    desk.run("new", "framework", "our-steps")
    site = build.draw(desk.root, desk.hub())
    assert not [page.address for page in site.pages if "our-steps" in page.address]
    desk.change("content/about.md", "Everything is here once", "[Our steps](/self-evaluation/our-steps/)")
    assert len([error for error in desk.errors() if "HUB210" in error]) == 1


@pytest.mark.parametrize("rest", ["", "editions: []\n", "current: 1.0.0\neditions: []\n"])
def test_a_published_framework_needs_an_edition(desk: Desk, rest: str):
    desk.run("new", "framework", "our-steps")
    path = "content/self-evaluation/our-steps/framework.yml"
    desk.change(path, "status: draft", "status: published")
    desk.write(path, desk.read(path) + rest)
    assert [error for error in desk.errors() if path in error]


def test_a_current_edition_that_is_not_the_newest_is_an_error(desk: Desk):
    edition = desk.read("content/self-evaluation/sample/editions/1.0.0.yml")
    desk.write("content/self-evaluation/sample/editions/1.1.0.yml", edition)
    desk.change(FRAMEWORK, "editions:\n", "editions:\n  - version: 1.1.0\n    date: 2026-11-22\n    class: changed\n    note: More.\n")
    assert [error for error in desk.errors() if "HUB213" in error]


def test_the_texts_of_scaffolds_can_be_read_by_the_hub_itself():
    for path in TEXTS.glob("*.md"):
        assert read(path.name, path.read_bytes()).faults == []
