"""For code scanning: SARIF 2.1.0 (OASIS standard, 2020)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from stemhub.diagnostics import Diagnostic, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(diagnostics: Sequence[Diagnostic], files: int) -> str:
    """One SARIF log with one run; columns count Unicode code points."""
    rules = sorted({(diagnostic.code, diagnostic.slug) for diagnostic in diagnostics})
    index = {code: place for place, (code, _) in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "stemhub", "rules": [{"id": code, "name": slug} for code, slug in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_one(diagnostic, index[diagnostic.code]) for diagnostic in diagnostics],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _one(diagnostic: Diagnostic, rule_index: int) -> dict:
    span = diagnostic.span
    region = {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}
    place = {"artifactLocation": {"uri": quote(span.path, errors="replace"), "uriBaseId": "%SRCROOT%"}, "region": region}
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{diagnostic.message} {diagnostic.hint}"},
        "locations": [{"physicalLocation": place}],
    }
