"""What a finding is: where it stands, what is wrong, what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from textwrap import dedent
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a finding is; an `error` stops the build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(NamedTuple):
    """A place in a file. `path` is relative to the root with `/`; lines and columns count characters from 1;
    the end is the first column after the place."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule saw: a place, one plain sentence, and the values that the rule's HINT names."""

    span: Span
    message: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with all that a report needs. `hint` is the repair; `line_text` the source line, without its end."""

    span: Span
    code: str
    slug: str
    severity: Severity
    message: str
    hint: str
    line_text: str = ""

    @property
    def url(self) -> str:
        """The page of the rule on the site, relative to the site's root."""
        return f"contribute/rules/{self.code}/"

    @property
    def order(self) -> tuple:
        """File order: by path, then place, then code."""
        return (self.span, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Example:
    """A snippet of a rule's manual. `path` is the file that it stands in; `whole` says that it is the whole file and
    not only the top-level fields or the lines to add; `encoding` is how the file is saved, `size` its bytes when they matter,
    `link` its target when it is a symbolic link."""

    path: str
    text: str
    whole: bool = False
    encoding: str = "utf-8"
    size: int = 0
    link: str = ""


@dataclass(frozen=True, slots=True)
class Manual:
    """What a rule says of itself: its docstring, read. `why` is Markdown."""

    code: str
    slug: str
    severity: Severity
    title: str
    why: str
    wrong: tuple[Example, ...]
    right: tuple[Example, ...]

    @property
    def url(self) -> str:
        """The page of the rule on the site, relative to the site's root."""
        return f"contribute/rules/{self.code}/"


_EXAMPLE = re.compile(
    r"^(?P<kind>Wrong|Right), (?:in |(?P<whole>the whole of ))`(?P<path>[^`]+)`(?: saved as (?P<encoding>[\w-]+))?"
    r"(?: of (?P<size>\d+) bytes)?(?: linked to `(?P<link>[^`]+)`)?:\n\n"
    r"(?P<text>(?: {4}.*\n|\n)+)",
    re.MULTILINE,
)


def read_manual(docstring: str, code: str, slug: str, severity: Severity) -> Manual:
    """Read a rule's docstring: a title line, paragraphs, then `Wrong, in …` and `Right, in …` with indented snippets.

    Raises ValueError when the title, a Wrong or a Right is missing: a rule without a manual must not pass.
    """
    title, _, rest = dedent(docstring).strip().partition("\n")
    rest += "\n"
    examples: dict[str, list[Example]] = {"Wrong": [], "Right": []}
    for found in _EXAMPLE.finditer(rest):
        text = dedent(found["text"]).strip("\n") + "\n"
        encoding, size = found["encoding"] or "utf-8", int(found["size"] or 0)
        example = Example(found["path"], text, bool(found["whole"]), encoding, size, found["link"] or "")
        examples[found["kind"]].append(example)
    if not title or not examples["Wrong"] or not examples["Right"]:
        raise ValueError(f"{code}: the docstring needs a title, a Wrong and a Right example")
    why = rest[: _EXAMPLE.search(rest).start()].strip()
    return Manual(code, slug, severity, title.rstrip("."), why, tuple(examples["Wrong"]), tuple(examples["Right"]))
