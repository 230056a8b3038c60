"""Draws bodies of pages from the templates in overrides/pages, with safe text and a few words in common."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jinja2
import markdown
from markupsafe import Markup

from stemhub import wording
from stemhub.diagnostics import Manual
from stemhub.model import Hub, addresses
from stemhub.model.site import Page

# What HTML or Markdown would take as markup, as character references: safe in both.
_SPECIAL = {ord(letter): f"&#{ord(letter)};" for letter in "&<>\"'*_`[]\\|#~{}"}
_BLANKS = re.compile(r"\n{3,}")
_MARKDOWN = ("attr_list", "sane_lists", "tables")


def escape(value: Any) -> Any:
    """Text so that neither HTML nor Markdown sees markup in it; markup passes as it is."""
    if hasattr(value, "__html__"):
        return value
    return Markup(str(value).translate(_SPECIAL))


class Drawing:
    """The hub and the templates. `body(name, …)` draws one template; filters `inline` and `prose` turn an author's
    Markdown into HTML, everything else is escaped."""

    def __init__(self, hub: Hub, templates: Path, manuals: tuple[Manual, ...] = ()):
        self.hub = hub
        self.manuals = manuals
        self._markdown = markdown.Markdown(extensions=list(_MARKDOWN), output_format="html")
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            undefined=jinja2.StrictUndefined,
            finalize=escape,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters.update(
            inline=self.inline,
            prose=self.prose,
            date=wording.date_in_words,
            edition=wording.edition_name,
            minutes=wording.minutes_in_words,
            size=wording.size_in_words,
        )
        self._environment.globals.update(
            hub=hub,
            at=addresses,
            href=lambda address: Markup(f"/{address}"),
            count=wording.count,
            join=wording.join,
            label=hub.vocabulary.label,
        )

    def body(self, template: str, /, **values: Any) -> str:
        """One template, drawn; runs of blank lines become one.

        Raises jinja2.UndefinedError when the template names something that does not exist.
        """
        return _BLANKS.sub("\n\n", self._environment.get_template(template).render(**values)).strip() + "\n"

    def prose(self, text: str) -> Markup:
        """An author's Markdown as HTML blocks."""
        return Markup(self._markdown.reset().convert(text.strip()))

    def inline(self, text: str) -> Markup:
        """An author's Markdown as HTML without the paragraph round it."""
        html = self.prose(text)
        whole = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
        return Markup(html[3:-4]) if whole else html


def plain(text: str) -> str:
    """An author's Markdown as bare words, for titles of pages and descriptions."""
    text = re.sub(r"\[@[^\]]+\]", "", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*_`]", "", " ".join(text.split()))


def page(address: str, title: str, description: str, body: str, kind: str, source: str, **more: Any) -> Page:
    """A page whose title and description are bare words."""
    return Page(address, plain(title), plain(description), body, kind, source, **more)
