"""What people write comes back as it was written, whatever it looks like."""

from __future__ import annotations

import pytest
from answering import HARD
from hypothesis import example, given
from hypothesis import strategies as st
from stemhub.model.verbatim import CELL, escaped, guarded, in_pieces, normal, unescaped, unguarded

# Texts rich in what the escapes and guards use themselves.
tricky = st.one_of(st.text(), st.text(alphabet="'=+-@\t\n＝a", max_size=8), st.text(alphabet="_x0045F⟦U+⟧\x00\ud800", max_size=24))


def test_line_ends_become_lf_and_nothing_else_changes():
    assert normal("a\r\nb\rc\nd\n") == "a\nb\nc\nd\n"
    assert normal("e\u0301 \t  é") == "e\u0301 \t  é"


@given(tricky)
@example("_x005F_x0001_")
@example("⟦U+005F⟧x0041_")
def test_every_text_survives_escaping_and_xml_can_hold_it(text: str):
    there = escaped(text)
    assert unescaped(there) == text
    there.encode()
    assert not [letter for letter in there if letter < " " and letter not in "\t\n"]


def test_what_a_person_typed_like_an_escape_stays():
    assert unescaped("_x0041_") == "_x0041_"
    assert unescaped("see ⟦U+0041⟧") == "see ⟦U+0041⟧"


@given(tricky)
def test_every_text_survives_guarding_and_no_spreadsheet_sees_a_formula(text: str):
    there = guarded(text)
    assert unguarded(there) == text
    assert not there.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("text", ["'S e latha math a th' ann", "'", "''", "plain", ""])
def test_an_apostrophe_of_a_persons_own_stays(text: str):
    assert guarded(text) == text == unguarded(text)


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("most", [4, 7, CELL])
def test_pieces_fit_and_join_to_the_whole(text: str, most: int):
    pieces = in_pieces(text, most)
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-8", "surrogatepass")) <= most for piece in pieces)
