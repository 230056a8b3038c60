"""The engine's events, translated: checks before anything is touched, then hands over the compiled pages.

This file and `hooks/engine/` are all that knows the engine. It works alike under ProperDocs and MkDocs 1.6.
"""

from __future__ import annotations

import os
from pathlib import Path

from engine import assets, headers, theme, weight
from engine.finished import anchors, put_back, set_aside
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from stemhub import build, frontmatter
from stemhub.diagnostics import Severity
from stemhub.load.schemas import BadSchema
from stemhub.model.site import Site
from stemhub.report import text

log = get_plugin_logger("stemhub")

# What the theme would publish although no page of ours uses it (2.6 MB).
UNUSED_ASSETS = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")

_site: Site | None = None
_as_of = ""
_finished: dict[str, list[str]] = {}


class RememberingFiles(Files):
    """The engine lists all pages again for each page that it draws; this list is made once for each length."""

    def documentation_pages(self, **options):
        """The engine's own list, remembered until a file is added or removed."""
        known = self.__dict__.setdefault("_listed", {})
        key = (len(self), tuple(sorted((name, str(value)) for name, value in options.items())))
        if key not in known:
            known[key] = super().documentation_pages(**options)
        return known[key]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check all content while the last good site still stands; nothing is drawn from content with errors."""
    global _site, _as_of
    root = Path(config.config_file_path).parent
    try:
        checked = build.check(root, os.environ.get("STEMHUB_AS_OF", ""))
    except (FileNotFoundError, BadSchema) as missing:
        raise PluginError(f"{missing}.") from missing
    if checked.errors:
        raise PluginError("\n" + text.write(checked.errors, len(checked.hub.documents)))
    for found in checked.diagnostics:
        if found.severity is not Severity.ERROR:
            log.info("%s:%s: %s [%s]", found.span.path, found.span.line, found.message, found.code)
    if lacking := list(theme.faults(config.theme)):
        raise PluginError("\n".join(lacking))
    config.extra["csp"] = headers.policy()
    _site, _as_of = build.draw(root, checked.hub), checked.hub.as_of
    config.nav = [{link.title: link.address + "index.md"} for link in _site.nav]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give the engine the compiled pages in place of what lies in `content/`."""
    parts = [f for f in files if f.src_uri.startswith(assets.SEARCH)]
    theirs = [_smaller(config, f) for f in files if f.src_dir != config.docs_dir and not f.src_uri.startswith((*UNUSED_ASSETS, assets.SEARCH))]
    theirs += [_file(config, assets.SEARCH_SCRIPT, assets.search_script(Path(f.abs_src_path).parent)) for f in parts[:1]]
    ours = [_file(config, page.path, frontmatter.whole(page), page.source) for page in _site.pages]
    ours += [_file(config, file.address, file.data) for file in _site.files]
    return RememberingFiles([*theirs, *ours])


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: object) -> dict:
    """Modules that a page surely needs are named in its head."""
    scripts = page.meta.get("scripts", ()) if page.meta.get("kind") in assets.NAMED_AHEAD else ()
    return context | {"named_ahead": [name for one in scripts for name in assets.modules_of(Path(config.theme.custom_dir) / assets.FOLDER, one)]}


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """The site map tells the newest date of the content instead of the day of the build."""
    page.update_date = _as_of
    return page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Only what is Markdown is read as Markdown."""
    left, _finished[page.file.src_uri] = set_aside(markdown)
    return left


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The finished blocks come back, with their anchors for the engine's check of links."""
    blocks = _finished.pop(page.file.src_uri)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors(blocks)
    return put_back(html, blocks)


def on_post_build(config: MkDocsConfig) -> None:
    """The last touches to the folder, and a look at the weight of its pages."""
    site = Path(config.site_dir)
    # The engine's site map is compressed with the time of day in it; browsers and robots read the plain one.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    (site / "_headers").write_text(headers.for_static_hosts(), "utf-8")
    for told in weight.too_heavy(site, _site.pages):
        log.warning(told)


def _smaller(config: MkDocsConfig, file: File) -> File:
    content = assets.smaller(file.src_uri, Path(file.abs_src_path)) if file.abs_src_path else ""
    return _file(config, file.src_uri, content) if content else file


def _file(config: MkDocsConfig, path: str, content: str | bytes, source: str = "") -> File:
    made = File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
    made.edit_uri = source or None
    return made
