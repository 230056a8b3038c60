"""PDFs read back: the fields of a form that any program has filled in. Nothing in the file is run."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

from stemhub.formats.common import Find, Refused, Return, found, returned
from stemhub.formats.facts import MOST_UNSEEN, unseen_of
from stemhub.formats.opening import CHOOSE, as_written
from stemhub.model.form import CHOICE
from stemhub.model.values import is_place
from stemhub.model.verbatim import normal, unescaped

_IMPRINT = re.compile(r"Form: (\S+) · version (\S+)")
_MOST_FIELDS, _DEEPEST = 20_000, 20


def name_of(field_id: str) -> str:
    """The name of a field in a PDF: a full stop would part it from a parent (ISO 32000-1, 12.7.3.2)."""
    return field_id.replace(".", "~2")


def read(data: bytes, find: Find) -> Return:
    """The evaluation in a PDF. Raises Refused when it has no fields, is encrypted, or is not ours."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            values, unseen, told = _values(pdf), _unseen(pdf), _form(pdf)
    except pikepdf.PasswordError as wrong:
        raise Refused("It is protected by a password. Save it without one and send it again.") from wrong
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, AttributeError, KeyError) as wrong:
        raise Refused("The PDF is damaged or was cut off. Ask for it again.") from wrong
    line = _IMPRINT.search(values.pop("imprint", "")) or _IMPRINT.search(told)
    form = found(find, line[1] if line else "", line[2] if line else "")
    fields = form.fields
    texts, strange = {}, {}
    for name, value in values.items():
        key = unescaped(name.replace("~2", "."))
        empty = key in fields and fields[key].kind == CHOICE and value == CHOOSE
        (texts if is_place(key) else strange)[key] = "" if empty else unescaped(as_written(normal(value)))
    return returned(form, {**texts, **{key: text for key, text in strange.items() if text}}, unseen_of(unseen))


def _values(pdf: pikepdf.Pdf) -> dict[str, str]:
    form = pdf.Root.get("/AcroForm")
    if form is None or not len(form.get("/Fields", [])):
        raise Refused("This PDF has no fields any more: it was printed or “flattened”. Ask for the file in which the form was filled in.")
    if "/XFA" in form:
        raise Refused("This PDF holds an XFA form, which only one program can read. The hub’s forms hold none. It was not read.")
    values = {}
    for name, value in _fields(form.Fields, "", 0):
        values[name] = value
        if len(values) > _MOST_FIELDS:
            raise Refused("It has more fields than a form has. It was not read.")
    return values


def _fields(nodes: pikepdf.Object, parent: str, depth: int) -> Iterator[tuple[str, str]]:
    """Names and values, through the parents that some programs put round them."""
    if depth > _DEEPEST:
        raise Refused("Its fields are nested too deep to be a form. It was not read.")
    for node in nodes:
        name = ".".join(part for part in (parent, str(node.get("/T", ""))) if part)
        children = [one for one in node.get("/Kids", []) if "/T" in one]
        if children:
            yield from _fields(children, name, depth + 1)
        elif name:
            yield name, _text(node.get("/V"))


def _text(value: pikepdf.Object | None) -> str:
    if value is None:
        return ""
    if isinstance(value, pikepdf.Stream):
        return _decoded(value.read_bytes())
    if isinstance(value, pikepdf.Array):
        return _text(value[0]) if len(value) else ""
    text = str(value)
    return text.removeprefix("/") if isinstance(value, pikepdf.Name) else text


def _decoded(held: bytes) -> str:
    return held.decode("utf-16", "replace") if held[:2] in (b"\xfe\xff", b"\xff\xfe") else held.decode("utf-8", "replace")


def _unseen(pdf: pikepdf.Pdf) -> str:
    kept = pdf.attachments.get("evaluation.json")
    if kept is None:
        return ""
    held = kept.get_file().read_bytes()
    return held.decode("utf-8", "replace") if len(held) <= MOST_UNSEEN else ""


def _form(pdf: pikepdf.Pdf) -> str:
    """The form's name in the properties of the file, when its field is gone."""
    return str(pdf.docinfo.get("/Subject", "")) if "/Info" in pdf.trailer else ""
