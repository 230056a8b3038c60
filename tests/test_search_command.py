"""`stemhub search`: results of the built index, for people and for programs; a wrong call says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from stemhub import build
from stemhub.cli import main


@pytest.fixture
def site(small: Path, tmp_path: Path) -> Path:
    """The index of the small hub as a build leaves it."""
    for file in build.draw(small, build.check(small).hub).files:
        if file.address.startswith("search/"):
            (tmp_path / file.address).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file.address).write_bytes(file.data)
    return tmp_path


def found(capsys, site: Path, *arguments: str) -> list[dict]:
    """What the command prints for programs."""
    assert main(["search", *arguments, "--format", "json", "--site-dir", str(site)]) == 0
    return json.loads(capsys.readouterr().out)


def test_programs_get_address_title_score_and_kind_best_first(capsys, site):
    results = found(capsys, site, "helper")
    assert set(results[0]) == {"url", "title", "score", "kind"}
    assert results[0]["url"] == "/directory/helper/"
    assert results[0]["kind"] == "entry"
    assert [one["score"] for one in results] == sorted((one["score"] for one in results), reverse=True)


def test_a_filter_keeps_what_holds_it(capsys, site):
    every, some = found(capsys, site, "science"), found(capsys, site, "science", "--filter", "kind=unit")
    assert {one["kind"] for one in some} == {"unit"}
    assert len(some) < len(every)


def test_people_get_lines_and_hear_what_was_mended(capsys, site):
    assert main(["search", "nursary", "--site-dir", str(site)]) == 0
    out = capsys.readouterr().out
    assert "Nothing holds `nursary`; this is for `nursery`." in out
    assert "/modules/tiny/" in out


def test_a_best_bet_comes_first(capsys, site):
    assert found(capsys, site, "log", "in")[0]["url"] == "/about/"


def test_words_that_mean_the_same_find_the_same(capsys, site):
    ours, theirs = found(capsys, site, "bairns"), found(capsys, site, "children")
    assert ours
    assert {one["url"] for one in ours} == {one["url"] for one in theirs}


def test_nothing_found_is_no_error(capsys, site):
    assert found(capsys, site, "qqqxxz") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x", "--filter", "sector"], "is no filter"),
        (["x", "--filter", "colour=red"], "the facets are sector, level"),
        (["x", "--filter", "sector=elk"], "Did you mean `elc`?"),
    ],
)
def test_a_wrong_filter_says_what_would_be_right(capsys, site, arguments, said):
    assert main(["search", *arguments, "--site-dir", str(site)]) == 2
    assert said in capsys.readouterr().err


def test_without_a_built_site_it_says_what_to_do(capsys, tmp_path):
    assert main(["search", "x", "--site-dir", str(tmp_path)]) == 2
    assert "Build the site first: `stemhub build`." in capsys.readouterr().err
