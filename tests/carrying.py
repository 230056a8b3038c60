"""Frameworks with several editions for the tests of answers: from plain data, as the vectors in tests/vectors hold them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from stemhub.load.frameworks import framework
from stemhub.model.framework import Framework
from stemhub.source import read

FOLDER = Path(__file__).parent / "vectors" / "carry-over"
VECTORS = [json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))]
AUDIENCES = [
    {"id": "elc", "title": "Early learning", "sectors": ["elc"]},
    {"id": "schools", "title": "Schools", "sectors": ["primary", "secondary"]},
]


def framework_of(vector: dict[str, Any]) -> Framework:
    """The framework of a vector: `framework` is its id, `audiences` and `editions` as content holds them, oldest first."""
    return framework_from(vector["framework"], vector["editions"], vector["audiences"])


def framework_from(name: str, editions: list[dict[str, Any]], audiences: list[dict[str, Any]] = AUDIENCES) -> Framework:
    """A framework with editions 1.0.0, 2.0.0 … whose digests are `v1:1`, `v1:2` …"""
    versions = [f"{number}.0.0" for number in range(1, len(editions) + 1)]
    releases = [{"version": v, "date": "2026-11-21", "class": "changed", "note": "-", "digest": f"v1:{n}"} for n, v in enumerate(versions, 1)]
    record = {"title": name, "audiences": audiences, "current": versions[-1], "editions": releases[::-1]}
    documents = {version: _document(version, edition) for version, edition in zip(versions, editions, strict=True)}
    return framework(name, _document(name, record), documents)


def _document(name: str, data: dict[str, Any]) -> Any:
    return read(f"{name}.yml", json.dumps(data).encode())
