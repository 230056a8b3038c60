"""A form as a Word document with content controls, tagged headings and tables with heads; the same bytes each time."""

from __future__ import annotations

import datetime
import functools
import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from stemhub.formats import archive, opening, word
from stemhub.formats.common import Find, Return
from stemhub.formats.facts import imprint, unseen_text
from stemhub.formats.grid import row_id, scale_line
from stemhub.model.evaluation import Evaluation
from stemhub.model.form import CHOICE, LIST, STATEMENTS, TABLE, TEXT, Field, Form, Row, Section
from stemhub.model.values import filled, hidden
from stemhub.model.verbatim import escaped
from stemhub.wording import tidy

SUFFIX = ".docx"
TITLE = "Word document"
GOOD_FOR = "for Word, LibreOffice and Google Docs: to write together, with room that grows as you write"

TEAL, INK, GREY, EDGE, SAND, CREAM = "0E5C68", "29222E", "5F5667", "867A8C", "F4EDE1", "FFFDF2"
_WIDTH = 265  # millimetres between the margins of A4 on its side
_TOGETHER = 8_000  # letters of XML; a few questions without long answers
_LINE = 6.5  # millimetres of room for a line; a row grows when more is written
_LETTERS, _LONG = 0.55, 20  # letters a millimetre; lines: a row with more may break over pages
_W = nsdecls("w")
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_ITEM = "{5D1F6C0E-3B7A-4E57-9A54-53544D485542}"  # names the part; any will do, but always the same one
_STYLES = {"Normal", "heading 1", "heading 2", "heading 3", "List Bullet", "No Spacing", "footer", "Default Paragraph Font", "Normal Table", "No List"}
# Parts of python-docx's own template that nobody needs, one of them with a picture.
_STALE = {"stylesWithEffects", "thumbnail", "customXml"}


def blank(form: Form) -> bytes:
    """The form without an answer."""
    return fill(form, Evaluation())


def fill(form: Form, evaluation: Evaluation) -> bytes:
    """The form with every answer of an evaluation."""
    grown, texts = filled(form, evaluation)
    document = docx.Document(io.BytesIO(_template(form.language)))
    _open(document, form)
    numbers = iter(range(1000, 1_000_000))
    body = document.element.body
    first = next((one for one in grown.sections if one.scale), None)  # its head, its scale and its first row would not fit below the opening
    for section in grown.sections:
        document.add_heading(section.title, 2).paragraph_format.page_break_before = section.new_sheet or section is first or None
        if section.summary:
            document.add_paragraph(section.summary).paragraph_format.keep_with_next = True
        if section.scale:
            document.add_paragraph(opening.SCALE, style="Heading 3")
            for choice in section.scale:
                document.add_paragraph(scale_line(choice), style="List Bullet").paragraph_format.keep_with_next = True
        body.insert(len(body) - 1, parse_xml(_table(section, texts, numbers)))  # before the properties of the last page
        document.add_paragraph("", style="No Spacing")
    document.add_paragraph(imprint(form), style="Small print")
    if unseen := unseen_text(hidden(form, evaluation)):
        _attach(document, unseen)
    out = io.BytesIO()
    document.save(out)
    return _same_bytes(out.getvalue())


def read(data: bytes, find: Find) -> Return:
    """The evaluation in a Word document, whatever program has saved it."""
    return word.read(data, find)


def _attach(document: docx.document.Document, unseen: str) -> None:
    """What programs keep, as a custom part with the properties that the standard asks for (ISO 29500-1, 15.2.5 and 15.2.6)."""
    package = document.part.package
    blob = f'{_XML}<evaluation xmlns="{word.UNSEEN_NAMESPACE}">{escape(unseen)}</evaluation>'
    part = Part(PackURI("/customXml/item1.xml"), "application/xml", blob.encode(), package)
    facts = f'{_XML}<ds:datastoreItem ds:itemID="{_ITEM}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>'
    properties = Part(PackURI("/customXml/itemProps1.xml"), CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, facts.encode(), package)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


@functools.cache
def _template(language: str) -> bytes:
    """An empty document with our styles and page; python-docx looks through all styles at each paragraph, so only those that
    are used stay."""
    document = docx.Document()
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in rels.items() if one.reltype.rsplit("/", 1)[1] in _STALE]:
            del rels[key]
    styles = document.styles
    for one in styles.element.findall(qn("w:style")):
        if one.find(qn("w:name")).get(qn("w:val")) not in _STYLES:
            styles.element.remove(one)
        elif (link := one.find(qn("w:link"))) is not None:
            one.remove(link)
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    defaults.find(qn("w:lang")).set(qn("w:val"), "en-GB" if language == "en" else language)
    for name, size, colour, before in (("Normal", 10.5, INK, 0), ("Heading 1", 24, TEAL, 0), ("Heading 2", 16, TEAL, 18), ("Heading 3", 11, INK, 6), ("List Bullet", 10.5, INK, 0)):
        style = styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), RGBColor.from_string(colour)
        fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
        for attribute in list(fonts.attrib):
            if attribute.endswith("Theme"):
                del fonts.attrib[attribute]
        for attribute in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{attribute}"), "Arial")
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
    placeholder = styles.add_style("Placeholder Text", 2)
    placeholder.font.color.rgb = RGBColor.from_string(GREY)
    for name, size in (("Small print", 8), ("Subtitle line", 13)):
        made = styles.add_style(name, 1)
        made.base_style, made.font.size = styles["Normal"], Pt(size)
        made.font.color.rgb = RGBColor.from_string(GREY if size == 8 else INK)
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = 1, Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(16)
    page.top_margin, page.bottom_margin = Mm(15), Mm(15)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _open(document: docx.document.Document, form: Form) -> None:
    facts = document.core_properties
    facts.title, facts.subject, facts.language = f"{form.title}: {opening.subtitle(form)}", imprint(form), "en-GB"
    facts.author = facts.last_modified_by = "STEM professional learning hub"
    facts.comments, facts.keywords, facts.revision = form.authority_statement, form.digest, 1
    facts.created = facts.modified = datetime.datetime.fromisoformat(form.released or "2020-01-01")
    document.add_heading(form.title, 1)
    document.add_paragraph(opening.subtitle(form), style="Subtitle line")
    document.add_paragraph(opening.time_line(form))
    document.add_heading(opening.ADVICE, 2)
    for line in form.advice:
        document.add_paragraph(line, style="List Bullet")
    document.add_heading(opening.OFFICIAL, 2)
    document.add_paragraph(form.authority_statement)
    document.add_paragraph(opening.page_line(form))
    foot = document.sections[0].footer.paragraphs[0]
    foot.style = document.styles["Small print"]
    foot.add_run(imprint(form) + " · page ")
    foot._p.append(parse_xml(f'<w:fldSimple {_W} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def _table(section: Section, texts: dict[str, str], numbers: Iterator[int]) -> str:
    first = section.row_heading or {STATEMENTS: opening.STATEMENT, LIST: opening.QUESTION, TABLE: opening.NUMBER}[section.layout]
    heads = (first, *section.columns)
    widths = _widths(section)
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    head = "".join(_cell(f'<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:t>{escape(text)}</w:t></w:r></w:p>', width, TEAL) for text, width in zip(heads, widths, strict=True))
    rows = [_row(section, row, widths, texts, numbers) for row in section.rows]
    if section.layout == LIST and len("".join(rows)) < _TOGETHER:  # the last question alone on a page would not say what it is about
        rows = [*(row.replace("<w:p>", "<w:p><w:pPr><w:keepNext/></w:pPr>") for row in rows[:-1]), rows[-1]]
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{EDGE}"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return (
        f'<w:tbl {_W} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:tblPr><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(section.title)}/><w:tblDescription w:val={quoteattr('Columns: ' + ', '.join(heads))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{''.join(rows)}</w:tbl>"
    )


def _widths(section: Section) -> list[float]:
    fields = section.rows[0].fields if section.rows else ()
    if section.layout == LIST:
        return [65, _WIDTH - 65]
    if section.layout == TABLE:
        return [24, *[(_WIDTH - 24) / len(fields)] * len(fields)]
    if len(fields) == 1:
        answer = 55 if all(row.fields[0].kind == CHOICE for row in section.rows) else 95
        return [_WIDTH - answer, answer]
    if fields[0].kind != CHOICE:
        return [55, *[(_WIDTH - 55) / len(fields)] * len(fields)] if section.row_heading else [95, *[(_WIDTH - 95) / len(fields)] * len(fields)]
    return [95, 32, *[(_WIDTH - 127) / (len(fields) - 1)] * (len(fields) - 1)]


def _row(section: Section, row: Row, widths: list[float], texts: dict[str, str], numbers: Iterator[int]) -> str:
    told = _paragraph(row.text) if row.text else ""
    if section.layout == LIST:
        told += "".join(_paragraph(text, 9, GREY) for text in row.prompts)
    if section.layout == STATEMENTS:
        told += _paragraph(row.code, 8, GREY)
        for head, lines in ((opening.STAGES, row.stages), (opening.HELP, row.prompts)):
            told += "".join(_paragraph(text, 9, GREY) for text in ((head, *lines) if lines else ()))
    elif section.layout == TABLE:
        told = _paragraph(row_id(section, row), 8, GREY)
    elif tidy(row.code.replace("/", " › ")) == tidy(row.text):  # what has no field of its own goes by its place
        told = _paragraph(row.code, 9)
    cells = [_cell(told, widths[0], SAND)]
    for field, width in zip(row.fields, widths[1:], strict=True):
        cells.append(_cell(_control(field, texts.get(field.id, ""), next(numbers)), width, CREAM))
    said = [(texts.get(field.id, ""), width) for field, width in zip(row.fields, widths[1:], strict=True)]
    long = any(len(text) / (width * _LETTERS) + text.count("\n") > _LONG for text, width in said)
    room = _twips(_LINE * max((field.lines for field in row.fields if field.kind == TEXT), default=1))
    return f'<w:tr><w:trPr>{"" if long else "<w:cantSplit/>"}<w:trHeight w:val="{room}" w:hRule="atLeast"/></w:trPr>{"".join(cells)}</w:tr>'


def _cell(inside: str, width: float, fill: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr>{inside}</w:tc>'


def _paragraph(text: str, size: float = 0, colour: str = "") -> str:
    look = f'<w:rPr><w:color w:val="{colour or INK}"/><w:sz w:val="{round(size * 2)}"/></w:rPr>' if size else ""
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _control(field: Field, text: str, number: int) -> str:
    """A control in its cell. One for text stands round whole paragraphs: LibreOffice loses line ends in one inside a line."""
    label = field.label if len(field.label) <= word.MOST_IN_A_TAG else field.label[: word.MOST_IN_A_TAG - 1] + "…"
    told = f'<w:alias w:val={quoteattr(escaped(label))}/><w:tag w:val={quoteattr(word.tag_of(field.id))}/><w:id w:val="{number}"/><w:lock w:val="sdtLocked"/>'
    held = f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{opening.placeholder(field)}</w:t></w:r>'
    if not text:
        told += "<w:showingPlcHdr/>"
    text = opening.told_apart(escaped(text))
    if field.kind != CHOICE:
        inside = "".join(f"<w:p>{_run(line)}</w:p>" for line in text.split("\n")) if text else f"<w:p>{held}</w:p>"
        return f"<w:sdt><w:sdtPr>{told}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    # An answer in other words stays in the list, or Word would not show it.
    labels = dict.fromkeys([*(escaped(choice.label) for choice in field.choices), *([text] if text and len(text) < 200 and "\n" not in text else [])])
    items = "".join(f"<w:listItem w:displayText={quoteattr(one)} w:value={quoteattr(one)}/>" for one in labels)
    held = "<w:r><w:br/></w:r>".join(map(_run, text.split("\n"))) if text else held
    return f"<w:p><w:sdt><w:sdtPr>{told}<w:comboBox>{items}</w:comboBox></w:sdtPr><w:sdtContent>{held}</w:sdtContent></w:sdt></w:p>"


def _run(line: str) -> str:
    """A line as a run, with its tabs as elements."""
    pieces = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in line.split("\t"))
    return f"<w:r>{'<w:tab/>'.join(pieces)}</w:r>" if line else ""


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def _same_bytes(data: bytes) -> bytes:
    """The same parts in a zip file without the time of day."""
    first = ("[Content_Types].xml", "_rels/.rels")
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return archive.made({name: made.read(name) for name in sorted(made.namelist(), key=lambda name: (name not in first, name))})
