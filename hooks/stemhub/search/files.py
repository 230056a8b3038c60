"""The files of the index as a server sends them: in a folder named by their content, each with its compressed copies."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import brotli

from stemhub.model import Hub
from stemhub.model.site import File
from stemhub.search.collect import Collected
from stemhub.search.shards import FOLDER, VERSION, shards

_LONG = 2000  # characters of a list from which on it is worth the best compression
_BATCH = 64  # files that a thread compresses before it is asked again


def files(hub: Hub, made: Collected, bets: Mapping[str, list[tuple[int, str]]]) -> list[File]:
    """All files of the index, compressed copies beside them. `bets` are entries with reasons by stemmed query."""
    data = dict(shards(hub, made, bets))
    root = data.pop("root")
    texts = {name: f"hubShard({json.dumps(name)},{_json(one)})".encode() for name, one in data.items()}
    digest = hashlib.sha256(b"\n".join(name.encode() + data for name, data in sorted(texts.items()))).hexdigest()[:12]
    texts = {f"{digest}/{name}": data for name, data in texts.items()}
    texts["root"] = f'hubShard("root",{_json({"v": VERSION, "at": digest, **root})})'.encode()
    named = sorted(texts.items())
    # A third of the time of a large index, and both compressors leave the other processors to other threads.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        parts = pool.map(_with_copies, [named[start : start + _BATCH] for start in range(0, len(named), _BATCH)])
        found = [file for part in parts for file in part]
    return found


def _with_copies(named: Iterable[tuple[str, bytes]]) -> list[File]:
    """Files with their compressed copies."""
    made = []
    for name, data in named:
        # Measured: the best quality saves a seventh of a long list and of the root and little of a short list, and takes ten times as long.
        kind = name.rpartition("/")[2][0]
        best = kind in "dr" or (kind == "t" and len(data) > _LONG)
        made += [
            File(f"{FOLDER}{name}.js", data),
            File(f"{FOLDER}{name}.js.gz", gzip.compress(data, 6, mtime=0)),
            File(f"{FOLDER}{name}.js.br", brotli.compress(data, quality=10 if best else 6, lgwin=16)),
        ]
    return made


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("\u2028", " ").replace("\u2029", " ")
