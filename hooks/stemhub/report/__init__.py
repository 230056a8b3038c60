"""How findings are told, one module for each audience; the table REPORTS."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stemhub.diagnostics import Diagnostic
from stemhub.report import github, json, sarif, text

# name → function(diagnostics, number of files checked) → the whole report, ending in a line end
REPORTS: dict[str, Callable[[Sequence[Diagnostic], int], str]] = {
    "text": text.write,
    "json": json.write,
    "github": github.write,
    "sarif": sarif.write,
}
