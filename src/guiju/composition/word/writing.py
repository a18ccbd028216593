"""The whole file: its parts in order, packed so that one document gives one file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument

from guiju.composition import letter_lines
from guiju.composition.document import Block, Chart, Document, Heading, Table
from guiju.composition.word.charts import set_chart
from guiju.composition.word.closing import closing, keep_with_closing
from guiju.composition.word.elements import Element, paragraph
from guiju.composition.word.letterhead import opening
from guiju.composition.word.marks import Marks
from guiju.composition.word.package import blank, describe
from guiju.composition.word.page import head_pages, number_pages, set_page
from guiju.composition.word.tables import set_table
from guiju.composition.writing import write_whole


def write_docx(document: Document, path: Path, *, comments: bool = False) -> None:
    """Write a document as a Word file in the form of GB/T 9704-2012.

    comments: put each marked number's origin into a comment; bookmarks are there in any case.
    The same document gives the same bytes. The file appears when it is whole; what stood there
    is replaced. Raises BadInput when it cannot be written.
    """
    content = _fixed_in_time(_compose(document, comments))
    write_whole(path, lambda beside: _fill(beside, content))


def _fill(beside: Path, content: bytes) -> None:
    beside.write_bytes(content)


def _compose(document: Document, comments: bool) -> WordDocument:
    doc = blank()
    set_page(doc)
    number_pages(doc)
    if document.sample:
        head_pages(doc, letter_lines.SAMPLE_NOTE)
    describe(doc, document)
    marks = Marks(doc, comments)
    body = [element for block in _numbered(document) for element in _block(*block, doc, marks)]
    keep_with_closing(body, document)
    ends = doc.element.body.sectPr
    for element in [*opening(document), *body, *closing(document)]:
        ends.addprevious(element)
    return doc


def _numbered(document: Document) -> list[tuple[Block, int]]:
    """Each block with its number among the charts, from 1; other blocks carry the last one's."""
    count, numbered = 0, []
    for block in document.blocks:
        count += isinstance(block, Chart)
        numbered.append((block, count))
    return numbered


def _block(block: Block, number: int, doc: WordDocument, marks: Marks) -> list[Element]:
    match block:
        case Table():
            return set_table(block, marks)
        case Chart():
            return set_chart(block, number, doc, marks)
        case Heading():
            return [paragraph(f"Heading{block.level}", *marks.runs(block.runs))]
        case _:
            return [paragraph("NormalIndent", *marks.runs(block.runs))]


def _fixed_in_time(doc: WordDocument) -> bytes:
    """Save, and set the dates inside the zip to its first day: a clock says nothing here."""
    saved, packed = BytesIO(), BytesIO()
    doc.save(saved)
    with ZipFile(saved) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return packed.getvalue()
