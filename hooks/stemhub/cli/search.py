"""`stemhub search`: the site's search on the command line, run from the built index."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from stemhub.cli.common import Command, WrongCall
from stemhub.wording import did_you_mean, join

if TYPE_CHECKING:
    from stemhub.search.reader import Index

_FACETS = ("sector", "level", "discipline", "topic", "time", "kind")
_SHOWN = 10


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="+", help="words to look for")
    parser.add_argument("--filter", action="append", default=[], metavar="FACET=VALUE", help=f"only what holds it, such as sector=elc ({', '.join(_FACETS)})")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="for people or for programs (default: text)")
    parser.add_argument("--site-dir", type=Path, help="a built site (default: site/ in the hub's folder)")


def _run(options: argparse.Namespace) -> int:
    # Not at the top: other commands need not wait for what only this one uses.
    from stemhub.search.rank import search
    from stemhub.search.reader import Index, NoIndex

    try:
        index = Index(options.site_dir or options.root / "site")
    except NoIndex as missing:
        raise WrongCall(str(missing)) from missing
    query = " ".join(options.query)
    filters = [_filter(index, written) for written in options.filter]
    answer = search(index, query, filters)
    listed = []
    for result in answer.results:
        url, title, kind = index.record(result.entry)[:3]
        listed.append({"url": f"/{url}", "title": title, "score": round(result.score, 3), "kind": kind})
    if options.format == "json":
        print(json.dumps(listed, ensure_ascii=False, indent=2))
        return 0
    for word, instead in answer.asked.mended.items():
        print(f"Nothing holds `{word}`; this is for `{instead}`.")
    for one in listed[:_SHOWN]:
        print(f"{one['score']:8.2f}  {one['title']} ({one['kind']})\n          {one['url']}")
    more = len(listed) - _SHOWN
    print(f"{len(listed)} found{f', {more} more not shown' if more > 0 else ''}." if listed else "Nothing found. Try fewer or other words, or browse /a-z/.")
    return 0


def _filter(index: Index, written: str) -> tuple[str, str]:
    facet, sign, value = written.partition("=")
    if not sign or facet not in _FACETS:
        raise WrongCall(f"`{written}` is no filter. Write FACET=VALUE, such as sector=elc; the facets are {join(_FACETS)}.")
    if index.holders(facet, value) is None:
        known = index.values(facet)
        raise WrongCall(f"Nothing here has the {facet} `{value}`. {did_you_mean(value, known)}The values are {', '.join(known)}.")
    return facet, value


SEARCH = Command("search", "Search the built site as its readers do.", _arguments, _run)
