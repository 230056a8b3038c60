"""The files of the index as a server sends them: in a folder named by their content, each with its compressed copies."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
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
    texts: dict[str, bytes] = {}
    compressed: list[Future[dict[str, tuple[bytes, bytes]]]] = []
    root: Any = {}
    # A third of the time of a large index. The compressors work beside this thread while it makes the next files.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        batch: dict[str, bytes] = {}
        for name, data in shards(hub, made, bets):
            if name == "root":
                root = data
                continue
            texts[name] = batch[name] = _written(name, data)
            if len(batch) == _BATCH:
                compressed.append(pool.submit(_compressed, batch))
                batch = {}
        compressed.append(pool.submit(_compressed, batch))
    digest = hashlib.sha256(b"\n".join(name.encode() + data for name, data in sorted(texts.items()))).hexdigest()[:12]
    copies = {name: both for done in compressed for name, both in done.result().items()}
    begin = {"root": _written("root", {"v": VERSION, "at": digest, **root})}
    whole = {f"{digest}/{name}": (data, *copies[name]) for name, data in texts.items()} | {"root": (begin["root"], *_compressed(begin)["root"])}
    return [File(f"{FOLDER}{name}.js{ending}", data) for name, three in sorted(whole.items()) for ending, data in zip(("", ".gz", ".br"), three, strict=True)]


def _written(name: str, data: Any) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("\u2028", " ").replace("\u2029", " ")
    return f"hubShard({json.dumps(name)},{text})".encode()


def _compressed(texts: Mapping[str, bytes]) -> dict[str, tuple[bytes, bytes]]:
    """gzip and brotli copies by name."""
    made = {}
    for name, data in texts.items():
        # Measured: the best quality saves a seventh of a long list and of the root and little of a short list, and takes ten times as long.
        best = name[0] in "dr" or (name[0] == "t" and len(data) > _LONG)
        made[name] = (gzip.compress(data, 6, mtime=0), brotli.compress(data, quality=10 if best else 6, lgwin=16))
    return made
