"""Nothing undocumented passes: rules, commands, content types, blocks, make targets and layers are named where people look."""

from __future__ import annotations

import argparse
import re
import subprocess
from pathlib import Path

import pytest
from laying import ROOT, SMALL
from stemhub import build, cli, rules
from stemhub.load.table import CONTENT_TYPES
from stemhub.model.site import Site
from stemhub.report import REPORTS
from stemhub.source.markdown import BLOCK_KINDS

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE)


def commands() -> dict[str, argparse.ArgumentParser]:
    """The commands of the program and the actions within them, with their parsers."""
    made = _choices(cli._parser([command.name for command in cli.COMMANDS]))
    return {**made, **{f"{name} {action}": inner for name, parser in made.items() for action, inner in _choices(parser).items()}}


def _choices(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return next((action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)), {})


@pytest.fixture(scope="module")
def site() -> Site:
    return build.draw(SMALL, build.check(SMALL).hub)


def body(site: Site, address: str) -> str:
    return next(page.body for page in site.pages if page.address == address)


# Rules


def test_every_rule_has_a_page_that_shows_its_manual(site: Site):
    pages = {page.address: page for page in site.pages}
    for manual in rules.manuals():
        page = pages[manual.url]
        assert page.title == f"{manual.code}: {manual.title}"
        for example in (*manual.wrong, *manual.right):
            assert example.text in page.body, manual.code


def test_the_index_names_every_rule_and_links_to_its_page(site: Site):
    index = body(site, "contribute/rules/")
    for rule in rules.RULES:
        assert f'href="{rule.CODE}/"' in index, rule.CODE
    assert set(re.findall(r'href="(HUB\d{3})/"', index)) == {rule.CODE for rule in rules.RULES}


def test_every_finding_leads_to_the_page_of_its_rule(site: Site):
    addresses = {page.address for page in site.pages}
    assert {manual.url for manual in rules.manuals()} <= addresses


# Commands


@pytest.mark.parametrize("name", commands())
def test_a_command_is_named_in_the_readme(name: str):
    assert f"`stemhub {name}" in README


@pytest.mark.parametrize("name", commands())
def test_every_option_of_a_command_is_named_in_the_readme_and_explained_in_its_help(name: str):
    for action in commands()[name]._actions:
        assert action.help, f"{name} {action.dest}"
        for option in action.option_strings:
            if option not in ("-h", "--help"):
                assert option in README, f"{name} {option}"


def test_the_readme_names_no_command_that_does_not_exist():
    assert set(re.findall(r"`stemhub ([a-z]+)", README + CONTRIBUTING)) <= set(commands())


def test_the_readme_names_every_report():
    line = next(line for line in README.split("\n") if "stemhub check [PATH" in line)
    assert "\\|".join(REPORTS) in line


# Content


@pytest.mark.parametrize("content_type", CONTENT_TYPES, ids=lambda one: one.pattern.pattern)
def test_a_content_type_has_its_line_in_contributing(content_type):
    lines = [line for line in CONTRIBUTING.split("\n") if line.startswith(f"| {content_type.name} |")]
    assert len(lines) == 1
    assert not content_type.schema or f"`{content_type.schema}.json`" in lines[0]


@pytest.mark.parametrize("kind", BLOCK_KINDS)
def test_a_kind_of_block_is_named_in_contributing(kind: str):
    assert f"`{kind}`" in CONTRIBUTING


def test_every_schema_is_named_in_contributing():
    for path in (ROOT / "schemas/v1").glob("*.json"):
        assert f"`{path.name}`" in CONTRIBUTING or path.name.startswith("block-"), path.name


# Make


def test_there_are_targets_and_all_of_them_are_phony():
    assert {"help", "serve", "test"} <= set(TARGETS)
    assert set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split()) == set(TARGETS)


def test_make_alone_lists_every_target_with_a_sentence():
    listed = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  make ([a-z-]+) +\w", listed, re.MULTILINE) == TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_a_make_target_is_named_where_people_look(target: str):
    assert target == "help" or f"make {target}" in README + CONTRIBUTING


# Paths


def test_every_path_that_contributing_names_exists():
    text = re.sub(r"^(`{3,}).*?^\1$", "", CONTRIBUTING, flags=re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"`((?:hooks|schemas|overrides|tests|content|modules)/[\w./-]*[\w/])`", text))
    made = set(re.findall(r"^Make `([^`]+)`", CONTRIBUTING, re.MULTILINE))
    assert len(named) > 10
    assert [path for path in sorted(named - made) if not (ROOT / path).exists()] == []


def test_every_link_of_the_documents_to_a_file_leads_to_it():
    for text in (README, CONTRIBUTING):
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", re.sub(r"`[^`\n]*`", "", text)):
            if not target.startswith("/"):
                assert (ROOT / target).exists(), target


def test_the_layout_in_the_readme_is_the_layout_of_the_repository():
    block = README.split("## What is where")[1].split("##")[0]
    named = re.findall(r"^    ([a-z][\w./-]*)(?:<id>/)?(?:   ([a-z][\w./-]*))? ", block, re.MULTILINE)
    paths = [path for pair in named for path in pair if path]
    assert len(paths) >= 8
    assert [path for path in paths if not Path(ROOT / path).exists()] == []
