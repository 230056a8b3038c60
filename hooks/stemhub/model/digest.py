"""The fingerprint of what readers see: an edition cannot change unseen, and a version can be told from what came after.

`v1:` and the SHA-256 of canonical JSON: NFC, LF, sorted keys. Of a module, the guide and a template the files that people download
are named but not looked into.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from stemhub.model.framework import Edition
from stemhub.model.learning import Activity, Block, CaseStudy, Check, Confidence, Guide, Module, Reflection
from stemhub.model.template import Template
from stemhub.source import Document
from stemhub.source.markdown import LINK, fences
from stemhub.source.node import text_digest as text_digest

# Not seen by readers of an edition: how the file is made, and how an item came about.
_UNSEEN = {"format", "change"}
# Not seen by learners, or no words of the text: who keeps it and until when, its history, links to other things.
_UNSEEN_TOP = {"format", "status", "owner", "review_by", "version", "unreleased", "changes", "helps_with", "further_help"}
_UNSEEN_INSIDE = {"helps_with", "url", "doi", "checked_on", "gd_of"}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLANK_LINES = re.compile(r"\n{3,}")


def edition_digest(edition: Edition) -> str:
    """Of an edition: everything but `format` and the marks of change."""
    return _fingerprint(_seen(edition.node.plain()))


def module_digest(module: Module) -> str:
    """Of a module: its fields, its pack and the texts of its units; not over owner, review date, status, links or comments."""
    fields = module.node.plain()
    if module.pack:
        fields = fields | {"pack": module.pack.document.root.plain()["sessions"]}
    return _living_digest(fields, {unit.id: unit.document for unit in module.units})


def guide_digest(guide: Guide) -> str:
    """Of the guide: its fields and the texts of its chapters and leaflet; not over owner, review date, status, links or comments."""
    texts = {chapter.id: chapter.document for chapter in guide.chapters}
    return _living_digest(guide.node.plain(), texts | ({"leaflet": guide.leaflet.document} if guide.leaflet else {}))


def template_digest(template: Template) -> str:
    """Of a template: its fields; not over owner, review date, status, links or comments."""
    return _living_digest(template.node.plain(), {})


def block_digest(block: Block) -> str:
    """Of what a reader answered: a question and its options, a prompt, the steps of an activity, what a story asks. Explanations and helps do
    not count: an answer still fits when they become better."""
    if isinstance(block, Check):
        return text_digest("\n".join([block.question, *(f"{option.right} {option.text}" for option in block.options)]))
    if isinstance(block, Reflection | Confidence):
        return text_digest(block.prompt)
    if isinstance(block, Activity):
        return text_digest("\n".join([block.title, *block.steps]))
    if isinstance(block, CaseStudy):
        return text_digest(block.question)
    return ""


def _fingerprint(told: Any) -> str:
    canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "v1:" + hashlib.sha256(canonical.encode()).hexdigest()


def _seen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _seen(child) for key, child in value.items() if key not in _UNSEEN}
    if isinstance(value, list):
        return [_seen(child) for child in value]
    return _same(value).strip() if isinstance(value, str) else value


def _living_digest(fields: dict[str, Any], texts: dict[str, Document | None]) -> str:
    told = {key: _words(value) for key, value in fields.items() if key not in _UNSEEN_TOP}
    return _fingerprint({"fields": told, "texts": {key: list(_text(one)) if one else [] for key, one in texts.items()}})


def _text(document: Document) -> Iterator[Any]:
    """A unit or chapter as a list of passages, with its blocks between them."""
    done = document.body_line - 1
    for block in document.blocks:
        yield passage(document.lines[done : block.span.line - 1])
        yield {"block": block.kind, "says": _words(block.root.plain()) if block.root else passage(block.text.split("\n"))}
        done = min(block.span.end_line, len(document.lines))
    yield passage(document.lines[done:])


def passage(lines: list[str]) -> str:
    """Markdown without comments, targets of links and blanks at line ends; code is left as it is."""
    parts, done = [], 0
    for fence in fences(lines):
        end = fence.end or len(lines)
        parts += [_bare("\n".join(lines[done : fence.start - 1])), "\n".join(lines[fence.start - 1 : end])]
        done = end
    parts.append(_bare("\n".join(lines[done:])))
    return _same("\n\n".join(part for part in parts if part))


def _bare(text: str) -> str:
    text = _COMMENT.sub("", LINK.sub(lambda link: f"[{link['words']}]", text))
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip("\n")


def _words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _words(child) for key, child in value.items() if key not in _UNSEEN_INSIDE}
    if isinstance(value, list):
        return [_words(child) for child in value]
    return _same(_bare(value)).strip() if isinstance(value, str) else value


def _same(text: str) -> str:
    """A text in one way of writing it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
