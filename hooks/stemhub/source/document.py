"""A file as the hub reads it: decoded text, YAML nodes, Markdown parts, and the faults met on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from stemhub.diagnostics import Span
from stemhub.source import markdown, yaml
from stemhub.source.node import Node

MAX_BYTES = 1_000_000
MAX_LINE = 10_000
# Fields whose text is somebody else's, or is no text.
QUIET_FIELDS = {"sources", "synonyms", "url", "booking_url", "link", "links", "licence", "publisher", "provider", "colleges", "digest", "gd_of", "kept_by"}
_ADDRESS = re.compile(r"(?<=\]\()[^()\s]+(?=\)|[^\S\n])|https?://[^\s)>\"]+")
_MUTE = re.compile(r"(?:#|<!--)\s*allow (?P<code>HUB\d{3})(?::(?P<reason>.*?))?\s*(?:-->|$)")
_MUTE_COMMENT = re.compile(r"[ \t]*<!--\s*allow HUB\d{3}.*?-->")
_CONFLICT = re.compile(r"(<{7}|>{7})(?: |$)")
# What no editor shows, and what YAML would take as a line end although no editor does (U+0085, U+2028, U+2029).
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that reading alone can tell; a rule of the same kind puts it in words."""

    kind: str
    span: Span
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Mention:
    """A link or citation in running text: what it points at, its words, and where it is written."""

    target: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mute:
    """`allow HUB412: reason`: the rule is not told on `line`. The reason is empty when none is given."""

    code: str
    reason: str
    line: int
    span: Span


@dataclass
class Document:
    """One file. `root` is the YAML (of the file, or of a Markdown file's front matter), None if there is none or it
    cannot be read. `blocks` and `body` are a Markdown file's fenced blocks and its text below the front matter.
    `mappings` is every mapping of the file and of its blocks, inner ones too. What several rules ask for is worked out once,
    at the first question."""

    path: str
    text: str = ""
    root: Node | None = None
    body: str = ""
    body_line: int = 1
    blocks: list[markdown.Block] = field(default_factory=list)
    mappings: list[Node] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    readable: bool = True

    def report(self, kind: str, span: Span, values: Mapping[str, str] | None = None) -> None:
        """Keep a fault for the rule of that kind."""
        self.faults.append(Fault(kind, span, dict(values or {})))

    @property
    def is_markdown(self) -> bool:
        return self.path.endswith(".md")

    @cached_property
    def lines(self) -> list[str]:
        """The text, line by line, without line ends."""
        return self.text.split("\n")

    def line(self, number: int) -> str:
        """A source line by its number from 1, or nothing."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @cached_property
    def fences(self) -> list[markdown.Fence]:
        """All fences of the body, closed or not."""
        return markdown.fences(self.lines, self.body_line)

    @cached_property
    def headings(self) -> list[tuple[int, str, Span]]:
        """Level, words and place of each heading outside blocks."""
        return markdown.headings(self)

    @cached_property
    def heading_ids(self) -> tuple[str, ...]:
        """The ids of the headings, as they stand in addresses."""
        return tuple(markdown.slug(words) for _, words, _ in self.headings)

    @cached_property
    def prose(self) -> list[str]:
        """The lines that readers may see, from `body_line` on: code and YAML comments are blanked, columns are kept.
        None of a file that cannot be read."""
        if not self.readable:
            return []
        if self.is_markdown:
            return markdown.prose(self)
        return ["" if line.lstrip().startswith("#") else line for line in self.lines]

    @property
    def prose_lines(self) -> list[tuple[int, str]]:
        """The lines of `prose` with their numbers."""
        return list(enumerate(self.prose, self.body_line))

    @cached_property
    def mutes(self) -> list[Mute]:
        """Rules that are muted here, each for its own line or, standing alone, for the next line that is no mute."""
        found = []
        for number, line in enumerate(self.lines, 1) if "allow HUB" in self.text else ():
            if mute := _MUTE.search(line):
                target = number
                while not line[: mute.start()].strip() and _MUTE.match(self.line(target).strip()):
                    target += 1
                where = Span(self.path, number, mute.start() + 1, number, mute.end() + 1)
                found.append(Mute(mute["code"], (mute["reason"] or "").strip(), target, where))
        return found

    @cached_property
    def reading(self) -> str:
        """What readers read, as one text with the file's own lines and columns: code, comments, the quotations of
        others (`sources`, `synonyms`) and addresses are blanked."""
        lines = self.prose
        if quiet := list(_quiet_lines(self.mappings)):
            lines = lines.copy()
            for number in quiet:
                if self.body_line <= number < self.body_line + len(lines):
                    lines[number - self.body_line] = ""
        return "\n" * (self.body_line - 1) + _ADDRESS.sub(_blank, "\n".join(lines))

    def place(self, start: int, end: int) -> Span:
        """The span of a part of `reading`."""
        line = self.reading.count("\n", 0, start) + 1
        before = self.reading.rfind("\n", 0, start)
        last = self.reading.count("\n", start, end)
        column = start - before
        end_column = column + end - start if not last else end - self.reading.rfind("\n", 0, end)
        return Span(self.path, line, column, line + last, end_column)

    @cached_property
    def _bracketed(self) -> list[tuple[int, str]]:
        return [(number, line) for number, line in enumerate(self.prose, self.body_line) if "[" in line]

    def mentions(self, pattern: re.Pattern[str], mark: str) -> Iterator[Mention]:
        """Each match of a pattern with groups `target` and `words` in the running text, with the target's place. `mark` is
        what every match holds beside a `[`: to look for it takes a tenth of the time of matching."""
        for number, line in self._bracketed if mark in self.text else ():
            for found in pattern.finditer(line) if mark in line else ():
                start, end = found.span("target")
                yield Mention(found["target"], found["words"], Span(self.path, number, start + 1, number, end + 1))

    @cached_property
    def links(self) -> list[Mention]:
        """Markdown links and images."""
        return list(self.mentions(markdown.LINK, "]("))

    @cached_property
    def citations(self) -> list[Mention]:
        """Citations `[@key]`."""
        return list(self.mentions(markdown.CITATION, "[@"))


def without_mutes(text: str) -> str:
    """Markdown as readers get it: comments that mute a rule are for editors."""
    return _MUTE_COMMENT.sub("", text)


def read(path: str, data: bytes) -> Document:
    """Decode and parse one file. Never raises for bad content: what is wrong becomes a fault."""
    document = Document(path)
    text = _decode(document, data)
    if text is None:
        document.readable = False
        return document
    document.text = text
    if "<<<<<<<" in text or ">>>>>>>" in text:
        _report_conflicts(document)
    if not document.readable:
        return document
    if document.is_markdown:
        markdown.parse(document)
    else:
        document.root = yaml.compose(text, path, document.report, mappings=document.mappings)
        document.readable = document.root is not None and isinstance(document.root.value, dict)
    nothing = not text.strip() or (document.root is None and not document.is_markdown)
    if nothing and not document.faults:
        problem = "The file holds nothing but comments" if text.strip() else "The file is empty"
        document.report("unreadable", Span(path), {"problem": problem, "repair": "Write the content, or delete the file"})
    return document


def _report_conflicts(document: Document) -> None:
    """Tell each merge conflict once; a file that holds two versions at once cannot be read."""
    inside = False
    for number, line in enumerate(document.lines, 1):
        if mark := _CONFLICT.match(line):
            if mark[1][0] == "<" or not inside:
                document.report("merge-conflict", Span(document.path, number, 1, number, len(line) + 1))
                document.readable = False
            inside = mark[1][0] == "<"


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _quiet_lines(mappings: list[Node]) -> Iterator[int]:
    """The lines of fields that are not the author's own words."""
    for node in mappings:
        if not QUIET_FIELDS.isdisjoint(node.value):
            for key in QUIET_FIELDS & node.value.keys():
                child = node.value[key]
                yield from range(node.key_places[key][1], child.where[3] + (not child.block))


def _decode(document: Document, data: bytes) -> str | None:
    """Bytes as text with LF line ends, without a byte order mark; None when that cannot be done."""
    path = document.path
    if len(data) > MAX_BYTES:
        size = f"The file has {len(data):,} bytes; the most that is read is {MAX_BYTES:,}"
        document.report("unreadable", Span(path), {"problem": size, "repair": "Split it, or keep data files out of the content"})
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _unified(error.object[: error.start].decode("utf-8", "replace"))
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            problem = "The file is saved as UTF-16"
        else:
            problem = f"The file is not saved as UTF-8: the byte {error.object[error.start]:#04x} is no letter in it"
        document.report("encoding", Span(path, line, column, line, column + 1), {"problem": problem})
        return None
    text = _unified(text)
    lines = text.split("\n") if len(text) > MAX_LINE else ()
    if too_long := next((n for n, line in enumerate(lines, 1) if len(line) > MAX_LINE), 0):
        problem = f"This line has more than {MAX_LINE:,} characters; no paragraph is that long"
        document.report("unreadable", Span(path, too_long, 1, too_long, len(lines[too_long - 1]) + 1), {"problem": problem, "repair": "Break it into paragraphs, or take pasted data out"})
        return None
    if not _CONTROL.search(text):
        return text
    for number, line in enumerate(text.split("\n"), 1):
        if found := _CONTROL.search(line):
            problem = f"An invisible control character (U+{ord(found[0]):04X}) stands here"
            document.report("encoding", Span(path, number, found.start() + 1, number, found.end() + 1), {"problem": problem})
    return _CONTROL.sub(" ", text)


def _unified(text: str) -> str:
    """Text with LF line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
