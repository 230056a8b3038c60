"""A chart of an OpenDocument spreadsheet: a small document of its own, which takes its figures from the sheet."""

from __future__ import annotations

from stemhub.formats.book import FONT, INK, Chart, Sheet
from stemhub.formats.ods_xml import document, element, escaped

# How a pattern is drawn: the distance of its lines in millimetres and how they lie in degrees.
_PATTERNS = {"slanted": ("single", 1, 45), "dotted": ("single", 1.5, 135), "level": ("single", 1, 0)}
_PIXEL = 0.75  # points


def area(sheet: Sheet, chart: Chart) -> str:
    """The cells that a chart is made of."""
    return f"{sheet.name}.A{chart.head + 1}:{sheet.name}.{chr(65 + chart.columns)}{chart.last + 1}"


def size(chart: Chart) -> dict[str, str]:
    """How large a chart is drawn, as attributes."""
    return {"svg:width": f"{chart.width * _PIXEL}pt", "svg:height": f"{chart.height * _PIXEL}pt"}


def chart_parts(sheet: Sheet, chart: Chart) -> dict[str, str]:
    """The parts of the small document, by their names in its folder."""
    return {"content.xml": _content(sheet, chart), "styles.xml": _styles(chart)}


def _styles(chart: Chart) -> str:
    patterns = {fill for fill in chart.fills if fill[1]}
    hatches = []
    for colour, pattern in sorted(patterns):
        kind, distance, degrees = _PATTERNS[pattern]
        hatches.append(element("draw:hatch", {"draw:name": _hatch(colour), "draw:style": kind, "draw:color": colour.lower(), "draw:distance": f"{distance}mm", "draw:rotation": degrees * 10}))
    return document("office:document-styles", element("office:styles", {}, *hatches))


def _hatch(colour: str) -> str:
    return f"hatch{colour.lstrip('#').lower()}"


def _content(sheet: Sheet, chart: Chart) -> str:
    first, last = chart.head + 2, chart.last + 1  # rows as people count them

    def cells(column: int, start: int, end: int) -> str:
        letter = chr(65 + column)
        return f"{sheet.name}.{letter}{start}:{sheet.name}.{letter}{end}" if start != end else f"{sheet.name}.{letter}{start}"

    labels = element("chart:categories", {"table:cell-range-address": cells(0, first, last)})
    across = element("chart:axis", {"chart:dimension": "x", "chart:name": "primary-x", "chart:style-name": "elements"}, labels)
    along = element("chart:axis", {"chart:dimension": "y", "chart:name": "primary-y", "chart:style-name": "figures"}, element("chart:grid", {"chart:class": "major", "chart:style-name": "lines"}))
    series = [
        element("chart:series", {"chart:style-name": f"series{column}", "chart:values-cell-range-address": cells(column, first, last), "chart:label-cell-address": cells(column, first - 1, first - 1), "chart:class": "chart:bar"}, element("chart:data-point", {"chart:repeated": last - first + 1}))
        for column in range(1, chart.columns + 1)
    ]
    plot = element("chart:plot-area", {"chart:style-name": "plot", "table:cell-range-address": area(sheet, chart), "chart:data-source-has-labels": "both"}, across, along, *series, element("chart:wall", {"chart:style-name": "wall"}))
    title = element("chart:title", {"chart:style-name": "title"}, element("text:p", {}, escaped(chart.title)))
    legend = element("chart:legend", {"chart:legend-position": "bottom", "chart:style-name": "legend"})
    body = element("chart:chart", {**size(chart), "xlink:href": "..", "xlink:type": "simple", "chart:class": "chart:bar", "chart:style-name": "chart"}, title, legend, plot)
    looks = {
        "chart": element("style:graphic-properties", {"draw:stroke": "none", "draw:fill": "solid", "draw:fill-color": "#ffffff"}),
        "title": _letters(13, bold=True),
        "legend": element("style:graphic-properties", {"draw:stroke": "none", "draw:fill": "none"}) + _letters(10),
        "wall": element("style:graphic-properties", {"draw:stroke": "none", "draw:fill": "none"}),
        "plot": element("style:chart-properties", {"chart:vertical": "true", "chart:stacked": "true", "chart:include-hidden-cells": "false", "chart:treat-empty-cells": "leave-gap"}),
        "elements": element("style:chart-properties", {"chart:display-label": "true", "chart:reverse-direction": "true", "text:line-break": "true"}) + _letters(10),
        "figures": element("style:chart-properties", {"chart:display-label": "true", "chart:gap-width": "60", "chart:overlap": "100", "chart:axis-label-position": "outside-start"}) + _letters(10),
        "lines": element("style:graphic-properties", {"draw:stroke": "solid", "svg:stroke-color": "#e2d8c9"}),
        **{f"series{column}": _fill(*fill) for column, fill in enumerate(chart.fills, 1)},
    }
    number = element("number:number-style", {"style:name": "whole"}, element("number:number", {"number:decimal-places": "0", "number:min-integer-digits": "1"}))
    made = (element("style:style", {"style:name": name, "style:family": "chart", **({"style:data-style-name": "whole"} if name == "figures" else {})}, look) for name, look in looks.items())
    return document("office:document-content", element("office:automatic-styles", {}, number, *made), element("office:body", {}, element("office:chart", {}, body)))


def _letters(size: int, bold: bool = False) -> str:
    return element("style:text-properties", {"fo:font-family": FONT, "fo:font-size": f"{size}pt", "fo:color": INK.lower(), **({"fo:font-weight": "bold"} if bold else {})})


def _fill(colour: str, pattern: str) -> str:
    told = {"draw:stroke": "solid", "svg:stroke-color": INK.lower()}
    if pattern:
        told |= {"draw:fill": "hatch", "draw:fill-color": "#ffffff", "draw:fill-hatch-name": _hatch(colour), "draw:fill-hatch-solid": "true"}
    else:
        told |= {"draw:fill": "solid", "draw:fill-color": colour.lower()}
    return element("style:graphic-properties", told)
