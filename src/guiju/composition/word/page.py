"""The page of GB/T 9704-2012: A4, margins, 22 lines of 28 characters, page numbers."""

from __future__ import annotations

from docx.document import Document as WordDocument

from guiju.composition.word.elements import Element, paragraph, twips, w, words

WIDTH, HEIGHT = twips(210), twips(297)
TOP, BOTTOM, LEFT, RIGHT = twips(37), twips(35), twips(28), twips(26)
TEXT_WIDTH = WIDTH - LEFT - RIGHT
LINES, CHARACTERS = 22, 28
PITCH = (HEIGHT - TOP - BOTTOM) // LINES
BODY = 16  # points: 3号
# 28 characters of 16 pt are wider than 156 mm, so each is set a quarter of a point closer. A
# character grid (linesAndChars) would say the same to Word, but other programs give every
# character two of its cells; closer setting is read alike everywhere.
CLOSER = TEXT_WIDTH // CHARACTERS - BODY * 20
CHARACTER = BODY * 20 + CLOSER
_HEADER, _FOOTER = twips(20), twips(25)


def set_page(doc: WordDocument) -> None:
    """Give the only section paper, margins and grid; footer and header references stay."""
    section = doc.sections[0]._sectPr
    for old in list(section):
        if not old.tag.endswith("Reference"):
            section.remove(old)
    margins = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT}
    section.append(w("pgSz", w=WIDTH, h=HEIGHT))
    section.append(w("pgMar", **margins, header=_HEADER, footer=_FOOTER, gutter=0))
    section.append(w("cols", space=425))
    section.append(w("docGrid", type="lines", linePitch=PITCH))


def number_pages(doc: WordDocument) -> None:
    """Put — 1 — below the text: odd pages to the right, even ones to the left."""
    section = doc.sections[0]
    for footer, style in ((section.footer, "FooterOdd"), (section.even_page_footer, "FooterEven")):
        footer.is_linked_to_previous = False
        root = footer._element
        root[:] = [paragraph(style, words("— "), *_field("PAGE"), words(" —"))]


def head_pages(doc: WordDocument, text: str) -> None:
    """Put a word above every page."""
    section = doc.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        header._element[:] = [paragraph("Header", words(text))]


def _field(code: str) -> tuple[Element, ...]:
    instruction = words("")
    instruction.append(w("instrText"))
    instruction[-1].text = f" {code} "
    marks = [words("") for _ in range(3)]
    for run, kind in zip(marks, ("begin", "separate", "end"), strict=True):
        run.append(w("fldChar", fldCharType=kind))
    begin, separate, end = marks
    return begin, instruction, separate, words("1"), end
