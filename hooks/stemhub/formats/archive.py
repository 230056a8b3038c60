"""Zip files from outside opened with care: few parts, of a sensible size, nothing that runs, no entities. Ours made without a clock."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from stemhub.formats.common import Refused

# A return is a few hundred kilobytes; with pasted pictures a few megabytes.
_MOST_PARTS, _MOST_BYTES, _MOST_OF_A_PART = 2_000, 150_000_000, 40_000_000
_MOST_RATIO, _SMALL = 300, 1_000_000
_RUNS = ("vbaproject", "vbadata", "activex", "/embeddings/oleobject", "macrosheets", "basic/script", "scripts/")
PROGRAM = "It holds a macro or another program. The hub’s forms hold none. It was not opened."
PASSWORD = "It is protected by a password. Save it without one and send it again."
BOMB = "It unpacks to far more than a document needs (a “zip bomb”). It was not opened."


def parts(data: bytes) -> zipfile.ZipFile:
    """The zip file, when nothing in it is dangerous. Raises Refused with the reason."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as wrong:
        raise Refused("The file is damaged or was cut off. Ask for it again.") from wrong
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > _MOST_PARTS or len(set(names)) != len(names):
        raise Refused("It has more parts than a document has, or two of one name. It was not opened.")
    for entry in entries:
        if entry.flag_bits & 1:
            raise Refused(PASSWORD)
        if any(name in entry.filename.lower() for name in _RUNS):
            raise Refused(PROGRAM)
        if entry.file_size > _MOST_OF_A_PART or (entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * max(1, entry.compress_size)):
            raise Refused(BOMB)
    if sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise Refused("It unpacks to more than 150 MB. Take large pictures out and send it again.")
    _without_entities(archive, names)
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part. Raises Refused when it is not there, damaged or larger than the archive says."""
    try:
        with archive.open(name) as opened:
            held = opened.read(_MOST_OF_A_PART + 1)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as wrong:
        raise Refused("The file is damaged or was cut off. Ask for it again.") from wrong
    if len(held) > _MOST_OF_A_PART:
        raise Refused(BOMB)
    return held


def tree(held: bytes) -> Element:
    """The XML of a part. Raises Refused for XML that is broken or declares entities."""
    try:
        return fromstring(held, forbid_dtd=True)
    except DefusedXmlException as wrong:
        raise Refused("Its XML declares entities, which no office program writes. It was not opened.") from wrong
    except (ParseError, ValueError, LookupError) as wrong:
        raise Refused("The document is damaged: a part of it is no XML.") from wrong


def made(parts: Mapping[str, bytes], stored: str = "") -> bytes:
    """A zip file of these parts in this order, without the time of day. The part `stored` is not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, held in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr, entry.create_system = 0o644 << 16, 3
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, held, compresslevel=9)
    return out.getvalue()


def _without_entities(archive: zipfile.ZipFile, names: list[str]) -> None:
    """Also in parts that another reader will parse: a DTD stands at the head of a part, before the first element."""
    for name in names:
        if name.lower().endswith((".xml", ".rels")):
            with archive.open(name) as opened:
                start = opened.read(4096).replace(b"\0", b"")
            if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                raise Refused("Its XML declares entities, which no office program writes. It was not opened.")
