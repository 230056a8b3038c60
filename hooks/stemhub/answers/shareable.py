"""What of a collation may leave the desk: no names, no notes, and no number from which a small group can be worked out.

A number from 1 to 4 is hidden, and so is everything about a sector from which fewer than five settings returned. Where one
number of a row or a column would follow from its total, another is hidden with it (secondary suppression). Shares are given
to the nearest five per cent. That lowers the risk and does not take it away: who knows the settings may still guess.
Fewer than five is the hub's own threshold, suggested and not official.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemhub.answers.collate import Collation, Spread

LEAST = 5
_STEP = 0.05
_SETTINGS = "settings"


def shareable(collation: Collation, least: int = LEAST) -> Collation:
    """The collation without names, files and notes, with small groups hidden."""
    return replace(
        collation,
        settings=(),
        notes=(),
        unread=(),
        items=tuple(replace(row, spreads=hidden(row.spreads, least), confirm=_small(row.confirm, least)) for row in collation.items),
        elements=tuple(
            replace(
                row,
                shares={label: round(share / _STEP) * _STEP for label, share in row.shares.items()} if len(collation.settings) >= least else {},
                statuses=hidden(row.statuses, least),
            )
            for row in collation.elements
        ),
        hidden=least,
    )


def _small(number: int | None, least: int) -> int | None:
    return None if number is None or 0 < number < least else number


def hidden(spreads: Sequence[Spread], least: int = LEAST) -> tuple[Spread, ...]:
    """Spreads of one thing (all together first, then by sector) with their small numbers hidden."""
    table = {(one.group, key): number for one in spreads for key, number in {**one.counts, _SETTINGS: one.settings}.items()}
    secret = {cell for cell, number in table.items() if 0 < number < least}
    secret |= {(one.group, key) for one in spreads if one.settings < least for key in one.counts}
    sums = list(_sums(spreads))
    while found := next((sum_ for sum_ in sums if len(secret & set(sum_)) == 1), None):
        open_ones = [cell for cell in found if cell not in secret]
        if not open_ones:
            break
        secret.add(min(open_ones, key=lambda cell: (table[cell] == 0, table[cell], cell)))
    return tuple(
        replace(
            one,
            settings=None if (one.group, _SETTINGS) in secret else one.settings,
            counts={key: None if (one.group, key) in secret else number for key, number in one.counts.items()},
        )
        for one in spreads
    )


def _sums(spreads: Sequence[Spread]) -> Iterator[tuple[tuple[str, str], ...]]:
    """The cells that add up to one another: a row to its settings, the sectors to all."""
    for one in spreads:
        yield tuple((one.group, key) for key in (*one.counts, _SETTINGS))
    if len(spreads) > 1:
        for key in (*spreads[0].counts, _SETTINGS):
            yield tuple((one.group, key) for one in spreads)

