"""The form font as Python needs it: which letters it has, how wide they are, and the font objects of a PDF's fields."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

FOLDER = Path(__file__).resolve().parent / "fonts"
_REGULAR = FOLDER / "SourceSans3-Regular.ttf"
_MISSING = "□"
# Printed without a mark of their own: joiners, directions, variants, tags.
_INVISIBLE = {*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), *range(0xE0000, 0xE0080), 0xFEFF}


@functools.cache
def _font() -> TTFont:
    return TTFont(_REGULAR, recalcTimestamp=False, lazy=True)


@functools.cache
def _glyphs() -> dict[int, str]:
    return _font().getBestCmap()


@functools.cache
def _width(letter: str) -> float:
    """Of a letter that the font has, in thousandths of its size."""
    return _font()["hmtx"][_glyphs()[ord(letter)]][0] * 1000 / _font()["head"].unitsPerEm


def printable(text: str) -> str:
    """A text in letters that the font has: a box stands for what it lacks."""
    return "".join(
        letter if letter == "\n" or ord(letter) in _glyphs() else " " if letter.isspace() else "" if ord(letter) in _INVISIBLE else _MISSING
        for letter in text
    )


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The lines of a printable text in a box `width` points wide; a word longer than a line is broken."""
    room, space, lines = width * 1000 / size, _width(" "), []
    for paragraph in text.split("\n"):
        line: list[str] = []
        used = 0.0
        for word in paragraph.split(" "):
            needed = sum(map(_width, word))
            if line and used + space + needed > room:
                lines.append(" ".join(line))
                line, used = [], 0.0
            if needed > room:
                *whole, word = _broken(word, room)
                lines += whole
                needed = sum(map(_width, word))
            used += needed + (space if line else 0)
            line.append(word)
        lines.append(" ".join(line))
    return lines


def _broken(word: str, room: float) -> list[str]:
    pieces, start, used = [], 0, 0.0
    for place, letter in enumerate(word):
        wide = _width(letter)
        if used + wide > room and place > start:
            pieces.append(word[start:place])
            start, used = place, 0.0
        used += wide
    return [*pieces, word[start:]]


@dataclass(frozen=True)
class _Simple:
    data: bytes
    widths: list[int]


@functools.cache
def _western() -> _Simple:
    """The letters that people type into a field: code page 1252, Gaelic among them."""
    letters = [bytes([code]).decode("cp1252", "ignore") for code in range(32, 256)]
    widths = [round(_width(letter)) if letter and ord(letter) in _glyphs() else 0 for letter in letters]
    return _Simple(_subset(tuple(letter for letter in letters if letter), keep_numbers=False), widths)


@functools.lru_cache(64)
def _subset(letters: tuple[str, ...], keep_numbers: bool) -> bytes:
    font = TTFont(_REGULAR, recalcTimestamp=False)
    options = subset.Options()
    options.hinting, options.layout_features, options.notdef_outline = False, [], True
    options.retain_gids, options.legacy_cmap = keep_numbers, True
    options.drop_tables += ["FFTM", "DSIG", "GDEF", "GPOS", "GSUB", "STAT"]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=[ord(letter) for letter in letters])
    worker.subset(font)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _descriptor(pdf: pikepdf.Pdf, data: bytes, flags: int) -> pikepdf.Object:
    head, lines = _font()["head"], _font()["hhea"]
    scale = 1000 / head.unitsPerEm
    file = pdf.make_stream(data)
    file.Length1 = len(data)
    box = Array([round(one * scale) for one in (head.xMin, head.yMin, head.xMax, head.yMax)])
    facts = {"Ascent": round(lines.ascent * scale), "Descent": round(lines.descent * scale), "CapHeight": 660, "StemV": 80}
    return pdf.make_indirect(
        Dictionary(Type=Name.FontDescriptor, FontName=Name("/HUBFRM+SourceSans3"), Flags=flags, FontBBox=box, ItalicAngle=0, FontFile2=file, **facts)
    )


def typing_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The font that a viewer types with."""
    made = _western()
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/HUBFRM+SourceSans3"),
            FirstChar=32,
            LastChar=255,
            Widths=Array(made.widths),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=_descriptor(pdf, made.data, 32),
        )
    )


def showing_font(pdf: pikepdf.Pdf, letters: frozenset[str]) -> pikepdf.Object:
    """A font that shows every one of `letters`, by the numbers that `shown` writes."""
    known = sorted(letter for letter in letters if ord(letter) in _glyphs())
    numbers = {letter: _font().getGlyphID(_glyphs()[ord(letter)]) for letter in known}
    pairs = "\n".join(f"<{number:04X}> <{letter.encode('utf-16-be').hex()}>" for letter, number in numbers.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Hub def /CMapType 2 def "
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange {len(known)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/HUBFRN+SourceSans3"),
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        FontDescriptor=_descriptor(pdf, _subset(tuple(known), keep_numbers=True), 4),
        CIDToGIDMap=Name.Identity,
        W=Array([one for letter in known for one in (numbers[letter], Array([round(_width(letter))]))]),
    )
    inner.FontDescriptor.FontName = Name("/HUBFRN+SourceSans3")
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/HUBFRN+SourceSans3"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(inner)]),
            ToUnicode=pdf.make_stream(to_unicode.encode()),
        )
    )


def western(text: str) -> bool:
    """Whether the typing font has every letter of a text."""
    return text.isascii() or all(letter.encode("cp1252", "ignore") for letter in text)


def shown(line: str, simple: bool) -> str:
    """A printable line as the string of a PDF in the typing font (`simple`) or the showing font."""
    if simple:
        return f"<{line.encode('cp1252').hex()}>"
    return "<" + "".join(f"{_font().getGlyphID(_glyphs()[ord(letter)]):04X}" for letter in line) + ">"
