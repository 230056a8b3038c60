"""Our scripts and styles as readers fetch them: without the comments and blanks that are for those who write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

FOLDER = "assets/hub/"
_SMALLER: dict[str, Callable[[str], str]] = {".css": cssmin, ".js": jsmin}
# The search is written in modules and published as one classic script: modules do not run from file://, and each is a request.
SEARCH, SEARCH_SCRIPT = f"{FOLDER}search/", f"{FOLDER}search-engine.js"
_MODULES = ("coding", "words", "stemmer", "files", "postings", "index", "ask", "rank", "search", "show")
_IMPORT = re.compile(r"^import .*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async |const |let |class |function ))", re.MULTILINE)
_EXPORTED = re.compile(r"^export \{(.*)\} from", re.MULTILINE)


def smaller(name: str, file: Path) -> str:
    """What is published of a file of ours; empty when it is published as it is."""
    if not name.startswith(FOLDER) or file.suffix not in _SMALLER:
        return ""
    return _SMALLER[file.suffix](file.read_text("utf-8")) + "\n"


def search_script(folder: Path) -> str:
    """The modules of the search as one script, which says `stemhubSearch` to the others."""
    parts = [_EXPORT.sub("", _IMPORT.sub("", (folder / f"{name}.js").read_text("utf-8"))) for name in _MODULES]
    names = ",".join(_EXPORTED.findall((folder / "engine.js").read_text("utf-8")))
    return jsmin("var stemhubSearch = (() => {\n\"use strict\";\n" + "\n".join(parts) + f"\nreturn {{{names}}};\n}})();") + "\n"
