"""What libyaml says of a file that it cannot read, in words that a person can act on, at the place where the slip is."""

from __future__ import annotations

import re
from typing import Any

import yaml

from stemhub.diagnostics import Span

_CURLY = re.compile(r"\s*(- )?([\w-]+:\s+)?[“”‘]")
_FIELD = re.compile(r"\s*(?:- )?[a-z_]+:(?: |$)")
_HYPHEN_AT_FIELD = re.compile(r"\s*-(?P<field>[a-z_]+:)(?: |$)")
_COLON_AT_VALUE = re.compile(r"\s*(?:- )?(?P<field>[a-z_]+:)[^\s/]")
_FIELD_WITH_COLON = re.compile(r"\s*(?:- )?([a-z_]+:) [^\"'\[{|>\s].*: ")

# What libyaml says → what a person can act on.
_PLAIN_WORDS = (
    ("cannot start any token", "this character cannot begin a value here",
     "If the line is indented with a tab, use spaces; if the text begins with @, ` or %, put it in quotes"),
    ("mapping values are not allowed", "there is a colon where none is expected",
     "Check that the line is indented like its neighbours; text with a colon and a space in it needs quotes"),
    ("could not find expected ':'", "a field name without its colon",
     "Write `name: value`; a line that goes on from the line before must be indented further"),
    ("did not find expected alphabetic", "text that begins with * or & is taken for a YAML alias or anchor",
     "Put the whole text in double quotes"),
    ("did not find expected key", "this line does not fit the lines around it",
     "Indent it like its neighbours, and check that every quote before it is closed"),
    ("did not find expected '-' indicator", "this line does not fit the list around it",
     "Begin each entry with `- `, and indent all entries alike"),
    ("block sequence entries are not allowed", "a list entry where none is expected",
     "Put the list on the lines below its field name, each entry beginning with `- `"),
    ("found unexpected end of stream", "a quote is opened here and never closed",
     "Close the quote, or put the whole text in double quotes"),
    ("found unknown escape character", "a backslash in double quotes that YAML does not know",
     "Use single quotes, or write the backslash twice"),
    ("did not find expected ',' or", "a list or mapping in brackets that is not closed",
     "Close it with `]` or `}`, or write one entry a line"),
    ("found character that cannot", "this character cannot begin a value here", "Put the text in quotes"),
)  # fmt: skip

# By the quote that a text stands in: how it can hold that quote.
_GOES_ON = {
    "'": "Put the whole text in double quotes: between single ones an apostrophe ends it",
    '"': "Put the whole text in single quotes: between double ones a double quote ends it",
}


def explain(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int, quoted: Any) -> tuple[Span, dict[str, str]]:
    """Where a syntax error stands and what it means in plain words; `quoted` is the last text in quotes before it."""
    mark = error.problem_mark or error.context_mark
    problem = error.problem or ""
    words = next(((said, repair) for theirs, said, repair in _PLAIN_WORDS if theirs in problem), None)
    if error.context_mark and ("unexpected end of stream" in problem or "expected ':'" in problem):
        mark = error.context_mark
    elif quoted and quoted.start_mark.line < mark.line == quoted.end_mark.line:
        words = (f"a quote is opened here and not closed before line {first_line + mark.line}", "Close it at the end of its own line")
        mark = quoted.start_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1)
    if "expected ',' or" in problem and _FIELD.match(lines[line]):
        line, mark = error.context_mark.line, error.context_mark
    if "expected key" in problem and (first := _too_far_in(lines, line)) is not None:
        said = f"line {first_line + line} does not fit the lines that begin here"
        where = Span(path, first_line + first, _indent(lines[first]) + 1, first_line + first, len(lines[first]) + 1)
        return where, {"problem": said, "repair": "If a line is lost above this one, write it again; else indent both lines alike"}
    if lines[line][: mark.column + 1].startswith("\t") or "\t" in lines[line][: mark.column + 1]:
        words = ("a tab is used for indenting", "Replace the tab with two spaces")
    elif quoted and quoted.end_mark.line == line and not lines[line][quoted.end_mark.column : mark.column].strip() and mark.column < len(lines[line]):
        words = ("the text goes on after the quote that ends it", _GOES_ON[quoted.style])
    elif "mapping values" in problem and (near := next((n for n in (line, line - 1) if n >= 0 and _HYPHEN_AT_FIELD.match(lines[n])), None)) is not None:
        field = _HYPHEN_AT_FIELD.match(lines[near])
        where = Span(path, first_line + near, field.start("field"), first_line + near, field.end("field") + 1)
        return where, {"problem": "there is no space after the hyphen", "repair": f"Write `- {field['field']}`"}
    elif "expected ':'" in problem and (found := _COLON_AT_VALUE.match(lines[line])):
        words = ("there is no space after the colon", f"Write `{found['field']} ` and then the value")
    elif _CURLY.match(lines[line]):
        words = ("typographic quotes (“ ”) are letters and not quotes here", "Retype them as straight double quotes")
    elif "mapping values" in problem and (found := _FIELD_WITH_COLON.match(lines[line])):
        words = ("the text has a colon with a space after it", f"Put the whole text after `{found[1]}` in double quotes")
    said, repair = words or (problem, "Compare the line with its neighbours")
    end = max(mark.column + 2, len(lines[line]) + 1)
    return Span(path, first_line + line, mark.column + 1, first_line + line, end), {"problem": said, "repair": repair}


def _too_far_in(lines: list[str], misfit: int) -> int | None:
    """The first of the lines before a line that does not fit, when they and not it are indented by more than the usual two."""
    own, first = _indent(lines[misfit]), misfit
    for number in range(misfit - 1, -1, -1):
        if lines[number].strip():
            if _indent(lines[number]) <= own:
                return first if first < misfit and _indent(lines[number]) + 2 == own else None
            first = number
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
