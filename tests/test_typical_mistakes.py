"""What new editors do wrong, and how each slip is mended by somebody who follows the words of its message and knows nothing else.

Each case is a slip, what is said about it, and the hand that mends it. A hand sees only what the report shows: the place,
the underlined text, the message and the repair. If a message no longer names the repair, the hand has nothing to take.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import FRAMEWORK, MODULE, Desk
from stemhub import build
from stemhub.diagnostics import Diagnostic

UNIT = "modules/tiny/first.md"
PAGE = "content/about.md"
Hand = Callable[[Desk, Diagnostic], None]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "hub")


def named(found: Diagnostic, pattern: str) -> str:
    """What the repair names."""
    match = re.search(pattern, found.hint)
    assert match, f"the repair does not say it: {found.hint}"
    return match[1]


def put(desk: Desk, found: Diagnostic, text: str) -> None:
    """Write `text` in the place of what is underlined."""
    lines = desk.read(found.span.path).split("\n")
    line, end = lines[found.span.line - 1], found.span.end_column if found.span.end_line == found.span.line else None
    lines[found.span.line - 1] = line[: found.span.column - 1] + text + (line[end - 1 :] if end else "")
    desk.write(found.span.path, "\n".join(lines))


def above(desk: Desk, found: Diagnostic, text: str) -> None:
    """Write a line above the line that is shown, as far in as that one."""
    lines = desk.read(found.span.path).split("\n")
    here = found.span.line - 1
    lines.insert(here, lines[here][: len(lines[here]) - len(lines[here].lstrip())] + text)
    desk.write(found.span.path, "\n".join(lines))


def take_the_suggestion(desk: Desk, found: Diagnostic) -> None:
    put(desk, found, named(found, r"Did you mean `([^`]+)`\?"))


def write_what_it_names(desk: Desk, found: Diagnostic) -> None:
    put(desk, found, named(found, r"^Write `([^`]+)`"))


def write_the_example(desk: Desk, found: Diagnostic) -> None:
    put(desk, found, named(found, r"^Write, for example, `([^`]+)`"))


def write_it_like_this(desk: Desk, found: Diagnostic) -> None:
    put(desk, found, named(found, r"Write it like this: `[a-z_]+: ([^`]+)`"))


def minutes_by_two_messages(desk: Desk, found: Diagnostic) -> None:
    """The example makes a number of it, and the next message says which number."""
    write_it_like_this(desk, found)
    (found,) = build.check(desk.root).diagnostics
    put(desk, found, named(found, r"^Declare about (\d+) minutes"))


def put_the_text_in_quotes(desk: Desk, found: Diagnostic) -> None:
    named(found, r"^(Put the whole text after `summary:` in double quotes)")
    lines = desk.read(found.span.path).split("\n")
    name, _, text = lines[found.span.line - 1].partition(": ")
    lines[found.span.line - 1] = f'{name}: "{text}"'
    desk.write(found.span.path, "\n".join(lines))


def put_it_in_double_quotes(desk: Desk, found: Diagnostic) -> None:
    named(found, r"^(Put it in double quotes)")
    put(desk, found, f'"{found.line_text[found.span.column - 1 : found.span.end_column - 1]}"')


def put_it_in_brackets(desk: Desk, found: Diagnostic) -> None:
    named(found, r"^(Put it in square brackets)")
    put(desk, found, f"[{found.line_text[found.span.column - 1 : found.span.end_column - 1]}]")


def spaces_for_the_tab(desk: Desk, found: Diagnostic) -> None:
    named(found, r"^(Replace the tab with two spaces)")
    desk.change(found.span.path, "\t", "  ")


def add_the_example(desk: Desk, found: Diagnostic) -> None:
    above(desk, found, named(found, r"^Add it, for example `([^`]+)`"))


def close_it_above(desk: Desk, found: Diagnostic) -> None:
    above(desk, found, named(found, r"^Write a line with nothing but (\S+) above this line"))


def open_it_above(desk: Desk, found: Diagnostic) -> None:
    above(desk, found, named(found, r"perhaps ```` (\S+) ````"))


def another_id(desk: Desk, found: Diagnostic) -> None:
    put(desk, found, named(found, r"^Give this one another id; the first `([^`]+)`") + "-too")


def name_the_page(desk: Desk, found: Diagnostic) -> None:
    put(desk, found, named(found, r"^Write it as `([^`]+)`"))


def begin_the_address(desk: Desk, found: Diagnostic) -> None:
    beginning = re.search(r"begin it with `([^`]+)`", found.message)[1]
    put(desk, found, beginning + found.line_text[found.span.column - 1 : found.span.end_column - 1])


def keep_one_version(desk: Desk, found: Diagnostic) -> None:
    marks = re.findall(r"`([<=>]{7})`", found.hint)
    lines = desk.read(found.span.path).split("\n")
    middle = next(n for n, line in enumerate(lines) if line.startswith(marks[1]))
    end = next(n for n, line in enumerate(lines) if line.startswith(marks[2]))
    desk.write(found.span.path, "\n".join(lines[: found.span.line - 1] + lines[middle + 1 : end] + lines[end + 1 :]))


def list_it_or_delete_it(desk: Desk, found: Diagnostic) -> None:
    named(found, r"(delete the file)")
    (desk.root / found.span.path).unlink()


def move_them_out(desk: Desk, found: Diagnostic) -> None:
    named(found, r"(delete the first line, the fields and the line `---`)")
    desk.write(found.span.path, desk.read(found.span.path).split("---\n", 2)[2])


def a_full_stop_for_the_bracket(desk: Desk, found: Diagnostic) -> None:
    named(found, r"^(Write a full stop in place of the bracket)")
    put(desk, found, found.line_text[found.span.column - 1 : found.span.end_column - 2] + ".")


def put_the_value_in_double_quotes(desk: Desk, found: Diagnostic) -> None:
    named(found, r"^(Put the whole text in double quotes)")
    name, _, text = found.line_text.partition(": ")
    desk.change(found.span.path, found.line_text, f'{name}: "{text[1:-1]}"')


def put_a_space_behind_it(desk: Desk, found: Diagnostic) -> None:
    field = named(found, r"^Write `([a-z_]+: )` and then the value")
    desk.change(found.span.path, field.rstrip(), field)


def close_the_bracket(desk: Desk, found: Diagnostic) -> None:
    desk.change(found.span.path, found.line_text, found.line_text + named(found, r"^Close it with `(.)`"))


def slip(path: str, old: str, new: str) -> Callable[[Desk], None]:
    return lambda desk: desk.change(path, old, new)


SLIPS: dict[str, tuple[Callable[[Desk], None], str, Hand]] = {
    "a word of one's own for a sector": (slip(MODULE, "sectors: [elc]", "sectors: [nursery]"), "`nursery` is not in the vocabulary's sectors.", take_the_suggestion),
    "a field misspelt": (slip(MODULE, "summary:", "sumary:"), "There is no field `sumary` in this module.", take_the_suggestion),
    "a field forgotten": (slip(MODULE, "owner: Hub editors\n", ""), "This module has no `owner`.", add_the_example),
    "a field of an entry forgotten": (slip(MODULE, "    purpose: To begin.\n", ""), "This unit has no `purpose`.", add_the_example),
    "a date as people write it": (slip(MODULE, "review_by: 2027-11-01", "review_by: 1/11/2027"), "`review_by` is no date of the form year-month-day", write_the_example),
    "a colon in a sentence": (slip(MODULE, "summary: A module", "summary: For you: a module"), "the text has a colon with a space after it", put_the_text_in_quotes),
    "a year for a title": (slip(MODULE, "title: Tiny", "title: 2026"), "`title` should be text", put_it_in_double_quotes),
    "one word where a list is wanted": (slip(MODULE, "levels: [early]", "levels: early"), "`levels` should be a list", put_it_in_brackets),
    "minutes in words": (slip(MODULE, "minutes: 10", "minutes: ten"), "`minutes` should be a whole number", minutes_by_two_messages),
    "yes for true": (slip(UNIT, "    right: true", "    right: yes"), "`right` should be true or false", write_it_like_this),
    "a tab": (slip(MODULE, "  - id: begin\n", "\t- id: begin\n"), "a tab is used for indenting", spaces_for_the_tab),
    "a block copied": (slip(UNIT, "```reflect\nid: my-own\n", "```reflect\nid: how-many\n"), "The id `how-many` is used twice.", another_id),
    "the end of a block deleted": (slip(UNIT, "  managed_by: Wipe up at once.\n```\n", "  managed_by: Wipe up at once.\n"), "The `activity` block that begins on line 9 is never closed.", close_it_above),
    "the beginning of a block deleted": (slip(UNIT, "```confidence\n", ""), "has no beginning.", open_it_above),
    "a space in a link": (slip(UNIT, "[the next step](", "[the next step] ("), "There is a space in the middle of this link.", write_what_it_names),
    "the title for a source's key": (slip(UNIT, "worth a look [@small-book]", "worth a look [@small-book], and so is a book [@The small press]"), "There is no source `The small press`.", take_the_suggestion),
    "a link to a file": (slip(PAGE, "](/topics/play/)", "](/topics/plays/)"), "leads nowhere", take_the_suggestion),
    "a source's key misspelt": (slip(UNIT, "[@small-book]", "[@small-boook]"), "There is no source `small-boook`.", take_the_suggestion),
    "an address without its beginning": (slip(MODULE, "url: https://example.org/book", "url: example.org/book"), "`url` is no address", begin_the_address),
    "an address in a sentence": (slip(PAGE, "Write links as", "See www.example.org/links. Write links as"), "A web address stands bare in the text.", name_the_page),
    "American spelling": (slip(UNIT, "Small things", "Colorful things"), "“Colorful” is American spelling.", write_what_it_names),
    "two people at once": (slip(PAGE, "## Code is left alone", "<<<<<<< HEAD\n## Code is left\n=======\n## Code is left alone\n>>>>>>> theirs"), "Two versions of the text stand here", keep_one_version),
    "a version by hand": (slip(MODULE, "version: 1.0.0\nunreleased", "version: 1.2.0\nunreleased"), "The version 1.2.0 is not the newest of the history", write_what_it_names),
    "a unit that nobody listed": (lambda desk: desk.write("modules/tiny/second.md", "More.\n"), "This unit is not listed in `modules/tiny/module.yml`.", list_it_or_delete_it),
    "a title in the text of a unit": (lambda desk: desk.write(UNIT, "---\ntitle: First\n---\n" + desk.read(UNIT)), "Nothing reads the fields at the top of this text.", move_them_out),
    "a heading without a space": (slip(UNIT, "## Look first", "##Look first"), "There is no space after `##`.", write_what_it_names),
    "a number with a bracket": (slip(PAGE, "## Code", "1) One thing.\n\n## Code"), "`1)` does not begin an entry of a list.", a_full_stop_for_the_bracket),
    "a dash for a list": (slip(PAGE, "## Code", "– One thing.\n\n## Code"), "A dash does not begin an entry of a list.", write_what_it_names),
    "a source in round brackets": (slip(UNIT, "[@small-book]", "[@small-book] (@small-book)"), "A source stands in square brackets.", write_what_it_names),
    "two sources in one pair of brackets": (slip(UNIT, "[@small-book]", "[@small-book; @small-book]"), "Each source needs brackets of its own.", write_what_it_names),
    "a page behind a source's key": (slip(UNIT, "[@small-book]", "[@small-book] [@small-book, page 3]"), "There is no source `small-book, page 3`.", take_the_suggestion),
    "an address without https in a link": (slip(UNIT, "](/modules/next-step/)", "](www.example.org/next)"), "leads nowhere", write_what_it_names),
    "a word of one's own for a status": (slip(MODULE, "status: published", "status: public"), "`status` must be one of", take_the_suggestion),
    "capitals in an id": (slip(MODULE, "  - id: begin\n", "  - id: Begin\n"), "`id` is no id", write_the_example),
    "a space in a source's key": (slip("content/directory/helper.yml", "  small-book:", "  Small book:"), "`sources` has the key `Small book`", write_the_example),
    "an apostrophe between single quotes": (slip(MODULE, "title: Tiny", "title: 'It's tiny'"), "the text goes on after the quote that ends it", put_the_value_in_double_quotes),
    "a hyphen without a space": (slip(MODULE, "  - id: begin\n", "  -id: begin\n"), "there is no space after the hyphen", write_what_it_names),
    "a colon without a space": (slip(MODULE, "title: Tiny", "title:Tiny"), "there is no space after the colon", put_a_space_behind_it),
    "a list that is not closed": (slip(MODULE, "levels: [early]", "levels: [early"), "a list or mapping in brackets that is not closed", close_the_bracket),
    "a source named and not listed": (slip(FRAMEWORK, "[@small-book]", "[@small-bok]"), "There is no source `small-bok`.", take_the_suggestion),
}


@pytest.mark.parametrize(("make", "said", "mend"), SLIPS.values(), ids=SLIPS)
def test_the_message_alone_leads_to_the_repair(make: Callable[[Desk], None], said: str, mend: Hand, desk: Desk):
    assert not build.check(desk.root).diagnostics
    make(desk)
    found = build.check(desk.root).diagnostics
    assert [said in one.message for one in found] == [True], [one.message for one in found]
    mend(desk, found[0])
    assert [one.message for one in build.check(desk.root).diagnostics] == []
