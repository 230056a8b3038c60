"""The command line: `stemhub check`, `build`, `serve`, `export`, `explain`.

Exit status: 0 nothing wrong · 1 findings of severity error (or what `--fail-on` names) · 2 the call itself is wrong.
Findings go to stdout, progress to stderr.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from os.path import abspath
from pathlib import Path

from stemhub import build, rules
from stemhub.diagnostics import Diagnostic, Manual, Severity
from stemhub.export import export
from stemhub.report import REPORTS
from stemhub.wording import closest, count, is_date


class WrongCall(Exception):
    """The call cannot be carried out as it stands; the message says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except WrongCall as wrong:
        print(f"stemhub: {wrong}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="stemhub", description="Checks and builds the STEM professional learning hub.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=about)
        made.set_defaults(run=run)
        made.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="folder with mkdocs.yml, content/ and modules/ (default: here)")
        return made

    one = command("check", _check, "Say everything that is wrong with the content, in one run.")
    one.add_argument("paths", nargs="*", metavar="PATH", help="only show findings in these files or folders")
    one.add_argument("--format", choices=REPORTS, default="text", help="how findings are told (default: text)")
    one.add_argument("--fail-on", choices=("error", "warning"), default="error", help="the severity that makes the exit status 1")
    one.add_argument("--as-of", default="", metavar="DATE", help="the date that stands for today, such as 2026-11-21")
    one = command("build", _build, "Build the whole static site.")
    one.add_argument("--site-dir", type=Path, metavar="DIR", help="where the site goes (default: site/ in the root)")
    one.add_argument("--strict", action="store_true", help="treat the engine's warnings as errors")
    one = command("serve", _serve, "Build and serve the site, rebuild on every save, print the address.")
    one.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    one.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    one.add_argument("--no-browser", action="store_true", help="do not open a browser")
    one = command("export", _export, "Write the compiled pages as plain Markdown for another engine.")
    one.add_argument("target", type=Path, metavar="DIR", help="an empty or new folder")
    one = command("explain", _explain, "Show the manual of a rule.")
    one.add_argument("code", nargs="?", metavar="CODE", help="such as HUB101")
    one.add_argument("--all", action="store_true", help="show the manuals of all rules")
    return parser


def _checked(options: argparse.Namespace, as_of: str = "") -> build.Checked:
    try:
        return build.check(options.root, as_of)
    except FileNotFoundError as missing:
        raise WrongCall(f"{missing}. Run it in the hub's folder, or name that with --root.") from missing


def _check(options: argparse.Namespace) -> int:
    if options.as_of and not is_date(options.as_of):
        raise WrongCall(f"--as-of needs a date such as 2026-11-21, not “{options.as_of}”.")
    checked = _checked(options, options.as_of)
    for path in options.paths:
        if not any(place.exists() or place.is_symlink() for place in _places(path, options)):
            raise WrongCall(f"there is no file or folder “{path}”, here or in {options.root}.")
    found = [one for one in checked.diagnostics if _wanted(one, options)]
    print(REPORTS[options.format](found, len(checked.hub.documents)), end="")
    bad = {Severity.ERROR} if options.fail_on == "error" else {Severity.ERROR, Severity.WARNING}
    return 1 if any(one.severity in bad for one in found) else 0


def _wanted(diagnostic: Diagnostic, options: argparse.Namespace) -> bool:
    place = Path(abspath(options.root / diagnostic.span.path))
    return not options.paths or any(place.is_relative_to(one) for path in options.paths for one in _places(path, options))


def _places(path: str, options: argparse.Namespace) -> tuple[Path, Path]:
    """What a PATH may mean: seen from here, or from the root."""
    return Path(abspath(path)), Path(abspath(options.root / path))


def _build(options: argparse.Namespace) -> int:
    from engine.driver import BuildFailed, build_site

    _needs_configuration(options.root)
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


def _serve(options: argparse.Namespace) -> int:
    from engine.serve import serve

    _needs_configuration(options.root)
    try:
        serve(options.root, options.host, options.port, browser=not options.no_browser and sys.stdout.isatty())
    except OSError as taken:
        raise WrongCall(f"cannot listen on {options.host}:{options.port} ({taken.strerror}). Try --port {options.port + 1}.") from taken
    return 0


def _needs_configuration(root: Path) -> None:
    if not (root / "mkdocs.yml").is_file():
        raise WrongCall(f"{root} holds no mkdocs.yml. Run it in the hub's folder, or name that with --root.")


def _export(options: argparse.Namespace) -> int:
    checked = _checked(options)
    if checked.errors:
        print(REPORTS["text"](checked.errors, len(checked.hub.documents)), end="")
        return 1
    home = checked.hub.pages.get("")
    try:
        written = export(build.draw(options.root, checked.hub), options.target, home.title if home else "STEM hub")
    except FileExistsError as full:
        raise WrongCall(f"{full}. Name a new folder.") from full
    except OSError as refused:
        raise WrongCall(f"cannot write to {options.target} ({refused.strerror}). Name another folder.") from refused
    print(f"{count(written, 'file')} in {options.target}.", file=sys.stderr)
    return 0


def _explain(options: argparse.Namespace) -> int:
    manuals = {manual.code: manual for manual in rules.manuals()}
    if options.all:
        print("\n".join(_told(manual) for manual in manuals.values()), end="")
        return 0
    code = (options.code or "").upper()
    if code not in manuals:
        by_slug = {manual.slug: manual for manual in manuals.values()}
        if options.code in by_slug:
            code = by_slug[options.code].code
        else:
            near = closest(options.code or "", [*manuals, *by_slug])
            guess = f" Did you mean {near}?" if near else " `stemhub explain --all` shows all rules."
            raise WrongCall(f"there is no rule “{options.code or ''}”.{guess}")
    print(_told(manuals[code]), end="")
    return 0


def _told(manual: Manual) -> str:
    parts = [f"{manual.code} {manual.slug} ({manual.severity})", manual.title, "", manual.why, ""]
    for title, examples in (("Wrong", manual.wrong), ("Right", manual.right)):
        for example in examples:
            where = f"{title}, {'the whole of' if example.whole else 'in'} {example.path}"
            saved = f" saved as {example.encoding}" if example.encoding != "utf-8" else ""
            parts += [f"{where}{saved}:", "", *(f"    {line}" for line in example.text.splitlines()), ""]
    return "\n".join(parts) + "\n"
