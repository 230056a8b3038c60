"""The fingerprint of what readers see, so that a released edition cannot change unseen."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

from stemhub.model.framework import Edition

# Not seen by readers of an edition: how the file is made, and how an item came about.
_UNSEEN = {"format", "change"}


def edition_digest(edition: Edition) -> str:
    """`v1:` and the SHA-256 of the edition's canonical JSON: NFC, LF, sorted keys, nothing that readers do not see."""
    canonical = json.dumps(_seen(edition.node.plain()), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "v1:" + hashlib.sha256(canonical.encode()).hexdigest()


def text_digest(text: str) -> str:
    """Twelve hexadecimal digits that change when the words of a text do; spaces and line ends do not count."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _seen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _seen(child) for key, child in value.items() if key not in _UNSEEN}
    if isinstance(value, list):
        return [_seen(child) for child in value]
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()
    return value
