"""Our scripts and styles as readers fetch them: without the comments and blanks that are for those who write them, and few files in place of many."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from typing import Any

from rcssmin import cssmin
from rjsmin import jsmin

FOLDER = "assets/hub/"
_SMALLER: dict[str, Callable[[str], str]] = {".css": cssmin, ".js": jsmin}
# The search is written in modules and published as one classic script: modules do not run from file://, and each is a request.
SEARCH, SEARCH_SCRIPT = f"{FOLDER}search/", f"{FOLDER}search-engine.js"
_MODULES = ("coding", "words", "stemmer", "files", "postings", "index", "ask", "rank", "search", "show")
_IMPORT = re.compile(r"^import .*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async |const |let |class |function ))", re.MULTILINE)
# Pages of these kinds have many modules: their head names all of them, so that none waits until another has come and asked for it.
NAMED_AHEAD = ("evaluation",)
IMPORTED = re.compile(r'(?:\bfrom|\bimport)\s*"(\.[^"]+)"')
_EXPORTED = re.compile(r"^export \{(.*)\} from", re.MULTILINE)

# What every unit needs is written in modules and published as two, and what pages of self-evaluation share as two more: eight small
# files weigh a kilobyte more than two of the same words.
# File → its modules, each after those that it needs; no two of them may give one name to different things.
JOINED = {
    "elements/kept.js": ("local/versions.js", "local/store.js", "elements/kept.js"),
    "evaluation/evaluation.js": tuple(f"evaluation/{name}.js" for name in ("verbatim", "framework", "evaluation", "form", "published")),
    "self-evaluation/views.js": tuple(f"self-evaluation/{name}.js" for name in ("ways", "records", "standing", "sheet", "asked", "fields", "glyphs", "views")),
    "elements/learning.js": tuple(f"elements/{name}.js" for name in ("check", "reflect", "case-study", "activity", "confidence", "progress", "settings", "learning")),
}
_IN = {module: file for file, modules in JOINED.items() for module in modules}
_NAMES = re.compile(r'^import (?:\{ (.*) \} from )?"(\.[^"]+)";\n', re.MULTILINE)
_POINTS = re.compile(r'((?:from|import) ?\(?)"(\.[^"]+)"')


def smaller(name: str, file: Path) -> str:
    """What is published of a file of ours; empty when it is published as it is."""
    if not name.startswith(FOLDER) or file.suffix not in _SMALLER:
        return ""
    own = name.removeprefix(FOLDER)
    if own in JOINED:
        return jsmin(_joined(own, file.parents[own.count("/")])) + "\n"
    if own in _IN:
        # For pages of an earlier build that a browser still holds: they meet the same store, never a second one.
        return f'export*from"{_way(own, _IN[own])}";\n'
    text = file.read_text("utf-8")
    return _SMALLER[file.suffix](_pointed(text, own, own) if file.suffix == ".js" else text) + "\n"


def _joined(target: str, folder: Path) -> str:
    """The modules of a file one after the other, with what they import from elsewhere named once."""
    wanted: dict[str, list[str]] = {}
    parts = []
    for module in JOINED[target]:
        text = _pointed((folder / module).read_text("utf-8"), module, target)
        for names, file in _NAMES.findall(text):
            if normpath(join(dirname(target), file)) != target:
                wanted.setdefault(file, []).extend(name for name in names.split(", ") if name)
        parts.append(_NAMES.sub("", text))
    imports = [f'import {{ {", ".join(dict.fromkeys(names))} }} from "{file}";' if names else f'import "{file}";' for file, names in wanted.items()]
    return "\n".join([*imports, *parts])


def _pointed(text: str, module: str, target: str) -> str:
    """A module's text with its imports as they are found from `target`, and at the files that hold what they name."""

    def to(place: re.Match[str]) -> str:
        meant = normpath(join(dirname(module), place[2]))
        return f'{place[1]}"{_way(target, _IN.get(meant, meant))}"'

    return _POINTS.sub(to, text)


def _way(start: str, end: str) -> str:
    way = relpath(end, dirname(start) or ".")
    return way if way.startswith(".") else f"./{way}"


def named_ahead(theme: Path, page: Mapping[str, Any]) -> list[str]:
    """The modules that the head of a page names, by the page's front matter."""
    scripts = page.get("scripts", ()) if page.get("kind") in NAMED_AHEAD else ()
    return [name for script in scripts for name in modules_of(theme / FOLDER, script)]


def modules_of(folder: Path, script: str) -> list[str]:
    """The published files that a script of `folder` imports by itself, and theirs in turn; what it asks for later is not among them."""
    found: list[str] = []
    wanted = [script]
    for name in wanted:
        asked = [normpath(join(dirname(name), one)) for one in IMPORTED.findall(smaller(FOLDER + name, folder / name))]
        new = [one for one in dict.fromkeys(asked) if one not in found]
        found += new
        wanted += new
    return found


def search_script(folder: Path) -> str:
    """The modules of the search as one script, which says `stemhubSearch` to the others."""
    parts = [_EXPORT.sub("", _IMPORT.sub("", (folder / f"{name}.js").read_text("utf-8"))) for name in _MODULES]
    names = ",".join(_EXPORTED.findall((folder / "engine.js").read_text("utf-8")))
    return jsmin("var stemhubSearch = (() => {\n\"use strict\";\n" + "\n".join(parts) + f"\nreturn {{{names}}};\n}})();") + "\n"
