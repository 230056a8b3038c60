"""Our scripts and styles as readers fetch them: without the comments and blanks that are for those who write them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

FOLDER = "assets/hub/"
_SMALLER: dict[str, Callable[[str], str]] = {".css": cssmin, ".js": jsmin}


def smaller(name: str, file: Path) -> str:
    """What is published of a file of ours; empty when it is published as it is."""
    if not name.startswith(FOLDER) or file.suffix not in _SMALLER:
        return ""
    return _SMALLER[file.suffix](file.read_text("utf-8")) + "\n"
