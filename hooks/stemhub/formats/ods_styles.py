"""What an OpenDocument spreadsheet says beside its sheets: common styles, pages, what stays in sight, and what it says of itself."""

from __future__ import annotations

from stemhub.formats import printing
from stemhub.formats.book import FONT, INK, SIZE, Book, Sheet
from stemhub.formats.ods_xml import document, element, escaped

_A4 = ("210mm", "297mm")
_FOOT = 0.4  # inches of the lower margin that the line at the foot of a page takes


def language_of(book: Book) -> tuple[str, str]:
    """Language and country of a form: `en` and `GB`, `gd` and `GB`."""
    return book.language.partition("-")[0], book.language.partition("-")[2] or "GB"


def pages_of(book: Book) -> dict[str, str]:
    """The name of the page that each printed sheet is printed on, by the sheet's name."""
    return {sheet.name: f"sheet{number}" for number, sheet in enumerate(book.sheets, 1) if sheet.paper}


def styles(book: Book) -> str:
    """The part `styles.xml`: the common look of a cell, and of each sheet the page that it is printed on."""
    language, country = language_of(book)
    letters = {"style:font-name": FONT, "fo:font-family": FONT, "fo:font-size": f"{SIZE}pt", "fo:color": INK.lower(), "fo:language": language, "fo:country": country}
    common = element("style:default-style", {"style:family": "table-cell"}, element("style:paragraph-properties", {"style:tab-stop-distance": "36pt"}), element("style:text-properties", letters))
    cell = element("style:style", {"style:name": "Default", "style:family": "table-cell"}, element("style:table-cell-properties", {"style:vertical-align": "top"}))
    foot = element("style:style", {"style:name": "foot", "style:family": "text"}, element("style:text-properties", {"fo:font-size": "8pt"}))
    foot += "".join(element("style:style", {"style:name": side, "style:family": "paragraph"}, element("style:paragraph-properties", {"fo:text-align": align})) for side, align in (("left", "start"), ("right", "end")))
    names = pages_of(book)
    layouts = "".join(_layout(names[sheet.name], sheet) for sheet in book.sheets if sheet.paper)
    masters = "".join(_master(names[sheet.name], sheet) for sheet in book.sheets if sheet.paper)
    plain = element("style:page-layout", {"style:name": "plain"}, element("style:page-layout-properties"))
    fonts = element("office:font-face-decls", {}, element("style:font-face", {"style:name": FONT, "svg:font-family": FONT}))
    return document(
        "office:document-styles",
        fonts,
        element("office:styles", {}, common, cell),
        element("office:automatic-styles", {}, foot, layouts, plain),
        element("office:master-styles", {}, element("style:master-page", {"style:name": "Default", "style:page-layout-name": "plain"}), masters),
    )


def _layout(name: str, sheet: Sheet) -> str:
    left, right, top, bottom = printing.MARGINS
    width, height = reversed(_A4) if sheet.landscape else _A4
    told = {"fo:page-width": width, "fo:page-height": height, "style:print-orientation": "landscape" if sheet.landscape else "portrait"}
    told |= {"fo:margin-left": f"{left}in", "fo:margin-right": f"{right}in", "fo:margin-top": f"{top}in", "fo:margin-bottom": f"{bottom - _FOOT:.1f}in"}
    told |= {"style:first-page-number": "continue"} | ({"style:scale-to-X": "1"} if sheet.fits else {"style:scale-to": f"{sheet.per_cent}%"})
    foot = element("style:footer-style", {}, element("style:header-footer-properties", {"fo:min-height": f"{_FOOT}in", "fo:margin-left": "0in", "fo:margin-right": "0in", "fo:margin-top": "0.2in"}))
    return element("style:page-layout", {"style:name": f"page_{name}"}, element("style:page-layout-properties", told), element("style:header-style"), foot)


def _master(name: str, sheet: Sheet) -> str:
    def small(side: str, *inside: str) -> str:
        return element(f"style:region-{side}", {}, element("text:p", {"text:style-name": side}, element("text:span", {"text:style-name": "foot"}, *inside)))

    page = small("right", "Page ", element("text:page-number", {}, "1"), " of ", element("text:page-count", {}, "1"))
    shown = element("style:footer", {}, small("left", escaped(sheet.footer)), page) if sheet.footer else element("style:footer", {"style:display": "false"})
    return element("style:master-page", {"style:name": name, "style:page-layout-name": f"page_{name}"}, element("style:header", {"style:display": "false"}), shown)


def meta(book: Book) -> str:
    """The part `meta.xml`: the title, the form and its version, and the day of its release instead of the time of day."""
    made = f"{book.created}T00:00:00"
    told = {"meta:generator": book.author, "dc:title": book.title, "dc:subject": book.subject, "dc:description": book.comments}
    told |= {"meta:initial-creator": book.author, "dc:creator": book.author, "meta:creation-date": made, "dc:date": made, "dc:language": "-".join(language_of(book))}
    facts = "".join(element("meta:user-defined", {"meta:name": name, "meta:value-type": "string"}, escaped(value)) for name, value in book.facts.items())
    return document("office:document-meta", element("office:meta", {}, *(element(name, {}, escaped(value)) for name, value in told.items()), facts))


def settings(book: Book) -> str:
    """The part `settings.xml`: the sheet that opens, no lines between cells, and the head of a table that stays in sight."""
    tables = "".join(element("config:config-item-map-entry", {"config:name": sheet.name}, _view(sheet)) for sheet in book.sheets)
    view = _item("ViewId", "string", "view1") + element("config:config-item-map-named", {"config:name": "Tables"}, tables)
    view += _item("ActiveTable", "string", book.sheets[0].name) + _item("ShowGrid", "boolean", "false")
    views = element("config:config-item-map-indexed", {"config:name": "Views"}, element("config:config-item-map-entry", {}, view))
    return document("office:document-settings", element("office:settings", {}, element("config:config-item-set", {"config:name": "ooo:view-settings"}, views)))


def _view(sheet: Sheet) -> str:
    told = [("ShowGrid", "boolean", str(not sheet.paper).lower())]
    if sheet.heading is not None:
        rows = str(sheet.heading + 1)
        told += [("HorizontalSplitMode", "short", "0"), ("VerticalSplitMode", "short", "2"), ("HorizontalSplitPosition", "int", "0"), ("VerticalSplitPosition", "int", rows)]
        told += [("ActiveSplitRange", "short", "2"), ("PositionLeft", "int", "0"), ("PositionRight", "int", "0"), ("PositionTop", "int", "0"), ("PositionBottom", "int", rows)]
    return "".join(_item(*one) for one in told)


def _item(name: str, kind: str, value: str) -> str:
    return element("config:config-item", {"config:name": name, "config:type": kind}, escaped(value))
