"""What every document says of itself: form, version, digest, date of release, authority, address of its page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from stemhub.model.form import Form
from stemhub.wording import date_in_words, edition_name, minutes_in_words

# What a document keeps unseen is small; more than this was not written by a program of the hub.
MOST_UNSEEN = 1_000_000


def facts(form: Form) -> dict[str, str]:
    """Names and values in reading order. `form` and `version` are what a reader goes by."""
    return {
        "form": form.id,
        "version": form.version,
        "title": form.title,
        "for": form.audience_title,
        "scope": form.scope_title,
        "time it takes": f"about {minutes_in_words(form.minutes)}" if form.minutes else "",
        "edition": edition_name(form.released) if form.released else "not released",
        "released": form.released,
        "digest": form.digest,
        "authority": "the hub’s own statements" if form.authority == "own" else "official text",
        "is this official?": form.authority_statement,
        "how to use it": " ".join(form.advice),
        "page": form.address if "://" in form.address else "/" + form.address,
        "language": form.language,
    }


def about(form: Form) -> dict[str, str]:
    """What a file of data says of itself to people; what programs go by stands beside the answers."""
    told = facts(form)
    names = {"title": "title", "for": "for", "scope": "scope", "edition": "edition", "released": "released", "authority": "authority"}
    names |= {"official": "is this official?", "advice": "how to use it", "page": "page"}
    return {name: told[fact] for name, fact in names.items() if told[fact]}


def imprint(form: Form) -> str:
    """The line at the foot of every page. Its first word is what a reader looks for when all else was stripped."""
    return f"Form: {form.id} · version {form.version}"


def edition_line(form: Form) -> str:
    """“November 2026 edition, released 21 November 2026”."""
    return f"{edition_name(form.released)}, released {date_in_words(form.released)}" if form.released else f"version {form.version}"


def unseen_text(unseen: Mapping[str, Any]) -> str:
    """Hidden fields of an evaluation as one line of ASCII JSON; nothing when there is only its format."""
    return json.dumps(unseen, separators=(",", ":")) if set(unseen) - {"format", "form", "made_from", "language", "audience"} else ""


def unseen_of(text: str) -> dict[str, Any] | None:
    """Hidden fields again; None when the text holds none or was damaged."""
    if not text or len(text) > MOST_UNSEEN:
        return None
    try:
        unseen = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return unseen if isinstance(unseen, dict) else None
