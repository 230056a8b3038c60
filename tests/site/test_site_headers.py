"""The security policy has one source: pages, the file for static hosts and the settings of servers all say it."""

from __future__ import annotations

import os

import pytest
from built_site import ROOT, copy_of_the_repository
from engine import headers, theme, weight
from engine.driver import BuildFailed, build_site
from stemhub.model.site import Page
from test_site_pages import metas

DEPLOY = ROOT / "deploy"


def test_every_page_says_the_whole_policy(pages):
    assert {policy for page in pages.values() for policy in metas(page, "http-equiv", "content-security-policy")} == {headers.policy()}


def test_a_server_sends_what_pages_say_and_that_nobody_may_frame_them():
    sent = headers.headers()["Content-Security-Policy"]
    assert sent == headers.policy() + "; frame-ancestors 'self'"


def test_the_file_for_static_hosts_lies_at_the_root_of_the_site(site):
    lines = (site / "_headers").read_text("utf-8").splitlines()
    assert lines[0] == "/*"
    assert lines[1:] == [f"  {name}: {value}" for name, value in headers.headers().items()]


@pytest.mark.parametrize("name", headers.FILES)
def test_the_settings_of_a_server_are_those_of_the_source(name):
    """After a change of the source run this once with UPDATE_GOLDEN=1."""
    if os.environ.get("UPDATE_GOLDEN"):
        (DEPLOY / name).write_text(headers.FILES[name](), "utf-8")
    assert (DEPLOY / name).read_text("utf-8") == headers.FILES[name]()


def test_there_is_no_other_file_of_settings():
    assert {path.name for path in DEPLOY.iterdir()} == {*headers.FILES}


def test_the_settings_quote_a_value_as_their_server_reads_it():
    for text in (headers.for_nginx(), headers.for_caddy()):
        assert [line for line in text.splitlines() if line.count('"') not in (0, 2)] == []
    assert '"' not in headers.policy()


def test_the_build_stops_when_the_theme_has_lost_what_we_stand_in_for(tmp_path, monkeypatch):
    root = copy_of_the_repository(tmp_path / "hub")
    (root / "overrides/partials/lost.html").write_text("", "utf-8")
    monkeypatch.setattr(theme, "NEEDED_TEMPLATES", (*theme.NEEDED_TEMPLATES, "partials/lost.html"))
    with pytest.raises(BuildFailed, match=r"The theme has no partials/lost\.html any more"):
        build_site(root, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_the_build_stops_when_our_own_part_is_gone(tmp_path):
    root = copy_of_the_repository(tmp_path / "hub")
    (root / "overrides/partials/footer.html").unlink()
    with pytest.raises(BuildFailed, match=r"footer\.html is not in overrides/"):
        build_site(root, tmp_path / "site")


def test_a_unit_that_is_too_heavy_is_told_with_its_file(site, tmp_path, monkeypatch):
    unit = site / "modules/early-years/start-with-play/index.html"
    monkeypatch.setattr(weight, "BUDGET", weight.first_visit(unit) - 1)
    page = Page("modules/early-years/start-with-play/", "", "", "", "unit", "modules/early-years/start-with-play.md")
    told = list(weight.too_heavy(site, [page]))
    assert len(told) == 1
    assert told[0].startswith("modules/early-years/start-with-play.md: the first visit")
    monkeypatch.setattr(weight, "BUDGET", weight.first_visit(unit))
    assert list(weight.too_heavy(site, [page])) == []


def test_the_weight_counts_what_scripts_import(tmp_path):
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\n', "utf-8")
    (tmp_path / "b.js").write_text("export const b = 1;\n" + "".join(f"// {n * 7919}\n" for n in range(500)), "utf-8")
    html = tmp_path / "index.html"
    html.write_text('<head><script type="module" src="a.js"></script></head>', "utf-8")
    with_import = weight.first_visit(html)
    (tmp_path / "a.js").write_text("/* nothing */\n", "utf-8")
    assert with_import > weight.first_visit(html) + 1000
