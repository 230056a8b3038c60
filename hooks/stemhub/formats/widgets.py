"""Turns the marked places of a tagged PDF into form fields, in place.

Typst has drawn each as a link to https://field.invalid/<name> and put it into the structure in reading order; so only the
annotation changes (Link → Widget) and the tag round it (Link → Form). What PDF/UA asks of a field: a name to be heard (TU),
a tag, an appearance with an embedded font.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from stemhub.formats import letters

PLACE = "https://field.invalid/"
SIZE, LEADING, MARGIN = 10.0, 12.5, 3.0  # points
_MULTILINE, _READ_ONLY, _COMBO, _EDIT = 1 << 12, 1, 1 << 17, 1 << 18
_TYPING = String("/F1 10 Tf 0.16 0.13 0.18 rg")


@dataclass(frozen=True, slots=True)
class Place:
    """A field: its name in the file, what is heard, its choices if any, its text, whether it has lines."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...] = ()
    lines: bool = False
    fixed: bool = False


def with_fields(data: bytes, places: Mapping[str, Place], unseen: bytes = b"") -> bytes:
    """The PDF with its fields, by the last part of their address; `unseen` is attached as a file.

    Raises ValueError when a place is missing or was drawn twice: then the template is wrong.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = Dictionary(F1=letters.typing_font(pdf))
        shown = {key: letters.printable(place.value) for key, place in places.items()}
        if used := {letter for text in shown.values() if not letters.western(text) for letter in text} - {"\n"}:
            fonts.F2 = letters.showing_font(pdf, frozenset(used))
        made: dict[str, pikepdf.Object] = {}
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", []):
                name = _place(annotation)
                if not name:
                    continue
                if name in made:
                    raise ValueError(f"the place of {name} is drawn twice")
                _widget(pdf, page, annotation, places[name], shown[name], fonts)
                made[name] = annotation
            if "/Annots" in page.obj:
                page.obj.Tabs = Name.S
        if missing := set(places) - set(made):
            raise ValueError(f"there is no place for {sorted(missing)[:3]}")
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([made[key] for key in places]), DA=_TYPING, DR=Dictionary(Font=fonts)))
        _tag(pdf, {annotation.objgen for annotation in made.values()})
        if unseen:
            pdf.attachments["evaluation.json"] = pikepdf.AttachedFileSpec(pdf, unseen, filename="evaluation.json", mime_type="application/json", description="What programs keep", relationship=Name.Data)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _place(annotation: pikepdf.Object) -> str:
    action = annotation.get("/A")
    address = str(action.get("/URI", "")) if annotation.get("/Subtype") == Name.Link and action is not None else ""
    return address.removeprefix(PLACE) if address.startswith(PLACE) else ""


def _widget(pdf: pikepdf.Pdf, page: pikepdf.Page, field: pikepdf.Object, place: Place, text: str, fonts: Dictionary) -> None:
    x0, y0, x1, y1 = (float(one) for one in field.Rect)
    width, height = round(abs(x1 - x0), 3), round(abs(y1 - y0), 3)
    field.Rect = Array([round(min(x0, x1), 3), round(min(y0, y1), 3), round(max(x0, x1), 3), round(max(y0, y1), 3)])
    for key in ("/A", "/Border", "/BS", "/C", "/QuadPoints", "/H", "/Contents"):
        if key in field:
            del field[key]
    field.Subtype, field.F, field.P = Name.Widget, 4, page.obj
    field.T, field.TU, field.V, field.DA, field.MK = String(place.name), String(place.label), String(place.value), _TYPING, Dictionary()
    if place.choices:
        # The value is the label: many programs that fill in a form print the value.
        field.FT, field.Ff = Name.Ch, _COMBO | (0 if place.value in place.choices else _EDIT)
        field.Opt = Array([String(choice) for choice in place.choices])
        field.DV = String(place.choices[0])
    else:
        field.FT = Name.Tx
        field.Ff = (_MULTILINE if place.lines else 0) | (_READ_ONLY if place.fixed else 0)
    drawn = pdf.make_stream(_drawing(text, width, height, place.lines).encode())
    drawn.Type, drawn.Subtype, drawn.BBox, drawn.Resources = Name.XObject, Name.Form, Array([0, 0, width, height]), Dictionary(Font=fonts)
    field.AP = Dictionary(N=drawn)


def _drawing(text: str, width: float, height: float, lines: bool) -> str:
    """What a field shows before anybody types in it."""
    if not text.strip():
        return "/Tx BMC EMC"
    told = letters.wrapped(text, width - 2 * MARGIN, SIZE) if lines else [text.replace("\n", " ")]
    top = height - MARGIN - SIZE if lines else (height - SIZE) / 2 + 1.8
    western = letters.western(text)
    rows = " T* ".join(f"{letters.shown(line, western)} Tj" for line in told[: int(height / LEADING) + 1])
    return f"/Tx BMC q 0 0 {width:.2f} {height:.2f} re W n BT /F{1 if western else 2} {SIZE:g} Tf 0.16 0.13 0.18 rg {LEADING:g} TL {MARGIN:g} {top:.2f} Td {rows} ET Q EMC"


def _tag(pdf: pikepdf.Pdf, fields: set[tuple[int, int]]) -> None:
    """Link → Form round each field; the first cell of a row of statements is its head."""
    waiting, seen = [pdf.Root.StructTreeRoot], set()
    while waiting:
        element = waiting.pop()
        if element.objgen in seen:
            continue
        if element.objgen != (0, 0):
            seen.add(element.objgen)
        inside = element.get("/K")
        children = [] if inside is None else list(inside) if isinstance(inside, Array) else [inside]
        if element.get("/S") == Name.Link and any(isinstance(one, Dictionary) and "/Obj" in one and one.Obj.objgen in fields for one in children):
            element.S = Name.Form
            if "/Alt" in element:
                del element["/Alt"]
        if element.get("/S") == Name.TBody:
            for row in children:
                first = row.K[0] if isinstance(row.get("/K"), Array) else row.get("/K")
                if first is not None and first.get("/S") == Name.TD:
                    first.S, first.A = Name.TH, Dictionary(O=Name.Table, Scope=Name.Row)
        waiting += [one for one in children if isinstance(one, Dictionary) and "/S" in one]
