"""The nouns: fingerprints of editions, who an item is for, addresses, and things said in words."""

from __future__ import annotations

import hashlib
import shutil
import unicodedata
from pathlib import Path

import pytest
from stemhub import build, wording
from stemhub.load import frameworks
from stemhub.load.table import CONTENT_TYPES, type_of
from stemhub.model import Hub, addresses
from stemhub.model.digest import edition_digest
from stemhub.model.framework import Audience, Edition
from stemhub.source import Node, read

EDITION = """\
format: 1
scales: {criterion: met}
elements:
  - id: only
    title: Gàidhlig
    titles: {elc: For the youngest, cld-adult: For adults}
    summary: One element.
    items:
      - id: first
        kind: criterion
        text: We have begun.
        texts: {cld: We have all begun., cld-adult: We adults have begun.}
        applies_to: [all]
      - id: second
        kind: criterion
        text: We go on.
        applies_to: [elc, cld-youth]
"""


def edition(text: str, version: str = "1.0.0") -> Edition:
    return frameworks.edition(version, read("content/self-evaluation/sample/editions/1.0.0.yml", text.encode()))


def digest(text: str) -> str:
    return edition_digest(edition(text))


def audience(name: str, sectors: tuple[str, ...] = (), strand: str = "") -> Audience:
    return Audience(name, name, sectors, strand, Node({}, read("a.yml", b"a: 1").root.span))


@pytest.fixture(scope="module")
def hub() -> Hub:
    return build.check(Path(__file__).parent / "hubs" / "small").hub


# The fingerprint of an edition


@pytest.mark.parametrize(
    "same",
    [
        pytest.param(EDITION.replace("format: 1\nscales: {criterion: met}\n", "scales: {criterion: met}\nformat: 1\n"), id="order of fields"),
        pytest.param(EDITION.replace("{elc: For the youngest, cld-adult: For adults}", "{cld-adult: For adults, elc: For the youngest}"), id="order of titles"),
        pytest.param(unicodedata.normalize("NFD", EDITION), id="accents in two parts"),
        pytest.param(EDITION.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param("# A comment\n" + EDITION, id="comments"),
        pytest.param("\ufeff" + EDITION, id="byte order mark"),
        pytest.param(EDITION.replace("text: We go on.", 'text: "We go on."'), id="quotes"),
        pytest.param(EDITION.replace("text: We go on.", "text: |\n          We go on."), id="a block of text"),
        pytest.param(EDITION.replace("text: We go on.", "change: {class: new, note: At last.}\n        text: We go on."), id="notes on a change"),
        pytest.param(EDITION.replace("format: 1", "format: 2"), id="file format"),
    ],
)
def test_how_an_edition_is_written_does_not_change_its_fingerprint(same: str):
    assert same != EDITION
    assert digest(same) == digest(EDITION)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We go on.", "We go on!"),
        ("We go on.", "We  go on."),
        ("Gàidhlig", "Gaidhlig"),
        ("id: second", "id: third"),
        ("kind: criterion\n        text: We go", "kind: question\n        text: We go"),
        ("[elc, cld-youth]", "[elc]"),
        ("criterion: met", "criterion: other"),
        ("applies_to: [elc", "withdrawn: true\n        applies_to: [elc"),
        ("elc: For the youngest, ", ""),
    ],
)
def test_whatever_readers_see_changes_the_fingerprint(old: str, new: str):
    assert old in EDITION
    assert digest(EDITION.replace(old, new, 1)) != digest(EDITION)


def test_the_order_of_items_is_seen_by_readers():
    head, first, second = EDITION.partition("      - id: first")[0], *EDITION.split("      - id: ")[1:]
    assert digest(f"{head}      - id: {second}      - id: {first}") != digest(EDITION)


def test_a_fingerprint_names_its_method_and_stays_the_same_for_ever():
    canonical = '{"elements":[],"scales":{"criterion":"met"}}'
    assert digest("format: 1\nscales:\n  criterion: met\nelements: []\n") == "v1:" + hashlib.sha256(canonical.encode()).hexdigest()


# Who an item is for


@pytest.mark.parametrize(
    ("names", "answers"),
    [(("all",), True), (("elc",), True), (("nursery-team",), True), (("cld",), False), ((), False), (("primary", "elc"), True)],
)
def test_an_audience_answers_to_all_to_its_own_name_and_to_its_sectors(names: tuple[str, ...], answers: bool):
    assert audience("nursery-team", ("elc",)).answers_to(names) is answers


def test_an_audience_reads_its_own_wording_or_its_sectors_or_the_common_one():
    first = edition(EDITION).items["first"]
    assert first.text_for(audience("cld-adult", ("cld",))) == "We adults have begun."
    assert first.text_for(audience("cld-youth", ("cld",))) == "We have all begun."
    assert first.text_for(audience("elc", ("elc",))) == "We have begun."
    element = edition(EDITION).elements[0]
    assert element.title_for(audience("nursery-team", ("elc",))) == "For the youngest"
    assert element.title_for(audience("schools", ("primary",))) == "Gàidhlig"


def test_an_audience_meets_only_items_that_apply_to_it_and_are_in_force():
    one = edition(EDITION)
    assert [item.id for item in one.elements[0].items_for(audience("elc", ("elc",)))] == ["first", "second"]
    assert [item.id for item in one.elements[0].items_for(audience("schools", ("primary",)))] == ["first"]
    without = edition(EDITION.replace("text: We go on.", "text: We go on.\n        withdrawn: true"))
    assert [item.id for item in without.elements[0].items_for(audience("elc", ("elc",)))] == ["first"]
    assert list(without.items) == ["first", "second"]


def test_parts_of_an_edition_are_found_by_their_ids():
    one = edition(EDITION)
    assert one.element_of("second").id == one.element("only").id == "only"
    assert one.element_of("third") is one.element("other") is None


# The hub and its addresses


def test_the_small_hub_is_read_into_every_noun(hub: Hub):
    tiny = hub.modules["tiny"]
    assert (tiny.words.title, tiny.minutes, tiny.unit("first").title, tiny.unit("none")) == ("Tiny", 10, "First", None)
    assert tiny.terms == ("elc", "early", "science", "play", "equity")
    assert [block.kind for block in tiny.units[0].blocks] == ["short-route", "activity", "reflect", "check", "confidence", "case-study", "download"]
    assert [option.right for option in tiny.units[0].blocks[3].options] == [False, True]
    assert [step.module for step in hub.pathways["start"].steps] == ["tiny", "next-step"]
    assert hub.guide.chapters[0].age == "3 to 5 years"
    assert hub.frameworks["sample"].edition.version == "1.0.0"
    assert list(hub.frameworks["sample"].editions) == ["1.0.0", "next"]
    assert [point.id for point in hub.scales["met"].points] == ["not-yet", "met"]
    assert (hub.schemes["sample-codes"].whole, hub.schemes["part-codes"].whole) == (True, False)
    assert hub.entries["helper"].details == {"Cost": "Free."}
    assert [council.name for council in hub.regions.councils] == ["Aberdeen City", "Aberdeenshire"]
    assert (hub.vocabulary.label("elc"), hub.vocabulary.label("no-such"), hub.vocabulary.expand("schools")) == (
        "Early learning and childcare (ELC)",
        "no-such",
        ("primary",),
    )
    assert {"", "about/", "contribute/"} == set(hub.pages)
    assert hub.as_of == "2026-11-21"


def test_the_small_hub_has_one_of_every_content_type(hub: Hub):
    assert {type_of(path)[0].name for path in hub.documents} == {one.name for one in CONTENT_TYPES}


@pytest.mark.parametrize(
    ("address", "made"),
    [
        ("modules/early-years/start/", addresses.unit("early-years", "start")),
        ("self-evaluation/award/", addresses.framework("award")),
        ("self-evaluation/award/v/1.0.0/", addresses.framework("award", "1.0.0")),
        ("self-evaluation/award/elements/equity/#roles", addresses.item("award", "equity", "roles")),
        ("self-evaluation/award/checklists/elc/", addresses.checklist("award", "elc")),
        ("self-evaluation/award/v/1.0.0/checklists/elc/", addresses.checklist("award", "elc", "1.0.0")),
        ("glossary/#fair-test", addresses.glossary_term("fair-test")),
        ("contribute/rules/HUB101/", addresses.rule("HUB101")),
    ],
)
def test_addresses_are_permanent(address: str, made: str):
    assert made == address


@pytest.mark.parametrize(
    ("link", "leads_somewhere"),
    [
        ("/", True),
        ("/modules/tiny/", True),
        ("/modules/tiny/first/#pour", True),
        ("/topics/quick/?x=1", True),
        ("/self-evaluation/sample/v/1.0.0/checklists/elc/", True),
        ("/contribute/rules/HUB101/", True),
        ("/schemas/v1/module.json", True),
        ("/offered.csv", True),
        ("/modules/tiny", False),
        ("/modules/none/", False),
        ("/self-evaluation/sample/v/2.0.0/", False),
        ("/topics/fair-test/", False),
        ("/contribute/rules/hub101/", False),
    ],
)
def test_a_link_is_answered_by_a_page_a_file_or_nothing(hub: Hub, link: str, leads_somewhere: bool):
    assert addresses.answers(link, addresses.known(hub), frozenset({"offered.csv"})) is leads_somewhere


# Things said in words


@pytest.mark.parametrize(
    ("word", "meant"),
    [("reflekt", "reflect"), ("REFLECT", "reflect"), ("case_study", "case-study"), ("case study", "case-study"), ("zebra", None), ("", None)],
)
def test_the_nearest_choice_is_what_was_probably_meant(word: str, meant: str | None):
    assert wording.closest(word, ["reflect", "check", "case-study"]) == meant
    assert wording.did_you_mean(word, ["reflect", "check", "case-study"]) == (f"Did you mean `{meant}`? " if meant else "")


def test_a_list_is_said_as_people_say_it():
    assert [wording.join(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert wording.any_of(["a", "b"]) == "`a` or `b`"
    assert wording.any_of("abcde", most=3) == "`a`, `b`, `c` … (5 in all)"


def test_dates_minutes_counts_and_sizes_are_said_in_words():
    assert wording.date_in_words("2026-11-21") == "21 November 2026"
    assert wording.date_in_words("2026-13-01") == "2026-13-01"
    assert wording.date_in_words("soon") == "soon"
    assert wording.edition_name("2026-11-21") == "November 2026 edition"
    assert [wording.minutes_in_words(n) for n in (0, 1, 60, 90, 121)] == ["0 minutes", "1 minute", "1 hour", "1 hour 30 minutes", "2 hours 1 minute"]
    assert [wording.count(n, "entry", "entries") for n in (0, 1, 2)] == ["0 entries", "1 entry", "2 entries"]
    assert [wording.size_in_words(n) for n in (999, 1000, 12_345)] == ["999 bytes", "1 KB", "12 KB"]


@pytest.mark.parametrize(("text", "is_one"), [("2026-11-21", True), ("2024-02-29", True), ("2026-02-31", False), ("20261121", False), ("2026-11-21T00:00", False), ("", False)])
def test_a_date_is_a_day_of_the_calendar(text: str, is_one: bool):
    assert wording.is_date(text) is is_one


def test_today_is_the_newest_day_in_the_content_and_never_the_clock(tmp_path: Path, small: Path):
    copy = shutil.copytree(small, tmp_path / "hub")
    entry = copy / "content/directory/helper.yml"
    entry.write_text(entry.read_text().replace("checked_on: 2026-11-21", "checked_on: 2027-01-05"))
    assert build.check(copy).hub.as_of == "2027-01-05"
    entry.write_text(entry.read_text().replace("checked_on: 2027-01-05", "checked_on: 2027-02-31"))
    assert build.check(copy).hub.as_of == "2026-11-21"
    assert build.check(copy, "2030-01-01").hub.as_of == "2030-01-01"
