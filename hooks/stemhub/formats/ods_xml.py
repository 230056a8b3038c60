"""The words of OpenDocument's XML: elements, attributes, whole parts, and texts with every blank and tab of theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    **{name: f"{_OASIS}{name}:1.0" for name in ("office", "style", "text", "table", "chart", "meta", "config")},
    **{"draw": f"{_OASIS}drawing:1.0", "fo": f"{_OASIS}xsl-fo-compatible:1.0", "svg": f"{_OASIS}svg-compatible:1.0", "number": f"{_OASIS}datastyle:1.0"},
    **{"of": f"{_OASIS}of:1.2", "xlink": "http://www.w3.org/1999/xlink", "dc": "http://purl.org/dc/elements/1.1/", "ooo": "http://openoffice.org/2004/office"},
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
# Blanks that a reader would take for one, or for none: at the ends of a line, more than one.
_BLANKS = re.compile(r"^ +| +$|(?<= ) +")
# LibreOffice leaves `text:tab` out of a cell when it opens a sheet (measured with version 7.4).
_TAB = "⟦U+0009⟧"


def escaped(text: str) -> str:
    """A text between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """The value of an attribute, with its quotes."""
    return '"' + escaped(text).replace('"', "&quot;") + '"'


def element(name: str, attributes: Mapping[str, object] | None = None, *inside: str) -> str:
    """An element. `inside` is XML already."""
    told = "".join(f" {key}={quoted(str(value))}" for key, value in (attributes or {}).items())
    held = "".join(inside)
    return f"<{name}{told}>{held}</{name}>" if held else f"<{name}{told}/>"


def document(root: str, *inside: str) -> str:
    """A whole part. It declares the namespaces that it uses."""
    held = "".join(inside)
    used = {name: space for name, space in _SPACES.items() if name == "office" or f"<{name}:" in held or f" {name}:" in held or f'"{name}:' in held}
    spaces = {f"xmlns:{name}": space for name, space in used.items()}
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + element(root, {**spaces, "office:version": "1.3"}, held) + "\n"


def paragraphs(text: str) -> str:
    """A text as paragraphs, one a line."""
    return "".join(element("text:p", {}, line_of(line)) for line in text.split("\n"))


def line_of(text: str) -> str:
    """A line whose blanks all come back (ODF 1.3 part 3, 6.1.2); a tab is written in the way of model/verbatim.py."""
    pieces = escaped(_BLANKS.sub(lambda found: f"\0{len(found[0])}\0", text.replace("\t", _TAB))).split("\0")
    return "".join(f'<text:s text:c="{piece}"/>' if number % 2 else piece for number, piece in enumerate(pieces))
