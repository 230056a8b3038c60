"""Files beside the pages: checklists as tables and data, schemas, downloads, the site map; and nothing that is private."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from built_site import ROOT

FRAMEWORKS = sorted((ROOT / "content/self-evaluation").glob("*/framework.yml"))
CHECKLISTS = [
    (framework, edition, audience["id"])
    for framework in FRAMEWORKS
    for edition in sorted((framework.parent / "editions").glob("*.yml"))
    for audience in yaml.safe_load(framework.read_text("utf-8"))["audiences"]
]
KINDS_OF_FILE = {".html", ".css", ".js", ".svg", ".json", ".csv", ".xml", ".ics"}


def statements(framework: Path, edition: Path, audience_id: str) -> list[tuple[str, str]]:
    """Ids and wordings of an edition for an audience, read from its file without our loader."""
    audience = next(a for a in yaml.safe_load(framework.read_text("utf-8"))["audiences"] if a["id"] == audience_id)
    names = [audience_id, *audience.get("sectors", [])]
    items = [item for element in yaml.safe_load(edition.read_text("utf-8"))["elements"] for item in element["items"]]
    wanted = [i for i in items if not i.get("withdrawn") and {"all", *names} & set(i["applies_to"])]
    return [(i["id"], next((i["texts"][name] for name in names if name in i.get("texts", {})), i["text"])) for i in wanted]


def staged(edition: Path) -> dict[str, list[str]]:
    """The stages of the statements of an edition by item, lowest first."""
    elements = yaml.safe_load(edition.read_text("utf-8"))["elements"]
    return {i["id"]: list(i["stages"].values()) for element in elements for i in element["items"] if "stages" in i}


def squeezed(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Blanks as one: a folded text of YAML may end in a line break."""
    return [(name, " ".join(text.split())) for name, text in rows]


def files_of(site: Path, framework: Path, edition: Path, audience: str) -> tuple[Path, Path]:
    """The table and the data of a checklist, at the address that never moves."""
    name = framework.parent.name
    folder = site / f"self-evaluation/{name}/v/{edition.stem}/checklists/{audience}"
    stem = f"{name}-{audience}-{edition.stem}"
    return folder / f"{stem}.csv", folder / f"{stem}.json"


def read_table(path: Path) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Facts above the empty line, rows below it."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    gap = rows.index([])
    return dict(rows[:gap]), [dict(zip(rows[gap + 1], row, strict=True)) for row in rows[gap + 2 :]]


def test_there_are_checklists_to_look_at():
    assert len(CHECKLISTS) >= 5


@pytest.mark.parametrize(("framework", "edition", "audience"), CHECKLISTS, ids=lambda value: getattr(value, "stem", value))
def test_table_and_data_of_a_checklist_say_what_they_are_and_hold_the_statements_of_the_edition(site, framework, edition, audience):
    table, data = files_of(site, framework, edition, audience)
    facts, rows = read_table(table)
    told = json.loads(data.read_text("utf-8"))
    for name, value in (("framework", framework.parent.name), ("version", edition.stem), ("audience", audience)):
        assert (facts[name], told[name]) == (value, value)
    assert facts["digest"] == told["digest"]
    assert re.fullmatch(r"v1:[0-9a-f]{64}", facts["digest"])
    assert facts["authority statement"] == told["authority_statement"] != ""
    expected = squeezed(statements(framework, edition, audience))
    assert len(expected) > 5
    stages = staged(edition)
    for row in rows:
        row["statement"], *said = row["statement"].removeprefix("'").strip().split(" | ")
        assert [line.split(": ", 1)[1] for line in said] == stages.get(row["item id"], [])
    assert squeezed([(row["item id"], row["statement"]) for row in rows]) == expected
    assert squeezed([(i["id"], i["text"]) for element in told["elements"] for i in element["items"]]) == expected


@pytest.mark.parametrize(("framework", "edition", "audience"), CHECKLISTS, ids=lambda value: getattr(value, "stem", value))
def test_a_spreadsheet_opens_the_table_as_text_in_the_right_letters_and_never_as_formulas(site, framework, edition, audience):
    octets = files_of(site, framework, edition, audience)[0].read_bytes()
    assert octets.startswith(b"\xef\xbb\xbf")
    assert octets.count(b"\r\n") == octets.count(b"\n") > 10
    cells = [cell for row in csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_the_page_of_a_checklist_shows_every_statement_and_offers_both_files(site, pages):
    for framework, edition, audience in CHECKLISTS:
        for file in files_of(site, framework, edition, audience):
            page = pages[file.parent.relative_to(site).as_posix() + "/"]
            assert file.name in [link.get("href") for link in page.all("a") if "download" in link.attributes]
            assert {name for name, _ in statements(framework, edition, audience)} <= set(page.ids)


def test_schemas_are_published_as_they_are(site):
    kept = {path.name: path.read_bytes() for path in (ROOT / "schemas/v1").glob("*.json")}
    published = {path.name: path.read_bytes() for path in (site / "schemas/v1").iterdir()}
    assert len(kept) > 10
    assert published == kept


def test_downloads_of_modules_are_published_as_they_are(site):
    offered = {path.relative_to(site).as_posix(): path.read_bytes() for path in (site / "modules").rglob("files/*")}
    assert offered
    assert offered == {name: (ROOT / name).read_bytes() for name in offered}


def test_nothing_is_published_but_pages_assets_and_data(site):
    # Static hosts read their headers from a file without an ending.
    files = {path for path in site.rglob("*") if path.is_file() and "files" not in path.parts} - {site / "_headers"}
    kinds = {path.suffix for path in files}
    assert kinds <= KINDS_OF_FILE
    assert [path for ending in ("*.yml", "*.yaml", "*.md", "*.py", "*.gz", ".*") for path in site.rglob(ending)] == []
    assert not list(site.rglob("next*"))


def test_what_editors_are_working_on_is_not_shown(pages):
    assert [address for address in pages if "/v/next/" in address] == []


def test_the_site_map_lists_every_page_once_with_the_newest_date_of_the_content(site, pages):
    tree = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [place.text for place in tree.iter(f"{name}loc")]
    assert sorted(listed) == sorted(f"https://example.org/{address}" for address in pages if address != "404.html")
    dates = {date.text for date in tree.iter(f"{name}lastmod")}
    assert len(dates) == 1
    assert dates <= set(re.findall(r"\d{4}-\d\d-\d\d", "".join(p.read_text("utf-8") for p in (ROOT / "content").rglob("*.yml"))))
