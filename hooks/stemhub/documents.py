"""The blank forms of a hub in every format, made once and kept by the content of all they were made from.

They lie in `.cache/documents/` of the program's own folder, each under the digest of its form, of the code that made it and
of the libraries that it stands on. So a build makes what is new, and two builds of one commit give the same bytes.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import multiprocessing
import os
import zlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from stemhub.model import Hub
from stemhub.model.form import Form
from stemhub.model.forms import all_forms
from stemhub.model.site import File, FormFile

_PACKAGE = Path(__file__).resolve().parent
CACHE = _PACKAGE.parents[1] / ".cache" / "documents"
PAPER = "print.pdf"
_MADE_BY = ("formats/**/*", "model/form.py", "model/values.py", "model/verbatim.py", "model/evaluation*.py", "wording.py")
_LIBRARIES = ("typst", "pikepdf", "fonttools", "python-docx", "lxml", "XlsxWriter")
# Fewer are made in the time that another process needs to start.
_WORTH_A_POOL = 40


def form_files(hub: Hub, site_url: str = "") -> dict[tuple[str, str], tuple[FormFile, ...]]:
    """The files of every form of a released edition, by the form's id and version."""
    forms = [replace(form, address=site_url + form.address) if site_url else form for form in all_forms(hub)]
    names = [(form, ending) for form in forms for ending in _endings()]
    keys = {name: _key(*name) for name in names}
    missing = [name for name in names if not (CACHE / keys[name]).is_file()]
    made = dict(zip(missing, _made(missing), strict=True))
    _keep({keys[name]: data for name, data in made.items()})
    found: dict[tuple[str, str], list[FormFile]] = {}
    for form, ending in names:
        data = made.get((form, ending)) or (CACHE / keys[form, ending]).read_bytes()
        title, good_for = _endings()[ending]
        address = f"{form.address.removeprefix(site_url)}{form.file_name}{'-' if ending == PAPER else '.'}{ending}"
        found.setdefault((form.id, form.version), []).append(FormFile(form, ending, title, good_for, File(address, data)))
    return {key: tuple(files) for key, files in found.items()}


def _endings() -> dict[str, tuple[str, str]]:
    """What each form is made as: the end of the name, what people call it, what it is good for."""
    from stemhub.formats import FORMATS  # what writes documents is slow to import, and most commands write none

    told = {name: (one.TITLE, one.GOOD_FOR) for name, one in FORMATS.items()}
    return {"pdf": told.pop("pdf"), PAPER: ("PDF to print", "for pen and paper, and for a wall"), **told}


def make(form: Form, ending: str) -> bytes:
    """One blank form."""
    from stemhub.formats import FORMATS, pdf

    return pdf.paper(form) if ending == PAPER else FORMATS[ending].blank(form)


def _made(names: Sequence[tuple[Form, str]]) -> list[bytes]:
    """All of them, in several processes when that is quicker. Where processes cannot be started, one by one."""
    workers = os.cpu_count() or 1
    if len(names) >= _WORTH_A_POOL and workers > 1:
        with suppress(BrokenProcessPool, OSError), ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
            return list(pool.map(make, *zip(*names, strict=True), chunksize=12))
    return [make(form, ending) for form, ending in names]


def _key(form: Form, ending: str) -> str:
    return hashlib.sha256(f"{_program()}\n{ending}\n{form!r}".encode()).hexdigest()


_known_program = ""


def _program() -> str:
    """The digest of the code, fonts and libraries that make documents."""
    global _known_program
    if not _known_program:
        files: Iterable[Path] = sorted({file for pattern in _MADE_BY for file in _PACKAGE.glob(pattern) if file.is_file() and file.suffix != ".pyc"})
        told = hashlib.sha256(b"".join(file.relative_to(_PACKAGE).as_posix().encode() + file.read_bytes() for file in files))
        told.update(repr([(name, importlib.metadata.version(name)) for name in _LIBRARIES] + [zlib.ZLIB_RUNTIME_VERSION]).encode())
        _known_program = told.hexdigest()
    return _known_program


def _keep(made: dict[str, bytes]) -> None:
    """Where nothing can be written nothing is kept."""
    with suppress(OSError):
        CACHE.mkdir(parents=True, exist_ok=True)
        for key, data in made.items():
            beside = CACHE / f".{key}.{os.getpid()}"
            beside.write_bytes(data)
            os.replace(beside, CACHE / key)
