"""HTML that does not belong into the text

Markdown makes all the HTML that a page needs. Raw tags in contributed text can break the page for screen readers, or run
code in a reader's browser. A few harmless ones are allowed: `abbr`, `br`, `kbd`, `sub`, `sup`, `cite`, `span` with
`lang`, comments that are closed. A `<` before a letter counts as a tag, also when its `>` is missing.

Wrong, in `modules/tiny/first.md`:

    <div onclick="alert(1)">Press me</div>

Right, in `modules/tiny/first.md`:

    H<sub>2</sub>O is water.
"""

import re
from collections.abc import Iterator

import nh3

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.source import Document

CODE = "HUB406"
SLUG = "raw-html"
SEVERITY = Severity.ERROR
HINT = "{repair}"

_TAG_REPAIR = "Write it as Markdown, or without the tag; to show a tag as text, put it between backticks."

ALLOWED = {"abbr": {"title"}, "br": set(), "kbd": set(), "sub": set(), "sup": set(), "cite": set(), "span": {"lang"}}
# As a browser sees them: a tag may go over lines, and one that is not closed swallows what comes after it.
_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*>?|[!?][^<>]*>?)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>]+>")
_NAME = re.compile(r"</?([A-Za-z][\w-]*)")
_ATTRIBUTE = re.compile(r"""\s[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")


def check(hub: Hub) -> Iterator[Finding]:
    """Tags that the allow-list would take out or change, and comments without an end."""
    for document in hub.documents.values():
        if "<" in document.text:
            yield from _tags(document)


def _tags(document: Document) -> Iterator[Finding]:
    lines = document.prose_lines
    text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), "\n".join(line for _, line in lines))
    for found in _TAG.finditer(text):
        if not _ADDRESS.fullmatch(found[0]) and not _kept(found[0]):
            number = text.count("\n", 0, found.start())
            column = found.start() - text.rfind("\n", 0, found.start())
            shown = found[0].split("\n")[0]
            where = Span(document.path, lines[number][0], column, lines[number][0], column + len(shown))
            if found[0].startswith("<!--"):
                yield Finding(where, "This comment is never closed, so it would hide all that follows.", {"repair": "Write `-->` where it ends."})
            else:
                yield Finding(where, f"The tag `{shown[:40]}` is not allowed in text.", {"repair": _TAG_REPAIR})


def _kept(tag: str) -> bool:
    """Whether the allow-list keeps a tag with all its attributes."""
    name = _NAME.match(tag)
    if not name or name[1].lower() not in ALLOWED or not tag.endswith(">"):
        return False
    cleaned = nh3.clean(tag, tags=set(ALLOWED), attributes={"*": set(), **ALLOWED}, link_rel=None)
    return len(_ATTRIBUTE.findall(cleaned)) == len(_ATTRIBUTE.findall(tag))
