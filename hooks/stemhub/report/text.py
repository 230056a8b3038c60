"""For people: each finding with its source line and a caret, then a sum."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from stemhub.diagnostics import Diagnostic, Severity
from stemhub.wording import count


def write(diagnostics: Sequence[Diagnostic], files: int) -> str:
    """Findings in file order, then one line that sums up."""
    return "".join(_one(diagnostic) for diagnostic in diagnostics) + _sum(diagnostics, files)


def _one(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    lines = [f"{span.path}:{span.line}:{span.column}: {diagnostic.severity}: {diagnostic.message} [{diagnostic.code}]"]
    if diagnostic.line_text.strip():
        last = span.end_column if span.end_line == span.line else len(diagnostic.line_text) + 1
        shown, start, width = _excerpt(diagnostic.line_text, span.column - 1, last - span.column)
        number = str(span.line)
        lines += [f"  {number} | {shown}", f"  {' ' * len(number)} | {' ' * start}{'^' * width}"]
    lines.append(f"  To repair: {diagnostic.hint}")
    return "\n".join(lines) + "\n\n"


def _excerpt(line: str, start: int, width: int, room: int = 100) -> tuple[str, int, int]:
    """The part of a long line round the finding, with tabs as spaces; where the caret stands and how long it is."""
    line = line.replace("\t", " ")
    cut = max(0, start - room // 2) if len(line) > room else 0
    shown = ("…" if cut else "") + line[cut : cut + room]
    first = start - cut + bool(cut)
    return shown, _columns(shown[:first]), max(1, _columns(shown[first : first + width]))


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: wide letters take two, accents that stand over a letter none."""
    return sum(0 if unicodedata.combining(one) else 1 + (unicodedata.east_asian_width(one) in "WF") for one in text)


def _sum(diagnostics: Sequence[Diagnostic], files: int) -> str:
    if not diagnostics:
        return f"{count(files, 'file')} checked: nothing wrong.\n"
    by_severity = Counter(diagnostic.severity for diagnostic in diagnostics)
    told = [count(by_severity[severity], severity.value) for severity in Severity if by_severity[severity]]
    places = count(len({diagnostic.span.path for diagnostic in diagnostics}), "file")
    first = diagnostics[0].code
    return f"{count(files, 'file')} checked: {', '.join(told)} in {places}. More about a code: stemhub explain {first}\n"
