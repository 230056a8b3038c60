"""What's new: every change of every module, guide, framework and template, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stemhub.model import addresses as at
from stemhub.model.common import Change
from stemhub.model.site import Page
from stemhub.render.drawing import Drawing, page


@dataclass(frozen=True, slots=True)
class News:
    """One change with the thing that changed."""

    title: str
    address: str
    change: Change


def draw(drawing: Drawing) -> Iterator[Page]:
    """One page, grouped by month."""
    hub = drawing.hub
    news = [News(m.words.title, at.module(m.id), c) for m in hub.listed_modules for c in m.changes]
    if hub.guide:
        news += [News(hub.guide.words.title, at.GUIDE, c) for c in hub.guide.changes]
    news += [News(f.words.title, at.framework(f.id, c.version), c) for f in hub.listed_frameworks for c in f.releases]
    news += [News(t.words.title, at.template(t.id), c) for t in hub.listed_templates for c in t.changes]
    news.sort(key=lambda one: one.title)
    news.sort(key=lambda one: one.change.date, reverse=True)
    months: dict[str, list[News]] = {}
    for one in news:
        months.setdefault(one.change.date[:7], []).append(one)
    body = drawing.body("whats-new.md", months=list(months.values()))
    about = "What was published or changed, newest first."
    yield page(at.WHATS_NEW, "What’s new", about, body, "page", "overrides/pages/whats-new.md")
