"""`stemhub build`, `serve` and `export`: the site, by the engine or as plain Markdown."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from stemhub import build
from stemhub.cli.common import Command, WrongCall, checked, needs_configuration
from stemhub.export import export
from stemhub.report import REPORTS
from stemhub.wording import count


def _build_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--site-dir", type=Path, metavar="DIR", help="where the site goes (default: site/ in the root)")
    parser.add_argument("--strict", action="store_true", help="treat the engine's warnings as errors")


def _build(options: argparse.Namespace) -> int:
    from engine.driver import BuildFailed, build_site

    needs_configuration(options.root)
    site_dir = options.site_dir or options.root / "site"
    print("Building …", file=sys.stderr)
    began = time.perf_counter()
    try:
        build_site(options.root, site_dir, strict=options.strict)
    except BuildFailed as failed:
        print(failed)
        return 1
    pages = sum(1 for _ in site_dir.rglob("*.html"))
    print(f"{count(pages, 'page')} in {site_dir} after {time.perf_counter() - began:.1f} s.", file=sys.stderr)
    return 0


def _serve_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")


def _serve(options: argparse.Namespace) -> int:
    from engine.serve import serve

    needs_configuration(options.root)
    try:
        serve(options.root, options.host, options.port, browser=not options.no_browser and sys.stdout.isatty())
    except OSError as taken:
        raise WrongCall(f"cannot listen on {options.host}:{options.port} ({taken.strerror}). Try --port {options.port + 1}.") from taken
    return 0


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", type=Path, metavar="DIR", help="an empty or new folder")


def _export(options: argparse.Namespace) -> int:
    held = checked(options.root)
    if held.errors:
        print(REPORTS["text"](held.errors, len(held.hub.documents)), end="")
        return 1
    home = held.hub.pages.get("")
    try:
        made = export(build.draw(options.root, held.hub), options.target, home.title if home else "STEM hub")
    except FileExistsError as full:
        raise WrongCall(f"{full}. Name a new folder.") from full
    except OSError as refused:
        raise WrongCall(f"cannot write to {options.target} ({refused.strerror}). Name another folder.") from refused
    print(f"{count(made, 'file')} in {options.target}.", file=sys.stderr)
    return 0


BUILD = Command("build", "Build the whole static site.", _build_arguments, _build)
SERVE = Command("serve", "Build and serve the site, rebuild on every save, print the address.", _serve_arguments, _serve)
EXPORT = Command("export", "Write the compiled pages as plain Markdown for another engine.", _export_arguments, _export)
