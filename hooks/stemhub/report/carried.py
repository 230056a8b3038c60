"""What a carry-over did, in words for people and as data: the table CARRIED."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence

from stemhub.answers.carry_over import NOT_ASKED, UNKNOWN, Line
from stemhub.wording import count

# fate → heading, in the order in which people want to know: what they must do first.
_FATES = {
    "confirm": "Read again and confirm",
    "offered": "Choose from what is offered",
    "new": "New, not answered yet",
    "moved": "Moved with its statement",
    "noted": "Kept; the statement is worded anew",
    "archived": "Kept in the archive of the file",
    "kept": "Kept as they were",
}
_WHY = {
    "split": "split into several",
    "merged": "merged with others",
    "withdrawn": "withdrawn",
    UNKNOWN: "no edition at hand has this statement",
    NOT_ASKED: "no longer asked of your sector",
}


def text(report: Sequence[Line]) -> str:
    """For people: what to do comes first, and every answer is spoken of."""
    if not report:
        return "Nothing was answered and nothing has changed.\n"
    parts = [_summary(report)]
    for fate, heading in _FATES.items():
        lines = [line for line in report if line.fate == fate and (line.answered or fate in ("new",))]
        if lines:
            parts.append("\n".join([f"{heading} ({len(lines)})", *map(_line, lines)]))
    untouched = [line for line in report if not line.answered and line.fate not in ("new", "kept")]
    if untouched:
        parts.append(f"{count(len(untouched), 'statement')} changed that you had not answered.")
    return "\n\n".join(parts) + "\n"


def _summary(report: Sequence[Line]) -> str:
    answered = {line.item for line in report if line.answered}
    todo = sum(line.answered and line.fate in ("confirm", "offered") for line in report)
    steps = list(dict.fromkeys([line.version for line in report] + [line.to for line in report]))
    return f"{count(len(answered), 'answer')} carried over, {' to '.join(steps)}. None was lost; {count(todo, 'answer')} to look at again."


def _line(line: Line) -> str:
    why = f" ({_WHY[line.change]})" if line.fate in ("archived", "offered") and line.change in _WHY else ""
    where = f" → {', '.join(line.items)}" if line.items else ""
    return f"  {line.item}{where}: {' '.join(line.question.split()) or 'the wording is not known'}{why}"


def data(report: Sequence[Line]) -> str:
    """For programs: the lines as JSON."""
    return json.dumps([dataclasses.asdict(line) for line in report], ensure_ascii=False, indent=2) + "\n"


# ending of the file → function(report) → the whole text
CARRIED: dict[str, Callable[[Sequence[Line]], str]] = {".txt": text, ".json": data}
