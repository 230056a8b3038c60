"""Every link and anchor leads to something, at the root of a domain and under a path; nothing comes from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from built_site import ROOT, file_of
from engine.driver import build_site
from html_page import Page, read_pages

# Attributes by which a browser fetches something at once.
FETCHED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "source": ("src", "srcset"),
    "embed": ("src",),
    "object": ("data",),
    "form": ("action",),
    "use": ("href",),
    "image": ("href",),
}
OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|data:|blob:", re.IGNORECASE)
# The edit link's way into the repository; set in mkdocs.yml.
EDIT = "https://example.org/stem-hub/edit/main/"


def links(page: Page) -> Iterator[str]:
    """Whatever a page points at within the site: links, scripts, styles, icons."""
    for element in page.elements:
        for name in ("href", "src"):
            target = element.get(name)
            if target and not OUTSIDE.match(target) and not target.startswith(("mailto:", "tel:")):
                yield target


def broken(folder: Path, pages: dict[str, Page], prefix: str) -> list[str]:
    """Links that a server at `prefix` would not answer, or whose anchor is not there."""
    found = []
    for address, page in pages.items():
        # The page for missing addresses is shown at any depth.
        here = prefix + ("some/missing/page/" if address == "404.html" else address)
        for target in links(page):
            if target.startswith("#"):
                found += [] if unquote(target[1:]) in page.ids else [f"{address}: {target} names an anchor that is not there"]
                continue
            place = urlsplit(urljoin(here, target))
            path = unquote(place.path)
            if not path.startswith(prefix):
                found.append(f"{address}: {target} leaves {prefix}")
                continue
            name = file_of(path.removeprefix(prefix))
            if not (folder / name).is_file():
                found.append(f"{address}: {target} leads to {name}, which is not there")
            elif place.fragment and unquote(place.fragment) not in pages[name.removesuffix("index.html")].ids:
                found.append(f"{address}: {target} names an anchor that is not there")
    return found


@pytest.fixture(scope="module")
def under_a_path(tmp_path_factory, no_settings_of_the_shell) -> tuple[Path, dict[str, Page]]:
    """The site built for an address with a path, as project pages of a code host have it."""
    folder = tmp_path_factory.mktemp("path")
    build_site(ROOT, folder, strict=True, site_url="https://hub.example/stem-hub/")
    return folder, read_pages(folder)


def test_every_link_and_anchor_leads_to_something(site, pages):
    assert sum(len(list(links(page))) for page in pages.values()) > 10 * len(pages)
    assert broken(site, pages, "/") == []


def test_every_link_and_anchor_leads_to_something_under_a_path_too(under_a_path):
    assert broken(*under_a_path, "/stem-hub/") == []


def test_links_of_pages_are_relative_so_that_a_folder_can_be_moved(pages):
    absolute = [f"{a}: {link}" for a, page in pages.items() if a != "404.html" for link in links(page) if link.startswith("/")]
    assert absolute == []


def test_links_of_the_page_for_missing_addresses_start_at_the_root_of_the_site(pages, under_a_path):
    def odd(page: Page, prefix: str) -> list[str]:
        return [link for link in links(page) if not link.startswith((prefix, "#"))]

    assert odd(pages["404.html"], "/") == []
    assert odd(under_a_path[1]["404.html"], "/stem-hub/") == []


# These repeat the chapters on one page, or the directory in another order: robots are led to the guide and asked to leave them out.
REPEATED = {"nutshell-guide/print/": "nutshell-guide/", "nutshell-guide/large-print/": "nutshell-guide/"}
REPEATED |= {f"directory/by/{way}/": "directory/" for way in ("sector", "region", "cost", "reach", "quality")}


def test_every_page_names_its_own_full_address_and_one_that_repeats_others_names_theirs(under_a_path):
    for address, page in under_a_path[1].items():
        named = [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"]
        wanted = f"https://hub.example/stem-hub/{REPEATED.get(address, address)}"
        assert named == ([] if address == "404.html" else [wanted]), address


def test_only_a_page_that_repeats_others_or_shows_examples_is_kept_from_robots(under_a_path):
    kept = {a for a, page in under_a_path[1].items() for e in page.all("meta") if e.get("name") == "robots"}
    assert kept == {*REPEATED, "components/", "components/self-evaluation/"}  # the examples are for those who look after the hub


def test_nothing_is_fetched_from_elsewhere(site, pages):
    found = []
    for address, page in pages.items():
        for element in page.elements:
            names = FETCHED.get(element.tag, ())
            if element.tag == "link" and element.get("rel") != "canonical":
                names = ("href",)
            found += [f"{address}: {element.get(n)}" for n in names if OUTSIDE.match(element.get(n))]
    assert found == []
    # These name the formats of documents; nothing is fetched from there.
    names = re.compile(r"http://(?:www\.w3\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org)/")
    # What others wrote (assets/vendor) is bound by the pages' policy, which lets nothing be fetched from elsewhere.
    ours = [path for path in (site / "assets").rglob("*.*") if "vendor" not in path.parts]
    text = {path: names.sub("", path.read_text("utf-8")) for path in ours}
    assert text
    assert [path.name for path, words in text.items() if re.search(r"@import|url\(|https?://", words)] == []


def test_every_page_but_the_one_for_missing_addresses_can_be_edited_and_names_a_file_that_exists(pages):
    for address, page in pages.items():
        edit = [link.get("href") for link in page.all("a") if link.text == "Edit this page"]
        assert len(edit) == (0 if address == "404.html" else 1), address
        for target in edit:
            assert target.startswith(EDIT), address
            assert (ROOT / target.removeprefix(EDIT)).is_file(), f"{address}: {target}"
            assert f"<code>{target.removeprefix(EDIT)}</code>" in page.source, address


def test_every_page_can_be_reached_by_links_from_the_front_page(pages):
    seen, ahead = set(), [""]
    while ahead:
        address = ahead.pop()
        if address in seen or address not in pages:
            continue
        seen.add(address)
        ahead += [urlsplit(urljoin(f"/{address}", link)).path.removeprefix("/") for link in links(pages[address])]
    assert sorted(pages.keys() - seen) == ["404.html"]
