"""How a collation is told, one module for each kind of file; the table SUMMARIES."""

from __future__ import annotations

from collections.abc import Callable

from stemhub.answers.collate import Collation
from stemhub.report.collated import csv, html, json, xlsx

# ending → function(collation) → the whole file; the same bytes for the same collation
SUMMARIES: dict[str, Callable[[Collation], bytes]] = {
    "xlsx": xlsx.write,
    "csv": csv.write,
    "json": json.write,
    "html": html.write,
}
