"""Events: when they are next, in which order they stand, and a calendar that follows RFC 5545 to the byte."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from icalendar import Calendar
from laying import ROOT, SMALL
from stemhub import build
from stemhub.load import load
from stemhub.load.schemas import Schemas
from stemhub.model import addresses
from stemhub.model.events import Event, next_year_day
from stemhub.model.site import Site
from stemhub.render.calendar import calendar
from stemhub.render.events import when

SCHEMAS = Schemas(ROOT / "schemas/v1")
FILES = sorted((ROOT / "content/events").glob("*.yml"))


def drawn(root: Path, as_of: str = "") -> Site:
    return build.draw(root, load(root, SCHEMAS, as_of))


def events(root: Path) -> dict[str, Event]:
    return load(root, SCHEMAS).events


def feed(root: Path) -> bytes:
    return calendar(list(events(root).values()))


def body(site: Site, address: str) -> str:
    return next(page.body for page in site.pages if page.address == address)


# When


@pytest.mark.parametrize(
    ("event", "as_of", "day"),
    [
        ("small-fair", "2026-03-01", "2026-03-06"),
        ("small-fair", "2026-03-06", "2026-03-06"),
        ("small-fair", "2026-03-07", "2027-03-29"),
        ("small-fair", "2027-04-02", "2027-03-29"),
        ("small-fair", "2027-04-03", ""),
        ("small-day", "2026-10-01", "2026-10-01"),
        ("small-day", "2026-10-02", "2027-10-01"),
        ("lost-day", "2026-11-21", ""),
    ],
)
def test_the_next_day_is_one_that_is_known_or_none(event: str, as_of: str, day: str):
    assert events(SMALL)[event].next_day(as_of) == day


@pytest.mark.parametrize("status", ["ended", "cancelled"])
def test_what_has_ended_has_no_next_day(hub: Path, status: str):
    path = hub / "content/events/small-fair.yml"
    path.write_text(path.read_text().replace("status: running", f"status: {status}"))
    assert events(hub)["small-fair"].next_day("2026-03-01") == ""


def test_a_fixed_day_is_found_in_this_year_or_the_next():
    assert next_year_day("02-11", "2026-11-21") == "2027-02-11"
    assert next_year_day("12-31", "2026-11-21") == "2026-12-31"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-03-06", "2026-03-06", "6 March 2026"),
        ("2026-03-06", "2026-03-15", "6 to 15 March 2026"),
        ("2025-09-29", "2025-10-03", "29 September to 3 October 2025"),
        ("2025-12-29", "2026-01-03", "29 December 2025 to 3 January 2026"),
    ],
)
def test_days_are_said_without_repeating_month_and_year(start: str, end: str, words: str):
    assert when(start, end) == words


# Pages


def test_the_list_goes_by_the_school_year_and_ends_with_what_has_no_month():
    listed = body(drawn(SMALL), addresses.EVENTS).split("## Through the school year")[1]
    assert re.findall(r'<li[^>]*><a href="([^"]+)"', listed) == ["small-day/", "small-fair/", "lost-day/"]


def test_what_is_coming_depends_on_the_day_that_is_said_and_not_on_a_clock():
    early, late = (body(drawn(SMALL, day), addresses.EVENTS) for day in ("2026-03-01", "2027-04-03"))
    assert "<strong>6 March 2026</strong>" in early
    assert "29 March 2027" not in late.split("## Through")[0]


def test_without_a_date_to_come_the_page_says_so(hub: Path):
    for name in ("small-fair", "small-day"):
        (hub / f"content/events/{name}.yml").unlink()
    site = drawn(hub)
    assert "We know of no date after 21 November 2026." in body(site, addresses.EVENTS)
    assert "calendar.ics" not in body(site, addresses.EVENTS)
    assert not [file for file in site.files if file.address == addresses.CALENDAR]


def test_without_any_event_the_page_says_so(hub: Path):
    for path in (hub / "content/events").iterdir():
        path.unlink()
    assert "No event is listed yet." in body(drawn(hub), addresses.EVENTS)


def test_an_event_without_a_date_says_that_none_is_invented():
    assert "We found no date in a source, and we invent none." in body(drawn(SMALL), addresses.event("lost-day"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_date_of_the_hub_names_a_source_that_the_file_lists(path: Path):
    written = yaml.safe_load(path.read_text("utf-8"))
    for one in written.get("dates", []):
        assert one["source"] in written["sources"]
    assert written["sources"]


# The calendar


def test_lines_end_in_cr_lf_and_have_at_most_75_octets():
    for root in (SMALL, ROOT):
        data = feed(root)
        assert data.endswith(b"\r\n")
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_the_calendar_says_version_and_maker_and_each_part_its_id_and_stamp():
    whole = Calendar.from_ical(feed(ROOT))
    assert (str(whole["version"]), bool(whole["prodid"])) == ("2.0", True)
    parts = whole.walk("VEVENT")
    ids = [str(part["uid"]) for part in parts]
    assert len(ids) == len(set(ids)) >= 10
    assert all(part["dtstamp"].dt.utcoffset().total_seconds() == 0 for part in parts)


def test_every_known_date_is_in_the_calendar_and_no_other():
    written = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in FILES}
    known = {(one["title"], date_["start"], date_.get("end", date_["start"])) for one in written.values() for date_ in one.get("dates", [])}
    parts = Calendar.from_ical(feed(ROOT)).walk("VEVENT")
    day = date.resolution
    told = {(str(part["summary"]), part["dtstart"].dt, part["dtend"].dt - day) for part in parts if "rrule" not in part}
    assert told == known
    yearly = {(str(part["summary"]), f"{part['dtstart'].dt:%m-%d}") for part in parts if "rrule" in part}
    assert yearly == {(one["title"], one["every_year_on"]) for one in written.values() if "every_year_on" in one}


def test_commas_and_semicolons_are_guarded_and_read_back_as_they_were():
    data = feed(SMALL).replace(b"\r\n ", b"")
    assert b"DESCRIPTION:A fair\\, with a table\\; nobody sells" in data
    fair = next(part for part in Calendar.from_ical(feed(SMALL)).walk("VEVENT") if str(part["summary"]) == "Small fair")
    assert str(fair["description"]).startswith("A fair, with a table; nobody sells anything there.")


def test_an_id_stays_when_a_day_is_corrected_or_another_year_is_added(hub: Path):
    def ids() -> set[str]:
        return {str(part["uid"]) for part in Calendar.from_ical(feed(hub)).walk("VEVENT")}

    before, path = ids(), hub / "content/events/small-fair.yml"
    path.write_text(path.read_text().replace("start: 2027-03-29", "start: 2027-03-30"))
    assert ids() == before
    path.write_text(path.read_text().replace("dates:\n", "dates:\n  - start: 2025-03-01\n    source: own-page\n"))
    assert before < ids()


def test_two_dates_in_one_month_have_two_ids(hub: Path):
    path = hub / "content/events/small-fair.yml"
    path.write_text(path.read_text().replace("dates:\n", "dates:\n  - start: 2026-03-20\n    source: own-page\n"))
    ids = [str(part["uid"]) for part in Calendar.from_ical(feed(hub)).walk("VEVENT")]
    assert len(ids) == len(set(ids)) == 4


@pytest.mark.parametrize("as_of", ["2020-01-01", "2030-01-01"])
def test_the_calendar_is_published_and_does_not_change_with_the_day_on_which_it_is_made(as_of: str):
    files = {file.address: file.data for file in drawn(SMALL, as_of).files}
    assert files[addresses.CALENDAR] == feed(SMALL)


@pytest.mark.parametrize(("status", "told"), [("running", "CONFIRMED"), ("not-confirmed", "TENTATIVE"), ("cancelled", "CANCELLED")])
def test_the_status_is_told(hub: Path, status: str, told: str):
    path = hub / "content/events/small-fair.yml"
    path.write_text(path.read_text().replace("status: running", f"status: {status}"))
    fair = [part for part in Calendar.from_ical(feed(hub)).walk("VEVENT") if str(part["summary"]) == "Small fair"]
    assert {str(part["status"]) for part in fair} == {told}
