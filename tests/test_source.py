"""Documents remember where each value was written, and read YAML as its author meant it."""

from __future__ import annotations

import pytest
from stemhub.diagnostics import Span
from stemhub.source import Document, read
from stemhub.source.markdown import headings
from stemhub.source.yaml import MAX_DEPTH


def yml(text: str | bytes) -> Document:
    return read("a.yml", text if isinstance(text, bytes) else text.encode())


def md(text: str | bytes) -> Document:
    return read("a.md", text if isinstance(text, bytes) else text.encode())


def place(span: Span) -> tuple[int, int, int, int]:
    return span.line, span.column, span.end_line, span.end_column


def under(document: Document, span: Span) -> str:
    """The words that a span on one line underlines."""
    assert span.line == span.end_line
    return document.line(span.line)[span.column - 1 : span.end_column - 1]


def kinds(document: Document) -> list[str]:
    return [fault.kind for fault in document.faults]


NESTED = """\
# a comment
title: Tiny
units:
  - id: first
    outcomes: [begin, "go on"]
  - id: second
how: |
  One line.

  Another.
flow: {en: Water, gd: Uisge}
"""


# Where values stand


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("title",), "Tiny"),
        (("units", 0, "id"), "first"),
        (("units", 1, "id"), "second"),
        (("units", 0, "outcomes"), '[begin, "go on"]'),
        (("flow",), "{en: Water, gd: Uisge}"),
        (("units", 0, "outcomes", 1), '"go on"'),
        (("flow", "gd"), "Uisge"),
    ],
)
def test_a_value_is_underlined_where_it_is_written(path: tuple, words: str):
    document = yml(NESTED)
    assert under(document, document.root.place(*path)) == words


def test_a_key_is_underlined_where_it_is_written():
    document = yml(NESTED)
    assert {key: under(document, span) for key, span in document.root.keys.items()} == {
        "title": "title",
        "units": "units",
        "how": "how",
        "flow": "flow",
    }
    assert under(document, document.root.at("units", 1).key_place("id")) == "id"
    assert under(document, document.root.at("flow").key_place("en")) == "en"


def test_a_list_and_its_entries_reach_from_their_first_to_their_last_word():
    root = yml(NESTED).root
    assert place(root.place("units")) == (4, 3, 6, 15)
    assert place(root.place("units", 0)) == (4, 5, 5, 31)
    assert place(root.place("units", 1)) == (6, 5, 6, 15)


def test_a_block_of_text_begins_at_its_sign_and_its_words_on_the_next_line():
    how = yml(NESTED).root.at("how")
    assert how.value == "One line.\n\nAnother.\n"
    assert how.block
    assert (how.span.line, how.span.column) == (7, 6)


def test_where_a_path_ends_early_the_last_thing_that_is_there_is_the_place():
    document = yml(NESTED)
    assert under(document, document.root.place("units", 0, "id", "deeper")) == "first"
    assert place(document.root.place("units", 9)) == place(document.root.place("units"))
    assert document.root.key_place("no-such") == document.root.span
    assert document.root.at("title", 0) is None


def test_columns_count_letters_and_not_bytes():
    document = yml('{gd: "Gàidhlig 🌊 日本", en: Water}\n')
    assert under(document, document.root.place("en")) == "Water"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
def test_places_are_the_same_for_all_line_ends_and_with_a_byte_order_mark(end: str, mark: bytes):
    document = yml(mark + NESTED.replace("\n", end).encode())
    plain = yml(NESTED)
    assert document.root.plain() == plain.root.plain()
    assert place(document.root.place("units", 1, "id")) == place(plain.root.place("units", 1, "id"))
    assert document.lines == plain.lines
    assert not document.faults


# What values are: YAML 1.2, as people mean it


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("y", "y"),
        ("12:30", "12:30"),
        ("2026-11-21", "2026-11-21"),
        ("1.0.0", "1.0.0"),
        ("1.10", 1.1),
        ("0777", "0777"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("-7", -7),
        ("0", 0),
        ("null", None),
        ("~", None),
        ("", None),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ('"true"', "true"),
        ("'15'", "15"),
        ("!!str 15", "15"),
        ("<<", "<<"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
    ],
)
def test_a_scalar_is_what_its_author_wrote(written: str, value: object):
    root = yml(f"a: {written}\n").root
    assert root.at("a").value == value
    assert type(root.at("a").value) is type(value)


def test_a_number_that_should_have_been_text_is_still_known_as_it_was_written():
    root = yml("code: 1.10\nyear: 2026\nlist: [1.10, no, null]\n").root
    assert (root.text("code"), root.text("year")) == ("1.10", "2026")
    assert root.strings("list") == ("1.10", "no", "null")


def test_readers_take_what_is_there_and_never_raise():
    root = yml("title: {en: Water, gd: Uisge}\nunits: none\nminutes: '7'\nflag: yes\nempty:\n").root
    assert (root.text("title"), root.variant("title", "gd"), root.text("none", "?")) == ("Water", "Uisge", "?")
    assert (root.items("units"), root.mappings("units"), root.strings("units")) == ([], [], ())
    assert (root.number("minutes", 5), root.flag("flag"), root.text("empty"), root.has("empty")) == (5, False, "", False)
    assert list(root.fields("units")) == []
    assert "Water" in repr(root)


# What is told when a file cannot be read as it stands


def test_of_a_field_written_twice_the_second_is_told_and_the_first_stands():
    document = yml("a: 1\nb: 2\na: 3\n")
    assert kinds(document) == ["duplicate-key"]
    assert place(document.faults[0].span) == (3, 1, 3, 2)
    assert document.faults[0].values == {"key": "a", "first": "1"}
    assert document.root.plain() == {"a": 1, "b": 2}


def test_every_anchor_and_alias_is_told_and_nothing_is_unfolded():
    document = yml("a: &x [1]\nb: [*x, *x]\nc: *y\n")
    assert [(fault.kind, place(fault.span)[:2]) for fault in document.faults] == [
        ("yaml-alias", (1, 4)),
        ("yaml-alias", (2, 5)),
        ("yaml-alias", (2, 9)),
        ("yaml-alias", (3, 4)),
    ]
    assert document.root is None


def test_an_anchor_that_nobody_uses_leaves_the_values_readable():
    document = yml("a: &x 1\n")
    assert (kinds(document), document.root.plain()) == (["yaml-alias"], {"a": 1})


def test_depth_is_bounded_before_anything_unfolds():
    def nested(depth: int) -> Document:
        return yml("a: " + "[" * depth + "]" * depth + "\n")

    assert not nested(MAX_DEPTH - 1).faults
    assert kinds(nested(MAX_DEPTH)) == ["yaml-syntax"]
    assert kinds(nested(4_000)) == ["yaml-syntax"]
    assert kinds(yml("- " * 4_000 + "a\n")) == ["yaml-syntax"]


@pytest.mark.parametrize(
    ("text", "where", "problem"),
    [
        ("a: b: c\n", (1, 5), "the text has a colon with a space after it"),
        ("a:\n\t- b\n", (2, 1), "a tab is used for indenting"),
        ("a: 1\nb: 'open\nc: 2\n", (2, 4), "a quote is opened here and never closed"),
        ('a: 1\nb: "open\nc: 2\nd: "shut"\n', (2, 4), "a quote is opened here and not closed before line 4"),
        ("a: it's\nb: 'it's'\n", (2, 8), "the text goes on after the quote that ends it"),
        ('a:\n  - b: "c" d\n', (2, 12), "the text goes on after the quote that ends it"),
        ("a:\n  -b: 1\n    c: 2\n", (2, 3), "there is no space after the hyphen"),
        ("a: 1\nb:two\nc: 3\n", (2, 1), "there is no space after the colon"),
        ("a: [1, 2\n3: 4]\nb: 5\n", (2, 2), "a list or mapping in brackets that is not closed"),
        ("a: @b\n", (1, 4), "this character cannot begin a value here"),
        ("a: “x: y”\n", (1, 6), "typographic quotes (“ ”) are letters and not quotes here"),
        ('a: "\\q"\n', (1, 5), "a backslash in double quotes that YAML does not know"),
        ("a: [1, 2\nb: 3\n", (1, 4), "a list or mapping in brackets that is not closed"),
        ("a:\n  - 1\n 2: 3\n", (3, 2), "this line does not fit the lines around it"),
        ("a: 1\nb\nc: 2\n", (2, 1), "a field name without its colon"),
        ("a:\n  - 1\n  b: 3\n", (3, 3), "this line does not fit the list around it"),
        ("a:\n  - 1\n   - 2\n", (3, 4), "this entry goes on with the text that begins on line 2"),
        ("a:\n    b: 1\n    c: 2\n  d: 3\n", (2, 5), "line 4 does not fit the lines that begin here"),
        ("a:\n  b: 1\n d: 3\n", (3, 2), "this line does not fit the lines around it"),
        ("a: one\n  two – é\n\n  - three\nb: 3\n", (4, 3), "this entry goes on with the text that begins on line 1"),
        ("a: *stars* here\n", (1, 10), "text that begins with * or & is taken for a YAML alias or anchor"),
        ("a: 1\n---\nb: 2\n", (2, 1), "a second document begins here (a line of three hyphens)"),
    ],
)
def test_a_syntax_error_is_told_once_at_its_place_in_plain_words(text: str, where: tuple[int, int], problem: str):
    document = yml(text)
    assert [(fault.kind, place(fault.span)[:2], fault.values["problem"]) for fault in document.faults] == [("yaml-syntax", where, problem)]
    assert document.faults[0].values["repair"]


def test_a_hyphen_within_a_text_is_no_entry_of_a_list():
    document = yml("a: one -\n  two -three\nb: |\n  - four\nc: >\n  five\n  - six\nd: 'seven\n  - eight'\n")
    assert document.faults == []
    assert document.root.plain() == {"a": "one - two -three", "b": "- four\n", "c": "five - six\n", "d": "seven - eight"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "The file is empty"),
        ("\n \n", "The file is empty"),
        ("\ufeff", "The file is empty"),
        ("# a word\n", "The file holds nothing but comments"),
    ],
)
def test_a_file_without_content_is_told(text: str, problem: str):
    for document in [yml(text)] if "#" in text else [yml(text), md(text)]:
        assert [(fault.kind, fault.values["problem"]) for fault in document.faults] == [("unreadable", problem)]
        assert document.root is None


@pytest.mark.parametrize("text", ["---\n", "~\n", "word\n", "- a\n", "7\n"])
def test_a_file_that_holds_no_fields_cannot_be_read_as_content(text: str):
    assert not yml(text).readable
    assert not yml(text).faults  # the schema tells it


@pytest.mark.parametrize(
    ("data", "where", "words"),
    [
        (b"a: caf\xe9\n", (1, 7), "the byte 0xe9"),
        (b"\xef\xbb\xbfa: 1\rb: caf\xe9\n", (2, 7), "the byte 0xe9"),
        ("a: b\n".encode("utf-16"), (1, 1), "UTF-16"),
        ("a: b\n".encode("utf-16-le"), (1, 2), "U+0000"),
        (b"a: x\nb: y\x07z\n", (2, 5), "U+0007"),
        ("a: x\nb: y\u2028z\n".encode(), (2, 5), "U+2028"),
        ("a: x\nb: \x85\n".encode(), (2, 4), "U+0085"),
        ("a: x\nb: y\ufeffz\n".encode(), (2, 5), "U+FEFF"),
    ],
)
def test_a_file_in_another_encoding_is_told_at_the_first_wrong_byte(data: bytes, where: tuple[int, int], words: str):
    fault = yml(data).faults[0]
    assert (fault.kind, place(fault.span)[:2]) == ("encoding", where)
    assert words in fault.values["problem"]


def test_control_characters_are_told_on_each_of_their_lines_and_read_as_spaces():
    document = yml("a: x\x07y\x07z\nb: y\nc: \x1b\n")
    assert [(fault.kind, fault.span.line) for fault in document.faults] == [("encoding", 1), ("encoding", 3)]
    assert document.root.plain() == {"a": "x y z", "b": "y", "c": None}


def test_a_file_of_more_than_a_megabyte_is_not_read():
    assert kinds(yml(b"- x\n" * 250_001)) == ["unreadable"]
    assert not yml(b"- x\n" * 240_000).faults


def test_a_line_of_more_than_ten_thousand_characters_is_not_read_and_says_where_it_is():
    document = yml("a: b\nc: " + "x" * 10_000 + "\n")
    assert [(fault.kind, fault.span.line) for fault in document.faults] == [("unreadable", 2)]
    assert not yml("c: " + "x" * 9_000 + "\n").faults


# Markdown


FRONT = "---\ntitle: Tiny\n---\n\nText.\n"


def test_front_matter_is_read_with_its_places_and_the_body_begins_below_it():
    document = md(FRONT)
    assert under(document, document.root.place("title")) == "Tiny"
    assert (document.body, document.body_line) == ("\nText.\n", 4)


def test_a_line_of_hyphens_further_down_is_no_front_matter():
    document = md("Text.\n\n---\ntitle: x\n---\n")
    assert document.root is None
    assert document.body == document.text


@pytest.mark.parametrize(("text", "where"), [("---\ntitle: x\n\nText.\n", (4, 1, 4, 6)), ("---\ntitle: x\n", (1, 1, 1, 4)), ("---", (1, 1, 1, 4))])
def test_front_matter_without_its_end_is_told_where_its_fields_end_or_at_its_first_line(text: str, where: tuple):
    document = md(text)
    assert [(fault.kind, place(fault.span)) for fault in document.faults] == [("fence-unclosed", where)]


def test_a_fence_within_front_matter_is_no_block():
    document = md("---\ntitle: |\n  ```activity\n---\nText.\n")
    assert not document.blocks
    assert not document.faults


def test_a_block_keeps_the_places_of_its_fields_in_the_file():
    document = md(FRONT + "\n```reflect\nid: mine\nprompt: What now?\n```\n")
    block = document.blocks[0]
    assert (block.kind, block.first_line, place(block.span)) == ("reflect", 8, (7, 1, 10, 4))
    assert under(document, block.root.place("prompt")) == "What now?"
    assert under(document, block.root.key_place("id")) == "id"
    assert block.text == "id: mine\nprompt: What now?"


def test_a_syntax_error_in_a_block_is_told_at_its_line_in_the_file():
    document = md("Text.\n\n```reflect\nid: mine\nprompt: a: b\n```\n")
    assert [(fault.kind, fault.span.line) for fault in document.faults] == [("yaml-syntax", 5)]
    assert document.blocks[0].root is None


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("````text\n```reflect\nid: a\n```\n````\n", []),
        ("~~~reflect\nid: a\nprompt: b\n~~~\n", ["reflect"]),
        ("~~~text\n```reflect\n~~~\n", []),
        ("```text\n```reflect\nid: a\n```\n", []),
        ("```reflect\nid: a\n~~~\n```\n", ["reflect"]),
        ("   ```reflect\n   id: a\n   ```\n", ["reflect"]),
        ("    ```reflect\n    id: a\n    ```\n", []),
        ("``` reflect \nid: a\n``` \n", ["reflect"]),
        ("```reflect\nid: a\n`````\n", ["reflect"]),
        ("```short-route\n- **one**: two\n```\n", ["short-route"]),
        ("Words ```reflect``` in a line.\n", []),
        ("```not`a`fence\nid: a\n", []),
        ("```csv\na,b\n```\n", []),
        ("```\ncode\n```\n", []),
    ],
)
def test_fences_are_seen_as_markdown_sees_them(text: str, blocks: list[str]):
    document = md(text)
    assert [block.kind for block in document.blocks] == blocks
    assert [kind for kind in kinds(document) if kind != "yaml-syntax"] == []


@pytest.mark.parametrize(
    ("below", "line", "words"),
    [
        ("Text.\n", 4, "begins on line 1"),
        ("## More\n", 4, "begins on line 1"),
        ("```reflect\nid: b\nprompt: c\n```\n", 4, "begins on line 1"),
        ("- one\n", 1, "begins here"),
    ],
)
def test_a_block_of_fields_that_is_never_closed_is_told_where_its_fields_end(below: str, line: int, words: str):
    document = md(f"```activity\nid: a\n\n{below}")
    fault = next(one for one in document.faults if one.kind == "fence-unclosed")
    assert (fault.span.line, fault.values["what"]) == (line, f"The `activity` block that {words}")


def test_a_block_that_swallows_the_next_one_is_one_finding():
    document = md("```activity\nid: a\n\n```reflect\nid: b\n```\n\n```check\nid: c\n```\n")
    assert [(fault.kind, fault.span.line) for fault in document.faults] == [("fence-unclosed", 4)]
    assert [block.kind for block in document.blocks] == ["activity", "check"]


@pytest.mark.parametrize("path", ["a.yml", "a.md"])
def test_a_merge_conflict_is_told_once_and_nothing_else_is_read(path: str):
    document = read(path, b"a: 1\n<<<<<<< ours\nb: [1\n||||||| base\n=======\nb: [2\n>>>>>>> theirs\n# c\n<<<<<<< x\n=======\n>>>>>>> y\n")
    assert [(fault.kind, fault.span.line) for fault in document.faults] == [("merge-conflict", 2), ("merge-conflict", 9)]
    assert (document.root, document.readable, list(document.prose_lines)) == (None, False, [])


def test_a_line_of_equals_signs_alone_is_no_conflict():
    assert md("Heading\n=======\n\nText <<<<<<< with >>>>>>> marks.\n").faults == []


def test_a_fence_that_is_never_closed_names_its_own_marks():
    document = md("Text.\n\n  ~~~~activity\nid: a\n~~~\n")
    fault = document.faults[0]
    assert (fault.kind, place(fault.span)) == ("fence-unclosed", (5, 1, 5, 4))
    assert fault.values["closing"] == "~~~~"


@pytest.mark.parametrize(
    ("word", "guess"),
    [("reflekt", "reflect"), ("Activity", "activity"), ("case_study", "case-study"), ("casestudy", "case-study"), ("text", ""), ("", ""), ("yaml", "")],
)
def test_a_word_that_is_nearly_a_kind_of_block_is_told_and_others_are_left_alone(word: str, guess: str):
    faults = md(f"```{word}\nid: a\n```\n").faults
    assert [fault.values["guess"] for fault in faults] == ([guess] if guess else [])


def test_an_empty_block_is_told():
    assert kinds(md("```reflect\n```\n")) == ["yaml-syntax"]


def test_links_and_citations_are_found_with_their_columns():
    document = md("---\ntitle: x\n---\nGo [there](/a/) and ![see](/b.png \"It\") [@book] or [*here*](/c/#d).\n")
    assert [(link.target, link.words) for link in document.links] == [("/a/", "there"), ("/b.png", "see"), ("/c/#d", "*here*")]
    assert [under(document, link.span) for link in document.links] == ["/a/", "/b.png", "/c/#d"]
    assert [(one.target, under(document, one.span)) for one in document.citations] == [("book", "book")]


def test_links_within_learning_blocks_and_yaml_count_and_comments_do_not():
    assert [link.target for link in md("```short-route\n[a](/a/)\n```\n").links] == ["/a/"]
    assert [link.target for link in yml("text: see [a](/a/)\n# [b](/b/)\n").links] == ["/a/"]


@pytest.mark.parametrize(
    "text",
    ["`[a](/a/) [@b]`", "``[a](/a/) ` [@b]``", "```text\n[a](/a/) [@b]\n```", "~~~\n[a](/a/)\n[@b]\n~~~", "```\n[a](/a/)"],
)
def test_code_is_no_running_text(text: str):
    document = md(text + "\n")
    assert not list(document.links)
    assert not list(document.citations)


def test_a_lone_backtick_hides_nothing():
    assert [link.target for link in md("a ` b [c](/c/) `` d\n").links] == ["/c/"]


def test_headings_are_found_outside_blocks_and_front_matter():
    document = md("---\n# no: 1\n---\n# One\n\n```text\n# no\n```\n### Two words ##\n#no\n")
    assert [(level, text, span.line) for level, text, span in headings(document)] == [(1, "One", 4), (3, "Two words", 9)]
