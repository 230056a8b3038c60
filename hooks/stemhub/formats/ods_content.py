"""The sheets of a workbook as the part `content.xml` of an OpenDocument spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.formats import workbook
from stemhub.formats.book import CHOOSE, LINE, OTHER, SIZE, Book, Cell, Count, Sheet, Style
from stemhub.formats.ods_chart import area, size
from stemhub.formats.ods_styles import pages_of
from stemhub.formats.ods_xml import document, element, escaped, paragraphs

_A_LETTER, _A_COLUMN = 6.2, 4  # points; a letter of Arial 11 and the room beside a text, as in printing.py


def content(book: Book) -> str:
    """The part."""
    made = _Writer(book)
    tables = "".join(map(made.table, book.sheets))
    settings = element("table:calculation-settings", {"table:case-sensitive": "false", "table:automatic-find-labels": "false", "table:use-regular-expressions": "false", "table:use-wildcards": "false"})
    body = settings + made.validations() + tables + _named(book)
    return document("office:document-content", element("office:automatic-styles", {}, *made.styles.values()), element("office:body", {}, element("office:spreadsheet", {}, body)))


class _Writer:
    def __init__(self, book: Book):
        self.book, self.pages = book, pages_of(book)
        self.styles: dict[object, str] = {}  # by what they are, so that each is written once
        self.names: dict[object, str] = {}
        self.charts = 0

    def style(self, family: str, key: object, properties: str, **more: str) -> str:
        """The name of an automatic style."""
        if (family, key) not in self.names:
            name = f"{family[0]}{family[-1]}{len(self.names) + 1}"
            self.names[family, key] = name
            told = {"style:name": name, "style:family": family, **{one.replace("_", ":", 1).replace("_", "-"): value for one, value in more.items()}}
            self.styles[family, key] = element("style:style", told, properties)
        return self.names[family, key]

    def table(self, sheet: Sheet) -> str:
        """A sheet."""
        shown = element("style:table-properties", {"table:display": str(not sheet.hidden).lower()})
        told = {"table:name": sheet.name, "table:style-name": self.style("table", sheet.name, shown, style_master_page_name=self.pages.get(sheet.name, "Default"))}
        protection = ""
        if sheet.protected:
            told["table:protected"] = "true"
            more = {"loext:insert-rows": "true"} if sheet.filled_in else {}
            protection = element("loext:table-protection", {"loext:select-protected-cells": "true", "loext:select-unprotected-cells": "true", **more})
        columns = [element("table:table-column", {"table:style-name": self._column(width), "table:default-cell-style-name": "Default"}) for width in sheet.widths]
        return element("table:table", told, protection, *(columns or [element("table:table-column")]), *self._rows(sheet))

    def _column(self, width: float) -> str:
        return self.style("table-column", width, element("style:table-column-properties", {"style:column-width": f"{width * _A_LETTER + _A_COLUMN:.1f}pt", "fo:break-before": "auto"}))

    def _rows(self, sheet: Sheet) -> Iterator[str]:
        cells: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sheet.cells.items():
            cells.setdefault(row, {})[column] = cell
        breaks = set(sheet.breaks) if sheet.paper and not sheet.fits else set()
        for chart in sheet.charts:
            cells.setdefault(chart.at, {})
        last = max(cells, default=0)
        for row in range(last + 1):
            one = element("table:table-row", {"table:style-name": self._row(sheet, row, row in breaks)}, self._cells(sheet, row, cells.get(row, {})))
            yield element("table:table-header-rows", {}, one) if row == sheet.heading else one

    def _row(self, sheet: Sheet, row: int, begins: bool) -> str:
        height, fixed = sheet.heights.get(row, LINE), row in sheet.heights and row not in sheet.grow
        told = {"style:row-height": f"{height:.1f}pt", "fo:break-before": "page" if begins else "auto", "style:use-optimal-row-height": str(not fixed).lower()}
        return self.style("table-row", (height, fixed, begins), element("style:table-row-properties", told))

    def _cells(self, sheet: Sheet, row: int, cells: dict[int, Cell]) -> str:
        frames = [self._frame(sheet, number) for number, chart in enumerate(sheet.charts) if chart.at == row]
        if frames:
            return element("table:table-cell", {}, *frames)
        made, at = [], 0
        for column, cell in sorted(cells.items()):
            if column > at:
                made.append(_repeated("table:table-cell", column - at))
            made.append(self._cell(cell, _under(sheet, row, cell) if row in sheet.grow and not column else 0))
            if cell.across > 1:
                made.append(_repeated("table:covered-table-cell", cell.across - 1))
            at = column + cell.across
        return "".join(made) or element("table:table-cell")

    def _cell(self, cell: Cell, under: float = 0) -> str:
        """A cell, with room under its text."""
        told: dict[str, object] = {}
        if cell.style:
            told["table:style-name"] = self.style("table-cell", (cell.style, under), _look(cell.style, under), style_parent_style_name="Default")
        if cell.across > 1:
            told |= {"table:number-columns-spanned": cell.across, "table:number-rows-spanned": 1}
        if cell.choices:
            told["table:content-validation-name"] = "choose_" + self.book.lists[cell.choices]
        if cell.count:
            told["table:formula"] = _formula(cell.count)
        if isinstance(cell.value, int):
            told |= {"office:value-type": "float", "office:value": cell.value}
        elif cell.value:
            told["office:value-type"] = "string"
        return element("table:table-cell", told, paragraphs(str(cell.value)) if cell.value != "" else "")

    def _frame(self, sheet: Sheet, number: int) -> str:
        chart = sheet.charts[number]
        self.charts += 1
        held = element("draw:object", {"draw:notify-on-update-of-ranges": area(sheet, chart), "xlink:href": f"./Object {self.charts}", "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"})
        look = self.style("graphic", "frame", element("style:graphic-properties", {"draw:stroke": "none", "draw:fill": "none"}))
        told = {"draw:name": f"Chart {self.charts}", "draw:style-name": look, **size(chart), "svg:x": "0pt", "svg:y": "0pt"}
        return element("draw:frame", told, held, element("svg:title", {}, escaped(chart.title)), element("svg:desc", {}, escaped(chart.about)))

    def validations(self) -> str:
        """One for each list; a cell names the one that it takes. LibreOffice and Excel know a list only as a range of cells."""
        made = []
        for name in self.book.lists.values():
            told = {"table:name": "choose_" + name, "table:condition": f"of:cell-content-is-in-list({name})", "table:allow-empty-cell": "true", "table:display-list": "unsorted"}
            first = next((sheet.name for sheet in self.book.sheets if sheet.filled_in), workbook.START)
            helped = element("table:help-message", {"table:title": CHOOSE[0], "table:display": "true"}, paragraphs(CHOOSE[1]))
            wrong = element("table:error-message", {"table:title": OTHER[0], "table:display": "true", "table:message-type": "warning"}, paragraphs(OTHER[1]))
            made.append(element("table:content-validation", {**told, "table:base-cell-address": f"{_in_address(first)}.A1"}, helped, wrong))
        return element("table:content-validations", {}, *made) if made else ""


def _under(sheet: Sheet, row: int, cell: Cell) -> float:
    """The room under an id that keeps its row as high as people need to write in it: programs give a row that grows the height
    of its texts, and the format has no least height."""
    size = cell.style.size if cell.style else SIZE
    lines = 1 + int(len(str(cell.value)) * size / SIZE / sheet.widths[0])
    return max(0, sheet.heights[row] - lines * size * 1.2 - 2)


def _named(book: Book) -> str:
    """The lists by name."""
    made = []
    for column, (labels, name) in enumerate(book.lists.items()):
        first = f"${workbook.LISTS}.${chr(65 + column)}$1"
        made.append(element("table:named-range", {"table:name": name, "table:base-cell-address": first, "table:cell-range-address": f"{first}:.${chr(65 + column)}${len(labels)}"}))
    return element("table:named-expressions", {}, *made) if made else ""


def _repeated(name: str, times: int) -> str:
    return element(name, {"table:number-columns-repeated": times} if times > 1 else {})


def _in_address(sheet: str) -> str:
    return sheet if sheet.isalnum() else f"'{sheet}'"


def _formula(count: Count) -> str:
    cells = f"[{_in_address(count.sheet)}.$C${count.first}:.$C${count.last}]"
    quoted = count.label.replace('"', '""')
    return f'of:=COUNTIF({cells};"{quoted}")' if count.label else f"of:=COUNTBLANK({cells})"


def _look(style: Style, under: float = 0) -> str:
    cell: dict[str, object] = {"style:vertical-align": "top", "fo:wrap-option": "wrap" if style.wrap else "no-wrap", "style:cell-protect": "protected" if style.locked else "none"}
    if under:
        cell |= {**dict.fromkeys(("fo:padding-left", "fo:padding-right", "fo:padding-top"), "1pt"), "fo:padding-bottom": f"{under:.1f}pt"}
    if style.fill:
        cell["fo:background-color"] = style.fill.lower()
    if style.edge:
        cell["fo:border"] = f"0.5pt solid {style.edge.lower()}"
    text: dict[str, object] = {"fo:color": style.colour.lower(), "fo:font-size": f"{style.size}pt"}
    if style.bold:
        text["fo:font-weight"] = "bold"
    if style.italic:
        text["fo:font-style"] = "italic"
    return element("style:table-cell-properties", cell) + element("style:text-properties", text)
