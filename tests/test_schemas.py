"""The schemas describe and exemplify every field, two engines agree on every file, and deviations are told in words."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from laying import ROOT, SMALL
from stemhub import build
from stemhub.cli import main
from stemhub.load import load
from stemhub.load.schemas import Schemas
from stemhub.load.table import CONTENT_TYPES, type_of
from stemhub.rules import BY_CODE, RULES, run
from stemhub.source import read
from stemhub.source.markdown import BLOCK_KINDS

SCHEMAS = Schemas(ROOT / "schemas/v1")
NAMES = sorted(SCHEMAS.all)
# What people and programs bring may hold fields of a newer program; editors’ files may not.
OPEN = {"evaluation", "published-edition", "published-frameworks"}
ROOTS = [ROOT, SMALL, *sorted((ROOT / "tests/wrong").iterdir())]


def parts(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every part of a schema that describes a value, with its path."""
    yield path, schema
    for key in ("properties", "$defs"):
        for name, part in schema.get(key, {}).items():
            yield from parts(part, f"{path}/{key}/{name}")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from parts(schema[key], f"{path}/{key}")
    for number, part in enumerate(schema.get("anyOf", [])):
        yield from parts(part, f"{path}/anyOf/{number}")


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid_by_the_2020_12_meta_schema_for_both_engines(name: str):
    schema = SCHEMAS.all[name]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].endswith(f"/schemas/v1/{name}.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema_rs.meta.validate(schema)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_title_a_description_and_examples(name: str):
    bare = [
        f"{path}: no {need}"
        for path, part in parts(SCHEMAS.all[name])
        for need in ("title", "description", "examples")
        if re.search(r"/properties/[^/]+$", path) and not part.get(need)
    ]
    assert bare == []


@pytest.mark.parametrize("name", NAMES)
def test_every_example_follows_its_own_schema(name: str):
    schema = SCHEMAS.all[name]
    checked = 0
    for path, part in parts(schema):
        validator = jsonschema.Draft202012Validator({"$defs": schema["$defs"], **part})
        for example in part.get("examples", []):
            checked += 1
            assert not [error.message for error in validator.iter_errors(example)], f"{path}: {example}"
    assert checked >= len(schema["properties"])


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_knows_all_its_fields_and_no_others(name: str):
    for path, part in parts(SCHEMAS.all[name]):
        if "properties" in part:
            assert part["additionalProperties"] is (name in OPEN), path
            assert set(part.get("required", [])) <= set(part["properties"]), path


def test_every_content_type_and_every_block_has_a_schema_and_no_schema_is_left_over():
    wanted = {one.schema for one in CONTENT_TYPES if one.schema} | {f"block-{kind}" for kind, is_yaml in BLOCK_KINDS.items() if is_yaml}
    assert wanted == set(NAMES) - OPEN


def test_every_file_of_data_names_its_schema_and_vs_code_knows_it_too():
    known = {name: [globs] if isinstance(globs, str) else globs for name, globs in json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"].items()}
    for file in sorted([*ROOT.glob("content/**/*.yml"), *ROOT.glob("modules/**/*.yml")]):
        path = file.relative_to(ROOT)
        name = f"schemas/v1/{type_of(path.as_posix())[0].schema}.json"
        line = file.read_text("utf-8").partition("\n")[0]
        assert (file.parent / line.removeprefix("# yaml-language-server: $schema=")).resolve() == ROOT / name, path
        assert any(path.match(glob) for glob in known[f"./{name}"]), path


# Two engines


def values(root: Path) -> Iterator[tuple[str, str, Any]]:
    """Every value under a root that a schema speaks of: where it stands, the name of the schema, the value."""
    for file in sorted([*root.glob("content/**/*"), *root.glob("modules/**/*")]):
        path = file.relative_to(root).as_posix()
        if not file.is_file() or not (known := type_of(path)):
            continue
        document = read(path, file.read_bytes())
        if known[0].schema and document.root is not None:
            yield path, known[0].schema, document.root.plain()
        for block in document.blocks:
            if block.root is not None:
                yield f"{path}:{block.first_line}", f"block-{block.kind}", block.root.plain()


def deviations(name: str, value: Any) -> tuple[set, set]:
    """What each engine says: the place in the value and the keyword that it breaks."""
    ours = jsonschema_rs.Draft202012Validator(SCHEMAS.all[name], validate_formats=True).iter_errors(value)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    theirs = jsonschema.Draft202012Validator(SCHEMAS.all[name], format_checker=checker).iter_errors(value)
    return {(*e.instance_path, e.kind.name) for e in ours}, {(*e.absolute_path, e.validator) for e in theirs}


@pytest.mark.parametrize("date", ["2026-11-21", "2024-02-29", "2026-02-29", "2026-11-31", "2026-13-01", "next autumn"])
def test_two_engines_agree_on_what_a_day_is(date: str):
    ours, theirs = deviations("pathway", {"review_by": date})
    assert ours == theirs
    assert any(one[0] == "review_by" for one in ours) is (date not in ("2026-11-21", "2024-02-29"))


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_two_engines_agree_on_every_file_and_block(root: Path):
    for where, name, value in values(root):
        ours, theirs = deviations(name, value)
        assert ours == theirs, where


def test_the_comparison_of_engines_sees_real_files_and_real_deviations():
    assert len(list(values(ROOT))) > 60
    assert {name for _, name, _ in values(SMALL)} == set(NAMES) - OPEN
    ours, theirs = deviations("scale", {"format": 2, "points": ["x"], "zzz": 1})
    assert ours == theirs
    assert {one[-1] for one in ours} == {"const", "minItems", "type", "required", "additionalProperties"}


# How deviations are told: message and repair, word for word


MODULE, UNIT, FRAMEWORK = "modules/tiny/module.yml", "modules/tiny/first.md", "content/self-evaluation/sample/framework.yml"
SENTENCES = {
    "an unknown field": (
        MODULE,
        "audience: Everyone",
        "audiense: Everyone",
        "HUB101",
        "audiense",
        "There is no field `audiense` in this module.",
        "Did you mean `audience`? The fields here are `format`, `title`,",
    ),
    "an unknown field of an entry": (
        MODULE,
        "    minutes: 10",
        "    minutes: 10\n    colour: red",
        "HUB101",
        "colour",
        "There is no field `colour` in this unit.",
        "The fields here are `id`, `title`, `minutes`, `purpose`, `outcomes` or `helps_with`.",
    ),
    "an unknown field of a block": (
        UNIT,
        "when: before",
        "when: before\nwhy: x",
        "HUB101",
        "why",
        "There is no field `why` in this confidence question.",
        "The fields here are `id`, `when`, `prompt` or `disciplines`.",
    ),
    "a number for text": (
        MODULE,
        "title: Tiny",
        "title: 2026",
        "HUB102",
        "2026",
        "`title` should be text, but here it is the number `2026`.",
        "Put it in double quotes.",
    ),
    "text for a list": (
        MODULE,
        "levels: [early]",
        "levels: early",
        "HUB102",
        "early",
        "`levels` should be a list, but here it is the text `early`.",
        'Put it in square brackets, or on a line of its own after `- `. Write it like this: `levels: ["early"]`.',
    ),
    "a list for text": (
        MODULE,
        "summary: A module with one unit.",
        "summary: [A, module]",
        "HUB102",
        "[A, module]",
        "`summary` should be text, but here it is a list.",
        'Write it like this: `summary: "Find the STEM in everyday play and build on it with what you already have."`.',
    ),
    "text for a number": (
        MODULE,
        "minutes: 10",
        "minutes: quarter of an hour",
        "HUB102",
        "quarter of an hour",
        "`minutes` should be a whole number, but here it is the text `quarter of an hour`.",
        "Write it like this: `minutes: 20`.",
    ),
    "yes for true": (
        UNIT,
        "right: true",
        "right: yes",
        "HUB102",
        "yes",
        "`right` should be true or false, but here it is the text `yes`.",
        "Write it like this: `right: true`.",
    ),
    "nothing for text": (
        MODULE,
        "owner: Hub editors",
        "owner:",
        "HUB102",
        "",
        "`owner` should be text, but here it is nothing.",
        'Write it like this: `owner: "Hub editors, early years"`.',
    ),
    "a missing field": (
        MODULE,
        "owner: Hub editors\n",
        "",
        "HUB103",
        "review_by",
        "This module has no `owner`.",
        "Add it, for example `owner: Hub editors, early years`.",
    ),
    "a missing field of an entry": (
        MODULE,
        "    purpose: To begin.\n",
        "",
        "HUB103",
        "outcomes",
        "This unit has no `purpose`.",
        "Add it, for example `purpose:",
    ),
    "a word that is not one of a few": (
        MODULE,
        "status: published",
        "status: live",
        "HUB104",
        "live",
        "`status` must be one of `draft`, `published`, `retired`; here it is the text `live`.",
        "Where the content stands: `draft` is not shown",
    ),
    "a version with two numbers": (
        MODULE,
        "version: 1.0.0\nunreleased",
        "version: 1.0\nunreleased",
        "HUB102",
        "1.0",
        "`version` should be text, but here it is the number `1.0`.",
        "",
    ),
    "a day that does not exist": (
        MODULE,
        "review_by: 2027-11-01",
        "review_by: 2027-11-31",
        "HUB104",
        "2027-11-31",
        "`review_by` is no day of the calendar; here it is the text `2027-11-31`.",
        "The date by which",
    ),
    "an address without its beginning": (
        MODULE,
        "    url: https://example.org/book",
        "    url: www.example.org/book",
        "HUB104",
        "www.example.org/book",
        "`url` is no address: begin it with `https://`, or with `/` for a page of this hub; here it is the text",
        "",
    ),
    "an id that is none": (
        MODULE,
        "  - id: begin",
        "  - id: Begin Here",
        "HUB104",
        "Begin Here",
        "`id` is no id: use small letters and digits, with single hyphens between words; here it is the text `Begin Here`.",
        "A permanent short name for the outcome.",
    ),
    "too few entries": (
        MODULE,
        "sectors: [elc]",
        "sectors: []",
        "HUB104",
        "[]",
        "`sectors` needs at least 1 entry.",
        "The sectors that the module is for, as ids from the vocabulary.",
    ),
    "another number of the format": (
        MODULE,
        "format: 1",
        "format: 2",
        "HUB104",
        "2",
        "`format` must be `1`; here it is the number `2`.",
        "The number of the file format. Always write 1;",
    ),
    "a number out of bounds": (
        MODULE,
        "minutes: 10",
        "minutes: 3",
        "HUB104",
        "3",
        "`minutes` must be at least 5; here it is the number `3`.",
        "How long the unit takes",
    ),
    "empty text": (
        MODULE,
        "summary: A module with one unit.",
        'summary: ""',
        "HUB104",
        '""',
        "`summary` is empty",
        "One or two sentences",
    ),
    "the same word twice": (
        MODULE,
        "sectors: [elc]",
        "sectors: [elc, elc]",
        "HUB104",
        "[elc, elc]",
        "`sectors` names the same thing twice",
        "The sectors that the module is for",
    ),
    "a key that is no id": (
        MODULE,
        "  small-book:",
        "  Small Book:",
        "HUB104",
        "Small Book",
        "`sources` has the key `Small Book`, which is not written as an id (small letters, digits and hyphens).",
        "The sources of this content, each under a short key",
    ),
}


@pytest.mark.parametrize(("path", "old", "new", "code", "underlined", "message", "hint"), SENTENCES.values(), ids=SENTENCES)
def test_a_deviation_is_told_in_these_words(path, old, new, code, underlined, message, hint, hub: Path):
    text = (hub / path).read_text()
    assert old in text
    (hub / path).write_text(text.replace(old, new, 1))
    document_rules = [rule for rule in RULES if rule.CODE.startswith("HUB1")]
    found = run(load(hub, SCHEMAS), document_rules)
    assert [(one.code, one.span.path) for one in found] == [(code, path)], found
    assert found[0].line_text[found[0].span.column - 1 : found[0].span.end_column - 1] == underlined
    assert found[0].message.startswith(message), found[0].message
    repair = found[0].hint
    if code == "HUB104":  # the example comes first, then what the field is
        example, repair = re.fullmatch(r"(Write, for example, `.+?`\. )?(.+)", repair).groups()
        assert example or "sources" in message, found[0].hint
    assert repair.startswith(hint), found[0].hint


def test_one_slip_in_a_field_name_is_one_finding_and_two_slips_are_two(hub: Path):
    text = (hub / MODULE).read_text()
    (hub / MODULE).write_text(text.replace("audience:", "audiense:").replace("owner: Hub editors\n", ""))
    assert [one.code for one in run(load(hub, SCHEMAS), [BY_CODE["HUB101"], BY_CODE["HUB103"]])] == ["HUB101", "HUB103"]


def test_a_hub_may_bring_its_own_schemas(hub: Path):
    shutil.copytree(ROOT / "schemas", hub / "schemas")
    scale = hub / "schemas/v1/scale.json"
    scale.write_text(scale.read_text().replace('"not_applicable"\n', '"not_applicable", "colour"\n').replace('"not_applicable"]', '"not_applicable", "colour"]'))
    assert [one.message for one in build.check(hub).diagnostics] == ["This answer scale has no `colour`."]


def test_a_folder_of_other_schemas_does_not_take_the_place_of_ours(hub: Path):
    (hub / "schemas").mkdir()
    (hub / "overrides").mkdir()
    checked = build.check(hub)
    assert not checked.diagnostics
    assert build.draw(hub, checked.hub).pages


# A hub with schemas of its own


@pytest.fixture
def own(hub: Path) -> Path:
    """The folder of a hub's own schemas, with one of them: modules need no summary here, but must say `equipment`."""
    schema = json.loads((ROOT / "schemas/v1/module.json").read_text("utf-8"))
    schema["required"] = ["equipment"]
    (hub / "schemas/v1").mkdir(parents=True)
    (hub / "schemas/v1/module.json").write_text(json.dumps(schema))
    return hub / "schemas/v1"


def test_a_schema_of_the_hub_stands_in_for_the_one_of_the_same_name_and_the_others_stay(own: Path, hub: Path):
    found = build.check(hub).diagnostics
    assert {(one.code, one.span.path.split("/")[1]) for one in found} == {("HUB103", "tiny"), ("HUB103", "next-step")}
    assert build.schemas(hub).texts.keys() == SCHEMAS.texts.keys()


@pytest.mark.parametrize(("text", "said"), [("{", "module.json is no JSON: line 1, column 2"), ('{"type": "strange"}', "module.json is no JSON Schema")])
def test_a_schema_that_cannot_be_used_is_told_and_no_traceback(text: str, said: str, own: Path, hub: Path, capsys: pytest.CaptureFixture):
    (own / "module.json").write_text(text)
    assert main(["check", "--root", str(hub)]) == 2
    assert said in capsys.readouterr().err
