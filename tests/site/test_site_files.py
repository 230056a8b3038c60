"""Files beside the pages: checklists as tables and data, schemas, downloads, the site map; and nothing that is private."""

from __future__ import annotations

import csv
import hashlib
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
KINDS_OF_FILE = {".html", ".css", ".js", ".svg", ".json", ".csv", ".xml", ".ics", ".pdf", ".docx", ".xlsx", ".ods"}


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
    """The table of the whole checklist and the data of its statements, at the address that never moves."""
    name = framework.parent.name
    folder = site / f"self-evaluation/{name}/v/{edition.stem}/checklists/{audience}"
    return folder / f"{name}-{audience}-whole-{edition.stem}.csv", folder / f"{name}-{audience}-{edition.stem}.json"


def read_table(path: Path) -> tuple[dict[str, str], list[list[str]]]:
    """Facts above the first empty line, rows below it."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    gap = rows.index([])
    return dict(rows[:gap]), [row for row in rows[gap + 1 :] if row]


def test_there_are_checklists_to_look_at():
    assert len(CHECKLISTS) >= 5


@pytest.mark.parametrize(("framework", "edition", "audience"), CHECKLISTS, ids=lambda value: getattr(value, "stem", value))
def test_table_and_data_of_a_checklist_say_what_they_are_and_hold_the_statements_of_the_edition(site, framework, edition, audience):
    table, data = files_of(site, framework, edition, audience)
    facts, rows = read_table(table)
    told = json.loads(data.read_text("utf-8"))
    assert (facts["form"], facts["version"]) == (f"{framework.parent.name}/{audience}/whole", edition.stem)
    assert (told["framework"], told["version"], told["audience"]) == (framework.parent.name, edition.stem, audience)
    assert facts["digest"] == told["digest"]
    assert re.fullmatch(r"v1:[0-9a-f]{64}", facts["digest"])
    assert facts["is this official?"] == told["authority_statement"] != ""
    expected = squeezed(statements(framework, edition, audience))
    assert len(expected) > 5
    stages = staged(edition)
    asked = [row for row in rows if row[0] in dict(expected)]
    for row in asked:
        assert [line for line in stages.get(row[0], []) if " ".join(line.split()) not in row[-1]] == []
    assert squeezed([(row[0], row[1].removeprefix("'")) for row in asked]) == expected
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


def test_a_page_lists_the_digest_and_the_size_of_each_file_that_it_offers(site, pages):
    framework, edition, audience = CHECKLISTS[0]
    folder = files_of(site, framework, edition, audience)[0].parent
    text = pages[folder.relative_to(site).as_posix() + "/"].source
    files = [path for path in folder.iterdir() if "-1." in path.name or "-2." in path.name]
    assert {path.suffix for path in files} == {".pdf", ".docx", ".xlsx", ".ods", ".csv", ".json"}
    for path in files:
        if path != files_of(site, framework, edition, audience)[1]:
            assert path.name in text
            assert hashlib.sha256(path.read_bytes()).hexdigest() in text, path


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
    # Static hosts read their headers from `_headers`, a file without an ending.
    there = [path for path in site.rglob("*") if path.is_file() and path != site / "_headers" and "files" not in path.parts]
    packed = [path for path in there if path.suffix in (".gz", ".br")]
    licences = {path for path in there if path.name == "LICENSE" and "vendor" in path.parts}  # beside what others wrote
    assert {path.suffix for path in there if path not in licences.union(packed)} <= KINDS_OF_FILE
    assert [path for path in packed if not (path.with_suffix("").is_file() and path.relative_to(site).parts[0] == "search")] == []
    assert [path for ending in ("*.yml", "*.yaml", "*.md", "*.py", ".*") for path in site.rglob(ending)] == []
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
