"""HTML that does not belong into the text

Markdown makes all the HTML that a page needs. Raw tags in contributed text can break the page for screen readers, or run
code in a reader's browser. A few harmless ones are allowed: `abbr`, `br`, `kbd`, `sub`, `sup`, `cite`, `span` with
`lang`, comments.

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

CODE = "HUB406"
SLUG = "raw-html"
SEVERITY = Severity.ERROR
HINT = "Write it as Markdown, or without the tag; to show a tag as text, put it between backticks."

ALLOWED = {"abbr": {"title"}, "br": set(), "kbd": set(), "sub": set(), "sup": set(), "cite": set(), "span": {"lang"}}
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>]+>")


def check(hub: Hub) -> Iterator[Finding]:
    """Tags that the allow-list would take out or change."""
    for document in hub.documents.values():
        for number, line in document.prose_lines if "<" in document.text else ():
            for found in _TAG.finditer(line) if "<" in line else ():
                if not _ADDRESS.fullmatch(found[0]) and not _kept(found[0]):
                    where = Span(document.path, number, found.start() + 1, number, found.end() + 1)
                    yield Finding(where, f"The tag `{found[0][:40]}` is not allowed in text.")


def _kept(tag: str) -> bool:
    """Whether the allow-list keeps a tag with all its attributes."""
    name = re.match(r"</?([A-Za-z][\w-]*)", tag)[1].lower()
    if tag.startswith("</") or name not in ALLOWED:
        return name in ALLOWED
    cleaned = nh3.clean(tag, tags=set(ALLOWED), attributes={k: v for k, v in ALLOWED.items() if v}, link_rel=None)
    return len(re.findall(r"[\w-]+\s*=", cleaned)) == len(re.findall(r"[\w-]+\s*=", tag))
