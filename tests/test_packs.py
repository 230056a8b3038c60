"""Ready packs: the plan for whoever leads, the sheet for everybody, the links to the module and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from laying import ROOT, SMALL
from stemhub import build
from stemhub.load import load
from stemhub.load.schemas import Schemas
from stemhub.model.digest import module_digest
from stemhub.rules import run

PACK, MODULE = "modules/tiny/pack.yml", "modules/tiny/module.yml"


def drawn(root: Path) -> dict[str, str]:
    """The bodies of all pages by address."""
    return {page.address: page.body for page in build.draw(root, build.check(root).hub).pages}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return drawn(SMALL)


def change(hub: Path, path: str, old: str, new: str) -> None:
    text = (hub / path).read_text()
    assert old in text
    (hub / path).write_text(text.replace(old, new, 1))


def findings(hub: Path) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in run(load(hub, Schemas(ROOT / "schemas/v1")))]


def test_a_step_shows_from_which_minute_to_which_it_goes(pages):
    assert re.findall(r'<th scope="row">(\d+–\d+)</th>', pages["packs/tiny/"]) == ["0–10", "10–30", "0–60"]


def test_a_question_leads_to_the_unit_or_the_activity_that_it_comes_from(hub: Path):
    change(hub, PACK, "        from: first\n", "        from: first/pour\n")
    page = drawn(hub)["packs/tiny/"]
    asked = page.partition("What did you see?")[2].partition("</li>")[0]
    assert 'href="../../modules/tiny/first/#pour"' in asked
    assert "href" not in page.partition("Who said so?")[2].partition("</li>")[0]


def test_plan_and_sheet_of_each_session_begin_on_paper_of_their_own(pages):
    heads = re.findall(r"^## (.*?) \{: #(\S+) \.hub-new-sheet \}$", pages["packs/tiny/"], re.MULTILINE)
    assert [anchor for _, anchor in heads] == ["look-once", "look-once-sheet", "look-twice", "look-twice-sheet", "about-this-pack"]


def test_two_sheets_may_ask_the_same_and_every_id_of_the_page_is_its_own(pages):
    ids = re.findall(r'id="([^"]+)"', pages["packs/tiny/"]) + re.findall(r"\{: #(\S+)", pages["packs/tiny/"])
    assert len(ids) == len(set(ids))
    assert {"field-look-once-seen", "field-look-twice-seen"} <= set(ids)


def test_a_pack_is_found_from_its_module_the_list_and_the_a_to_z(pages):
    assert 'href="../../packs/tiny/#look-once"' in pages["modules/tiny/"]
    assert 'href="tiny/#look-twice"' in pages["packs/"]
    assert 'href="../packs/tiny/"' in pages["a-z/"]
    assert "With your team" not in pages["modules/next-step/"]


def test_the_pack_of_a_draft_is_in_no_list(hub: Path):
    change(hub, MODULE, "status: published", "status: draft")
    found = drawn(hub)
    assert "The module is a draft." in found["packs/tiny/"]
    assert "tiny" not in found["packs/"]
    assert "packs/tiny/" not in found["a-z/"]


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("minutes: 20", "minutes: 25", "HUB313", "The steps take 35 minutes, and the session says 30."),
        ("    unit: first", "    unit: frist", "HUB203", "There is no unit `frist`."),
        ("from: first", "from: frist", "HUB203", "There is no unit or block `frist`."),
        ("from: first", "from: first/poor", "HUB203", "There is no unit or block `first/poor`."),
        ("id: look-twice", "id: look-once", "HUB202", "The id `look-once` is used twice."),
        ("label: What I saw\n", "label: Pupil names\n", "HUB420", "“Pupil names” asks for names of people who cannot take them back."),
        ("/modules/tiny/first/", "/modules/tiny/frist/", "HUB210", "The link `/modules/tiny/frist/` leads nowhere."),
        ("kind: long-text", "kind: choice", "HUB103", "This field has no `options`."),
        ("[Let everybody speak.]", "[\"Let everybody speak [@nobody].\"]", "HUB203", "There is no source `nobody`."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_once(old, new, code, message, hub: Path):
    change(hub, PACK, old, new)
    assert findings(hub) == [(code, message)]


def test_a_pack_without_a_module_is_told(hub: Path):
    (hub / "modules/nobody").mkdir()
    (hub / PACK).rename(hub / "modules/nobody/pack.yml")
    assert ("HUB206", "The folder `modules/nobody` has no `module.yml`.") in findings(hub)


def test_the_fingerprint_of_a_module_covers_its_pack(hub: Path):
    schemas = Schemas(ROOT / "schemas/v1")
    before = module_digest(load(hub, schemas).modules["tiny"])
    change(hub, PACK, "Talk.", "Talk and listen.")
    assert module_digest(load(hub, schemas).modules["tiny"]) != before
