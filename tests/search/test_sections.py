"""What the search shows of a page reads as sentences and facts, not as one run of words."""

from __future__ import annotations

import pytest
from stemhub.search.sections import plain


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<dl><div><dt>Time</dt><dd>20 minutes</dd></div><div><dt>Unit</dt><dd>5 of 7</dd></div></dl>\n\nGo out.", "Time 20 minutes · Unit 5 of 7 · Go out."),
        ("<dd><ul><li>name it</li><li>plan it</li></ul></dd>", "name it · plan it"),
        ("<ul><li>Fill a jug.</li><li></li><li>Pour.</li></ul>", "Fill a jug. Pour."),
        ("A · B", "A · B"),
    ],
)
def test_facts_and_entries_are_kept_apart(source: str, shown: str):
    assert plain(source) == shown
