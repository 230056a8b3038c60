"""Templates: every kind of field is drawn and held to its form, drafts stay out of lists, releases are cited."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from laying import ROOT, SMALL
from stemhub import build, cli
from stemhub.load import load
from stemhub.load.schemas import Schemas
from stemhub.model.template import FIELD_KINDS
from stemhub.rules import run

PLAN = "content/templates/plan.yml"


def drawn(root: Path) -> dict[str, str]:
    """The bodies of all pages by address."""
    return {page.address: page.body for page in build.draw(root, build.check(root).hub).pages}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return drawn(SMALL)


def change(hub: Path, old: str, new: str) -> None:
    text = (hub / PLAN).read_text()
    assert old in text
    (hub / PLAN).write_text(text.replace(old, new, 1))


def findings(hub: Path) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in run(load(hub, Schemas(ROOT / "schemas/v1")))]


def part(page: str, field: str) -> str:
    """The drawn form of one field."""
    return page.partition(f'id="field-{field}"')[2].partition('<div class="hub-field ')[0]


def test_the_example_has_every_kind_of_field_and_the_schema_knows_the_same_kinds():
    fields = build.check(SMALL).hub.templates["plan"].fields
    assert {field.kind for field in fields} == set(FIELD_KINDS)
    schema = Schemas(ROOT / "schemas/v1").all["template"]
    known = schema["properties"]["sections"]["items"]["properties"]["fields"]["items"]["properties"]["kind"]["enum"]
    assert set(known) == set(FIELD_KINDS)


def test_each_field_shows_its_label_its_help_and_room_to_answer(pages):
    page = pages["templates/plan/"]
    assert "Place" in part(page, "place")
    assert "Where you are." in part(page, "place")
    assert "(needed)" in part(page, "place")
    assert "(needed)" not in part(page, "day")
    assert [part(page, name).count('class="hub-write"') for name in ("place", "day", "how-many", "why")] == [1, 1, 1, 2]
    assert part(page, "state").count('class="hub-box"') == 2
    assert part(page, "agreed").count('class="hub-box"') == 1


def test_a_table_has_its_rows_and_what_goes_into_a_cell(pages):
    steps, four = part(pages["templates/plan/"], "steps"), part(pages["templates/plan/"], "four")
    assert re.findall(r'<th scope="col">(\w+)</th>', steps) == ["What", "Sure", "Ready"]
    assert steps.count("<tr>") == 1 + 2
    assert steps.count('class="hub-box"') == 2 * (2 + 1)
    assert re.findall(r'<th scope="row">(\w+)</th>', four) == ["Science"]


def test_a_form_warns_of_names_and_says_its_licence(pages):
    page = pages["templates/plan/"]
    assert "Never write the name of a child" in page
    assert "creativecommons.org/licenses/by/4.0/" in page


def test_a_form_lists_its_files_with_their_sizes_and_digests_and_every_one_is_there():
    hub = build.check(SMALL).hub
    site = build.draw(SMALL, hub)
    page = next(one.body for one in site.pages if one.address == "templates/plan/")
    files = [one for one in site.files if one.address.startswith("templates/plan/")]
    # The OpenDocument form stands below the table of files, and the empty form as data last.
    listed = [one.address.split("/")[-1] for one in files]
    assert re.findall(r'href="([^"]+)" download>', page) == sorted(listed, key=lambda name: (name.endswith(".json"), name.endswith(".ods")))
    assert {one.address.split("-1.0.0")[-1] for one in files} == {".pdf", "-print.pdf", ".xlsx", ".ods", ".docx", ".csv", ".json"}
    assert re.findall(r'hub-digest">(\w+)<', page) == [hashlib.sha256(one.data).hexdigest() for one in files]
    assert page.count("<summary>") == 2


def test_a_template_that_was_never_released_has_no_files(hub: Path):
    text = (hub / PLAN).read_text()
    (hub / PLAN).write_text(text[: text.index("changes:")] + "changes: []\n")
    site = build.draw(hub, build.check(hub).hub)
    assert not [one.address for one in site.files if one.address.startswith("templates/")]
    assert "Take it away" not in next(one.body for one in site.pages if one.address == "templates/plan/")


def test_a_form_is_found_from_the_list_its_sector_its_topic_the_a_to_z_and_the_news(pages):
    for address in ("templates/", "topics/elc/", "topics/play/", "a-z/", "whats-new/"):
        assert 'templates/plan/"' in pages[address] or 'href="plan/"' in pages[address], address
    assert 'templates/plan/"' not in pages["topics/cld/"]


def test_a_draft_has_its_page_and_stands_in_no_list(hub: Path):
    change(hub, "status: published", "status: draft")
    found = drawn(hub)
    assert "This is a draft" in found["templates/plan/"]
    assert not [address for address, body in found.items() if 'plan/"' in body and not address.startswith("templates/plan")]


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("        options:\n          - id: open\n            label: Open\n          - id: done\n            label: Done\n", "", "HUB103", "This field has no `options`."),
        ("        columns:\n          - id: now\n            label: Now\n            kind: number\n", "", "HUB103", "This field has no `columns`."),
        ("        blank_rows: 2\n", "", "HUB103", "This field has no `blank_rows`."),
        ("kind: long-text", "kind: essay", "HUB104", "`kind` must be one of `text`, `long-text`"),
        ("id: day", "id: place", "HUB202", "The id `place` is used twice."),
        ("id: rows", "id: begin", "HUB202", "The id `begin` is used twice."),
        ("id: done", "id: open", "HUB202", "The id `open` is used twice."),
        ("sectors: [elc]", "sectors: [nursery]", "HUB201", "`nursery` is not in the vocabulary's sectors."),
        ("[@small-plan]", "", "HUB310", "Nothing cites the source `small-plan`."),
        ("[@small-plan]", "[@smal-plan]", "HUB203", "There is no source `smal-plan`."),
        ("version: 1.0.0\nunreleased", "version: 1.1.0\nunreleased", "HUB213", "The version 1.1.0 is not the newest of the history, 1.0.0."),
        ("label: Place\n", "label: The child's name\n", "HUB420", "“child's name” asks for names"),
        ("label: What\n", "label: Names of the learners\n", "HUB420", "“Names of the learners” asks for names"),
        ("review_by: 2027-11-01", "review_by: 2026-01-01", "HUB311", "The review of “A plan” was due"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_once(old, new, code, message, hub: Path):
    change(hub, old, new)
    found = findings(hub)
    assert [one[0] for one in found] == [code], found
    assert found[0][1].startswith(message), found


def test_an_id_used_in_two_sections_is_told_because_answers_are_kept_under_it(hub: Path):
    change(hub, "id: steps", "id: place")
    assert findings(hub) == [("HUB202", "The id `place` is used twice.")]


def test_a_release_gives_a_version_that_the_page_cites(hub: Path, capsys):
    change(hub, "unreleased: []", "unreleased:\n  - class: changed\n    note: Asks for less.")
    assert cli.main(["release", "template", "plan", "--date", "2026-12-01", "--root", str(hub)]) == 0
    assert "Released template plan 1.1.0" in capsys.readouterr().out
    page = drawn(hub)["templates/plan/"]
    assert page.count("version 1.1.0") >= 2
    assert "Asks for less." in page
    assert findings(hub) == []


def test_an_unknown_template_is_told_with_the_nearest(hub: Path, capsys):
    assert cli.main(["release", "template", "plam", "--date", "2026-12-01", "--root", str(hub)]) == 2
    assert "there is no template “plam”. Did you mean `plan`?" in capsys.readouterr().err
