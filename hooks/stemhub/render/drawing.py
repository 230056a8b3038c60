"""Draws bodies of pages from the templates in overrides/pages, with safe text and a few words in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
import markdown
from markupsafe import Markup

from stemhub import wording
from stemhub.diagnostics import Manual
from stemhub.model import Hub, addresses
from stemhub.model.site import FormFile, Page
from stemhub.source.node import Bilingual
from stemhub.wording import plain

# What HTML or Markdown would take as markup, as character references: safe in both.
_SPECIAL = {ord(letter): f"&#{ord(letter)};" for letter in "&<>\"'*_`[]\\|#~{}"}
OLDER_NOTE = "The English has changed since this was translated."
_BLANKS = re.compile(r"\n{3,}")
# One line that begins with a letter and in which Markdown and HTML can see no markup.
_BARE = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.;:?!'\"’‘“”()/%–—…£-])*")
_MARKDOWN = ("attr_list", "sane_lists", "tables")


def escape(value: Any) -> Any:
    """Text so that neither HTML nor Markdown sees markup in it; markup passes as it is."""
    if hasattr(value, "__html__"):
        return value
    return Markup(str(value).translate(_SPECIAL))


Forms = Mapping[tuple[str, str], tuple[FormFile, ...]]
"""The files of each form, by its id and version."""


class Drawing:
    """The hub and the templates. `body(name, …)` draws one template; filters `inline` and `prose` turn an author's
    Markdown into HTML, everything else is escaped."""

    def __init__(self, hub: Hub, templates: Path, manuals: tuple[Manual, ...] = (), forms: Forms | None = None):
        self.hub = hub
        self.forms = forms or {}
        self.manuals = manuals
        self._markdown = markdown.Markdown(extensions=list(_MARKDOWN), output_format="html")
        self._drawn = lru_cache(maxsize=10_000)(self._draw)  # pages of a module and of a framework share their texts
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            undefined=jinja2.StrictUndefined,
            finalize=escape,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,  # a Drawing is for one build: no need to look at the file each time
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
            suits=self.suits,
        )

    def suits(self, sectors: tuple[str, ...]) -> Markup:
        """The attribute by which lists are put in order for a reader's setting: the sectors, groups replaced by their members."""
        each = dict.fromkeys(one for sector in sectors for one in self.hub.vocabulary.expand(sector))
        return Markup(' data-sector="{}"').format(" ".join(each))

    def body(self, template: str, /, **values: Any) -> str:
        """One template, drawn; runs of blank lines become one.

        Raises jinja2.UndefinedError when the template names something that does not exist.
        """
        return _BLANKS.sub("\n\n", self._environment.get_template(template).render(**values)).strip() + "\n"

    def prose(self, text: str) -> Markup:
        """An author's Markdown as HTML blocks; its Gaelic follows, where there is some."""
        html = self._drawn(text.strip())
        return html + self._gaelic(text, "div") if isinstance(text, Bilingual) else html

    def _draw(self, text: str) -> Markup:
        # Most texts are a line of bare words; Markdown takes a millisecond to find that there is nothing to do.
        return Markup(f"<p>{text}</p>" if _BARE.fullmatch(text) else self._markdown.reset().convert(text))

    def inline(self, text: str) -> Markup:
        """An author's Markdown as HTML without the paragraph round it."""
        html = self.prose(str(text))
        whole = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
        html = Markup(html[3:-4]) if whole else html
        return html + self._gaelic(text, "span") if isinstance(text, Bilingual) else html

    def _gaelic(self, text: Bilingual, tag: str) -> Markup:
        gaelic = self.inline(text.gaelic) if tag == "span" else self.prose(text.gaelic)
        note = Markup('<{0} class="hub-muted">{1}</{0}>').format(tag, OLDER_NOTE) if text.older else ""
        return Markup(' <{0} class="hub-gaelic"><{0} lang="gd">{1}</{0}> {2}</{0}>').format(tag, gaelic, note)


def page(address: str, title: str, description: str, body: str, kind: str, source: str, **more: Any) -> Page:
    """A page whose title and description are bare words; a Gaelic title stands below the English one."""
    if isinstance(title, Bilingual) and more.get("lang", "en") == "en":
        more |= {"gaelic_title": plain(title.gaelic), "gaelic_note": OLDER_NOTE if title.older else ""}
    return Page(address, plain(title), plain(description), body, kind, source, **more)
