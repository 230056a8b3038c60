"""The export of the small hub, byte for byte, and the promise that every known address is a page.

After a change of templates: `UPDATE_GOLDEN=1 python -m pytest tests/test_export.py` writes tests/golden/small anew.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from posixpath import normpath

import pytest
import yaml
from laying import ROOT, SMALL
from stemhub import build
from stemhub.export import export
from stemhub.model import Hub, addresses
from stemhub.model.site import Site

GOLDEN = ROOT / "tests/golden/small"
# One rule's page stands for all: the others change with their docstrings, and every new rule would change the index.
RULES = re.compile(r"docs/contribute/rules/(?!HUB101/)")
SCHEMAS = "docs/schemas/v1/"
DOCUMENTS = (".pdf", ".docx", ".xlsx", ".ods")
AGAIN = "UPDATE_GOLDEN=1 python -m pytest tests/test_export.py"


def written(folder: Path) -> dict[str, bytes]:
    """All files of a folder by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def drawn(root: Path) -> tuple[Hub, Site]:
    hub = build.check(root).hub
    return hub, build.draw(root, hub)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small hub, exported once."""
    target = tmp_path_factory.mktemp("export") / "out"
    export(drawn(SMALL)[1], target, "A small hub")
    return target


def kept(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files that are compared with the golden ones: no documents, since what compresses them differs by machine."""
    return {path: masked(path, data) for path, data in files.items() if not path.startswith(SCHEMAS) and not RULES.match(path) and not path.endswith(DOCUMENTS)}


def masked(path: str, data: bytes) -> bytes:
    """A page of a checklist without sizes and digests of documents."""
    if "/checklists/" not in path or not path.endswith(".md"):
        return data
    return re.sub(rb"[0-9a-f]{64}", b"0" * 64, re.sub(rb'(class="hub-size">(?:JSON, )?)\d+ (?:KB|bytes)', rb"\g<1>0 KB", data))


def differences(golden: dict[str, bytes], made: dict[str, bytes]) -> str:
    """What differs, as a reviewer would read it; nothing when the two are the same."""
    told = [f"missing: {path}" for path in golden if path not in made]
    told += [f"new: {path}" for path in made if path not in golden]
    for path in golden.keys() & made.keys():
        if golden[path] != made[path]:
            old, new = (data.decode("utf-8", "backslashreplace").splitlines() for data in (golden[path], made[path]))
            diff = list(difflib.unified_diff(old, new, f"golden/{path}", f"made/{path}", lineterm="", n=1))
            told += diff[:40] or [f"line ends: {path}"]
    return "\n".join(told)


def test_the_export_of_the_small_hub_is_the_golden_one(exported: Path):
    made = kept(written(exported))
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, data in made.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_bytes(data)
    told = differences(written(GOLDEN), made)
    assert not told, f"{told}\n\nIf this is meant: {AGAIN}"


def test_a_difference_is_told_by_file_and_line():
    told = differences({"a.md": b"x\ny\n", "b.md": b"", "c.md": b"1\n"}, {"a.md": b"x\nz\n", "c.md": b"1\r\n", "d.md": b""})
    assert told.split("\n")[:2] == ["missing: b.md", "new: d.md"]
    assert {"-y", "+z", "line ends: c.md"} <= set(told.split("\n"))
    assert differences({"a.md": b"x"}, {"a.md": b"x"}) == ""


def test_the_golden_export_holds_a_page_of_every_family():
    folders = {path.split("/")[1] for path in written(GOLDEN) if path.count("/") > 1}
    assert folders >= {"modules", "pathways", "topics", "nutshell-guide", "self-evaluation", "directory", "regions", "glossary", "a-z", "whats-new", "codes", "contribute", "about"}
    assert {"docs/index.md", "docs/contribute/rules/HUB101/index.md", "docs/modules/tiny/files/sheet.csv", "mkdocs.yml"} <= set(written(GOLDEN))


def test_schemas_are_published_as_they_are(exported: Path):
    ours = {f"{SCHEMAS}{path.name}": path.read_bytes() for path in (ROOT / "schemas/v1").glob("*.json")}
    assert {path: data for path, data in written(exported).items() if path.startswith(SCHEMAS)} == ours


def test_two_exports_are_the_same_byte_for_byte_also_in_another_process(exported: Path, tmp_path: Path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-m", "stemhub", "export", str(tmp_path / "again"), "--root", str(SMALL)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert differences(written(exported), written(tmp_path / "again")) == ""


# Addresses


def without(*paths: str):
    def change(hub: Path) -> None:
        for path in paths:
            shutil.rmtree(hub / path) if (hub / path).is_dir() else (hub / path).unlink()

    return change


def replaced(path: str, old: str, new: str):
    def change(hub: Path) -> None:
        text = (hub / path).read_text()
        assert old in text
        (hub / path).write_text(text.replace(old, new, 1))

    return change


VARIANTS = {
    "as it is": lambda hub: None,
    "a draft module": replaced("modules/tiny/module.yml", "status: published", "status: draft"),
    "a retired module": replaced("modules/tiny/module.yml", "status: published", "status: retired"),
    "a draft pathway": replaced("content/pathways/start.yml", "status: published", "status: draft"),
    "a draft framework": replaced("content/self-evaluation/sample/framework.yml", "status: published", "status: draft"),
    "a draft guide": replaced("content/nutshell-guide/guide.yml", "status: published", "status: draft"),
    "without a guide": without("content/nutshell-guide"),
    "without regions": without("content/regions.yml", "content/directory"),
    "without frameworks": without("content/self-evaluation"),
    "without a vocabulary": without("content/vocabulary.yml"),
    "without codes": without("content/codes"),
    "without a home page": without("content/index.md"),
    "without modules": without("modules"),
    "without content": without("content"),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_known_address_is_a_page_and_every_page_is_known(variant: str, hub: Path):
    VARIANTS[variant](hub)
    read, site = drawn(hub)
    pages = {page.address for page in site.pages if not re.fullmatch(r"contribute/rules/HUB\d{3}/", page.address)}
    known = addresses.known(read) - ({addresses.HOME} if addresses.HOME not in read.pages else set())
    assert sorted(known) == sorted(pages)


def test_no_two_pages_or_files_have_the_same_address():
    site = drawn(SMALL)[1]
    paths = [page.path for page in site.pages] + [file.address for file in site.files]
    assert len(paths) == len(set(paths))


def test_every_link_of_the_export_leads_to_a_file_of_the_export(exported: Path):
    files = set(written(exported / "docs"))
    checked = 0
    for path, data in written(exported / "docs").items():
        if not path.endswith(".md"):
            continue
        text = re.sub(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]*`|<(code|pre)[ >].*?</\2>", "", data.decode(), flags=re.S | re.M)
        folder = path.removesuffix("index.md")
        for link in re.findall(r"\]\(([^()\s#]+)[^()\s]*\)", text):
            checked += _assert_there(path, link, normpath(folder + link), files)
        for link in re.findall(r'\s(?:href|src)="([^"#?]+)', text):
            target = normpath(folder + link) if folder + link else "."
            checked += _assert_there(path, link, f"{target}/index.md" if link.endswith("/") else target, files)
    assert checked > 200


def _assert_there(path: str, link: str, target: str, files: set[str]) -> bool:
    outside = re.match(r"https?://|mailto:", link)
    assert outside or target.removeprefix("./") in files, f"{path}: {link}"
    return not outside


def test_the_configuration_of_an_export_needs_nothing_of_ours(exported: Path):
    told = yaml.safe_load((exported / "mkdocs.yml").read_text("utf-8"))
    assert set(told) == {"site_name", "use_directory_urls", "theme", "markdown_extensions", "exclude_docs", "nav"}
    assert told["theme"] == {"name": "material"}
    assert told["site_name"] == "A small hub"
    for entry in told["nav"]:
        ((_, path),) = entry.items()
        assert (exported / "docs" / path).is_file()


def test_the_front_matter_of_every_page_is_yaml_with_a_title(exported: Path):
    for path in (exported / "docs").rglob("*.md"):
        front = path.read_text("utf-8").split("---\n")[1]
        told = yaml.safe_load(front)
        assert told["title"], path
        assert told["description"], path
