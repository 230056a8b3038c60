"""Slips of the hand on real content, one kind a function, and the definition of which of them can be known at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from random import Random
from typing import Any, NamedTuple

import markdown
from stemhub.source import Document

MARKDOWN = ["attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables"]
LEAVES = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th", "pre", "dt", "dd", "blockquote"}
# What no author writes: a conflict's lines, letters that no font shows, UTF-8 read as something else, Word's bullets.
FOREIGN = re.compile(
    r"^(?:<{7}|={7}|>{7})(?: |$)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028\u2029\u2060\ufeff\ufffd\ue000-\uf8ff]"
    r"|â€|Ã[\x80-\xbf©¨±³¶¼ ]|Â[\xa0£·»«]|^[ \t]*[•·▪●○◦][ \t]",
    re.MULTILINE,
)


class Slip(NamedTuple):
    """A file after a slip: its bytes and the lines, from 1, on which the slip is."""

    data: bytes
    first: int
    last: int


def _at(rng: Random, lines: list[str], wanted: Callable[[str], object]) -> int:
    """The index of a line that a slip can happen to. Raises IndexError when there is none."""
    return rng.choice([n for n, line in enumerate(lines) if wanted(line)])


def _slip(lines: list[str], n: int, more: int = 0) -> Slip:
    return Slip("\n".join(lines).encode(), n + 1, n + 1 + more)


def deleted_line(rng: Random, lines: list[str]) -> Slip:
    n = _at(rng, lines, str.strip)
    return _slip(lines[:n] + lines[n + 1 :], n)


def wrong_indent(rng: Random, lines: list[str]) -> Slip:
    n = _at(rng, lines, str.strip)
    line, by = lines[n], rng.choice([-2, -1, 1, 2, 4])
    own = len(line) - len(line.lstrip(" "))
    lines[n] = " " * max(0, own + by if own + by >= 0 else own + abs(by)) + line.lstrip(" ")
    return _slip(lines, n)


def tab(rng: Random, lines: list[str]) -> Slip:
    """An indent by tabs, or the space after a field's colon or a list's hyphen as a tab."""
    n = _at(rng, lines, str.strip)
    line = lines[n]
    indent = len(line) - len(line.lstrip(" "))
    lines[n] = "\t" * max(1, indent // 2) + line.lstrip(" ")
    return _slip(lines, n)


def quote(rng: Random, lines: list[str]) -> Slip:
    """A quote that is left out, put in before a value, or swapped for the other kind."""
    way = rng.choice(["drop", "open", "swap"])
    if way == "open":
        n = _at(rng, lines, lambda line: re.search(r"[a-z_]: \w|- \w", line))
        lines[n] = re.sub(r"(: |- )(?=\w)", lambda found: found[0] + rng.choice("\"'"), lines[n], count=1)
        return _slip(lines, n)
    n = _at(rng, lines, lambda line: '"' in line or re.search(r": '|- '", line))
    here = rng.choice([found.start() for found in re.finditer(r"\"|(?<=[:-] )'|'$", lines[n])])
    new = "" if way == "drop" else {'"': "'", "'": '"'}[lines[n][here]]
    lines[n] = lines[n][:here] + new + lines[n][here + 1 :]
    return _slip(lines, n)


def key_typo(rng: Random, lines: list[str]) -> Slip:
    """Letters of a field's name, or of a block's kind, that are swapped, doubled or left out."""
    name = re.compile(r"^\s*(?:- )?(?:\{ ?)?([a-z_]{2,})(?=:(?: |$))|^```([a-z-]{3,})$")
    n = _at(rng, lines, name.match)
    found = name.match(lines[n])
    start, end = found.span(found.lastindex)
    word, here = lines[n][start:end], rng.randrange(end - start - 1)
    slips = [word[:here] + word[here + 1] + word[here] + word[here + 2 :], word[:here] + word[here] + word[here:], word[:here] + word[here + 1 :]]
    lines[n] = lines[n][:start] + rng.choice([one for one in slips if one != word]) + lines[n][end:]
    return _slip(lines, n)


def word_paste(rng: Random, lines: list[str]) -> Slip:
    """Text that came from a word processor, or went through one."""
    way = rng.choice(["curly", "mojibake", "spaces", "hidden", "break", "bullets", "bytes"])
    if way == "curly":
        n = _at(rng, lines, lambda line: '"' in line or "'" in line)
        marks = iter("“”" * len(lines[n]))
        lines[n] = re.sub('"', lambda _: next(marks), lines[n]).replace("'", "’")
    elif way == "bullets":
        n = _at(rng, lines, lambda line: line.lstrip().startswith("- "))
        lines[n] = lines[n].replace("- ", rng.choice(["•\t", "• ", "\uf0b7\t"]), 1)
    else:
        n = _at(rng, lines, lambda line: " " in line.strip())
        line, here = lines[n], rng.choice([found.start() for found in re.finditer(r"(?<=\S) (?=\S)", lines[n])])
        if way == "spaces":
            lines[n] = line.replace(" ", "\xa0")
        else:
            put = {"mojibake": rng.choice(["â€™s ", "â€“ ", " â€œ", "Ã© ", "Â£"]), "hidden": rng.choice(["\xad", "\u200b"]), "break": "\x0b", "bytes": "’ "}[way]
            lines[n] = line[:here] + put + line[here + (put[-1] == " ") :]
    if way == "bytes":
        return Slip("\n".join(lines).encode().replace("’ ".encode(), b"\x92 "), n + 1, n + 1)
    return _slip(lines, n)


def merge_conflict(rng: Random, lines: list[str]) -> Slip:
    n = _at(rng, lines, str.strip)
    theirs = lines[n] + rng.choice([" indeed", "", " and more"])
    lines[n : n + 1] = ["<<<<<<< HEAD", lines[n], "=======", theirs, ">>>>>>> their-branch"]
    return _slip(lines, n, 4)


KINDS: dict[str, Callable[[Random, list[str]], Slip]] = {
    "deleted line": deleted_line,
    "wrong indent": wrong_indent,
    "tab": tab,
    "quote": quote,
    "typo in a key": key_typo,
    "pasted from Word": word_paste,
    "merge conflict": merge_conflict,
}


# What a file says to a machine


class Form(NamedTuple):
    """A file as a machine takes it: fields, then each learning block, then the leaves of the text with their words."""

    fields: Any
    blocks: list[tuple[str, Any]]
    leaves: list[tuple[str, str]]
    points: list[tuple[str, str]]


def form(document: Document) -> Form | None:
    """The form of a document that could be read whole, else None."""
    if document.faults and any(f.kind in ("yaml-syntax", "unreadable", "encoding", "fence-unclosed", "merge-conflict", "yaml-alias") for f in document.faults):
        return None
    blocks = [(b.kind, b.root.plain() if b.root else b.text) for b in document.blocks]
    if not document.is_markdown:
        return Form(document.root.plain() if document.root else None, blocks, [], [])
    lines = document.body.split("\n")
    for block in document.blocks:
        for n in range(block.span.line, block.span.end_line + 1):
            lines[n - document.body_line] = "" if n > block.span.line else f"BLOCK-{block.kind}"
    leaves = _Leaves()
    leaves.feed(markdown.markdown("\n".join(lines), extensions=MARKDOWN))
    points = [("link", m.target) for m in document.links] + [("citation", m.target) for m in document.citations]
    return Form(document.root.plain() if document.root else None, blocks, leaves.found, points)


class _Leaves(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.stack: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in LEAVES or tag in ("ul", "ol", "table"):
            self.stack.append(tag)
        if tag in LEAVES:
            self.found.append(("/".join(self.stack), ""))

    def handle_endtag(self, tag):
        if self.stack and self.stack[-1] == tag:
            self.stack.pop()

    def handle_data(self, data):
        if self.found:
            tag, text = self.found[-1]
            self.found[-1] = (tag, " ".join(f"{text} {data}".split()))


# What of it can be known


def excused(before: Form, after: Form | None, text: str, valid: Callable[[Form], bool], wanted: Callable[[str], bool]) -> str:
    """Why nobody could know of a slip, or nothing when it counts. `valid` says whether a form keeps its schemas, `wanted`
    whether an id is referred to from anywhere."""
    if after is None or FOREIGN.search(text):
        return ""
    if after == before:
        return "says the same"
    if unpaired(after) > unpaired(before) or _skips(after) > _skips(before):
        return ""
    if _part(after, before):
        return "" if not valid(after) or any(wanted(name) for name in _names(before) - _names(after)) else "a whole part is missing"
    return "only wording differs" if _alike(after, before) and valid(after) else ""


def unpaired(value: Any) -> int:
    """Texts in which a double quote has no partner; inches (a digit before it) aside."""
    if isinstance(value, str):
        inches = len(re.findall(r"(?<=\d)\"", value))
        quotes = value.count('"')
        return min(quotes % 2, (quotes - inches) % 2) + (value.count("“") != value.count("”"))
    if isinstance(value, dict):
        value = list(value.values())
    return sum(map(unpaired, value)) if isinstance(value, (list, tuple)) else 0


def _skips(one: Form) -> int:
    levels = [1, *(int(tag[-1]) for tag, _ in one.leaves if re.fullmatch(r"h\d", tag))]
    return sum(b > a + 1 for a, b in pairwise(levels))


def _part(less: Any, more: Any) -> bool:
    """Whether `less` is `more` with fields, entries or words left out and nothing else."""
    if isinstance(less, str) and isinstance(more, str):
        rest = iter(more.split())
        return less == more or (len(less.split()) > 1 and all(word in rest for word in less.split()))
    if isinstance(less, dict) and isinstance(more, dict):
        return all(key in more and _part(value, more[key]) for key, value in less.items())
    if isinstance(less, tuple) and isinstance(more, tuple):
        return len(less) == len(more) and all(map(_part, less, more))
    if isinstance(less, list) and isinstance(more, list):
        rest = iter(more)
        return all(any(_part(one, other) for other in rest) for one in less)
    return less == more


def _alike(one: Any, other: Any) -> bool:
    """Whether two forms differ in the wording of running text only."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other or (" " in one and " " in other)
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_alike(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(_alike, one, other))
    return one == other


def _names(value: Any, key: str = "") -> set[str]:
    """The ids that a form gives: of entries and blocks, of codes and versions, and the keys of sources."""
    return set(_named(value, key))


def _named(value: Any, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        if key == "sources":
            yield from value
        for name, one in value.items():
            yield from _named(one, name)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _named(one, key)
    elif key in ("id", "code", "version") and isinstance(value, str):
        yield value
