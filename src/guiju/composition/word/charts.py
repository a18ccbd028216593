"""Charts one can edit in Word: chart XML and workbook from python-pptx, placed in a paragraph."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.shared import Emu, Mm
from pptx.opc.oxml import serialize_part_xml

from guiju.composition import chart_data
from guiju.composition.characters import printable
from guiju.composition.document import Chart
from guiju.composition.word.chart_look import drawn
from guiju.composition.word.elements import Element, paragraph, words
from guiju.composition.word.marks import Marks
from guiju.composition.word.page import PITCH
from guiju.composition.word.workbook import category_data, workbook

_WIDTH = Mm(152)
_LINE = Emu(PITCH * 635)  # 635 EMU are a twip
_TALL, _TALLER = 8, 14  # lines of the grid
_NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_DRAWING = f"""\
<w:drawing {" ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NS.items())}>
<wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="{_NS["c"]}"><c:chart/></a:graphicData></a:graphic></wp:inline>
</w:drawing>"""


def set_chart(chart: Chart, number: int, doc: WordDocument, marks: Marks) -> list[Element]:
    """Return the chart and its caption below; number: counts the charts of the document.

    A chart without a number to draw says so in words.
    """
    caption = paragraph("FigureCaption", *marks.text(chart_data.caption(chart), chart.origin))
    if chart_data.is_empty(chart):
        return [paragraph("Figure", words("（没有可画的数字）")), caption]
    drawing = _drawing(chart, number, _add_parts(chart, number, doc))
    run = words("")
    run.append(drawing)
    return [paragraph("Figure", run), caption]


def _add_parts(chart: Chart, number: int, doc: WordDocument) -> str:
    """Add chart and workbook to the file; return the chart's relationship id."""
    package = doc.part.package
    data = category_data(chart)
    book_name = PackURI(f"/word/embeddings/chart{number}.xlsx")
    book = Part(book_name, CT.SML_SHEET, workbook(data), package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CT.DML_CHART, b"", package)
    space = drawn(chart, data, part.relate_to(book, RT.PACKAGE))
    part._blob = serialize_part_xml(space)
    return doc.part.relate_to(part, RT.CHART)


def _drawing(chart: Chart, number: int, relationship: str) -> Element:
    drawing: Element = parse_xml(_DRAWING)
    (extent,) = drawing.xpath(".//wp:extent")
    extent.set("cx", str(_WIDTH))
    extent.set("cy", str(_LINE * _lines(chart)))
    (named,) = drawing.xpath(".//wp:docPr")
    named.set("id", str(number))
    named.set("name", f"图{number}")
    named.set("title", printable(chart.caption))
    named.set("descr", printable(chart.alt))
    (reference,) = drawing.xpath(".//*[local-name()='chart']")
    reference.set(f"{{{_NS['r']}}}id", relationship)
    return drawing


def _lines(chart: Chart) -> int:
    """How many lines of the grid a chart takes: one of many bars takes more."""
    if chart.kind != "bar":
        return _TALL
    bars = len(chart.categories) * len(chart.series)
    return max(_TALL, min(_TALLER, 2 + round(bars * 0.6)))
