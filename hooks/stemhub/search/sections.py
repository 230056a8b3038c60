"""Cuts compiled pages into the sections that are searched. One road for every kind of page: its headings and its marked parts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown.extensions.toc import slugify, unique

from stemhub.model.site import Page

# What stands on a page and is not what the page says.
_APPARATUS = re.compile(
    r'<sup class="hub-cite">.*?</sup>|<div class="hub-lead">.*?</div>|<p class="(?:hub-block__kind|hub-filter|hub-suits|hub-muted)"[^>]*>.*?</p>|<section class="hub-narrow".*?</section>|<nav\b.*?</nav>'
    r'|<span class="(?:hub-size|md-visually-hidden|hub-checked)"[^>]*>.*?</span>|<caption\b.*?</caption>|<!--.*?-->|<script\b.*?</script>',
    re.DOTALL,
)
_APPARATUS_HEADINGS = {"Sources", "How to cite", "What changed", "About this module", "Edition and fingerprint"}
# What a page repeats from another: it is found there, and not on every page that lists it or points to it. By kind of page, `*` all.
_TOLD_ELSEWHERE = {
    "*": {"Further help", "Read on", "On this hub", "Helps with self-evaluation", "Quality", "Disciplines and levels"},
    "module": {"Units", "What it is about", "With your team"},
    "guide": {"Chapters"},
    "framework": {"Choose your checklist", "Or one element at a time"},
    "region": {"In the directory"},
    "catalogue": {"All modules", "All templates", "Choose a module"},
}
# Pages that repeat other pages and say nothing of their own below their first heading.
_LISTS = {"checklist", "directory"}
_EDGE = re.compile(
    r'^#{2,6}[ ]+(?P<md>[^\n]+?)[ ]*(?:\{:?[^}\n]*?#(?P<mdid>[\w-]+)[^}\n]*\})?[ ]*$'
    r'|<h[2-6]\b[^>]*?\bid="(?P<hid>[^"]+)"[^>]*>(?P<h>.*?)</h[2-6]>'
    r'|<dt\b[^>]*?\bid="(?P<did>[^"]+)"[^>]*>(?P<d>.*?)</dt>'
    r'|<section\b[^>]*?\bhub-block--(?P<block>[a-z-]+)[^>]*>'
    r"|(?P<end></section>|</dl>)",
    re.MULTILINE | re.DOTALL,
)
_SUMMARY = 159  # characters
_CODE = re.compile(r'<span class="hub-code">(.*?)</span>')
_TAG = re.compile(r"<[^>]+>")
_ENTRY_END, _BETWEEN = re.compile(r"</(?:dd|li)>"), " · "
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"\{:[^}\n]*\}|^[ \t]*(?:[-*+]|\d+\.|>+)[ \t]+|^\|?[ \t]*:?-{3,}.*$|[*`|]+|^#+ |^~~~.*$", re.MULTILINE)
_INSIDE, _AT_START = ("*", "`", "|", "{:"), frozenset("-+>0123456789:#~")
_BEFORE_SIGN = re.compile(r" ([.,;:!?)])")


@dataclass(slots=True)
class Section:
    """A part of a page. The first has no anchor; `kind` is `part`, or what a block of learning is (`activity` …); `codes` are
    curriculum codes and item ids as they are written."""

    anchor: str
    heading: str
    kind: str = "part"
    text: str = ""
    codes: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """What one line of results leads to: a page, or a word of the glossary on its page. `terms` are vocabulary ids;
    `within` is the title of the thing that a page is part of, such as a unit's module."""

    url: str
    title: str
    kind: str
    summary: str
    lang: str
    sections: list[Section]
    terms: tuple[str, ...] = ()
    within: str = ""


def entries(page: Page) -> Iterator[Entry]:
    """The page itself, then each word that it defines."""
    parts = [_own(page.kind, place, part) for place, part in enumerate(_sections(page))]
    within = page.trail[-1].title if len(page.trail) > 1 else ""
    words = [part for part in parts if part.kind == "word"]
    yield Entry(page.address, page.title, page.kind, page.description, page.lang, [part for part in parts if part.kind != "word"], within=within)
    for word in words:
        summary = word.text if len(word.text) <= _SUMMARY else f"{word.text[:_SUMMARY].rsplit(' ', 1)[0]}…"
        lead = Section("", word.heading, "part", word.text, word.codes)
        yield Entry(f"{page.address}#{word.anchor}", word.heading, "word", summary, page.lang, [lead])


def _own(kind: str, place: int, part: Section) -> Section:
    """A part without words that are found elsewhere; its heading and its codes stay."""
    if (place and kind in _LISTS) or part.heading in _TOLD_ELSEWHERE["*"] | _TOLD_ELSEWHERE.get(kind, set()):
        part.text = ""
    return part


def _sections(page: Page) -> Iterator[Section]:
    lead = outer = here = Section("", page.title)
    found = [lead]
    taken: set[str] = set()
    block, done = "", 0
    for edge in _EDGE.finditer(page.body):
        here._pieces.append(page.body[done : edge.start()])
        done = edge.end()
        if edge["block"]:
            block = edge["block"]
            continue
        if edge["end"]:
            block, here = "", outer
            continue
        heading = plain(edge["md"] or edge["h"] or edge["d"])
        anchor = edge["mdid"] or edge["hid"] or edge["did"] or unique(slugify(heading, "-"), taken)
        # A word that has a page of its own leads there: its line in the glossary would only stand beside that page.
        if edge["d"] and 'href="' in edge["d"]:
            continue
        kind = "word" if edge["d"] else block or "part"
        here = Section(anchor, heading, kind)
        if kind == "part":
            outer = here
        found.append(here)
    here._pieces.append(page.body[done:])
    for section in found:
        source = " ".join(section._pieces)
        if "<" in source:
            section.codes += [plain(code) for code in _CODE.findall(source)]
            source = _APPARATUS.sub(" ", source)
        section.text = plain(source)
        section._pieces.clear()
        if section.heading not in _APPARATUS_HEADINGS:
            yield section


def plain(source: str) -> str:
    """Markdown and HTML as running text."""
    text = _LINK.sub(r"\1", source) if "](" in source else source
    parted = "</dd>" in text or "</li>" in text
    text = html.unescape(_TAG.sub(" ", _ENTRY_END.sub(_BETWEEN, text) if parted else text) if "<" in text else text)
    text = _BEFORE_SIGN.sub(r"\1", " ".join((_MARKS.sub(" ", text) if _marked(text) else text).split()))
    return _parted(text) if parted else text


def _parted(text: str) -> str:
    """Facts and entries of lists with a dot between them, unless one ends with a sign of its own."""
    made = ""
    for part in filter(None, map(str.strip, text.split(_BETWEEN.strip()))):
        made += (" " if made.endswith((".", "!", "?", ":", ";", ",")) else _BETWEEN) * bool(made) + part
    return made


def _marked(text: str) -> bool:
    """Whether a text can hold marks; most paragraphs hold none, and to look for all of them takes long."""
    return any(mark in text for mark in _INSIDE) or not _AT_START.isdisjoint(line.lstrip()[:1] for line in text.split("\n"))
