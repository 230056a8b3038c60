"""The normal form of what people write in answers: nothing of it is ever lost, and each format can hold it.

A text in normal form has LF at its line ends and otherwise the very code points that were written: no blanks are cut, no
letters are composed. What a format cannot hold is written in another way and comes back the same:

    escaped     XML can hold no control characters and no halves of a pair, and workbooks take `_x0041_` for an A (`⟦U+0007⟧`)
    guarded     a spreadsheet would take the text for a formula (an apostrophe before it)
    in_pieces   a cell has room for 16,000 bytes
"""

from __future__ import annotations

import re

# What XML 1.0 forbids (section 2.2), and CR, which every XML reader turns into LF.
_FORBIDDEN = "\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff"
_TO_ESCAPE = re.compile(rf"[{_FORBIDDEN}]|_(?=x[0-9A-Fa-f]{{4}}_)|⟦(?=U\+)")
_ESCAPED = re.compile(r"⟦U\+([0-9A-F]{4})⟧")
_CAN_BE_ESCAPED = re.compile(f"[{_FORBIDDEN}_⟦\t]")  # a tab by formats/ods_xml.py
# How a formula may begin (OWASP, CSV injection), full-width signs included; an apostrophe before it must be guarded too.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")

CELL = 16_000
"""The most bytes of UTF-8 in a cell. Excel holds 32,767 characters, and LibreOffice breaks a longer line of a cell in two, even
within a letter, when it saves a CSV file (measured with version 7.4)."""


def normal(text: str) -> str:
    """The normal form of a text."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def escaped(text: str) -> str:
    """A text that XML can hold. `unescaped(escaped(text)) == text` for every text."""
    return _TO_ESCAPE.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", text)


def unescaped(text: str) -> str:
    """The text that was escaped. Other letters that a person wrote in this way stay as they are."""
    return _ESCAPED.sub(lambda found: letter if _CAN_BE_ESCAPED.match(letter := chr(int(found[1], 16))) else found[0], text)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula. `unguarded(guarded(text)) == text` for every text."""
    return "'" + text if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded. An apostrophe before anything else is a person's own, as in “'S e”."""
    return text[1:] if _GUARDED.match(text) else text


def in_pieces(text: str, most: int = CELL) -> list[str]:
    """The text cut so that each piece has at most `most` bytes of UTF-8; one empty piece for an empty text."""
    pieces, start, held = [], 0, 0
    for place, letter in enumerate(text):
        size = 1 if letter < "\x80" else len(letter.encode("utf-8", "surrogatepass"))
        if held + size > most:
            pieces.append(text[start:place])
            start, held = place, 0
        held += size
    return [*pieces, text[start:]]
