"""One build of the site by the engine."""

from __future__ import annotations

import logging
import os
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
    """Build `root` into `site_dir`. Raises BuildFailed with what the engine or the check said."""
    told = _listen()
    options = {"site_dir": str(site_dir.absolute())} | ({"site_url": site_url} if site_url else {})
    try:
        config = load_config(config_file=str(root / "mkdocs.yml"), strict=strict, **options)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (ProperDocsException, Abort, SystemExit) as stopped:
        said = "\n".join([*told.lines, str(stopped)] if str(stopped) not in ("", "1") else told.lines)
        raise BuildFailed(said.strip() or "The engine stopped without a reason.") from stopped
    except TemplateError as wrong:
        places = [f"{step.filename}:{step.lineno}: " for step in extract_tb(wrong.__traceback__) if step.filename.endswith((".md", ".html"))]
        raise BuildFailed(f"{places[-1] if places else ''}{wrong}") from wrong
    finally:
        logging.getLogger("properdocs").removeHandler(told)
        logging.getLogger("mkdocs").removeHandler(told)


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
