"""For programs: a list of objects as `stemhub check --format json` promises."""

from __future__ import annotations

import json
from collections.abc import Sequence

from stemhub.diagnostics import Diagnostic


def write(diagnostics: Sequence[Diagnostic], files: int) -> str:
    """A JSON array, one object a finding, lines and columns from 1."""
    return json.dumps([_one(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=2) + "\n"


def _one(diagnostic: Diagnostic) -> dict[str, str | int]:
    span = diagnostic.span
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "code": diagnostic.code,
        "slug": diagnostic.slug,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "url": "/" + diagnostic.url,
    }
