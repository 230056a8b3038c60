"""Word documents read back, whatever has become of them: by the tags of controls, or by the ids and heads that are printed.

LibreOffice may drop tags and Google Docs every control. So a cell is found by its row (the id in it, or the name of the
question) and its column; a tag is asked only where that fails. Paragraphs that nobody expects are kept as notes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from stemhub.formats import archive, opening
from stemhub.formats.common import Find, Refused, Return, found, returned
from stemhub.formats.facts import unseen_of
from stemhub.formats.grid import row_id, stem
from stemhub.model.evaluation import Note
from stemhub.model.form import LIST, STATEMENTS, TABLE, Form, Row, Section
from stemhub.model.values import is_place, numbered
from stemhub.model.verbatim import normal, unescaped
from stemhub.wording import tidy

UNSEEN_NAMESPACE = "urn:stemhub:evaluation"
MOST_IN_A_TAG = 64
"""Word takes no longer tag or title of a content control."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_IMPRINT = re.compile(r"Form: (\S+) · version (\S+)")
_BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad"}
_UNREAD = {_FALLBACK, *(W + name for name in ("del", "moveFrom", "sdtPr", "instrText", "tblPr", "trPr", "tcPr", "rPr", "pPr"))}
_EMPTY = {tidy(opening.CHOOSE), tidy(opening.WRITE)}


def read(data: bytes, find: Find) -> Return:
    """The evaluation in a Word document. Raises Refused when it is none of ours."""
    parts = archive.parts(data)
    if "word/document.xml" not in parts.namelist():
        raise Refused("It is no Word document: its text is missing.")
    body = archive.tree(archive.part(parts, "word/document.xml")).find(W + "body")
    blocks = list(_blocks(body, W + "p", W + "tbl")) if body is not None else []
    told = next(filter(None, (_IMPRINT.search(_text(block)) for block in reversed(blocks))), None)
    form = found(find, told[1] if told else "", told[2] if told else "")
    reader = _Reader(form)
    for block in blocks:
        reader.table(block) if block.tag == W + "tbl" else reader.paragraph(block)
    done = returned(form, reader.texts, _unseen(parts))
    return done.with_notes(Note(where, text) for where, text in reader.loose)


def tag_of(field_id: str) -> str:
    """The tag of a field's control: its id, or a shortened one that no other field has."""
    if len(field_id) <= MOST_IN_A_TAG:
        return field_id
    return field_id[:50] + "~" + hashlib.sha256(field_id.encode()).hexdigest()[:12]


def _unseen(parts: archive.zipfile.ZipFile) -> dict | None:
    for name in parts.namelist():
        if name.startswith("customXml/item") and name.endswith(".xml"):
            root = archive.tree(archive.part(parts, name))
            if root.tag == f"{{{UNSEEN_NAMESPACE}}}evaluation":
                return unseen_of(root.text or "")
    return None


class _Reader:
    def __init__(self, form: Form):
        self.form = form
        self.static = opening.static_words(form) | _EMPTY
        self.rows = {tidy(row_id(section, row)): (section, row) for section in form.sections if section.layout != LIST for row in section.rows}
        self.tables = {stem(section): section for section in form.sections if section.layout == TABLE}
        self.titles = {tidy(section.title): section for section in form.sections}
        self.tags = {tag_of(key): key for key in form.fields}
        self.section: Section | None = None
        self.texts: dict[str, str] = {}
        self.loose: list[tuple[str, str]] = []

    def paragraph(self, paragraph: Element, where: str = "") -> None:
        """A paragraph outside tables: a title, words of the form, a field, or a note of somebody's own."""
        tagged = [(key, control) for control in paragraph.iter(W + "sdt") if (key := self._place(_tag(control)))]
        for key, control in tagged:
            self.texts[key] = _value([control])
        text = unescaped(_text(paragraph)).strip("\n")
        self.section = self.titles.get(tidy(text), self.section)
        if not tagged and text.strip() and tidy(text) not in self.static and not _IMPRINT.search(text) and not opening.is_page_line(self.form, text):
            self.loose.append((where or (f"Under “{self.section.title}”" if self.section else "At the beginning"), text))

    def table(self, table: Element) -> None:
        """A table of a section: its head row tells the order of the columns."""
        order: list[str] = []
        section, last = self.section, 0
        for line in _blocks(table, W + "tr"):
            cells = list(_blocks(line, W + "tc"))
            if not order and (order := self._head(cells)):
                section = self._section_of(order) or self.section
                continue
            known = self._row(section, cells, last)
            if known:
                section, row = known
                last = int(row.code) if section.layout == TABLE else last
                self._cells(section, row, cells, order)
            elif not self._by_tags(cells):
                self._left_over(cells)

    def _head(self, cells: list[Element]) -> list[str]:
        heads = [tidy(_text(cell)) for cell in cells]
        return heads if heads and heads[0] in {tidy(opening.STATEMENT), tidy(opening.QUESTION), tidy(opening.NUMBER)} else []

    def _section_of(self, heads: list[str]) -> Section | None:
        """The table whose columns these are: its title may be gone."""
        return next((one for one in self.tables.values() if [tidy(column) for column in one.columns] == heads[1:]), None)

    def _row(self, section: Section | None, cells: list[Element], last: int) -> tuple[Section, Row] | None:
        lines = [tidy(_text(paragraph)) for paragraph in cells[0].iter(W + "p")] if cells else []
        for line in lines:
            if line in self.rows:
                return self.rows[line]
            start, _, number = line.rpartition("/")
            if start in self.tables and number.isdecimal() and len(number) < 5:
                return self.tables[start], numbered(self.tables[start].rows[0], int(number))
        if section and section.layout == LIST:
            named = next((row for row in section.rows if tidy(row.text) in lines), None)
            return (section, named) if named else None
        number = "".join(lines).strip()
        if section and section.layout == TABLE and len(cells) == len(section.columns) + 1 and (not number or number.isdecimal()):
            return section, numbered(section.rows[0], last + 1)
        return None

    def _cells(self, section: Section, row: Row, cells: list[Element], order: list[str]) -> None:
        names = [tidy(column) for column in section.columns]
        places = [order.index(name) for name in names] if all(name in order for name in names) else range(1, 1 + len(names))
        for place, field in zip(places, row.fields, strict=True):
            if place < len(cells):
                self.texts[field.id] = _value(list(cells[place]), opening.placeholder(field))
        if section.layout == STATEMENTS and cells:
            for paragraph in cells[0].iter(W + "p"):
                self.paragraph(paragraph, f"Beside {row.code}")

    def _by_tags(self, cells: list[Element]) -> bool:
        """Cells of a row whose id was edited or deleted, by the tags of their controls."""
        known = False
        for cell in cells:
            keys = [key for control in cell.iter(W + "sdt") if (key := self._place(_tag(control)))]
            if len(keys) == 1:
                self.texts[keys[0]] = _value(list(cell))
                known = True
        return known

    def _left_over(self, cells: list[Element]) -> None:
        name = _text(cells[0]).strip() if cells else ""
        if len(cells) == 2 and is_place(unescaped(name)):
            self.texts[unescaped(name)] = _value(list(cells[1]))
            return
        said = [text for cell in cells if (text := _value(list(cell))).strip() and tidy(text) not in self.static]
        if said:
            self.loose.append((f"In a table under “{self.section.title}”" if self.section else "In a table", "\n".join(said)))

    def _place(self, tag: str) -> str:
        return self.tags.get(tag) or (tag if is_place(tag) else "")


def _tag(control: Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return tag.get(W + "val", "") if tag is not None else ""


def _value(elements: list[Element], placeholder: str = opening.WRITE) -> str:
    """What somebody wrote: nothing when only the placeholder stands there."""
    paragraphs = [paragraph for element in elements for paragraph in _paragraphs(element)]
    text = "\n".join(map(_text, paragraphs)) if paragraphs else "".join(map(_text, elements))
    tagged = any(_tag(control) for element in elements for control in element.iter(W + "sdt"))
    return "" if not tagged and tidy(text) == tidy(placeholder) else unescaped(opening.as_written(normal(text)))


def _paragraphs(element: Element) -> list[Element]:
    if element.tag == W + "p":
        return [element]
    return [] if _is_placeholder(element) else list(_blocks(element, W + "p"))


def _is_placeholder(element: Element) -> bool:
    return element.tag == W + "sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _text(element: Element) -> str:
    """All text in reading order, without placeholders and without what was deleted under “track changes”."""
    if element.tag in _UNREAD or _is_placeholder(element):
        return ""
    if element.tag == W + "t":
        return element.text or ""
    inside = _without_doubles(element) if element.tag == W + "p" else list(element)
    return _BREAKS.get(element.tag, "") + "".join(map(_text, inside))


def _without_doubles(paragraph: Element) -> list[Element]:
    """LibreOffice 7.4 writes a control again for each stretch of another script; what the first one tells is enough."""
    kept: list[Element] = []
    said: dict[str, str] = {}
    for child in paragraph:
        name = child.find(f"{W}sdtPr/{W}alias") if child.tag == W + "sdt" and not _tag(child) else None
        if name is None:
            kept.append(child)
            continue
        first = said.setdefault(name.get(W + "val", ""), _text(child))
        again = any(one.tag == W + "sdt" and one.find(f"{W}sdtPr/{W}alias[@{W}val]") is not None and _text(one) == first for one in kept)
        if not (again and first and _text(child).replace(first, "") in first):
            kept.append(child)
    return kept


def _blocks(element: Element, *tags: str) -> Iterator[Element]:
    """The nearest elements with these tags, through controls and marks of change that may stand round them."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag not in _UNREAD and not _is_placeholder(child):
            yield from _blocks(child, *tags)
