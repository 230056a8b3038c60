"""One build of the site by the engine."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateError
from properdocs import replacement  # noqa: F401 - from here on `import mkdocs` gives ProperDocs, in our hook too
from properdocs.commands.build import build
from properdocs.config import load_config
from properdocs.exceptions import Abort, ProperDocsException


class BuildFailed(Exception):
    """The site could not be built; the message is for people. The last good site is untouched."""


def build_site(root: Path, site_dir: Path, strict: bool = False, site_url: str | None = None) -> None:
    """Build `root` beside `site_dir` and put the whole new site in its place. Raises BuildFailed with what the engine
    or the check said; then `site_dir` is as it was."""
    told = _listen()
    site_dir = site_dir.absolute()
    new = site_dir.with_name(f".{site_dir.name}.new")
    options = {"site_dir": str(new)} | ({"site_url": site_url} if site_url else {})
    try:
        config = load_config(config_file=str(root / "mkdocs.yml"), strict=strict, **options)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        _put_in_place(new, site_dir)
    except (ProperDocsException, Abort, SystemExit) as stopped:
        said = "\n".join([*told.lines, str(stopped)] if str(stopped) not in ("", "1") else told.lines)
        raise BuildFailed(said.strip() or "The engine stopped without a reason.") from stopped
    except TemplateError as wrong:
        places = [f"{step.filename}:{step.lineno}: " for step in extract_tb(wrong.__traceback__) if step.filename.endswith((".md", ".html"))]
        raise BuildFailed(f"{places[-1] if places else ''}{wrong}") from wrong
    finally:
        shutil.rmtree(new, ignore_errors=True)
        logging.getLogger("properdocs").removeHandler(told)
        logging.getLogger("mkdocs").removeHandler(told)


def _put_in_place(new: Path, site_dir: Path) -> None:
    old = site_dir.with_name(f".{site_dir.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site_dir.exists():
        site_dir.rename(old)
    new.rename(site_dir)
    shutil.rmtree(old, ignore_errors=True)


class _Told(logging.Handler):
    """Keeps what the engine warns of, so that it can be told once and in order."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _listen() -> _Told:
    # The theme prints an advertisement of its successor unless told not to.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    told = _Told()
    for name in ("properdocs", "mkdocs"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.WARNING)
        logger.addHandler(told)
        logger.propagate = False
    return told
